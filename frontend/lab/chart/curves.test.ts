import { expect, test } from 'vitest';
import type { Race, Run } from '../../wire/answer/frame';
import { curvesOf, distances, drawCurve, rangeOf, suitedScale, suitsLog, unitOf, type Curve } from './curves';
import { ratesVary } from './layout';
import type { Axis } from '../../draw/axes/scale';

function run(losses: number[], reason = 'steps', rates = losses.map(() => 0.1)): Run {
  const steps = Float64Array.from(losses, (_, i) => i);
  const columns = new Map([
    ['step', steps],
    ['loss', Float64Array.from(losses)],
    ['gradient_evaluations', steps.map((step) => 2 * step)],
    ['learning_rate', Float64Array.from(rates)],
    ['x', Float64Array.from(losses)],
  ]);
  const message = { key: '', english: '', arguments: [] };
  return { name: 'SGD', type: 'sgd', rows: losses.length, ending: { reason, step: losses.length - 1, message }, verdict: null, columns };
}

function race(...runs: Run[]): Race {
  return {
    variables: ['x'],
    runs,
    facts: {
      conditionNumber: null,
      criticalPoint: null,
      minima: [
        { point: [3], loss: 0 },
        { point: [-1], loss: 0 },
      ],
      message: null,
    },
    caption: null,
  };
}

const everyone = (): boolean => true;
const curve = (losses: number[], reason?: string): Curve => curvesOf(race(run(losses, reason)), 'loss', 'steps', everyone)[0];

test('hidden runs have no curve, the others keep their index', () => {
  const curves = curvesOf(race(run([1]), run([2]), run([3])), 'loss', 'evaluations', (index) => index !== 1);
  expect(curves.map(({ index }) => index)).toEqual([0, 2]);
});

test('over evaluations the abscissa is their number', () => {
  expect([...curvesOf(race(run([5, 4, 3])), 'loss', 'evaluations', everyone)[0].over]).toEqual([0, 2, 4]);
});

test('the loss above the deepest minimum is never below 0', () => {
  const one = run([3, -1, -2]);
  const of = {
    ...race(one),
    facts: {
      conditionNumber: null,
      criticalPoint: null,
      minima: [
        { point: [3], loss: 0 },
        { point: [-1], loss: -1.5 },
      ],
      message: null,
    },
  };
  expect([...curvesOf(of, 'above', 'steps', everyone)[0].values]).toEqual([4.5, 0.5, 0]);
});

test('the distance is that to the nearest known minimum', () => {
  const one = run([3, 0, -1.5]);
  expect([...distances(race(one), one)]).toEqual([0, 1, 0.5]);
});

test('losses on both sides of 0 get a symmetric logarithmic axis where they span decades', () => {
  expect(suitedScale([curve([3, 2, 1])])).toBe('log');
  expect(suitedScale([curve([-3, -2, -1])])).toBe('linear');
  expect(suitedScale([curve([3, 1, 0.1, 1e-3, -1e-15])])).toBe('log');
  // However few they are: a logarithmic axis would leave them at its edge.
  expect(suitedScale([curve([3, 2, 1.5, 1, 0.5, 0.1, -2])])).toBe('linear');
  expect(suitedScale([curve([2.8, 2, 1, 0.5, 1e-3, 0.5, -18])])).toBe('symlog');
  // One peak beside a pole flattens all the rest.
  expect(suitedScale([curve([3, 2, -1, 1, -400, 2, 3, 1, -2])])).toBe('symlog');
  const falling = curve([5, -1, -10, -100, -1e3, -1e4]);
  expect(suitedScale([falling])).toBe('symlog');
  expect(unitOf([falling])).toBe(1);
  expect(rangeOf([falling], 'symlog')).toEqual([-1.3e4, 6.5]);
  const endless = curve(Array.from({ length: 60 }, (_, i) => -17 * 2 ** i));
  expect(unitOf([endless])).toBeLessThanOrEqual(100);
});

test('a logarithmic range goes to full decades', () => {
  expect(rangeOf([curve([60, 1, 0.03])], 'log')).toEqual([0.01, 100]);
});

test('zero and less do not count on a logarithmic axis', () => {
  const [low] = rangeOf([curve([100, 1, 0, -5])], 'log');
  expect(low).toBeGreaterThan(0);
  expect(low).toBeLessThanOrEqual(1);
});

test('a run that blows up does not flatten the others', () => {
  const [, high] = rangeOf([curve([50, 10, 1, 0.001]), curve([50, 1e100, 1e300], 'diverged')], 'log');
  expect(high).toBeLessThanOrEqual(1e8);
  const linear = rangeOf([curve([50, 10, 1]), curve([50, -1e300], 'diverged')], 'linear');
  expect(linear[0]).toBeGreaterThan(-600);
});

test('a loss that falls far below its first value is seen', () => {
  expect(rangeOf([curve([-0.2, -5])], 'linear')[0]).toBeLessThan(-5);
});

test('a logarithmic axis suits positive losses', () => {
  expect(suitsLog([curve([3, 2, 1])])).toBe(true);
  expect(suitsLog([curve([3, 2, 1, 0])])).toBe(true);
  expect(suitsLog([curve([1, -2, -3])])).toBe(false);
});

const x: Axis = { low: 0, high: 3, from: 0, to: 300, scale: 'linear' };
const y: Axis = { low: 0.01, high: 100, from: 400, to: 0, scale: 'log' };

test('values that the axis cannot hold are marked at its edge', () => {
  const { ys, marks } = drawCurve(curve([1, 0, 1e9, NaN]), x, y);
  expect([...ys]).toEqual([200, 400, 0, NaN]);
  expect(marks.map(({ kind, row }) => [kind, row])).toEqual([
    ['below', 1],
    ['above', 2],
    ['notNumber', 3],
  ]);
});

test('a long stretch beyond the axis is marked again and again, not at every row', () => {
  const flat = drawCurve(curve(Array.from({ length: 100 }, () => 0)), { ...x, high: 99 }, y);
  expect(flat.marks.length).toBeGreaterThan(10);
  expect(flat.marks.length).toBeLessThan(30);
});

test('the strip of rates has something to tell once a rate moves', () => {
  const steady = curvesOf(race(run([3, 2, 1], 'steps', [NaN, 0.1, 0.1])), 'loss', 'steps', everyone);
  const falling = curvesOf(race(run([3, 2, 1], 'steps', [NaN, 0.1, 0.05])), 'loss', 'steps', everyone);
  expect(ratesVary(steady)).toBe(false);
  expect(ratesVary(falling)).toBe(true);
});
