/** The contenders with many seeds, as the server tells of them. */
import type { Result } from './rates';

export interface Band extends Omit<Result, 'run' | 'values'> {
  /** The steps of the rows. */
  rows: readonly number[];
  /** The least, the lower quartile, the median, the upper quartile and the most, row by row; null where it is infinite. */
  loss: readonly (readonly (number | null)[])[];
  /** With how many seeds no other contender ended lower. */
  wins: number;
}

export interface SeedPiece {
  bands: readonly Band[];
  /** Nothing is random: one seed tells all. */
  alike: boolean;
  done: number;
  of: number;
}

/** The contender whose median is the lowest at the end; null where all diverge. */
export function lowest(bands: readonly Band[]): number | null {
  let found: number | null = null;
  bands.forEach(({ last }, run) => {
    if (last[1] !== null && (found === null || last[1] < bands[found].last[1]!)) found = run;
  });
  return found;
}
