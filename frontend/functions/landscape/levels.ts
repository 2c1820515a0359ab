/**
 * The levels of the map: losses above the lowest one, at round numbers of a logarithmic scale, at a readable density. A
 * frame that spans less than a few such numbers (far from the minimum, say) has evenly spaced levels. Where most of it
 * would still have one colour, beside a pole or over hundreds of decades, each band covers an equal fraction of the map.
 */
import { format, roundTo, significant } from '../../draw/axes/number';
import { evenly } from '../../draw/axes/ticks';

export interface Levels {
  /** The loss that the levels count from: the known minimum, or the lowest loss seen. */
  base: number;
  /** Ascending, above zero: losses minus the base. */
  above: number[];
}

const MANTISSAS = [[1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]];
const MOST = 14;
const LEAST = 5;
const ENOUGH = 6000;
/** A band of more than this fraction leaves a map that shows little. */
const WIDEST = 0.55;
const SHARES = [0.01, 0.04, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96, 0.99];
/** Primes that divide no width of a grid, so that a sample is not confined to a few of its columns. */
const STRIDES = [1, 7, 11, 13, 17, 19, 23, 29, 31, 37];

export function levelsOf(losses: ArrayLike<number>, known: number | null): Levels {
  const sample = sortedSample(losses);
  if (sample.length === 0) return { base: known ?? 0, above: [] };
  const base = baseOf(sample, known);
  const low = quantile(sample, 0.003) - base;
  const high = quantile(sample, 0.998) - base;
  if (!(high > 0) || !Number.isFinite(high) || high - low <= 1e-12 * Math.abs(base)) {
    // Beside a loss so far below it the whole frame would look flat.
    return base < sample[0] ? levelsOf(losses, null) : { base, above: [] };
  }
  const round = logarithmic(Math.max(low, high * 1e-9), high);
  const above = round.length >= LEAST ? round : even(low, high);
  const rising = sample.subarray(sample.findLastIndex((loss) => loss <= base) + 1);
  if (widestFraction(rising, base, above) <= WIDEST) return { base, above };
  const shared = ofEqualFractions(rising, base);
  return { base, above: shared.length >= LEAST ? shared : above };
}

/** The fraction in the widest band among ascending losses. */
function widestFraction(sorted: Float64Array, base: number, above: readonly number[]): number {
  let widest = 0;
  let before = 0;
  for (const level of [...above, Infinity]) {
    let until = before;
    while (until < sorted.length && sorted[until] - base < level) until++;
    widest = Math.max(widest, until - before);
    before = until;
  }
  return sorted.length === 0 ? 0 : widest / sorted.length;
}

/** Levels between equal fractions of the losses, rounded as far as they stay apart. */
function ofEqualFractions(sorted: Float64Array, base: number): number[] {
  const losses = SHARES.map((fraction) => quantile(sorted, fraction));
  const found: number[] = [];
  losses.forEach((loss, i) => {
    const below = i > 0 ? loss - losses[i - 1] : Infinity;
    const beyond = i + 1 < losses.length ? losses[i + 1] - loss : Infinity;
    const level = roundTo(loss, Math.min(below, beyond) / 2) - base;
    if (level > 0 && Number.isFinite(level) && level > (found.at(-1) ?? 0)) found.push(level);
  });
  return found;
}

/** Without a known minimum zero is a likely one when the lowest loss is near it. */
function baseOf(sorted: Float64Array, known: number | null): number {
  const [lowest, highest] = [sorted[0], sorted[sorted.length - 1]];
  if (known !== null && known <= lowest) return known;
  return lowest >= 0 && lowest < highest * 1e-3 ? 0 : lowest;
}

function logarithmic(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low)) - 1;
  const last = Math.ceil(Math.log10(high));
  for (const mantissas of MANTISSAS) {
    const found = between(first, last, 1, mantissas, low, high);
    if (found.length <= MOST) return found;
  }
  const apart = Math.ceil((last - first) / (MOST - 2));
  return between(first, last, apart, [1], low, high);
}

function between(first: number, last: number, apart: number, mantissas: number[], low: number, high: number): number[] {
  const found: number[] = [];
  for (let power = first; power <= last; power += apart) {
    for (const mantissa of mantissas) {
      const level = Number(`${mantissa}e${power}`);
      if (level >= low && level <= high) found.push(level);
    }
  }
  return found;
}

function even(low: number, high: number): number[] {
  return evenly(low, high, 9).filter((level) => level > 0 && level > low && level < high);
}

/** How many levels lie at or below the loss: 0 for the lowest band. NaN for what is not finite. */
export function bandOf(loss: number, levels: Levels): number {
  if (!Number.isFinite(loss)) return NaN;
  const above = loss - levels.base;
  let low = 0;
  let high = levels.above.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (levels.above[middle] <= above) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortedSample(losses: ArrayLike<number>): Float64Array {
  const stride = STRIDES.find((prime) => losses.length / prime <= ENOUGH) ?? STRIDES[STRIDES.length - 1];
  const sample = new Float64Array(Math.ceil(losses.length / stride) + 1);
  let count = 0;
  let lowest = Infinity;
  for (let i = 0; i < losses.length; i++) {
    const loss = losses[i];
    if (!Number.isFinite(loss)) continue;
    if (loss < lowest) lowest = loss;
    if (i % stride === 0) sample[count++] = loss;
  }
  if (lowest < Infinity) sample[count++] = lowest;
  return sample.subarray(0, count).sort();
}

function quantile(sorted: Float64Array, fraction: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(fraction * sorted.length))];
}

/** Digits that a reader compares at a glance. */
const MOST_DIGITS = 8;

/** The loss of a level, with the digits that set it apart from its neighbour; beside a huge base, as what stands above it. */
export function levelLabel(base: number, above: readonly number[], index: number): string {
  const loss = base + above[index];
  const digits = Math.max(3, Math.ceil(Math.log10(Math.max(1, Math.abs(loss) / above[index]))) + 2);
  if (digits <= MOST_DIGITS) return format(loss, digits);
  const round = significant(base, MOST_DIGITS);
  const rest = above[index] + (base - round);
  return `${format(round, MOST_DIGITS)} ${rest < 0 ? '\u2212' : '+'} ${format(Math.abs(rest), 3)}`;
}
