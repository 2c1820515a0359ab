import { beforeEach, describe, expect, test } from 'vitest';
import type { Change } from '../../lab/lab-store';
import { lineRowAt, type Line, type Training, type TrainingRun } from '../../wire/training/training';
import { TrainingStore } from './store';

const message = { key: '', english: '', arguments: [] };

function line(member: string, steps: number[]): Line {
  return {
    member,
    rows: steps.length,
    columns: new Map([
      ['step', Float64Array.from(steps)],
      ['train_loss', Float64Array.from(steps, (step) => 1 / (1 + step))],
    ]),
  };
}

function run(name: string, step: number, ended = false): TrainingRun {
  return {
    name,
    type: 'sgd',
    lines: [
      line(
        '',
        [0, 10, 20].filter((row) => row <= step),
      ),
    ],
    step,
    ending: ended ? { reason: 'steps', step, message } : null,
    snapshots: [],
    updatesPerEpoch: 10,
    parameters: 3,
    gradientEvaluations: step,
  };
}

function training(...runs: TrainingRun[]): Training {
  const nothing = new Float64Array(0);
  const data = {
    features: ['x1', 'x2'],
    classes: ['0', '1'],
    points: [nothing, nothing],
    targets: nothing,
    training: new Uint8Array(0),
    mislabelled: new Uint8Array(0),
  };
  return { runs, data };
}

let store: TrainingStore;
let changes: Change[];

beforeEach(() => {
  store = new TrainingStore();
  store.confirm({ problem: { type: 'network' }, steps: 100, seed: 1, runs: [] });
  changes = [];
  store.subscribe((change) => changes.push(change));
});

test('what a remedy changed stays in sight for one training', () => {
  store.setTraining(training(run('a', 20, true)));
  store.keepGhost(0, '/steps', message);
  store.commit('/steps', 200);
  store.begin(training(run('a', 0)));
  expect(store.ghost?.of.runs[store.ghost.index].name).toBe('a');
  store.commit('/steps', 300);
  store.begin(training(run('a', 0)));
  expect(store.ghost).toBeNull();
});

test('the way back from a remedy leaves out again what was left out', () => {
  store.confirm({ problem: { type: 'network' }, steps: 100, seed: 1, runs: [{ name: 'a' }] });
  store.setTraining(training(run('a', 20, true)));
  store.keepGhost(0, '/runs/0/network/weightDecay', { ...message, english: 'weight decay 0' });
  expect(store.former).toBeNull();
  store.commit('/runs/0/network', { weightDecay: 0.1 });
  store.begin(training(run('a', 0)));
  expect(store.former).toMatchObject({ index: 0, name: 'a', back: { path: '/runs/0', value: { name: 'a' } } });
  store.commit('/steps', 200);
  expect(store.former).toBeNull();
});

test('pinned runs stay in sight through every later training, until they are let go', () => {
  const first = run('a', 20, true);
  const before = training(first);
  store.setTraining(before);
  store.pin();
  for (let i = 0; i < 3; i++) store.begin(training(run('a', 0)));
  expect(store.pinned).toBe(before);
  expect(changes).toContain('pinned');
  store.pin();
  expect(store.isPinned).toBe(false);
});

describe('the cursor', () => {
  test('goes with the frontier, which is where all shown runs are', () => {
    store.setTraining(training(run('a', 12), run('b', 7)));
    expect(store.cursor).toBe(7);
    store.setHidden([1]);
    expect(store.cursor).toBe(12);
    store.setTraining(training(run('a', 30), run('b', 30)));
    expect(store.cursor).toBe(30);
  });

  test('stays in the past while the training goes on', () => {
    store.setTraining(training(run('a', 12)));
    store.setCursor(5);
    store.setTraining(training(run('a', 40)));
    expect(store.cursor).toBe(5);
  });

  test('a run that ended early holds nobody up', () => {
    store.setTraining(training(run('a', 3, true), run('b', 50)));
    expect(store.length).toBe(50);
    expect(store.total).toBe(100);
    store.setTraining(training(run('a', 3, true), run('b', 60, true)));
    expect(store.total).toBe(60);
  });

  test('another training begins at its start', () => {
    store.setTraining(training(run('a', 40)));
    store.begin(training(run('a', 0)));
    expect(store.cursor).toBe(0);
  });
});

describe('updates', () => {
  test('one step forward at the frontier asks for one update', () => {
    store.setTraining(training(run('a', 12)));
    store.move(1);
    expect(store.goal).toBe(13);
    expect(store.cursor).toBe(12);
    store.setTraining(training(run('a', 13)));
    expect(store.cursor).toBe(13);
  });

  test('one step forward in the past asks for none', () => {
    store.setTraining(training(run('a', 12)));
    store.setCursor(4);
    store.move(1);
    expect(store.goal).toBe(0);
    expect(store.cursor).toBe(5);
  });

  test('none are asked for beyond the end', () => {
    store.setTraining(training(run('a', 100, true)));
    store.move(1);
    expect(store.goal).toBe(0);
    store.begin(training(run('a', 97)));
    store.move(10);
    expect(store.goal).toBe(100);
  });
});

describe('playing', () => {
  test('ends with the last run', () => {
    store.setTraining(training(run('a', 90)));
    store.setPlaying(true);
    store.setTraining(training(run('a', 100, true)));
    expect(store.playing).toBe(false);
  });

  test('at the very end it shows all of it again', () => {
    store.setTraining(training(run('a', 100, true)));
    store.setPlaying(true);
    expect(store.cursor).toBe(0);
    expect(store.playing).toBe(true);
  });
});

test('what all who look want is asked for together, until they look away', () => {
  const [map, table] = [{}, {}];
  store.want(map, { decision: true, members: ['1'] });
  store.want(table, { confusion: true, masks: 3, members: ['1', '2'] });
  expect(store.wanted).toEqual({ decision: true, confusion: true, worst: false, weights: false, masks: 3, members: ['1', '2'] });
  changes.length = 0;
  store.want(map, { decision: true, members: ['1'] });
  expect(changes).toEqual([]);
  store.want(table, null);
  expect(store.wanted.confusion).toBe(false);
});

test('the row of a step is the last one not after it', () => {
  const rows = line('', [0, 10, 20]);
  expect([0, 9, 10, 99].map((step) => lineRowAt(rows, step))).toEqual([0, 0, 1, 2]);
  expect(lineRowAt(line('', []), 5)).toBe(-1);
});

test('readings are those of the cursor', () => {
  store.setTraining(training(run('a', 20), run('b', 20)));
  store.setHidden([1]);
  store.setCursor(10);
  expect(store.readings()).toEqual([{ name: 'a', value: 1 / 11 }]);
});
