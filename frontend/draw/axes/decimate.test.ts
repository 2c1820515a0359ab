import { expect, test } from 'vitest';
import { marksAlong, thinCurve, thinPath } from './decimate';

test('of a path that hardly moves only its ends are drawn', () => {
  const xs = Float64Array.from({ length: 1000 }, (_, i) => i / 5000);
  expect(thinPath(xs, new Float64Array(1000), 0.7)).toEqual([0, 999]);
});

test('no point of a thinned path is farther than the distance from a kept one', () => {
  const xs = Float64Array.from({ length: 3000 }, (_, i) => 40 * Math.cos(i / 97) * Math.exp(-i / 800));
  const ys = Float64Array.from({ length: 3000 }, (_, i) => 40 * Math.sin(i / 97) * Math.exp(-i / 800));
  const kept = thinPath(xs, ys, 0.7);
  expect(kept.length).toBeLessThan(2000);
  for (let i = 0; i < 3000; i++) {
    expect(kept.some((k) => Math.abs(xs[k] - xs[i]) <= 0.7 && Math.abs(ys[k] - ys[i]) <= 0.7)).toBe(true);
  }
});

test('a zigzag keeps every corner', () => {
  const xs = [0, 0.1, 0.2, 0.3, 0.4];
  expect(thinPath(xs, [0, 50, 0, 50, 0], 0.7)).toEqual([0, 1, 2, 3, 4]);
});

test('a curve keeps the lowest and the highest point of each pixel column', () => {
  const xs = Float64Array.from({ length: 10000 }, (_, i) => i / 100);
  const ys = Float64Array.from({ length: 10000 }, (_, i) => Math.sin(i * 1.7));
  ys[4321] = -9;
  ys[8765] = 9;
  const kept = thinCurve(xs, ys);
  expect(kept.length).toBeLessThanOrEqual(401);
  expect(kept).toContain(4321);
  expect(kept).toContain(8765);
  expect(kept[0]).toBe(0);
  expect(kept.at(-1)).toBe(9999);
  expect(kept.toSorted((a, b) => a - b)).toEqual(kept);
});

test('what is not finite is never thinned away', () => {
  const ys = new Float64Array(100);
  ys[37] = NaN;
  expect(
    thinCurve(
      Float64Array.from({ length: 100 }, (_, i) => i / 1000),
      ys,
    ),
  ).toContain(37);
});

test('step marks keep their distance', () => {
  const xs = Float64Array.from({ length: 100 }, (_, i) => i);
  expect(marksAlong(xs, new Float64Array(100), 11)).toEqual([0, 11, 22, 33, 44, 55, 66, 77, 88, 99]);
});
