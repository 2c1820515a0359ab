import { describe, expect, test } from 'vitest';
import type { Race } from '../../wire/answer/frame';
import { columnAlong, coordinate, isPlanar, nameAlong, planeFrame, withAxis } from './plane';

const race = {
  variables: ['x', 'y', 'z'],
  plane: { origin: [1, 0, 0], first: [0.6, 0.8, 0], second: [0, 0, 1], fractions: [0.9, 0.1] },
  runs: [
    {
      ending: { reason: 'steps' },
      columns: new Map([
        ['plane 1', Float64Array.of(-10, 2)],
        ['plane 2', Float64Array.of(0.01, 0)],
      ]),
    },
    {
      ending: { reason: 'diverged' },
      columns: new Map([
        ['plane 1', Float64Array.of(1e9)],
        ['plane 2', Float64Array.of(1e9)],
      ]),
    },
  ],
} as unknown as Race;

describe('an axis', () => {
  test('is a variable or a direction of the plane', () => {
    expect([0, 2, 3, 4].map((axis) => columnAlong(race, axis))).toEqual(['x', 'z', 'plane 1', 'plane 2']);
    expect(nameAlong(race, 3)).not.toBe('plane 1');
    expect(isPlanar(race, [3, 4])).toBe(true);
    expect(isPlanar(race, [1, 2])).toBe(false);
  });

  test('has a place for every point', () => {
    expect(coordinate(race, [2, 1, 5], 1)).toBe(1);
    expect(coordinate(race, [2, 1, 5], 3)).toBeCloseTo(0.6 + 0.8, 12);
    expect(coordinate(race, [2, 1, 5], 4)).toBe(5);
  });
});

test('the frame holds the paths with room around them, not those that diverged, and is not flat', () => {
  const { x, y } = planeFrame(race);
  expect(x[0]).toBeLessThan(-10);
  expect(x[1]).toBeGreaterThan(2);
  expect(x[1]).toBeLessThan(10);
  expect(y[1] - y[0]).toBeGreaterThan(0.5);
});

test('a variable that is on the other side already makes the two change places', () => {
  expect(withAxis([0, 1], 0, 2)).toEqual([2, 1]);
  expect(withAxis([0, 1], 0, 1)).toEqual([1, 0]);
});
