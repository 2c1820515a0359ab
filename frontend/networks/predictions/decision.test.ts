import { describe, expect, test } from 'vitest';
import { boundaries, classesOf, decisionPixels, sureness, type DecisionGrid } from './decision';

/** Two classes, the second the more probable the farther right. */
function leaning(columns: number, rows: number): DecisionGrid {
  const values: number[] = [];
  for (const sign of [1, -1]) {
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++) values.push(0.5 - (sign * (i / (columns - 1) - 0.5)) / 1.25);
    }
  }
  return { columns, rows, x: [0, 1], y: [0, 1], values };
}

const RED = [255, 0, 0] as const;
const BLUE = [0, 0, 255] as const;
const WHITE = [255, 255, 255] as const;

test('the number of classes follows from the numbers', () => {
  expect(classesOf(leaning(5, 4))).toBe(2);
});

test('sure where one class is certain, unsure where all are alike', () => {
  expect(sureness(1, 2)).toBe(1);
  expect(sureness(0.5, 2)).toBe(0);
  expect(sureness(0.1, 10)).toBeCloseTo(0);
  expect(sureness(0.55, 10)).toBeCloseTo(0.5);
});

describe('the pixels', () => {
  test('the more probable class colours its side, paler towards the boundary', () => {
    const decision = leaning(5, 2);
    const pixels = decisionPixels(decision, [RED, BLUE], WHITE);
    const at = (column: number): number[] => [...pixels.subarray(4 * column, 4 * column + 4)];

    const [left, middle, right] = [at(0), at(2), at(4)];
    expect(left[0]).toBeGreaterThan(left[2]);
    expect(right[2]).toBeGreaterThan(right[0]);
    expect(Math.min(...middle.slice(0, 3))).toBeGreaterThan(Math.min(...left.slice(0, 3)));
    expect(middle[3]).toBe(255);
  });

  test('the first row of the grid is the lowest', () => {
    const values = [1, 1, 0, 0, 0, 0, 1, 1];
    const pixels = decisionPixels({ columns: 2, rows: 2, x: [0, 1], y: [0, 1], values }, [RED, BLUE], WHITE);
    expect(pixels[2]).toBe(255);
    expect(pixels[8]).toBe(255);
    expect(pixels[0]).toBeLessThan(255);
    expect(pixels[10]).toBeLessThan(255);
  });

  test('what is not a number stays clear', () => {
    const pixels = decisionPixels({ columns: 1, rows: 1, x: [0, 1], y: [0, 1], values: [NaN, NaN] }, [RED, BLUE], WHITE);
    expect(pixels[3]).toBe(0);
  });
});

describe('the boundary', () => {
  test('lies where both are as probable, from edge to edge, and not along the border', () => {
    const lines = boundaries(leaning(9, 6));
    expect(lines).toHaveLength(1);
    for (const [x] of lines[0]) expect(x).toBeCloseTo(4, 5);
    const heights = lines[0].map(([, y]) => y);
    expect(Math.min(...heights)).toBeLessThanOrEqual(0);
    expect(Math.max(...heights)).toBeGreaterThanOrEqual(5);
  });

  test('there is none where one class wins everywhere, or where there is but one', () => {
    const one = { columns: 2, rows: 2, x: [0, 1] as const, y: [0, 1] as const };
    expect(boundaries({ ...one, values: [1, 1, 1, 1, 0, 0, 0, 0] })).toEqual([]);
    expect(boundaries({ ...one, values: [1, 2, 3, 4] })).toEqual([]);
  });

  test('a region in the middle has a closed line', () => {
    const size = 9;
    const near = Array.from({ length: size * size }, (_, k) => (Math.hypot((k % size) - 4, Math.floor(k / size) - 4) < 2.2 ? 0.9 : 0.1));
    const lines = boundaries({ columns: size, rows: size, x: [0, 1], y: [0, 1], values: [...near, ...near.map((p) => 1 - p)] });
    expect(lines).toHaveLength(1);
    expect(lines[0][0]).toEqual(lines[0][lines[0].length - 1]);
  });
});
