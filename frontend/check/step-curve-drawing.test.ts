import { expect, test } from 'vitest';
import type { StepCurve } from '../wire/answer/gradient-check';
import type { Look } from '../draw/look';
import { points, nearestStep, stepLayout } from './step-curve-drawing';

const look = { size: 1 } as Look;
const curve: StepCurve = {
  centred: true,
  float: false,
  steps: [1e-1, 1e-2, 1e-3, 1e-4],
  errors: [1e-2, 1e-4, null, 0],
  worst: [],
  kinks: [0, 0, 1, 0],
  optimum: 1e-5,
  followed: 2,
};

test('the axes hold all errors, and none above 1', () => {
  const { x, y } = stepLayout([curve, { ...curve, errors: [50, 1e-3, 1e-5, 3e-9] }], { width: 400, height: 300 }, look);
  expect(y.high).toBe(1);
  expect(y.low).toBeLessThanOrEqual(1e-16);
  expect([x.low, x.high]).toEqual([1e-12, 1e-1]);
});

test('a missing value breaks the line, and 0 lies on the lower edge', () => {
  const { x, y } = stepLayout([curve], { width: 400, height: 300 }, look);
  const places = points(curve, x, y);
  expect(places[2]).toBeNull();
  expect(places[3]![1]).toBeCloseTo(y.from);
  expect(places[0]![0]).toBeCloseTo(x.to);
  expect(places[0]![1]).toBeLessThan(places[1]![1]);
});

test('a pixel means the nearest step', () => {
  const { x } = stepLayout([curve], { width: 400, height: 300 }, look);
  expect(nearestStep(curve.steps, x, x.to)).toBe(0);
  expect(nearestStep(curve.steps, x, points(curve, x, x)[1]![0] + 3)).toBe(1);
  expect(nearestStep(curve.steps, x, -50)).toBe(3);
});
