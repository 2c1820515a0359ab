import { expect, test } from 'vitest';
import { lessonOf } from './pictures';
import {
  MOST_ENTRIES,
  moved,
  opening,
  packLecture,
  readLecture,
  sessionOf,
  unpackLecture,
  type Lecture,
  type LectureEntry,
} from './lecture';

function entry(type: LectureEntry['type'], id: string): LectureEntry {
  const question = type === 'question' ? { text: 'Which?', choices: ['一', 'b'], answer: 1, explanation: '' } : null;
  return { type, id, title: `«${id}»`, notes: 'Look.', question };
}

const lecture: Lecture = {
  title: '梯度 descent',
  entries: [entry('lesson', 'ravine'), entry('question', ''), entry('experiment', 'a7t627rh3wjc')],
};

test('a lecture comes back from its link and from its file', async () => {
  const packed = await packLecture(lecture);
  expect(packed).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(await unpackLecture(packed)).toEqual(lecture);
  expect(readLecture(JSON.parse(JSON.stringify(lecture)))).toEqual(lecture);
});

test('what strangers send is bounded', async () => {
  const bad: unknown[] = [
    null,
    [],
    {},
    { entries: 'x' },
    { entries: [null] },
    { entries: [{ type: 'page', id: 'x' }] },
    { entries: [{ type: 'experiment', id: '../x' }] },
    { entries: [{ type: 'lesson' }] },
    { title: 'x'.repeat(201), entries: [] },
    { entries: Array.from({ length: MOST_ENTRIES + 1 }, () => entry('lesson', 'x')) },
    { entries: [{ type: 'question', question: { text: 'Which?', choices: ['a', 'a'] } }] },
    { entries: [{ type: 'question', question: { text: 'Which?', choices: ['a', 'b'], answer: 2 } }] },
  ];
  for (const each of bad) expect(() => readLecture(each), JSON.stringify(each)?.slice(0, 60)).toThrow();
  const bomb = await packLecture({ title: 'x'.repeat(5_000_000), entries: [] });
  expect(bomb.length).toBeLessThan(60_000);
  await expect(unpackLecture(bomb)).rejects.toThrow('too long');
  await expect(unpackLecture('%%%')).rejects.toThrow();
  await expect(unpackLecture('AAAA')).rejects.toThrow();
});

test('an entry goes to another place', () => {
  const ids = ({ entries }: Lecture) => entries.map(({ title }) => title);
  expect(ids(moved(lecture, 0, 2))).toEqual(['«»', '«a7t627rh3wjc»', '«ravine»']);
  expect(ids(moved(lecture, 2, -1))).toEqual(['«a7t627rh3wjc»', '«ravine»', '«»']);
});

test('a question is asked of what stands before it', () => {
  expect(opening(lecture, 0)).toEqual({ lesson: 'ravine' });
  expect(opening(lecture, 1)).toEqual({ lesson: 'ravine', question: lecture.entries[1].question });
  expect(opening(lecture, 2)).toEqual({ experiment: 'a7t627rh3wjc' });
  expect(opening({ title: '', entries: [entry('question', '')] }, 0)).toBeNull();
  expect(opening(lecture, 9)).toBeNull();
});

test('a lesson is known by the address that opens it', () => {
  expect(lessonOf('https://descent.example.org/?lesson=zigzag')).toBe('zigzag');
  expect(lessonOf('/networks?x=1&lesson=keep#a')).toBe('keep');
  expect(lessonOf('/x/a7t627rh3wjc')).toBeNull();
});

test('what a class was asked plays again in its order, and each has a name', async () => {
  const csv =
    'round,question,pseudonym,value,experiment\r\n1,"Which, ""a"" or b?",Jade Fox,0,aaa111\r\n2,"Which, ""a"" or b?",Jade Fox,1,aaa111\r\n' +
    ',learningRate,Jade Fox,0.1,made1\r\n,learningRate,Red Owl,0.2,made2\r\n,end,Jade Fox,"[0.0, 1.0]",bbb222\r\n,end,Red Owl,"[1.0, 1.0]",bbb222\r\n,rate,Red Owl,0.1,bbb222\r\n1,Second?,Jade Fox,0,ccc333\r\n' +
    ',learningRate,Jade Fox,0.1,made3\r\n';
  const name = (id: string, field: string) => Promise.resolve(`${id}: ${field}`);
  const { title, entries } = await sessionOf(csv, 'ABC234', name);
  expect(title).toBe('ABC234');
  expect(entries.map(({ id }) => id)).toEqual(['aaa111', 'made1', 'bbb222', 'bbb222', 'ccc333', 'made3']);
  expect(entries.map((entry) => entry.title)).toEqual([
    'Which, "a" or b?',
    'made1: learningRate',
    'bbb222: end',
    'bbb222: rate',
    'Second?',
    'made3: learningRate',
  ]);
  expect((await sessionOf('round,question,pseudonym,value,experiment\r\n', '', name)).entries).toEqual([]);
});
