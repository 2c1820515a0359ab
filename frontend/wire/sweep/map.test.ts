import { describe, expect, it } from 'vitest';
import { isOpenEdge } from './map';

describe('the edge of a map', () => {
  const places = (open?: readonly (readonly [boolean, boolean])[]): number[] =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8].filter((index) => isOpenEdge({ across: [1, 2, 3], up: [0, 0.5, 0.9], open }, index));

  it('is all around where both numbers may go on', () => {
    expect(places()).toEqual([0, 1, 2, 3, 5, 6, 7, 8]);
  });

  it('is not where a number can be no lower, as momentum at 0, or no higher, as a keep probability at 1', () => {
    expect(
      places([
        [true, true],
        [false, true],
      ]),
    ).toEqual([0, 2, 3, 5, 6, 7, 8]);
    expect(
      places([
        [false, false],
        [true, false],
      ]),
    ).toEqual([0, 1, 2]);
  });
});
