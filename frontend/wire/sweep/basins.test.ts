import { describe, expect, it } from 'vitest';
import { basinMaps, percent, fractionOf } from './basins';

const started = { across: [-1, 1], up: [0, 2], of: 8 };
const minimum = { point: [1, 0], loss: 0 };

describe('basins of attraction', () => {
  it('have a cell for each start of each contender, row by row from below', () => {
    const maps = basinMaps(
      started,
      [
        { minima: [], ends: [[0, [-1, 0], 'undefined']], done: 1, of: 8 },
        { minima: [minimum], ends: [[1, [1, 2], 0]], done: 2, of: 8 },
      ],
      2,
    );
    expect(maps.runs).toEqual([
      ['undefined', null, null, null],
      [null, null, null, 0],
    ]);
    expect(maps.minima).toEqual([minimum]);
    expect(basinMaps(null, [], 1).runs).toEqual([[]]);
  });

  it('have a share of the starts that are computed', () => {
    expect(fractionOf([0, 0, 'moving', null], 0)).toBeCloseTo(2 / 3);
    expect(fractionOf([null], 0)).toBe(0);
  });
});

describe('a fraction in percent', () => {
  it('is all or nothing only where it is', () => {
    expect([0, 1 / 1600, 0.5, 1599 / 1600, 1].map(percent)).toEqual(['0', '< 1', '50', '> 99', '100'].map((shown) => `${shown}%`));
  });
});
