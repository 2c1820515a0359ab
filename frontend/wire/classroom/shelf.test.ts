import { expect, test } from 'vitest';
import type { Lecture } from './lecture';
import { Shelf } from './shelf';

function lecture(title: string): Lecture {
  return { title, entries: [{ type: 'lesson', id: 'zigzag', title: 'Zigzag', notes: '', question: null }] };
}

function browser(first: Record<string, string> = {}) {
  const texts = new Map(Object.entries(first));
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (text.length > 1000) throw new Error('full');
      texts.set(key, text);
    },
  };
}

const titles = (shelf: Shelf) => shelf.lectures.map(({ title }) => title);

test('a lecture from elsewhere takes no place of those that are kept', () => {
  const texts = browser({ lecture: JSON.stringify(lecture('mine')) });
  const shelf = new Shelf(() => texts);
  expect(titles(shelf)).toEqual(['mine']);
  expect(shelf.placeOf(lecture('mine'))).toBe(0);
  expect(shelf.placeOf(lecture('theirs'))).toBe(-1);

  expect(shelf.keep(lecture('theirs'), -1)).toBe(true);
  expect(shelf.keep(lecture('theirs, edited'), 1)).toBe(true);
  expect(shelf.keep(lecture('mine, edited'), 0)).toBe(true);

  expect(titles(new Shelf(() => texts))).toEqual(['theirs, edited', 'mine, edited']);
  expect(shelf.remove(0)).toBe(true);
  expect(titles(new Shelf(() => texts))).toEqual(['mine, edited']);
});

test('what a browser does not keep takes nothing from what it does', () => {
  const texts = browser();
  const shelf = new Shelf(() => texts);
  expect(shelf.keep(lecture('x'.repeat(199)), -1)).toBe(true);
  expect(shelf.keep({ ...lecture('large'), entries: Array.from({ length: 20 }, () => lecture('').entries[0]) }, 0)).toBe(false);
  expect(titles(shelf)).toEqual(['x'.repeat(199)]);
  const none = new Shelf(() => {
    throw new Error('no storage');
  });
  expect(none.lectures).toEqual([]);
  expect(none.keep(lecture('x'), -1)).toBe(false);
});

test('a damaged lecture harms no other', () => {
  const texts = browser({ lectures: JSON.stringify([lecture('one'), { entries: 3 }, lecture('two')]) });
  expect(titles(new Shelf(() => texts))).toEqual(['one', 'two']);
  expect(new Shelf(() => browser({ lectures: '{' })).lectures).toEqual([]);
});
