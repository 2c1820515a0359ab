// @vitest-environment happy-dom
import { LitElement } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fill } from '../wire/answer/message';
import type { ClassExperiment, ClassState } from '../wire/classroom/socket';
import english from '../../src/main/resources/vaadin-i18n/translations.properties?raw';
import { counts, heardByFollower, heardByTeacher, Voice, type Moment } from './aloud';

const texts = Object.fromEntries(english.split('\n').map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]));
const speak = (key: string, ...values: unknown[]): string => {
  expect(texts[key], key).toBeDefined();
  return fill(texts[key], values);
};

const question = { text: 'Who is ahead?', choices: ['Plain', 'Careful'] };
const experiment = { title: 'Ravine', question } as unknown as ClassExperiment;
const state = { experiment: 1, question: 'closed', choose: '', say: '', truth: false, followers: 2, votes: 0, guessed: 0 } as ClassState;
const start: Moment = { state: { ...state, exploring: 0, dots: 0 }, experiment, pseudonym: 'Jade Fox', voted: null, guessed: null };

test('who only hears a page goes through a whole vote, and hears each thing once', () => {
  const told: string[] = [];
  let at: Moment | null = null;
  const comes = (next: Partial<ClassState>, more: Partial<Moment> = {}): void => {
    const now: Moment = { ...(at ?? start), ...more, state: { ...(at ?? start).state, ...next } };
    const said = heardByFollower(at, now, speak);
    if (said) told.push(said);
    at = now;
  };
  comes({});
  comes({ step: 5 });
  comes({ question: 'open' });
  comes({ votes: 1 });
  comes({}, { voted: { round: 1, choice: 0 } });
  comes({ votes: 2 });
  comes({ question: 'talk' });
  comes({ question: 'open2', votes: 0 });
  comes({}, { voted: { round: 2, choice: 1 } });
  comes({ question: 'closed' });
  const known = { ...question, answer: 1, explanation: 'Plain bounces.' };
  comes(
    {
      question: 'revealed',
      rounds: [
        [1, 1],
        [0, 2],
      ],
    },
    { experiment: { ...experiment, question: known } },
  );
  comes({ step: 6 });
  expect(told).toEqual([
    'You are in the class, as Jade Fox. Ravine is shown.',
    'Vote now. Who is ahead? 1: Plain. 2: Careful.',
    '“Plain” is counted; another vote takes its place.',
    'Talk it over with your neighbours.',
    'Vote again.',
    '“Careful” is counted; another vote takes its place.',
    'The vote is closed.',
    'The right answer: Careful. Plain: Vote 1 50% (1), Vote 2 0% (0). Careful: Vote 1 50% (1), Vote 2 100% (2). Plain bounces. You answered: Careful',
  ]);
});

test('a late comer hears what is asked, and what can be guessed or chosen', () => {
  const late = { ...start, state: { ...start.state, question: 'talk' as const } };
  expect(heardByFollower(null, late, speak)).toContain('Talk it over with your neighbours. Who is ahead? 1: Plain. 2: Careful.');
  const guessing = { ...start, state: { ...start.state, choose: 'loss' } };
  expect(heardByFollower(start, guessing, speak)).toBe('With which loss will the first run end? Tap or drag in the chart.');
  const guessed = { ...guessing, guessed: { field: 'loss' as const, values: [0.5] } };
  expect(heardByFollower(guessing, guessed, speak)).toBe('0.5 Taken; another guess takes its place.');
  expect(heardByFollower(guessed, { ...guessed, state: start.state }, speak)).toBe('All guesses are shown.');
});

test('a pause is heard with its sentence, and its end', () => {
  const paused = { ...start, state: { ...start.state, paused: true, say: 'Look up.' } };
  expect(heardByFollower(start, paused, speak)).toBe('Look up.');
  expect(heardByFollower(paused, start, speak)).toBe('The class goes on.');
});

test('a teacher hears what came of a vote, and counts after a rest', () => {
  const open = { ...start, state: { ...start.state, question: 'open' as const } };
  expect(heardByTeacher(start, open, speak)).toBe('');
  const revealed = { ...start, state: { ...start.state, question: 'revealed' as const, rounds: [[1, 3]] } };
  expect(heardByTeacher(open, revealed, speak)).toBe('Plain: 25% (1). Careful: 75% (3).');
  expect(counts(state, { ...state, followers: 4, votes: 3 }, speak)).toBe('4 following, 3 of 4 voted');
  expect(counts(state, state, speak)).toBe('');
});

class Page extends LitElement {
  readonly voice = new Voice(this);
  protected override render(): unknown {
    return this.voice.render();
  }
}
customElements.define('aloud-test', Page);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what is said comes into a part that was there before, one sentence in one piece, and goes again', async () => {
  const page = document.createElement('aloud-test') as Page;
  document.body.append(page);
  await page.updateComplete;
  const heard = page.renderRoot.querySelector('[aria-live=polite]')!;
  const sentences = (): (string | null)[] => [...heard.children].map((each) => each.textContent);
  expect(sentences()).toEqual([]);
  page.voice.say('First.');
  page.voice.say('Second.');
  let votes = 1;
  page.voice.count(() => `${votes} voted`);
  votes = 3;
  page.voice.count(() => 'never asked');
  await page.updateComplete;
  expect(sentences()).toEqual(['First.', 'Second.']);
  vi.advanceTimersByTime(3000);
  await page.updateComplete;
  expect(sentences()).toEqual(['First.', 'Second.', '3 voted']);
  vi.advanceTimersByTime(60_000);
  await page.updateComplete;
  expect(sentences()).toEqual([]);
  page.remove();
});
