import { expect, test } from 'vitest';
import { pixelOf, valueAt, type Axis } from './scale';

const linear: Axis = { low: -5, high: 5, from: 0, to: 100, scale: 'linear' };
const log: Axis = { low: 1e-4, high: 100, from: 300, to: 0, scale: 'log' };

const symmetric: Axis = { low: -1300, high: 1300, from: 0, to: 100, scale: 'symlog', unit: 0.01 };

test('the ends of an axis are the ends of its pixels', () => {
  for (const axis of [linear, log, symmetric]) {
    expect(pixelOf(axis, axis.low)).toBeCloseTo(axis.from, 9);
    expect(pixelOf(axis, axis.high)).toBeCloseTo(axis.to, 9);
  }
});

test('each power of ten has the same room', () => {
  expect(pixelOf(log, 0.01) - pixelOf(log, 0.1)).toBeCloseTo(50, 9);
});

test('a symmetric axis gives decades the same room on both sides of 0', () => {
  expect(pixelOf(symmetric, 0)).toBeCloseTo(50, 9);
  expect(pixelOf(symmetric, 100) - pixelOf(symmetric, 10)).toBeCloseTo(pixelOf(symmetric, -1) - pixelOf(symmetric, -10), 2);
});

test('there and back', () => {
  for (const axis of [linear, log, symmetric])
    for (const value of [0.001, 0.7, 3]) expect(valueAt(axis, pixelOf(axis, value))).toBeCloseTo(value, 9);
});
