/** The price of tuning: what is to be expected of the best of some random tries. */
import { pointOf, type RateCurve, type Result } from '../wire/sweep/rates';

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
}

/**
 * Of each contender that has a rate, from the rates of the grid alone. A try that diverges, or ends above the start, leaves
 * one where one was: at the loss of the start.
 */
export function pricesOf(curves: readonly RateCurve[], onGrid: (rate: number) => boolean): Price[] {
  return curves.flatMap(({ run, name, points, rated }) => {
    const values = points
      .filter(({ rate }) => !rated || onGrid(rate))
      .map(({ median, result }) => Math.min(median, result.start ?? median));
    if (values.length === 0 || values.some((value) => !Number.isFinite(value))) return [];
    return [{ run, name, expected: rated ? values.map((_, i) => expectedBest(values, i + 1)) : values }];
  });
}

/** The same from settings over the rate and a further number: all of a contender's results are tries. */
export function pricesOfTries(names: readonly string[], results: readonly Result[]): Price[] {
  return names.flatMap((name, run) => {
    const values = results
      .filter((result) => result.run === run)
      .map((result) => {
        const { median } = pointOf(result, 'last');
        return Math.min(median, result.start ?? median);
      });
    if (values.length === 0 || values.some((value) => !Number.isFinite(value))) return [];
    return [{ run, name, expected: values.map((_, i) => expectedBest(values, i + 1)) }];
  });
}

const at = ({ expected }: Price, k: number): number => expected[Math.min(k, expected.length) - 1];

/** Who is to be expected lowest after each number of tries: the first number, and who is ahead from then on. */
export function winners(prices: readonly Price[], tries: number): { from: number; price: Price }[] {
  const changes: { from: number; price: Price }[] = [];
  for (let k = 1; k <= tries && prices.length > 0; k++) {
    const price = prices.reduce((a, b) => (at(b, k) < at(a, k) ? b : a));
    if (changes.at(-1)?.price !== price) changes.push({ from: k, price });
  }
  return changes;
}
