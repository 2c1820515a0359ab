import { describe, expect, test } from 'vitest';
import type { Line, Training, TrainingRun } from '../../wire/training/training';
import { gapAt, learningCurves, snapshotsOn } from './learning-curves';

function line(member: string, train: number[], validation: number[]): Line {
  const columns = new Map([
    ['step', Float64Array.from(train, (_, i) => 10 * i)],
    ['train_loss', Float64Array.from(train)],
    ['validation_loss', Float64Array.from(validation)],
    ['train_accuracy', Float64Array.from(train, (x) => 1 - x)],
    ['validation_accuracy', Float64Array.from(validation, (x) => 1 - x)],
  ]);
  return { member, rows: train.length, columns };
}

const run = (name: string, lines: Line[]): TrainingRun => ({
  name,
  type: 'sgd',
  lines,
  step: 10,
  ending: null,
  snapshots: [],
  updatesPerEpoch: 10,
  parameters: 3,
  gradientEvaluations: 10,
});

const trained = run('A', [line('', [0.7, 0.2], [0.7, 0.5])]);
const training = (...runs: TrainingRun[]): Training => ({ runs, data: {} as Training['data'] });

describe('learning curves', () => {
  test('train is solid and unnamed, validation dashed and bears the name', () => {
    const [train, validation] = learningCurves(training(trained), 'loss', () => true, String);
    expect([...train.values]).toEqual([0.7, 0.2]);
    expect([train.dash, train.label]).toEqual([[], '']);
    expect([...validation.values]).toEqual([0.7, 0.5]);
    expect(validation.dash!.length).toBeGreaterThan(0);
    expect(validation.label).toBeUndefined();
    expect([train.index, validation.index]).toEqual([0, 0]);
  });

  test('without validation rows the training curve bears the name', () => {
    const curves = learningCurves(training(run('A', [line('', [1, 2], [NaN, NaN])])), 'accuracy', () => true, String);
    expect(curves).toHaveLength(1);
    expect(curves[0].label).toBeUndefined();
  });

  test('averaged parameters and ensembles have a curve with their name; hidden runs none', () => {
    const both = training(trained, run('B', [line('', [1], [1]), line('average', [NaN], [0.4]), line('1', [1], [1])]));
    const curves = learningCurves(
      both,
      'loss',
      (index) => index === 1,
      (member) => `the ${member}`,
    );
    expect(curves.map(({ label }) => label)).toEqual(['', undefined, 'the average']);
  });
});

describe('snapshots', () => {
  test('stand on the training curve of their run, unless it is hidden', () => {
    const cyclic = { ...run('C', [line('', [3, 2, 1], [3, 2, 1])]), snapshots: [10, 20] };
    expect(snapshotsOn(training(trained, cyclic), 'loss', () => true)).toEqual([
      { index: 1, step: 10, value: 2 },
      { index: 1, step: 20, value: 1 },
    ]);
    expect(snapshotsOn(training(trained, cyclic), 'loss', (index) => index === 0)).toEqual([]);
  });
});

describe('the gap', () => {
  test('is positive where validation is worse, by loss and by accuracy', () => {
    expect(gapAt(trained, 'loss', 15)!.gap).toBeCloseTo(0.3);
    expect(gapAt(trained, 'accuracy', 15)!.gap).toBeCloseTo(0.3);
    expect(gapAt(trained, 'loss', 9)).toMatchObject({ step: 0, gap: 0 });
  });

  test('is unknown without validation, and before anything was measured', () => {
    expect(gapAt(run('A', [line('', [1], [NaN])]), 'loss', 0)).toBeNull();
    expect(gapAt(run('A', []), 'loss', 0)).toBeNull();
  });
});
