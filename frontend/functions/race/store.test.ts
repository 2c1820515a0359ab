import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Experiment } from '../../wire/answer/experiment';
import type { Race, Run } from '../../wire/answer/frame';
import type { Change } from '../../lab/lab-store';
import { RaceStore } from './store';

const experiment = (start: number[]): Experiment => ({
  problem: { type: 'function', expression: 'x', start },
  steps: 200,
  seed: 1,
  runs: [],
});

function race(...lengths: number[]): Race {
  const message = { key: '', english: '', arguments: [] };
  const runs = lengths.map((length): Run => ({
    name: 'SGD',
    type: 'sgd',
    rows: length + 1,
    verdict: null,
    ending: { reason: 'steps', step: length, message },
    columns: new Map([['step', Float64Array.from({ length: length + 1 }, (_, i) => i)]]),
  }));
  return { variables: ['x'], runs, facts: { conditionNumber: null, criticalPoint: null, minima: [], message: null }, caption: null };
}

let store: RaceStore;
let changes: Change[];

beforeEach(() => {
  store = new RaceStore();
  changes = [];
  store.subscribe((change) => changes.push(change));
});

describe('edits', () => {
  beforeEach(() => store.confirm(experiment([1])));

  test('a preview shows at once', () => {
    store.preview('/problem/start', [2]);
    expect(store.experiment!.problem.start).toEqual([2]);
    expect(store.dragging).toBe(true);
  });

  test('the answer to a commit with the same content is no change', () => {
    store.preview('/problem/start', [2]);
    store.commit('/problem/start', [2]);
    changes.length = 0;
    store.confirm(experiment([2]));
    expect(changes).toEqual([]);
    expect(store.dragging).toBe(false);
  });

  test('the server has the last word about what was committed', () => {
    store.commit('/problem/start', [2]);
    store.confirm(experiment([3]));
    expect(store.experiment!.problem.start).toEqual([3]);
  });

  test('an answer that arrives during the next drag does not pull the hand back', () => {
    store.commit('/problem/start', [2]);
    store.preview('/problem/start', [5]);
    store.confirm(experiment([2]));
    expect(store.experiment!.problem.start).toEqual([5]);
  });

  test('an edit of a run that is gone does no harm', () => {
    store.preview('/runs/3/name', 'x');
    expect(store.experiment).toEqual(experiment([1]));
  });
});

describe('the cursor', () => {
  test('stays within the race', () => {
    store.setRace(race(20));
    store.setCursor(99);
    expect(store.cursor).toBe(20);
    store.setCursor(-3);
    expect(store.cursor).toBe(0);
  });

  test('at the end it stays at the end when the race gets longer or shorter', () => {
    store.setRace(race(20));
    store.setCursor(20);
    store.setRace(race(7));
    expect(store.cursor).toBe(7);
    store.setRace(race(30));
    expect(store.cursor).toBe(30);
  });

  test('in the middle it stays where it is', () => {
    store.setRace(race(20));
    store.setCursor(5);
    store.setRace(race(200));
    expect(store.cursor).toBe(5);
  });

  test('hidden runs do not count', () => {
    store.setRace(race(20, 90));
    store.setHidden([1]);
    expect(store.length).toBe(20);
  });

  test('where all runs are hidden the timeline keeps its length', () => {
    store.setRace(race(20, 90));
    store.setCursor(50);
    store.setHidden([0, 1]);
    expect(store.length).toBe(90);
    expect(store.cursor).toBe(50);
  });

  test('the readouts speak of the hovered step', () => {
    store.setRace(race(20));
    store.setCursor(5);
    store.setHover({ step: 11, run: 0 });
    expect(store.focus).toBe(11);
    store.setHover(null);
    expect(store.focus).toBe(5);
  });
});

test('what does not change is not told', () => {
  store.setRace(race(20));
  changes.length = 0;
  store.setCursor(3);
  store.setCursor(3);
  store.setHover({ step: 1, run: null });
  store.setHover({ step: 1, run: null });
  expect(changes).toEqual(['cursor', 'hover']);
});

test('a good race ends the trouble', () => {
  store.setTrouble({ kind: 'refused', message: { key: '', english: 'no', arguments: [] }, path: null });
  store.setRace(race(3));
  expect(store.trouble).toBeNull();
});

test('who has left hears nothing', () => {
  const told = vi.fn();
  store.subscribe(told)();
  store.setRace(race(3));
  expect(told).not.toHaveBeenCalled();
});

test('a pinned race stays in sight through every later experiment, until it is let go', () => {
  store.confirm(experiment([1]));
  store.pin();
  expect(store.isPinned).toBe(false);
  const first = race(3);
  store.setRace(first);
  store.pin();
  for (const start of [2, 3, 4]) {
    store.confirm(experiment([start]));
    store.setRace(race(start));
  }
  expect(store.pinned).toBe(first);
  expect(changes).toContain('pinned');
  store.pin();
  expect(store.isPinned).toBe(false);
});
