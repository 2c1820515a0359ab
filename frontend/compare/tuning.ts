/** The price of tuning: what is to be expected of the best of some random tries. */
import { pointOf, type RateCurve, type Result } from '../wire/sweep/rates';
import { TIE } from './setting/judgement';

/** The preferred numbers of IEC 60063 (E24), in tenths. */
const PREFERRED = [10, 11, 12, 13, 15, 16, 18, 20, 22, 24, 27, 30, 33, 36, 39, 43, 47, 51, 56, 62, 68, 75, 82, 91];

/** Whether a rate is one of a grid of 3, 4, 6, 12 or 24 a decade, not a contender's own or one where a border was sought. */
export function isOnGrid(rate: number, perDecade: number): boolean {
  const tenths = 10 * 10 ** (Math.log10(rate) - Math.floor(Math.log10(rate) + 1e-9));
  return PREFERRED.some((number, at) => at % (PREFERRED.length / perDecade) === 0 && Math.abs(tenths - number) < 1e-6);
}

/**
 * The expected least of k values drawn from n without putting back, each subset as likely as any other: the i-th smallest
 * is the least of C(n-i, k-1) of the C(n, k) subsets.
 */
export function expectedBest(values: readonly number[], k: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  let share = k / n;
  let sum = 0;
  for (let i = 0; i <= n - k; i++) {
    sum += share * sorted[i];
    // From C(n-1-i, k-1) to C(n-2-i, k-1).
    share *= (n - i - k) / (n - 1 - i || 1);
  }
  return sum;
}

export interface Price {
  run: number;
  name: string;
  /** For k = 1, 2, … tries. */
  expected: readonly number[];
  /** The loss of the start, which a try that diverges leaves. */
  start: number;
}

/** The loss that a try leaves, whatever the page judges by. */
function leftBy(result: Result): number {
  const { median } = pointOf(result, 'last');
  return Math.min(median, result.start ?? median);
}

const startOf = (results: readonly Result[]): number => Math.max(...results.map(({ start }) => start ?? NaN).filter(Number.isFinite));

/**
 * Of each contender that has a rate, from the rates of the grid alone. A try that diverges, or ends above the start, leaves
 * one where one was: at the loss of the start.
 */
export function pricesOf(curves: readonly RateCurve[], onGrid: (rate: number) => boolean): Price[] {
  return curves.flatMap(({ run, name, points, rated }) => {
    const values = points.filter(({ rate }) => !rated || onGrid(rate)).map(({ result }) => leftBy(result));
    if (values.length === 0 || values.some((value) => !Number.isFinite(value))) return [];
    const start = startOf(points.map(({ result }) => result));
    return [{ run, name, start, expected: rated ? values.map((_, i) => expectedBest(values, i + 1)) : values }];
  });
}

/** The same from settings over the rate and a further number: all of a contender's results are tries. */
export function pricesOfTries(names: readonly string[], results: readonly Result[]): Price[] {
  return names.flatMap((name, run) => {
    const own = results.filter((result) => result.run === run);
    const values = own.map(leftBy);
    if (values.length === 0 || values.some((value) => !Number.isFinite(value))) return [];
    return [{ run, name, start: startOf(own), expected: values.map((_, i) => expectedBest(values, i + 1)) }];
  });
}

const at = ({ expected }: Price, k: number): number => expected[Math.min(k, expected.length) - 1];

/** Who is to be expected lowest after each number of tries, several in a tie: the first number, and who is ahead from then on. */
export function winners(prices: readonly Price[], tries: number): { from: number; first: Price[] }[] {
  const changes: { from: number; first: Price[] }[] = [];
  if (prices.length < 2) return changes;
  const start = Math.max(...prices.map((price) => price.start));
  const near = TIE * Math.max(0, start - Math.min(...prices.map((price) => at(price, tries))));
  for (let k = 1; k <= tries; k++) {
    const least = Math.min(...prices.map((price) => at(price, k)));
    const first = prices.filter((price) => at(price, k) - least <= near);
    const before = changes.at(-1)?.first;
    if (before?.length !== first.length || first.some((price, i) => price !== before[i])) changes.push({ from: k, first });
  }
  return changes;
}
