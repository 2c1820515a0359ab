/** The loss from which losses are counted: the minimum, where differences above it would be lost in the digits. */
import { format } from '../../draw/axes/number';
import type { Measure, RateCurve, RatePoint, Result } from '../../wire/sweep/rates';
import type { Band } from '../../wire/sweep/seeds';
import { goalOf, type Least } from './judgement';

export interface Zero {
  at: number;
  /** Whether it is the least loss that there is, or the least that was found. */
  known: boolean;
}

/**
 * The loss that is shown as 0; null where losses are shown as they are: those of networks, and losses that are no larger
 * than their fall.
 *
 * @param ranked whether one of the results is called the best: then the least loss found stands for the least loss
 */
export function zeroOf(
  results: readonly Pick<Result, 'start' | 'best' | 'diverged' | 'validation'>[],
  least: Least,
  measure: Measure,
  ranked: boolean,
): Zero | null {
  const { known } = least;
  if ((measure !== 'last' && measure !== 'best') || (known === null && !ranked)) return null;
  if (results.some(({ validation }) => validation[1] !== null)) return null;
  const found = Math.min(...results.flatMap(({ best, diverged }) => (best[0] === null || diverged > 0 ? [] : [best[0]])));
  const at = known ?? found;
  const start = Math.max(...results.flatMap(({ start: before }) => before ?? []));
  if (!Number.isFinite(at) || !Number.isFinite(start) || !(Math.abs(at) > 1e-12 * (start - at))) return null;
  if (known !== null) return { at, known: true };
  // Where runs stop at a loss, the least that was found is how far one of them overstepped it.
  const stopped = at < goalOf(least, measure);
  return !stopped && (at < 0 || at > start - at) ? { at, known: false } : null;
}

/** A point whose loss is counted from there. */
export function above<P extends RatePoint | null>(point: P, zero: Zero | null): P {
  if (!point || !zero) return point;
  const [lower, median, upper] = [point.lower, point.median, point.upper].map((loss) => aboveZero(loss, zero));
  return { ...point, lower, median, upper };
}

/** A loss above the zero; rounding can make the difference negative, which counts as 0. */
export const aboveZero = (loss: number, zero: Zero | null): number => (zero ? Math.max(0, loss - zero.at) : loss);

/** The zero of bands: here the least that was found is that of any seed. */
export function zeroOfBands(bands: readonly Band[], least: Least, ranked: boolean): Zero | null {
  const results = bands.map((band) => {
    const found = Math.min(...band.loss[0].map((loss) => loss ?? Infinity));
    return { ...band, best: [found, found, found] as const };
  });
  return zeroOf(results, least, 'last', ranked);
}

/** Bands whose losses are counted from there. */
export const bandsAbove = (bands: readonly Band[], zero: Zero | null): readonly Band[] => {
  const shown = (loss: number | null): number | null => (loss === null ? null : aboveZero(loss, zero));
  return zero
    ? bands.map((band) => {
        const [lower, median, upper] = band.last.map(shown);
        return { ...band, loss: band.loss.map((part) => part.map(shown)), last: [lower, median, upper] };
      })
    : bands;
};

/** The name of the measure, with the zero that its losses are counted from. */
export function measured(name: string, zero: Zero | null, say: (key: string, ...values: unknown[]) => string): string {
  return zero ? say(zero.known ? 'lab.compare.aboveMinimum' : 'lab.compare.aboveFound', name, format(zero.at, 4)) : name;
}

/** Curves whose losses are counted from there. */
export const allAbove = (curves: readonly RateCurve[], zero: Zero | null): readonly RateCurve[] =>
  zero
    ? curves.map((curve) => {
        const points = curve.points.map((point) => above(point, zero));
        const same = (point: RatePoint | null): RatePoint | null => point && (points[curve.points.indexOf(point)] ?? above(point, zero));
        return { ...curve, points, own: same(curve.own), best: same(curve.best) };
      })
    : curves;
