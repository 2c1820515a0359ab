import { expect, test } from 'vitest';
import { CONTENDER_LOOKS, dashOf, markerOf, markerPath } from './palette';

const all = Array.from({ length: CONTENDER_LOOKS }, (_, i) => i);

test('no two contenders share a dash or a marker', () => {
  expect(new Set(all.map((i) => dashOf(i).join())).size).toBe(CONTENDER_LOOKS);
  expect(new Set(all.map(markerOf)).size).toBe(CONTENDER_LOOKS);
});

test('sixteen differ, and the seventeenth looks like the first', () => {
  expect(CONTENDER_LOOKS).toBe(16);
  expect(new Set(all.map((i) => markerPath(markerOf(i), 4))).size).toBe(16);
  expect(dashOf(16)).toBe(dashOf(0));
  expect(markerOf(17)).toBe(markerOf(1));
});

test('every marker is a closed outline about the origin', () => {
  for (const i of all) {
    const path = markerPath(markerOf(i), 4);
    expect(path).toMatch(/^M.*Z$/);
    const numbers = path.match(/-?\d+(\.\d+)?/g)!.map(Number);
    for (const number of numbers) expect(Math.abs(number)).toBeLessThanOrEqual(6);
  }
});
