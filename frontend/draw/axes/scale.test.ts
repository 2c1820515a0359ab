import { expect, test } from 'vitest';
import { pixelOf, valueAt, type Axis } from './scale';

const linear: Axis = { low: -5, high: 5, from: 0, to: 100, scale: 'linear' };
const log: Axis = { low: 1e-4, high: 100, from: 300, to: 0, scale: 'log' };

test('the ends of an axis are the ends of its pixels', () => {
  for (const axis of [linear, log]) {
    expect(pixelOf(axis, axis.low)).toBeCloseTo(axis.from, 9);
    expect(pixelOf(axis, axis.high)).toBeCloseTo(axis.to, 9);
  }
});

test('each power of ten has the same room', () => {
  expect(pixelOf(log, 0.01) - pixelOf(log, 0.1)).toBeCloseTo(50, 9);
});

test('there and back', () => {
  for (const axis of [linear, log]) for (const value of [0.001, 0.7, 3]) expect(valueAt(axis, pixelOf(axis, value))).toBeCloseTo(value, 9);
});
