import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../wire/answer/experiment';
import { experimentOf, measuredOf, pointsOf, theoryOf } from './cell-curves';

describe('a cell of a map', () => {
  it('is the experiment with its numbers, and its contender alone', () => {
    const run = (type: string) => ({ name: type, optimizer: { type, momentum: 0.9 }, schedule: { type: 'constant', learningRate: 0.01 } });
    const experiment = {
      problem: { type: 'function', expression: 'x^2', start: [1] },
      steps: 5,
      seed: 1,
      runs: [run('sgd'), run('momentum')],
      sweep: {},
    } as Experiment;
    const cell = experimentOf(experiment, 1, { learningRate: 0.5, momentum: 0.2 });
    expect(cell.runs).toEqual([
      { name: 'momentum', optimizer: { type: 'momentum', momentum: 0.2 }, schedule: { type: 'constant', learningRate: 0.5 } },
    ]);
    expect(cell.sweep).toBeUndefined();
    expect(experiment.runs[1].optimizer.momentum).toBe(0.9);
  });

  it('shrinks by its radius at each step by theory', () => {
    expect(
      theoryOf(
        [
          ['monotone', 0.1],
          ['swings', 0.5],
        ],
        2,
      ),
    ).toEqual([
      [0, -1, -2],
      [0, Math.log10(0.5), 2 * Math.log10(0.5)],
    ]);
    expect(theoryOf([['monotone', 0]], 1)).toEqual([[0, -16]]);
  });

  it('is measured by the root of the loss above the minimum', () => {
    expect(measuredOf([101, 2, 1], 1)).toEqual([0, -1, -16]);
  });

  it('is drawn within its box', () => {
    expect(pointsOf([0, 1], [0, 2], [10, 20, 100, 50], [0, 1, 0, 2])).toBe('10.0,70.0 110.0,20.0');
  });
});
