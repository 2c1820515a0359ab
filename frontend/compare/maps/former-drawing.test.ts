import { describe, expect, it } from 'vitest';
import { edgesOf, moved } from './former-drawing';

describe('a border of a map that stays in sight', () => {
  const inside = [true, true, false, true, false, false];

  it('runs between neighbours that differ', () => {
    expect(edgesOf(3, 2, (a, b) => inside[a] !== inside[b])).toEqual([
      [2, 0, 2, 1],
      [1, 1, 2, 1],
      [1, 1, 1, 2],
    ]);
  });

  it('stays where it is over the same numbers, and moves with the values over others', () => {
    const former = { across: [0.001, 0.01, 0.1], up: [0, 0.5] };
    const edges = edgesOf(3, 2, (a, b) => inside[a] !== inside[b]);
    moved(edges, former, former).forEach((edge, at) => edge.forEach((place, i) => expect(place).toBeCloseTo(edges[at][i], 12)));
    // The present map has half the cells' width, and begins one former cell later.
    const map = { across: [2, 2.5, 3], up: [0, 1] };
    expect(moved([[1, 0, 1, 1]], { across: [1, 2, 3], up: [0, 1] }, map)).toEqual([[-0.5, 0, -0.5, 1]]);
    expect(moved([[2, 1, 3, 1]], { across: [1, 2, 3], up: [0, 1] }, map)).toEqual([[1.5, 1, 3.5, 1]]);
  });
});
