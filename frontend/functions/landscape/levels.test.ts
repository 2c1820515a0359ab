import { describe, expect, test } from 'vitest';
import { bandOf, levelsOf } from './levels';

/** The ravine of the first screen, sampled as the server does. */
function ravine(columns = 160, rows = 120): Float64Array {
  const losses = new Float64Array(columns * rows);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const [x, y] = [-5 + (10 * i) / (columns - 1), -2 + (4 * j) / (rows - 1)];
      losses[j * columns + i] = 0.5 * x * x + 50 * y * y;
    }
  }
  return losses;
}

test('levels of a valley are round numbers, about evenly spaced on a logarithmic scale', () => {
  const { base, above } = levelsOf(ravine(), 0);
  expect(base).toBe(0);
  expect(above.length).toBeGreaterThanOrEqual(8);
  expect(above.length).toBeLessThanOrEqual(14);
  expect(above).toContain(1);
  expect(above).toContain(100);
  for (let i = 1; i < above.length; i++) expect(above[i] / above[i - 1]).toBeLessThanOrEqual(3.5);
});

test('a finer grid of the same function has the same levels', () => {
  expect(levelsOf(ravine(240, 180), 0).above).toEqual(levelsOf(ravine(160, 120), 0).above);
});

test('levels count from the known minimum, also when it is not zero', () => {
  const shifted = ravine().map((loss) => loss - 7);
  expect(levelsOf(shifted, -7)).toEqual({ base: -7, above: levelsOf(ravine(), 0).above });
});

test('a frame far from the minimum still has levels', () => {
  const far = Float64Array.from({ length: 400 }, (_, i) => 500 + i / 400);
  const { above } = levelsOf(far, 0);
  expect(above.length).toBeGreaterThanOrEqual(5);
  for (const level of above) expect(level).toBeGreaterThan(500);
});

test('a loss below the announced minimum is believed', () => {
  expect(levelsOf([3, 2, 1, 5, 9, 100], 2).base).toBe(1);
});

test('huge ranges do not make a hundred levels', () => {
  const steep = Float64Array.from({ length: 1000 }, (_, i) => Math.exp(i / 10));
  expect(levelsOf(steep, 0).above.length).toBeLessThanOrEqual(14);
});

test('a constant function, and one without any finite value, have none', () => {
  expect(levelsOf([4, 4, 4], null).above).toEqual([]);
  expect(levelsOf([NaN, Infinity], null)).toEqual({ base: 0, above: [] });
});

describe('the band of a loss', () => {
  const levels = { base: 10, above: [1, 3, 10] };

  test.each([
    [10, 0],
    [10.99, 0],
    [11, 1],
    [13.5, 2],
    [20, 3],
    [1e9, 3],
    [5, 0],
  ])('%d lies in band %d', (loss, band) => expect(bandOf(loss, levels)).toBe(band));

  test('what is not finite has no band', () => {
    expect(bandOf(NaN, levels)).toBeNaN();
    expect(bandOf(Infinity, levels)).toBeNaN();
  });
});
