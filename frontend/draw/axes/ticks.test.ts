import { expect, test } from 'vitest';
import { evenly, fewSteps, ticks } from './ticks';

const values = (low: number, high: number, count: number, scale: 'linear' | 'log'): number[] =>
  ticks(low, high, count, scale).map(({ value }) => value);
const labels = (low: number, high: number, count: number, scale: 'linear' | 'log'): string[] =>
  ticks(low, high, count, scale).map(({ label }) => label);

test('even numbers apart by one, two or five', () => {
  expect(evenly(-5, 5, 5)).toEqual([-4, -2, 0, 2, 4]);
  expect(evenly(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(evenly(0, 200, 4)).toEqual([0, 50, 100, 150, 200]);
});

test('no dust of binary fractions', () => {
  expect(evenly(0.1, 0.7, 6)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
});

test('an empty or impossible range has no ticks', () => {
  expect(evenly(1, 1, 5)).toEqual([]);
  expect(evenly(0, Infinity, 5)).toEqual([]);
  expect(ticks(2, 1, 5, 'linear')).toEqual([]);
});

test('powers of ten on a logarithmic axis, thinned to the room there is', () => {
  expect(values(1e-3, 1e2, 6, 'log')).toEqual([1e-3, 1e-2, 0.1, 1, 10, 100]);
  expect(values(1e-8, 1e2, 5, 'log')).toEqual([1e-8, 1e-6, 1e-4, 1e-2, 1, 100]);
});

test('a short logarithmic axis has twos and fives', () => {
  expect(values(1, 40, 5, 'log')).toEqual([1, 2, 5, 10, 20]);
});

test('less than a doubling falls back to even numbers', () => {
  expect(values(3, 4, 3, 'log').length).toBeGreaterThanOrEqual(2);
});

test('labels say small powers in full and bear a true minus', () => {
  expect(labels(1e-5, 1e2, 8, 'log')).toEqual(['1e−5', '1e−4', '0.001', '0.01', '0.1', '1', '10', '100']);
  expect(labels(-1, 1, 2, 'linear')).toEqual(['−1', '0', '1']);
});

test('numbers that differ late have the digits that tell them apart', () => {
  for (const [low, high] of [[-2.86504797e-18, -2.8650479695e-18].sort((a, b) => a - b), [1e6, 1e6 + 0.001], [-1000, -999.99999]]) {
    const labels = ticks(low, high, 6, 'linear').map(({ label }) => label);
    expect(labels.length).toBeGreaterThan(2);
    expect(new Set(labels).size).toBe(labels.length);
  }
});

test('the steps are few, round, and end with the last', () => {
  expect(fewSteps(3)).toEqual([0, 1, 2, 3]);
  expect(fewSteps(200)).toHaveLength(201);
  expect(fewSteps(201).slice(-3)).toEqual([198, 200, 201]);
  expect(fewSteps(1000)[1]).toBe(5);
  expect(fewSteps(10_000)[1]).toBe(50);
  expect(fewSteps(0)).toEqual([0]);
});

test('powers of ten on both sides of 0, none below the unit', () => {
  expect(ticks(-2000, 20, 20, 'symlog', 0.1).map(({ label }) => label)).toEqual([
    '−1000',
    '−100',
    '−10',
    '−1',
    '−0.1',
    '0',
    '0.1',
    '1',
    '10',
  ]);
  expect(ticks(-2e300, 0, 4, 'symlog', 1).length).toBeLessThanOrEqual(6);
});
