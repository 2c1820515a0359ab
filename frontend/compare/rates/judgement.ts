/** Who is ahead, without false winners: ties within a tolerance, ranges of good rates, borders that rank nothing. */
import type { Begun, Measure, RateCurve, RatePoint } from '../../wire/sweep/rates';

/** Losses that differ by less than this fraction of the fall from the start are alike; so is it in Java's RateSweep. */
const TIE = 1e-6;
/** Steps that differ by less than this fraction are alike. */
const TIE_OF_STEPS = 0.01;

export interface Standing {
  curve: RateCurve;
  best: RatePoint;
  /** The lowest and the highest of the neighbouring rates that are as good as the best. */
  low: number;
  high: number;
  /** The best lies at the lowest or the highest rate that was tried: a better one may lie beyond. */
  border: boolean;
}

export interface Judge {
  /** The least loss that is known or was found. */
  floor: number;
  alike(a: RatePoint, b: RatePoint): boolean;
  isLeast(point: RatePoint): boolean;
}

export function judgeOf(curves: readonly RateCurve[], begun: Begun | null, measure: Measure): Judge {
  const results = curves.flatMap(({ points, own }) => [...points, ...(own ? [own] : [])]);
  const found = results.flatMap(({ result }) => (result.best[1] === null ? [] : [result.best[1]]));
  const known = begun?.floor ?? null;
  const floor = known ?? Math.min(...found);
  const start = Math.max(...results.map(({ result }) => result.start ?? NaN).filter(Number.isFinite), floor);
  const near = measure === 'steps' ? 0 : TIE * (start - floor || 0);
  const within = (value: number, { lower, upper }: RatePoint): boolean => value >= lower && value <= upper;
  return {
    floor,
    alike(a, b) {
      const gap = Math.abs(a.median - b.median);
      if (a.median === b.median || gap <= near) return true;
      if (measure === 'steps' && gap <= TIE_OF_STEPS * Math.min(a.median, b.median)) return true;
      // With many seeds: each median lies among the middle half of the other's.
      return a.result.runs > 2 && b.result.runs > 2 && within(a.median, b) && within(b.median, a);
    },
    isLeast: ({ median }) => measure !== 'steps' && known !== null && median - known <= near,
  };
}

/** Where a contender stands at its best; null where it has no best. */
export function standingOf(curve: RateCurve, judge: Judge): Standing | null {
  const { best, points, rated } = curve;
  if (!best) return null;
  const at = points.indexOf(best);
  if (!rated || at < 0) return { curve, best, low: best.rate, high: best.rate, border: false };
  let [from, to] = [at, at];
  while (from > 0 && judge.alike(points[from - 1], best)) from--;
  while (to < points.length - 1 && judge.alike(points[to + 1], best)) to++;
  const atEnd = from === 0 || to === points.length - 1;
  return { curve, best, low: points[from].rate, high: points[to].rate, border: points.length > 1 && atEnd && !judge.isLeast(best) };
}

export const standingsOf = (curves: readonly RateCurve[], judge: Judge): Standing[] =>
  curves.flatMap((curve) => standingOf(curve, judge) ?? []);

/** The curves that are ahead: one, or several that are as good as the lowest; none where none has a point. */
export function ahead(curves: readonly RateCurve[], which: 'own' | 'best', judge: Judge): RateCurve[] {
  const pointed = curves.flatMap((curve) => (curve[which] && Number.isFinite(curve[which].median) ? [{ curve, point: curve[which] }] : []));
  if (pointed.length === 0) return [];
  const least = pointed.reduce((a, b) => (b.point.median < a.point.median ? b : a)).point;
  return pointed.filter(({ point }) => judge.alike(point, least)).map(({ curve }) => curve);
}

/** The factor between the ranges of good rates; null where one rate is good for all, or there are not two. */
export function apart(standings: readonly Standing[]): number | null {
  const rated = standings.filter(({ curve }) => curve.rated);
  if (rated.length < 2) return null;
  const factor = Math.max(...rated.map(({ low }) => low)) / Math.min(...rated.map(({ high }) => high));
  return factor > 1 ? factor : null;
}
