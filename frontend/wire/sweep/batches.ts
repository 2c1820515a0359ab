/** What contenders need at each batch size, each size at its best rate, as the server tells it setting by setting. */
import { stopsShort, type Result } from './rates';

export interface Batched {
  /** 0 is all rows. */
  sizes: readonly number[];
  /** Of each contender the gradient noise scale where it starts, in rows; null where there is none. */
  scales: readonly (number | null)[];
  /** How many rows there are; null for a function, which has none. */
  rows: number | null;
  of: number;
}

export interface BatchPoint {
  size: number;
  /** The rows of an update: the size itself, or all; Infinity for the exact gradient of a function. */
  batch: number;
  /** The rate with the fewest steps. */
  rate: number | null;
  /** The best rate is the lowest or the highest that was tried. */
  border: boolean;
  steps: number;
  samples: number;
}

export interface BatchCurve {
  run: number;
  name: string;
  scale: number | null;
  points: readonly BatchPoint[];
  /** Whether the experiment stopped runs before the target. */
  stopped: boolean;
}

/** How many rows some steps take: each epoch takes every row once, also where its last batch is smaller. */
function samplesOf(steps: number, batch: number, rows: number | null): number {
  if (rows === null) return steps * batch;
  return (steps / Math.ceil(rows / batch)) * rows;
}

/** Of each contender a point for each size at which the target was reached at some rate. */
export function batchCurves(names: readonly string[], batched: Batched | null, results: readonly Result[], target = NaN): BatchCurve[] {
  if (!batched) return [];
  const { sizes, scales, rows } = batched;
  return names.map((name, run) => ({
    run,
    name,
    scale: scales[run] ?? null,
    stopped: results.some((result) => result.run === run && stopsShort(result, target)),
    points: sizes.flatMap((size) => {
      const tried = results
        .filter((result) => result.run === run && result.values[0] === size)
        .sort((a, b) => (a.values[1] ?? 0) - (b.values[1] ?? 0));
      const steps = tried.map((result) => result.steps[1] ?? Infinity);
      const best = Math.min(...steps);
      if (!Number.isFinite(best)) return [];
      const at = steps.indexOf(best);
      const batch = size === 0 ? (rows ?? Infinity) : Math.min(size, rows ?? size);
      // No rate can need fewer steps than one, so there is no better one beyond the border.
      const border = tried.length > 1 && best > 1 && (at === 0 || at === tried.length - 1);
      return [{ size, batch, rate: tried[at].values[1] ?? null, border, steps: best, samples: samplesOf(best, batch, rows) }];
    }),
  }));
}
