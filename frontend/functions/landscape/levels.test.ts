import { describe, expect, test } from 'vitest';
import { bandOf, levelLabel, levelsOf } from './levels';

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

test('a reference far below all that is seen leaves a map that shows something', () => {
  const values = Array.from({ length: 400 }, (_, i) => Math.tan((i / 400 - 0.5) * 3));
  expect(levelsOf(values, -3e16).above.length).toBeGreaterThan(4);
  expect(levelsOf([7, 7, 7], -3e16).above).toEqual([]);
});

test('huge ranges do not make a hundred levels', () => {
  const steep = Float64Array.from({ length: 1000 }, (_, i) => Math.exp(i / 10));
  expect(levelsOf(steep, 0).above.length).toBeLessThanOrEqual(14);
});

test('losses farther apart than any number is large have none', () => {
  expect(levelsOf([-1.5e308, 0, 1.5e308], null).above).toEqual([]);
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

/** Sampled over a square of the plane. */
function sampled(f: (x: number, y: number) => number, half: number, columns = 160, rows = 120): Float64Array {
  const at = (k: number, of: number): number => -half + (2 * half * (k + 0.5)) / of;
  return Float64Array.from({ length: columns * rows }, (_, i) => f(at(i % columns, columns), at(Math.floor(i / columns), rows)));
}

test.each<[string, (x: number, y: number) => number, number]>([
  ['log(x) + 1/y', (x, y) => Math.log(x) + 1 / y, 5],
  ['exp(exp(x^2)) + y^2', (x, y) => Math.exp(Math.exp(x * x)) + y * y, 3],
  ['1/(x*y)', (x, y) => 1 / (x * y), 5],
  ['1/(x^2 + y^2)^4', (x, y) => (x * x + y * y) ** -4, 5],
  ['tan(x) + tan(y)', (x, y) => Math.tan(x) + Math.tan(y), 5],
  ['exp(20x) + y', (x, y) => Math.exp(20 * x) + y, 5],
  ['x^3 - 1/y^3', (x, y) => x ** 3 - y ** -3, 5],
  ['-1/(x^2 + y^2)', (x, y) => -1 / (x * x + y * y), 5],
  ['x^20 + y^20', (x, y) => x ** 20 + y ** 20, 5],
])('poles and many decades leave a map that shows something: %s', (_, f, half) => {
  const losses = sampled(f, half);
  const levels = levelsOf(losses, null);
  const bands = new Map<number, number>();
  for (const loss of losses) {
    const band = bandOf(loss, levels);
    if (!Number.isNaN(band)) bands.set(band, (bands.get(band) ?? 0) + 1);
  }
  const finite = [...bands.values()].reduce((sum, many) => sum + many, 0);
  expect(Math.max(...bands.values()) / finite).toBeLessThan(0.56);
  expect(levels.above.length).toBeGreaterThanOrEqual(5);
  expect(levels.above.length).toBeLessThanOrEqual(14);
  for (let i = 1; i < levels.above.length; i++) expect(levels.above[i]).toBeGreaterThan(levels.above[i - 1]);
});

test('half a plane that is flat keeps its one colour, and the rest its round levels', () => {
  const { base, above } = levelsOf(
    sampled((x) => Math.max(0, x), 5),
    null,
  );
  expect(base).toBe(0);
  expect(above).toContain(1);
});

test.each([
  [0, '0.01', '50'],
  [1e6, '1e6 + 0.01', '1.00005e6'],
  [1e10, '1e10 + 0.01', '1e10 + 50'],
  [-1e12, '\u22121e12 + 0.01', '\u22121e12 + 50'],
  [123456789.5, '1.2345679e8 \u2212 0.49', '1.2345679e8 + 49.5'],
])('the ends of the scale above %d differ', (base, low, high) => {
  const above = [0.01, 1, 50];
  expect([levelLabel(base, above, 0), levelLabel(base, above, 2)]).toEqual([low, high]);
});
