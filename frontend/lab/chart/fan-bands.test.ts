import { expect, test } from 'vitest';
import type { Fan } from '../../wire/fan';
import type { Run } from '../../wire/answer/frame';
import { rangeOf } from './curves';
import { fanBands, fanCurves } from './fan-bands';
import type { Axis } from '../../draw/axes/scale';

const run = { name: 'SGD', ending: { reason: 'steps' } } as Run;
const fan: Fan = {
  run: 1,
  seeds: 2,
  step: Float64Array.of(0, 1, 2),
  axes: [0, 1],
  diverged: 1,
  alike: false,
  loss: [
    [8, 0.1, 0.01],
    [8, 1, 0.1],
    [8, 2, 1],
    [8, 4, 100],
    [8, 5, Infinity],
  ].map((values) => Float64Array.from(values)),
  paths: [
    { across: Float64Array.of(0, 1), up: Float64Array.of(0, 1) },
    { across: Float64Array.of(0, 1e300), up: Float64Array.of(0, -Infinity) },
  ],
};
const x: Axis = { low: 0, high: 2, from: 0, to: 100, scale: 'linear' };
const y: Axis = { low: 0.01, high: 1000, from: 100, to: 0, scale: 'log' };

test('the bands take their place on the logarithmic axis, in order, and beyond it at its rim', () => {
  const { index, edges } = fanBands(fanCurves(fan, run), x, y, ['', '', '']);
  expect(index).toBe(1);
  for (const row of [0, 1, 2]) {
    const heights = edges.map(({ ys }) => ys[row]);
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
  }
  expect(edges[2].ys[2]).toBeCloseTo(60, 9);
  expect(edges[4].ys[2]).toBe(0);
});

test('the axis makes room for them', () => {
  expect(rangeOf(fanCurves(fan, run), 'log')).toEqual([0.01, 100]);
});
