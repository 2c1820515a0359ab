import { describe, expect, test } from 'vitest';
import type { Line, TrainingRun } from '../../wire/training/training';
import { costOf, meanOf, ensembleMembers, togetherIn, worthAt } from './committee';

const line = (member: string, accuracy: number[], loss: number[], cost: number[]): Line => ({
  member,
  rows: cost.length,
  columns: new Map(
    Object.entries({
      step: [0, 10],
      validation_accuracy: accuracy,
      validation_loss: loss,
      gradient_evaluations: cost,
      train_loss: [3, 2],
      train_accuracy: [0.1, 0.2],
    }).map(([name, values]) => [name, Float64Array.from(values)]),
  ),
});

const run = {
  lines: [
    line('', [0.5, 0.6], [1, 0.8], [0, 10]),
    line('1', [0.5, 0.6], [1, 0.8], [0, 10]),
    line('2', [0.4, 0.8], [1, 0.4], [0, 10]),
    line('ensemble', [0.5, 0.9], [1, 0.5], [0, 20]),
  ],
} as unknown as TrainingRun;

describe('an ensemble in numbers', () => {
  test('members are told from the other lines', () => {
    expect(ensembleMembers(run)).toEqual(['1', '2']);
    expect(worthAt(run, '2', 12)).toEqual({ accuracy: 0.8, loss: 0.4, cost: 10 });
    expect(worthAt(run, '3', 12)).toBeNull();
    expect(worthAt(run, '2', -1)).toBeNull();
  });

  test('without validation rows the training rows are measured', () => {
    const whole = { lines: [line('1', [NaN, NaN], [NaN, NaN], [0, 10])] } as unknown as TrainingRun;
    expect(worthAt(whole, '1', 10)).toEqual({ accuracy: 0.2, loss: 2, cost: 10 });
  });

  test('the mean of the chosen, and what they cost', () => {
    const worths = ['1', '2'].map((member) => worthAt(run, member, 10)!);
    const mean = meanOf(worths)!;
    expect(mean.accuracy).toBeCloseTo(0.7, 12);
    expect(mean.loss).toBeCloseTo(0.6, 12);
    expect(costOf(worths, false)).toBe(20);
    expect(costOf(worths, true)).toBe(10);
    expect(meanOf([])).toBeNull();
  });

  test('a group is found in the pictures', () => {
    const measure = { trainLoss: 1, trainAccuracy: 0.5, validationLoss: 0.3, validationAccuracy: 0.75 };
    const pictures = [{ run: 0, member: '1+2', step: 10, measure }];
    expect(togetherIn(pictures, 0, '1+2')).toEqual({ step: 10, accuracy: 0.75, loss: 0.3 });
    expect(togetherIn(pictures, 1, '1+2')).toBeNull();
  });
});
