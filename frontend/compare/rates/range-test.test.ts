import { expect, test } from 'vitest';
import type { Experiment } from '../../wire/answer/experiment';
import { rangeCurves, rangeExperiment, rangeFacts } from './range-test';

const experiment = {
  problem: { type: 'function', expression: 'x^2', start: [1] },
  steps: 101,
  seed: 1,
  sweep: { type: 'rates' },
  runs: [
    { name: 'SGD', optimizer: { type: 'sgd' } },
    { name: 'BFGS', optimizer: { type: 'bfgs' } },
  ],
} as unknown as Experiment;

test('rates rise by equal factors from the lowest to the highest', () => {
  const { runs, sweep, every } = rangeExperiment(experiment, (run) => run === 0, [1e-4, 1]) as Experiment & {
    every: number;
    sweep?: unknown;
  };
  expect(runs.map(({ name }) => name)).toEqual(['SGD']);
  const formula = (runs[0].schedule as unknown as { expression: string }).expression;
  const rate = (t: number): number => {
    const [low, growth] = /^(.*)\*exp\((.*)\*t\)$/.exec(formula)!.slice(1).map(Number);
    return low * Math.exp(growth * t);
  };
  expect(rate(0)).toBe(1e-4);
  expect(rate(50)).toBeCloseTo(1e-2, 12);
  expect(rate(100)).toBeCloseTo(1, 12);
  expect([sweep, every]).toEqual([undefined, 1]);
});

test('curves are read from the trace, of the runs themselves', () => {
  const functions = 'run,step,loss,gradient_norm,learning_rate\n"a,""b""",0,4,2,\n"a,""b""",1,3,2,0.1\n"a,""b""",2,2,1,0.2\n';
  expect(rangeCurves(functions, ['other', 'a,"b"'])).toEqual([{ run: 1, rates: [0.1, 0.2], losses: [3, 2] }]);
  const networks = 'run,member,step,epoch,train_loss,learning_rate\nn,,0,0,1,\nn,,5,1,0.5,0.1\nn,average,5,1,0.4,0.1\n';
  expect(rangeCurves(networks, ['n'])).toEqual([{ run: 0, rates: [0.1], losses: [0.5] }]);
});

test('says where the loss is lowest and from where on it is lost, by its end or by an overflow', () => {
  const rates = [0.001, 0.01, 0.1, 1];
  expect(rangeFacts({ run: 0, rates, losses: [5, 2, 3, 4] }, 9, 1)).toEqual({ lowest: 0.01, lost: null });
  expect(rangeFacts({ run: 0, rates, losses: [10, 2, 12, 40] }, 9, 1)).toEqual({ lowest: 0.01, lost: 0.1 });
  expect(rangeFacts({ run: 0, rates, losses: [5, 2, 1, 4] }, 9, 10)).toEqual({ lowest: 0.1, lost: 1 });
});
