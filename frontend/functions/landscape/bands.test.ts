import { expect, test } from 'vitest';
import { bandsOf, type Ring } from './bands';

const SIDE = 41;

/** A grid over -1 … 1 in both directions. */
function grid(f: (x: number, y: number) => number): { columns: number; rows: number; values: Float64Array } {
  const at = (i: number): number => -1 + (2 * i) / (SIDE - 1);
  return {
    columns: SIDE,
    rows: SIDE,
    values: Float64Array.from({ length: SIDE * SIDE }, (_, k) => f(at(k % SIDE), at(Math.floor(k / SIDE)))),
  };
}

const place = (corner: number): number => -1 + (2 * corner) / (SIDE - 1);

function inside(rings: Ring[], x: number, y: number): boolean {
  let odd = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay, bx, by] = [place(ring[i][0]), place(ring[i][1]), place(ring[j][0]), place(ring[j][1])];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
    }
  }
  return odd;
}

test('the level lines of a bowl are circles of the right radius', () => {
  const { regions } = bandsOf(
    grid((x, y) => x * x + y * y),
    { base: 0, above: [0.25] },
  );
  const hole = regions[0].reduce((a, b) => (Math.abs(place(a[0][0])) < Math.abs(place(b[0][0])) ? a : b));
  for (const [column, row] of hole) expect(Math.hypot(place(column), place(row))).toBeCloseTo(0.5, 2);
});

test('a region holds what is above its level and not what is below', () => {
  const { regions } = bandsOf(
    grid((x) => x + 1),
    { base: 0, above: [1] },
  );
  expect(inside(regions[0], 0.4, 0)).toBe(true);
  expect(inside(regions[0], -0.4, 0)).toBe(false);
});

test('where there is no finite loss is a region of its own', () => {
  const { missing } = bandsOf(
    grid((x) => (x < 0 ? NaN : 1 / x)),
    { base: 0, above: [2] },
  );
  expect(inside(missing, -0.5, 0)).toBe(true);
  expect(inside(missing, 0.5, 0)).toBe(false);
});

test('a function finite everywhere has no such region', () => {
  expect(
    bandsOf(
      grid((x, y) => x * y),
      { base: -1, above: [1] },
    ).missing,
  ).toEqual([]);
});
