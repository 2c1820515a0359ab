/** The contenders with many seeds, as the server sends them. */
import { reachOf, type Result } from './rates';

export interface Band extends Omit<Result, 'run' | 'values' | 'column' | 'row'> {
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
  /** The least loss that there is, where it is known. */
  floor?: number | null;
  done: number;
  of: number;
}

/**
 * The contenders whose medians are the lowest within a tolerance, as in the comparison of rates: a fraction of the fall.
 *
 * @param goal the loss below which runs stop: all that come there are alike, and those that their gradient stopped count as
 *   low as they could still have come
 */
export function tiedLowest(bands: readonly Band[], tolerance: number, goal = -Infinity): number[] {
  const first = lowest(bands);
  if (first === null) return [];
  const least = Math.max(goal, bands[first].last[1]!);
  const start = Math.max(...bands.map((band) => band.start ?? NaN).filter(Number.isFinite), least);
  const near = tolerance * (start - least);
  return bands.flatMap((band, run) => {
    const end = band.last[1];
    return end !== null && Math.max(goal, reachOf(band, end)) - least <= near ? [run] : [];
  });
}

/** The contender whose median is the lowest at the end; null where all diverge. */
export function lowest(bands: readonly Band[]): number | null {
  let found: number | null = null;
  bands.forEach(({ last }, run) => {
    if (last[1] !== null && (found === null || last[1] < bands[found].last[1]!)) found = run;
  });
  return found;
}
