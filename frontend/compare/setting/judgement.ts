/**
 * Which contender is ahead. Ties within a tolerance, ranges of good rates, and best rates at the border of the grid rank
 * nothing.
 */
import { isLost, stopsAtStart, stopsShort, type Measure, type RateCurve, type RatePoint } from '../../wire/sweep/rates';

/** Losses that differ by less than this fraction of the fall from the start are alike; so is it in Java's RateSweep. */
export const TIE = 1e-6;
/** Steps that differ by less than this fraction are alike. */
const TIE_OF_STEPS = 0.01;

export interface Standing {
  curve: RateCurve;
  best: RatePoint;
  /** The lowest and the highest of the neighbouring rates that are as good as the best. */
  low: number;
  high: number;
  /** All rates that are as good as the best, neighbours or not. */
  good: readonly number[];
  /** The end of the rates up to which it is as good as at its best: a better one may lie beyond; null where there is none. */
  border: number | null;
  /** By what factor the rates are apart from which its good ones were told: finer than that nothing is known. */
  step: number;
}

/** The losses that results are judged against. */
export interface Least {
  /** The least loss that there is, where it is known. */
  known: number | null;
  /** The loss at which runs stop, where the experiment has one; how far a run oversteps it does not count. */
  goal: number | null;
  /** The loss whose reaching is counted, where steps are. */
  target?: number;
}

export interface Judge {
  /** Whether neither is better, as far as is known: one that the experiment stopped counts as low as it could have come. */
  alike(a: RatePoint, b: RatePoint): boolean;
  /** Whether the experiment stopped runs that could have come visibly lower. */
  isStopped(point: RatePoint): boolean;
  isLeast(point: RatePoint): boolean;
  /** Whether a point lies below its start. */
  falls(point: RatePoint): boolean;
  /** Whether a point can be compared: it has a value, and is not diverging where the final loss is judged. */
  counts(point: RatePoint): boolean;
}

/** Of all curves, those at their own rates among them. */
export const pointsOf = (curves: readonly RateCurve[]): RatePoint[] =>
  curves.flatMap(({ points, own }) => [...points, ...(own ? [own] : [])]);

export const judgeOf = (curves: readonly RateCurve[], least: Least, measure: Measure): Judge => judging(pointsOf(curves), least, measure);

/** Over all points of a comparison. */
export function judging(results: readonly RatePoint[], least: Least, measure: Measure): Judge {
  const { known } = least;
  const goal = goalOf(least, measure);
  const reached = (loss: number): number => Math.max(loss, goal);
  // A diverging run may pass any loss on its way.
  const found = results.flatMap(({ result }) => (result.best[1] === null || result.diverged > 0 ? [] : [result.best[1]]));
  const floor = reached(known ?? Math.min(...found));
  const start = Math.max(...results.map(({ result }) => result.start ?? NaN).filter(Number.isFinite), floor);
  /** What is nothing beside the fall from the start to a loss. */
  const nothing = (loss: number): number => (measure === 'steps' ? 0 : TIE * Math.max(0, start - loss || 0));
  const near = nothing(floor);
  const isStopped = ({ median, reach }: RatePoint): boolean => reached(median) - reached(reach) > near;
  const within = (value: number, { lower, upper }: RatePoint): boolean => value >= reached(lower) && value <= reached(upper);
  return {
    alike(a, b) {
      const [lower, higher] = a.median < b.median ? [a, b] : [b, a];
      const gap = reached(higher.median) - reached(lower.median);
      // Not beside the deepest fall of all, which may be one without end.
      const alike = nothing(reached(lower.median));
      if (a.median === b.median || gap <= alike) return true;
      if (measure === 'steps' && gap <= TIE_OF_STEPS * Math.min(a.median, b.median)) return true;
      if (isStopped(higher) && reached(higher.reach) - reached(lower.median) <= alike) return true;
      // With many seeds: each median lies among the middle half of the other's.
      return a.result.runs > 2 && b.result.runs > 2 && within(reached(a.median), b) && within(reached(b.median), a);
    },
    isStopped,
    counts: ({ median, result }) => Number.isFinite(median) && (measure === 'steps' || measure === 'best' || !isLost(result)),
    isLeast: ({ median, reach }) =>
      measure === 'steps' ? median === 0 : reach === -Infinity || ((known !== null || goal > -Infinity) && reached(reach) - floor <= near),
    falls: ({ median, result }) => measure === 'steps' || measure === 'validation' || median < (result.start ?? Infinity),
  };
}

/** The loss at which runs stop, if the measure is a loss that ends there: steps and validation losses may differ beyond it. */
export const goalOf = ({ goal }: Least, measure: Measure): number =>
  measure === 'last' || measure === 'best' ? (goal ?? -Infinity) : -Infinity;

/** Where a contender stands at its best; null where it has no best. */
export function standingOf(curve: RateCurve, judge: Judge): Standing | null {
  const { best, points, rated } = curve;
  if (!best) return null;
  const at = points.indexOf(best);
  if (!rated || at < 0) return { curve, best, low: best.rate, high: best.rate, good: [best.rate], border: null, step: 1 };
  let [from, to] = [at, at];
  while (from > 0 && judge.alike(points[from - 1], best)) from--;
  while (to < points.length - 1 && judge.alike(points[to + 1], best)) to++;
  const good = points.filter((point) => judge.alike(point, best)).map(({ rate }) => rate);
  const ends = [...(from === 0 ? [points[0].rate] : []), ...(to === points.length - 1 ? [points[to].rate] : [])];
  const open = points.length > 1 && judge.falls(best) && !judge.isLeast(best);
  // Where the best itself is an end, that one is told.
  const border = open ? (ends.find((end) => end === best.rate) ?? ends[0] ?? null) : null;
  const step = Math.max(
    from > 0 ? points[from].rate / points[from - 1].rate : 1,
    to < points.length - 1 ? points[to + 1].rate / points[to].rate : 1,
  );
  return { curve, best, low: points[from].rate, high: points[to].rate, good, border, step };
}

export const standingsOf = (curves: readonly RateCurve[], judge: Judge): Standing[] =>
  curves.flatMap((curve) => standingOf(curve, judge) ?? []);

/** The curves that are ahead: one, or several that are as good as the lowest; none where none has a point. */
export function ahead(curves: readonly RateCurve[], which: 'own' | 'best', judge: Judge): RateCurve[] {
  const pointed = curves.flatMap((curve) => (curve[which] && judge.counts(curve[which]) ? [{ curve, point: curve[which] }] : []));
  if (pointed.length === 0) return [];
  const least = pointed.reduce((a, b) => (b.point.median < a.point.median ? b : a)).point;
  return pointed.filter(({ point }) => judge.alike(point, least)).map(({ curve }) => curve);
}

/** The result of a comparison whose cells are all computed. */
export interface Ranking {
  judge: Judge;
  /** Why nothing is ranked; null where something is. */
  obstacle: Obstacle | null;
}

export const rankingOf = (curves: readonly RateCurve[], least: Least, measure: Measure): Ranking => ({
  judge: judgeOf(curves, least, measure),
  obstacle: obstacleOf(curves, least, measure),
});

/** Why nothing is ranked. */
export type Obstacle =
  | { why: 'bottomless'; floor: number }
  | { why: 'unreached' | OfCells }
  | { why: 'fails'; name: string; at: number; many: boolean }
  | { why: 'border'; name: string; at: number; best: number };

/** Where nothing falls, where runs were stopped before the target or at their start, and where the target lies at the start. */
type OfCells = 'flat' | 'stopped' | 'stoppedAtStart' | 'targetAtStart';

/** A fall so deep is no fall to a minimum. */
const BOTTOMLESS = 1e30;

/**
 * The reason why no point can be called the best, whichever numbers are varied: losses that fall without bound, or that
 * never fall below the start, or runs that were stopped before the target; null where there is none.
 */
export function obstacleOfCells(
  points: readonly RatePoint[],
  least: Least,
  measure: Measure,
): { why: 'bottomless'; floor: number } | { why: OfCells } | null {
  const size = Math.max(1, ...points.map(({ result }) => Math.abs(result.start ?? 0)));
  const deepest = Math.min(...points.map(({ result }) => result.last[1] ?? Infinity));
  if (least.known === null && least.goal === null && deepest < -BOTTOMLESS * size) return { why: 'bottomless', floor: deepest };
  if (points.length > 0 && points.every(({ result }) => stopsAtStart(result))) return { why: 'stoppedAtStart' };
  const reaching = points.filter(({ median }) => Number.isFinite(median));
  if (measure === 'steps' && reaching.length > 0 && reaching.every(({ median }) => median === 0)) return { why: 'targetAtStart' };
  if (measure === 'steps' && points.some(({ result }) => stopsShort(result, least.target ?? -Infinity))) return { why: 'stopped' };
  const judge = judging(points, least, measure);
  return reaching.length > 0 && !reaching.some((point) => judge.falls(point)) ? { why: 'flat' } : null;
}

/**
 * The reason why contenders cannot be ranked: no minimum in sight, a contender that may do better at lower rates, or a
 * best rate at an end of the grid; null where there is none.
 */
export function obstacleOf(curves: readonly RateCurve[], least: Least, measure: Measure): Obstacle | null {
  const judge = judgeOf(curves, least, measure);
  const points = curves.flatMap((curve) => curve.points);
  if (points.length === 0) return null;
  const whole = obstacleOfCells(points, least, measure);
  if (whole && whole.why !== 'flat') return whole;
  const failing = curves.find(
    (curve) =>
      curve.rated &&
      curve.points.some(({ result }) => isLost(result)) &&
      curve.points.every((point) => isLost(point.result) || !judge.falls(point)),
  );
  if (failing) return { why: 'fails', name: failing.name, at: failing.points[0].rate, many: failing.points[0].result.runs > 1 };
  const bests = curves.flatMap(({ best }) => best ?? []);
  if (measure === 'steps' && bests.length === 0) return { why: 'unreached' };
  if (bests.length > 0 && !bests.some((best) => judge.falls(best))) return { why: 'flat' };
  for (const { curve, best, border } of standingsOf(curves, judge))
    if (border !== null) return { why: 'border', name: curve.name, at: border, best: best.rate };
  return null;
}

/**
 * By what factor the good rates of the two that are furthest apart differ; null where one rate is good for all, as far as
 * neighbouring rates tell, or there are not two.
 */
export function apart(standings: readonly Standing[]): number | null {
  const rated = standings.filter(({ curve }) => curve.rated);
  const factors = rated.flatMap((one, at) =>
    rated.slice(at + 1).flatMap((other) => {
      const factor = factorOf(one, other);
      return factor > 1.05 * Math.max(one.step, other.step) ? [factor] : [];
    }),
  );
  return factors.length > 0 ? Math.max(...factors) : null;
}

/** The least factor between a good rate of one and one of the other; 1 where their ranges overlap. */
function factorOf(one: Standing, other: Standing): number {
  if (one.low <= other.high && other.low <= one.high) return 1;
  return Math.min(...one.good.flatMap((a) => other.good.map((b) => Math.max(a / b, b / a))));
}
