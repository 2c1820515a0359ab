import { expect, test } from 'vitest';
import { clearLine, magnification } from './arrows';
import { sparkline } from './sparkline';

test.each([
  [[40, 3], 1],
  [[26], 1],
  [[20], 5],
  [[4, 1], 20],
  [[0.13, NaN], 500],
  [[1e-30], 1],
  [[0], 1],
  [[], 1],
  [[Infinity, 12], 5],
])('vectors of %j pixels are drawn %d times as large', (lengths, times) => expect(magnification(lengths)).toBe(times));

test('a small curve is placed in powers of ten, and marks the step', () => {
  const line = sparkline([0, 1, 2, 3], [100, 10, NaN, 1], 2, 104, 52)!;
  expect([line.low, line.high, line.first, line.last]).toEqual([1, 100, 100, 1]);
  expect(line.path).toBe('M44.0 6.0L62.0 26.0L98.0 46.0');
  expect(line.now).toEqual([62, 26]);
});

test('a curve of one value is none', () => expect(sparkline([0, 1], [1, NaN], 0, 100, 50)).toBeNull());

test('a name stands on the nearest line that is free, and on the wanted one where none is', () => {
  const size = { width: 300, height: 200 };
  const wanted = { left: 100, right: 140, middle: 100 };
  const line = (left: number, right: number, top: number, bottom: number) => ({ left, right, top, bottom });
  expect(clearLine(wanted, 16, size, [])).toBe(100);
  expect(clearLine(wanted, 16, size, [line(150, 200, 90, 110)])).toBe(100);
  expect(clearLine(wanted, 16, size, [line(90, 110, 95, 112)])).toBe(84);
  expect(clearLine(wanted, 16, size, [line(90, 110, 60, 105)])).toBe(116);
  expect(clearLine({ ...wanted, middle: 10 }, 16, size, [line(90, 110, 0, 20)])).toBe(34);
  expect(clearLine(wanted, 16, size, [line(0, 300, 0, 200)])).toBe(100);
});
