import { describe, expect, it } from 'vitest';
import { lowest, type Band } from '../../wire/sweep/seeds';
import type { Look } from '../../draw/look';
import { pixelOf } from '../../draw/axes/scale';
import { rowAt, seedLayout, stepAt } from './seeds-drawing';

const band = (scale: number): Band => ({
  rows: [0, 10, 20],
  loss: [0.5, 0.8, 1, 1.2, 2].map((share) => [10, share * scale, share * scale * 0.1]),
  last: [0.08 * scale, 0.1 * scale, 0.12 * scale],
  best: [1, 1, 1],
  steps: [null, null, null],
  validation: [null, null, null],
  runs: 5,
  diverged: 0,
  lost: 0,
  wins: 3,
});
const bands = [band(1), band(0.01)];
const gone: Band = { ...band(1), loss: band(1).loss.map(() => [10, 1e9, null]), last: [null, null, null] };

describe('many seeds', () => {
  it('tell whose median ends lowest', () => {
    expect(lowest(bands)).toBe(1);
    expect(lowest([gone, band(1)])).toBe(1);
    expect(lowest([gone])).toBeNull();
  });

  it('have the row of the nearest step', () => {
    expect([-1, 4, 16, 99].map((step) => rowAt(bands[0], step))).toEqual([0, 0, 2, 2]);
  });

  it('fit their picture, without what runs away', () => {
    const { y, x } = seedLayout([...bands, gone], 50, { width: 500, height: 300 }, { size: 1 } as Look);
    expect(y.scale).toBe('log');
    expect(y.low).toBeLessThan(0.0005);
    expect(y.high).toBeLessThan(1000);
    expect(x.high).toBe(20);
    expect(seedLayout([], 50, { width: 500, height: 300 }, { size: 1 } as Look).x.high).toBe(1);
  });

  it('stretch no axis to a seed that once comes to 0', () => {
    const touched = { ...bands[1], loss: bands[1].loss.map((part, k) => part.map((value, row) => (k === 0 && row === 1 ? 0 : value))) };
    const size = { width: 500, height: 300 };
    expect(seedLayout([touched], 50, size, { size: 1 } as Look).y).toEqual(seedLayout([bands[1]], 50, size, { size: 1 } as Look).y);
  });

  it('find the contender under the pointer', () => {
    const layout = seedLayout(bands, 50, { width: 500, height: 300 }, { size: 1 } as Look);
    const scene = { bands, ...layout };
    expect(stepAt(scene, pixelOf(layout.x, 20), pixelOf(layout.y, 0.001))).toEqual({ step: 20, run: 1 });
    expect(stepAt({ ...scene, bands: [] }, 1, 1)).toBeNull();
  });
});
