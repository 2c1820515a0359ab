import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Asking, withheld, type Question } from './asking';
import type { Race, Run } from '../../wire/answer/frame';
import { RaceStore } from '../../functions/race/store';
import { TrainingStore } from '../../networks/training/store';

const QUESTION: Question = { text: 'Which?', choices: ['a', 'b', 'c'], answer: 1, explanation: 'Because.' };

function run(...losses: number[]): Run {
  const diverged = { reason: 'diverged', step: losses.length, message: { key: 'k', english: 'gone', arguments: [] } };
  return {
    name: 'SGD',
    type: 'sgd',
    rows: losses.length,
    verdict: diverged.message,
    ending: diverged,
    outcome: { why: diverged.message, limit: null, text: null },
    columns: new Map([
      ['step', Float64Array.from(losses, (_, i) => i)],
      ['loss', Float64Array.from(losses)],
    ]),
  };
}

function race(): Race {
  const what = { key: 'c', english: 'SGD flies away', arguments: [] };
  return {
    variables: ['x'],
    runs: [run(3, 2, 1, 0), run(9, 8)],
    caption: { what, hint: null },
    facts: { conditionNumber: 4, criticalPoint: null, minima: [], message: null },
  };
}

describe('a question', () => {
  const told = vi.fn();
  let asking: Asking;

  beforeEach(() => {
    told.mockReset();
    asking = new Asking(told);
    asking.ask(QUESTION);
  });

  test('is open until a choice is made', () => {
    expect(asking.open).toBe(true);
    asking.pick(2);
    expect([asking.open, asking.picked, asking.right]).toEqual([false, 2, false]);
    asking.pick(1);
    expect(asking.picked).toBe(2);
  });

  test('knows the right choice', () => {
    asking.pick(1);
    expect(asking.right).toBe(true);
  });

  test('does not know choices that it has not', () => {
    asking.pick(3);
    asking.pick(-1);
    expect(asking.open).toBe(true);
  });

  test('may be skipped, which is no answer', () => {
    asking.skip();
    expect([asking.open, asking.picked, asking.right]).toEqual([false, null, false]);
  });

  test('that is another one is asked anew', () => {
    asking.pick(1);
    asking.ask({ ...QUESTION, text: 'And now?' });
    expect(asking.open).toBe(true);
    asking.ask(null);
    expect(asking.open).toBe(false);
  });
});

describe('a race of which nothing is told', () => {
  test('ends at the step, without a word on what became of it', () => {
    const shown = withheld(race(), 1);
    expect(shown.runs.map(({ rows }) => rows)).toEqual([2, 2]);
    expect([...shown.runs[0].columns.get('loss')!]).toEqual([3, 2]);
    expect(shown.runs.map(({ ending, verdict, outcome }) => [ending.reason, verdict, outcome])).toEqual([
      ['steps', null, undefined],
      ['steps', null, undefined],
    ]);
    expect(shown.caption).toBeNull();
    expect(shown.facts.conditionNumber).toBe(4);
  });
});

describe('races under a question', () => {
  let store: RaceStore;

  beforeEach(() => {
    store = new RaceStore();
    store.asking.ask(QUESTION);
    store.setRace(race());
  });

  test('are there only as far as the cursor, and do not play', () => {
    expect([store.length, store.cursor]).toEqual([0, 0]);
    store.setCursor(3);
    store.setPlaying(true);
    expect([store.cursor, store.playing, store.caption]).toEqual([0, false, null]);
  });

  test('are there as far as the step at which a link begins', () => {
    store.beginAt(2);
    store.setCursor(3);
    expect([store.length, store.cursor]).toEqual([2, 2]);
  });

  test('are whole after the answer', () => {
    store.asking.pick(0);
    expect(store.length).toBe(3);
    expect(store.race!.runs[1].ending.reason).toBe('diverged');
    store.setPlaying(true);
    expect(store.playing).toBe(true);
  });

  test('stay hidden while somebody edits', () => {
    store.setRace(race());
    expect(store.length).toBe(0);
  });

  test('are taken back to their start by another question', () => {
    store.asking.skip();
    store.setCursor(3);
    store.asking.ask({ ...QUESTION });
    expect([store.length, store.cursor]).toEqual([0, 0]);
  });

  test('are not asked about again after an edit', () => {
    store.asking.pick(1);
    store.setRace(race());
    expect([store.asking.open, store.length]).toEqual([false, 3]);
  });
});

describe('trainings under a question', () => {
  test('neither play nor step until it is answered', () => {
    const store = new TrainingStore();
    store.confirm({ problem: { type: 'network' }, steps: 50, seed: 1, runs: [] });
    store.asking.ask(QUESTION);
    store.setPlaying(true);
    store.move(1);
    expect([store.playing, store.goal]).toEqual([false, 0]);
    store.asking.pick(0);
    store.setPlaying(true);
    expect(store.playing).toBe(true);
  });
});
