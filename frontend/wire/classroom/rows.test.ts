import { expect, test } from 'vitest';
import type { Race } from '../answer/frame';
import { curvesOf, extended, type Known, type RevealedRows } from './rows';

function race(steps: number[]): Race {
  const columns = new Map(['step', 'loss', 'x', 'y', 'gradient_norm'].map((name) => [name, new Float64Array(steps)]));
  const run = { name: 'SGD', type: 'sgd', rows: steps.length, ending: { reason: 'steps', step: 0 }, verdict: null, columns };
  return { variables: ['x', 'y'], runs: [run] } as unknown as Race;
}

function known(steps: number[]): Known {
  const of = race(steps);
  return { until: steps.at(-1)!, race: of, curves: curvesOf(of) };
}

const next: RevealedRows = {
  after: 1,
  until: 3,
  runs: [
    [
      [2, 3],
      [20, null],
      [0.2, 0.3],
      [-2, -3],
    ],
  ],
  diverged: [],
};

test('rows are laid to the run, its path and its losses', () => {
  const { until, race: longer, curves } = extended(known([0, 1]), [next]);
  expect(until).toBe(3);
  const [run] = longer!.runs;
  expect(run.rows).toBe(4);
  expect([...run.columns.get('step')!]).toEqual([0, 1, 2, 3]);
  expect([...run.columns.get('loss')!]).toEqual([0, 1, 20, NaN]);
  expect([...run.columns.get('x')!]).toEqual([0, 1, 0.2, 0.3]);
  expect([...run.columns.get('y')!]).toEqual([0, 1, -2, -3]);
  expect(curves[0].losses).toEqual([0, 1, 20, NaN]);
});

test('what is known already is not laid to it twice', () => {
  const { race: longer } = extended(known([0, 1, 2]), [next, next]);
  expect([...longer!.runs[0].columns.get('step')!]).toEqual([0, 1, 2, 3]);
  const whole = known([0, 1, 2, 3]);
  expect(extended(whole, [next])).toBe(whole);
});

test('over a gap nothing is laid', () => {
  const short = known([0]);
  expect(extended(short, [next])).toBe(short);
});

test('a run that has diverged says so, and one that has ended stays as it is', () => {
  expect(extended(known([0, 1]), [{ ...next, diverged: [0] }]).race!.runs[0].ending.reason).toBe('diverged');
  const ended = extended(known([0, 1]), [{ ...next, runs: [[[], [], [], []]] }]);
  expect(ended.until).toBe(3);
  expect([...ended.race!.runs[0].columns.get('y')!]).toEqual([0, 1]);
});

test('of networks the losses go on', () => {
  const curves = [{ name: 'a', steps: [0, 1], losses: [5, 4], validation: [] }];
  const news = {
    ...next,
    runs: [
      [
        [2, 3],
        [3, 2],
      ],
    ],
  };
  expect(extended({ until: 1, race: null, curves }, [news]).curves[0]).toMatchObject({ steps: [0, 1, 2, 3], losses: [5, 4, 3, 2] });
});
