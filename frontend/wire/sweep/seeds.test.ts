import { describe, expect, it } from 'vitest';
import { tiedLowest, type Band } from './seeds';

const band = (median: number | null): Band => ({
  rows: [],
  loss: [],
  wins: 0,
  start: 8,
  last: [median, median, median],
  best: [null, null, null],
  steps: [null, null, null],
  validation: [null, null, null],
  runs: 20,
  diverged: 0,
  lost: 0,
});

describe('the lowest medians', () => {
  it('tie within a fraction of the fall from the start', () => {
    const tied = (...medians: (number | null)[]) => tiedLowest(medians.map(band), 1e-6);
    expect(tied(1, 0.5, null)).toEqual([1]);
    expect(tied(1e-9, 1e-30, 0.1)).toEqual([0, 1]);
    expect(tied(null, null)).toEqual([]);
    expect(tiedLowest([0.04, 0.09, 0.2].map(band), 1e-6, 0.1)).toEqual([0, 1]);
  });

  it('tie where those above were stopped and could have come as low', () => {
    const stopped = (median: number, reach: number | null): Band => ({ ...band(median), judged: [median, median, median], reach });
    expect(tiedLowest([stopped(1e-3, 1e-3), stopped(2e-3, 0), stopped(0.5, 0.3), stopped(0.5, null)], 1e-6)).toEqual([0, 1, 3]);
  });
});
