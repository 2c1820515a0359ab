/** The cost of tuning: the expected best loss of a number of random tries. */
import { bestOf, pointOf, type RateCurve, type RatePoint, type Result } from '../wire/sweep/rates';
import { aboveZero, zeroOf, type Zero } from './setting/height';
import { TIE, obstacleOf, type Least, type Obstacle } from './setting/judgement';

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
  return expected(
    [...values].sort((a, b) => a - b),
    k,
  );
}

/** The same of numbers that stand in the order of those which are compared. */
function expected(ordered: readonly number[], k: number): number {
  const n = ordered.length;
  let fraction = k / n;
  let sum = 0;
  for (let i = 0; i <= n - k; i++) {
    sum += fraction * ordered[i];
    // From C(n-1-i, k-1) to C(n-2-i, k-1).
    fraction *= (n - i - k) / (n - 1 - i || 1);
  }
  return sum;
}

export interface Price {
  run: number;
  name: string;
  /** For k = 1, 2, … tries. */
  expected: readonly number[];
  /** The expected quartiles of the best, where each try has several seeds. */
  quartiles?: readonly (readonly [number, number])[];
  /** The same, had the experiment stopped no run; missing where it did not. */
  reach?: readonly number[];
  /** The loss of the start, which a try that diverges leaves. */
  start: number;
}

/**
 * The loss that a try ends with, whatever measure the page shows: the quartiles over its seeds, with the median, and how low
 * that could have come.
 */
function leftBy(result: Result, goal: number): readonly [number, number, number, number] {
  const { lower, median, upper, reach } = pointOf(result, 'last');
  const left = (loss: number): number => Math.max(goal, Math.min(loss, result.start ?? loss));
  return [left(lower), left(median), left(upper), left(reach)];
}

const startOf = (results: readonly Result[]): number => Math.max(...results.map(({ start }) => start ?? NaN).filter(Number.isFinite));

/**
 * Of each contender that has a rate, from the rates of the grid alone. A try that diverges, or ends above the start, leaves
 * one where one was: at the loss of the start.
 *
 * @param goal the loss below which runs stop, where prices are judged: a try that comes there counts as just there
 */
export function pricesOf(curves: readonly RateCurve[], onGrid: (rate: number) => boolean, goal = -Infinity): Price[] {
  return curves.flatMap(({ run, name, points, rated }) =>
    priceOf(
      run,
      name,
      points.filter(({ rate }) => !rated || onGrid(rate)).map(({ result }) => result),
      startOf(points.map(({ result }) => result)),
      goal,
    ),
  );
}

/** The same from settings over the rate and a further number: all of a contender's results are tries. */
export function pricesOfTries(names: readonly string[], results: readonly Result[], goal = -Infinity): Price[] {
  return names.flatMap((name, run) => {
    const own = results.filter((result) => result.run === run);
    return priceOf(run, name, own, startOf(own), goal);
  });
}

function priceOf(run: number, name: string, results: readonly Result[], start: number, goal: number): Price[] {
  const tries = results.map((result) => leftBy(result, goal)).sort(([, a], [, b]) => a - b);
  if (tries.length === 0 || tries.some(([, median]) => !Number.isFinite(median))) return [];
  const expectedOf = (part: number): number[] =>
    tries.map((_, i) => expected(part === 3 ? tries.map((one) => one[part]).sort((a, b) => a - b) : tries.map((one) => one[part]), i + 1));
  const [lower, upper] = [expectedOf(0), expectedOf(2)];
  const quartiles = results.every(({ runs }) => runs > 2) ? { quartiles: lower.map((low, i) => [low, upper[i]] as const) } : {};
  const stopped = tries.some(([, median, , reach]) => reach < median) ? { reach: expectedOf(3) } : {};
  return [{ run, name, start, expected: expectedOf(1), ...stopped, ...quartiles }];
}

/**
 * The curves over the rate that tries make: at each rate of the grid the best that came of it, a further number or not. Where
 * they rank nothing, neither do the tries.
 */
export function triedCurves(curves: readonly RateCurve[], results: readonly Result[], onGrid: (rate: number) => boolean): RateCurve[] {
  return curves.map((curve) => {
    const best = new Map<number, RatePoint>();
    for (const result of results.filter(({ run }) => run === curve.run)) {
      const point = { ...pointOf(result, 'last'), ...(curve.rated ? {} : { rate: NaN }) };
      const before = best.get(point.rate);
      if ((!curve.rated || onGrid(point.rate)) && !(before && before.median <= point.median)) best.set(point.rate, point);
    }
    const points = [...best.values()].sort((a, b) => a.rate - b.rate);
    return { ...curve, points, best: bestOf(points) };
  });
}

const at = ({ expected: values }: Price, k: number): number => values[Math.min(k, values.length) - 1];

/** Whether the expected loss of one price lies within the middle half of the other's. */
function within(one: Price, { quartiles }: Price, k: number): boolean {
  if (!quartiles) return false;
  const [lower, upper] = quartiles[Math.min(k, quartiles.length) - 1];
  return at(one, k) >= lower && at(one, k) <= upper;
}

/** Who is to be expected lowest after each number of tries, several in a tie: the first number, and who is ahead from then on. */
export function winners(prices: readonly Price[], tries: number): { from: number; first: Price[] }[] {
  const changes: { from: number; first: Price[] }[] = [];
  if (prices.length < 2) return changes;
  const start = Math.max(...prices.map((price) => price.start));
  const near = TIE * Math.max(0, start - Math.min(...prices.map((price) => at(price, tries))));
  for (let k = 1; k <= tries; k++) {
    const least = prices.reduce((a, b) => (at(b, k) < at(a, k) ? b : a));
    const alike = (price: Price): boolean => within(price, least, k) && within(least, price, k);
    const reach = ({ reach: values, expected: others }: Price): number => (values ?? others)[Math.min(k, others.length) - 1];
    const first = prices.filter((price) => reach(price) - at(least, k) <= near || alike(price));
    const before = changes.at(-1)?.first;
    if (before?.length !== first.length || first.some((price, i) => price !== before[i])) changes.push({ from: k, first });
  }
  return changes;
}

export interface Tries {
  curves: readonly RateCurve[];
  results: readonly Result[];
  names: readonly string[];
  least: Least;
  /** How many numbers are tuned. */
  tuned: 1 | 2;
  perDecade: number;
}

/**
 * Whether a rate belongs to the grid that every contender tries, and not to those added around a border or to a
 * contender's own.
 */
function gridOf({ curves, tuned, perDecade }: Tries): (rate: number) => boolean {
  if (tuned === 2) return () => true;
  const tried = new Map<number, number>();
  for (const { points, rated } of curves) if (rated) for (const { rate } of points) tried.set(rate, (tried.get(rate) ?? 0) + 1);
  const all = curves.filter(({ rated }) => rated).length;
  return (rate) => tried.get(rate) === all && isOnGrid(rate, perDecade);
}

export interface Priced {
  /** As they are shown. */
  shown: readonly Price[];
  /** As they are judged: runs that stop at a loss count as equal below it. */
  judged: readonly Price[];
  /** Why they rank nothing. */
  obstacle: Obstacle | null;
  zero: Zero | null;
}

/** @param done whether all tries are computed */
export function pricedOf(tries: Tries, done: boolean): Priced {
  const { curves, results, names, least, tuned } = tries;
  const onGrid = gridOf(tries);
  const told = (goal?: number): Price[] => (tuned === 2 ? pricesOfTries(names, results, goal) : pricesOf(curves, onGrid, goal));
  const obstacle = done ? obstacleOf(triedCurves(curves, results, onGrid), least, 'last') : null;
  const zero = zeroOf(results, least, 'last', done && obstacle === null);
  const shown = told().map((price) => ({ ...price, expected: price.expected.map((loss) => aboveZero(loss, zero)) }));
  return { shown, judged: told(least.goal ?? undefined), obstacle, zero };
}
