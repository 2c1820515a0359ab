/** The results of contenders over learning rates, as the server sends them setting by setting. */

export type Measure = 'last' | 'best' | 'steps' | 'validation';

/** Lower quartile, median, upper quartile; null where it is infinite, or there is none. */
export type Three = readonly [number | null, number | null, number | null];

export interface Result {
  run: number;
  /** The values of the varied numbers: the rate, or nothing for a rule that has none. */
  values: readonly (number | null)[];
  /** The place of a cell of a map, from the lowest values. */
  column?: number;
  row?: number;
  last: Three;
  /** The judged final loss: where losses oscillate, their mean over the last tenth. */
  judged?: Three;
  /** The least that the judged loss might have become, had the experiment not stopped the runs; null where nothing is known. */
  reach?: number | null;
  /** The median loss before the first step. */
  start?: number | null;
  best: Three;
  steps: Three;
  validation: Three;
  runs: number;
  diverged: number;
  /** How many diverged or ended above their start. */
  lost: number;
}

export interface Begun {
  /** Of each contender its own rate (null where a line search decides) and the limit of theory, where there is one. */
  contestants: readonly (readonly [number | null, number | null])[];
  /** The powers of ten at the ends of the rates. */
  from: number;
  to: number;
  /** The least loss that there is, where it is known. */
  floor?: number | null;
  of: number;
}

export interface Measured {
  /** The powers of ten at the ends of the rates, which may have widened. */
  from?: number;
  to?: number;
  results: readonly Result[];
  /** Of each contender the highest rate before it diverges and the lowest from which on it does, as far as is known. */
  bounds: readonly (readonly [number, number] | null)[];
  done: number;
  of: number;
}

/** All results so far; one of the first settings is told after one seed, and again after all. */
export function joined(before: readonly Result[], more: readonly Result[]): readonly Result[] {
  const last = before.at(-1);
  const again = last && more.some(({ run, values }) => run === last.run && values.every((value, i) => value === last.values[i]));
  return [...(again ? before.slice(0, -1) : before), ...more];
}

export interface RatePoint {
  /** NaN for a rule without a rate. */
  rate: number;
  /** Infinite where most runs diverged or never reached the target; NaN where there is nothing. */
  lower: number;
  median: number;
  upper: number;
  /** The least that the median might have become, had the experiment not stopped the runs. */
  reach: number;
  result: Result;
}

export interface RateCurve {
  run: number;
  name: string;
  /** By ascending rates; one point for a rule without a rate. */
  points: readonly RatePoint[];
  /** Whether the rate has an effect. */
  rated: boolean;
  own: RatePoint | null;
  best: RatePoint | null;
  bound: readonly [number, number] | null;
  limit: number | null;
}

function numberOf(value: number | null, result: Result, measure: Measure): number {
  if (value !== null) return value;
  if (measure === 'validation') return result.diverged > 0 ? Infinity : NaN;
  return Infinity;
}

export function pointOf(result: Result, measure: Measure): RatePoint {
  const three = measure === 'last' ? (result.judged ?? result.last) : result[measure];
  const [lower, median, upper] = three.map((value) => numberOf(value, result, measure));
  const reach = measure === 'last' || measure === 'best' ? reachOf(result, median) : median;
  return { rate: result.values[0] ?? NaN, lower, median, upper, reach, result };
}

/** The least that the loss at an end might have become, had the experiment not stopped the runs. */
export function reachOf({ judged, reach }: Pick<Result, 'judged' | 'reach'>, end: number): number {
  const loss = judged?.[1] ?? null;
  const isStopped = loss !== null && reach !== undefined && (reach ?? -Infinity) < loss;
  return isStopped ? Math.min(end, reach ?? -Infinity) : end;
}

/** Whether the experiment stopped the runs where they began. */
export const stopsAtStart = (result: Pick<Result, 'start' | 'judged' | 'reach'>): boolean =>
  result.judged?.[1] === result.start && reachOf(result, Infinity) < Infinity;

/** Whether runs were stopped before the target, and might have come to it. */
export const stopsShort = (result: Pick<Result, 'steps' | 'judged' | 'reach'>, target: number): boolean =>
  result.steps[1] === null && reachOf(result, Infinity) <= target;

/** Whether at least half of a setting's runs diverged, or ended above their start. */
export const isLost = ({ lost, runs }: Result): boolean => 2 * lost >= runs;

/** The point with the least median; of equal ones the one with the least last loss, then the lower rate. */
export function bestOf(points: readonly RatePoint[]): RatePoint | null {
  let best: RatePoint | null = null;
  for (const point of points) {
    if (!Number.isFinite(point.median)) continue;
    if (!best || point.median < best.median || (point.median === best.median && last(point) < last(best))) best = point;
  }
  return best;
}

const last = ({ result }: RatePoint): number => result.last[1] ?? Infinity;

function isWithin(rate: number, { from, to }: Begun): boolean {
  return rate >= 10 ** from * (1 - 1e-9) && rate <= 10 ** to * (1 + 1e-9);
}

/** The curves of all contenders under one measure. */
export function curvesOf(
  names: readonly string[],
  begun: Begun | null,
  results: readonly Result[],
  bounds: Measured['bounds'],
  measure: Measure,
): RateCurve[] {
  return names.map((name, run) => {
    const all = results
      .filter((result) => result.run === run)
      .map((result) => pointOf(result, measure))
      .sort((a, b) => a.rate - b.rate);
    const [rate, limit] = begun?.contestants[run] ?? [null, null];
    const rated = rate !== null;
    // Its own rate may lie beyond those that were asked for.
    const points = all.filter((point) => !rated || (begun !== null && isWithin(point.rate, begun)));
    return {
      run,
      name,
      points,
      rated,
      limit,
      own: all.find((point) => !rated || point.rate === rate) ?? null,
      best: bestOf(points),
      bound: bounds[run] ?? null,
    };
  });
}
