/** The curves of a chart: the quantities of a race, their range, and their pixels. Values that cannot be drawn are marked. */
import { column, type Race, type Run } from '../../wire/answer/frame';
import { thinCurve } from '../../draw/axes/decimate';
import { projector, type Axis } from '../../draw/axes/scale';
import type { Scale } from '../../draw/axes/ticks';

export type CurveQuantity = 'loss' | 'above' | 'gradient' | 'distance';
export type Over = 'steps' | 'evaluations';

export interface Curve {
  index: number;
  run: Run;
  /** The abscissa and the ordinate of every row. */
  over: Float64Array;
  values: Float64Array;
  /** In place of the contender's own dash. */
  dash?: readonly number[];
  /** The width of its line, where that is not the usual one. */
  width?: number;
  /** The label at its end in place of the contender's name; empty for none. */
  label?: string;
  /** The opacity of a curve that stands behind another one, which alone has markers. */
  strength?: number;
}

export function curvesOf(race: Race, quantity: CurveQuantity, over: Over, shown: (index: number) => boolean): Curve[] {
  return race.runs.flatMap((run, index) => {
    if (!shown(index) || run.rows === 0) return [];
    const abscissa = column(run, over === 'steps' ? 'step' : 'gradient_evaluations');
    return [{ index, run, over: abscissa, values: valuesOf(race, run, quantity) }];
  });
}

function valuesOf(race: Race, run: Run, quantity: CurveQuantity): Float64Array {
  if (quantity === 'loss') return column(run, 'loss');
  if (quantity === 'above') return aboveMinimum(race, run);
  if (quantity === 'gradient') return column(run, 'gradient_norm');
  return distances(race, run);
}

/** The loss above the deepest known minimum, row by row; what rounding puts below it is 0. */
export function aboveMinimum(race: Race, run: Run): Float64Array {
  const least = Math.min(...race.facts.minima.map(({ loss }) => loss));
  return column(run, 'loss').map((loss) => Math.max(0, loss - least));
}

/** The distance to the nearest known minimum, row by row. */
export function distances(race: Race, run: Run): Float64Array {
  const along = race.variables.map((name) => column(run, name));
  const found = new Float64Array(run.rows).fill(Infinity);
  for (const { point } of race.facts.minima) {
    for (let row = 0; row < run.rows; row++) {
      let square = 0;
      for (let i = 0; i < along.length; i++) square += (along[i][row] - point[i]) ** 2;
      found[row] = Math.min(found[row], Math.sqrt(square));
    }
  }
  return found;
}

/** Whether a logarithmic axis can show most of the values, and hides no loss below 0 that is more than rounding. */
export function suitsLog(curves: readonly Curve[]): boolean {
  const dust = ROUNDING * Math.max(0, ...curves.map(({ values }) => Math.abs(values[0]) || 0));
  let positive = 0;
  let all = 0;
  for (const { values } of curves) {
    all += values.length;
    for (const value of values) {
      if (value > 0) positive++;
      else if (value < -dust) return false;
    }
  }
  return positive >= 0.7 * all;
}

/** What lies below 0 by no more than this part of the first loss. */
const ROUNDING = 1e-12;

/** The axis that shows most: logarithmic where values allow it, on both sides of 0 where they span decades there. */
export function suitedScale(curves: readonly Curve[]): Scale {
  if (suitsLog(curves)) return 'log';
  const sizes = sizesOf(curves);
  const spans = (large: number, small: number): boolean => quantileOf(sizes, large) > SPANS * quantileOf(sizes, small);
  return sizes.length > 0 && (spans(0.95, 0.05) || spans(1, 0.5)) ? 'symlog' : 'linear';
}

/**
 * Up to this size a symmetric logarithmic axis is linear: what hardly any value is below, and no dust. What runs out of
 * the frame does not count.
 */
export function unitOf(curves: readonly Curve[]): number {
  const most = capOf(curves, BLOW_UP.symlog);
  const sizes = sizesOf(curves).filter((size) => size <= most);
  if (sizes.length === 0) return 1;
  const unit = Math.max(quantileOf(sizes, 0.05), quantileOf(sizes, 0.95) * 1e-6);
  return 10 ** Math.floor(Math.log10(unit));
}

/** From this ratio of large to small values, or of the largest to the middle one, a linear axis hides most of them. */
const SPANS = 100;

function sizesOf(curves: readonly Curve[]): number[] {
  return curves
    .flatMap(({ values }) => Array.from(values, Math.abs))
    .filter((size) => size > 0 && size < Infinity)
    .sort((a, b) => a - b);
}

function quantileOf(sorted: readonly number[], fraction: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(fraction * sorted.length))];
}

/** A run that blows up must not flatten all others: beyond this multiple of the first values it runs out of the frame. */
const BLOW_UP = { log: 1e6, linear: 10, symlog: 1e6 };
const DEEPEST = 1e-16;

/** Beyond this size nothing is in the frame. */
function capOf(curves: readonly Curve[], blowUp: number): number {
  const first = Math.max(0, ...curves.map(({ values }) => Math.abs(values[0]) || 0));
  return first > 0 ? first * blowUp : Infinity;
}

/** The range of the ordinate: full decades when it spans several. */
export function rangeOf(curves: readonly Curve[], scale: Scale, blowUp = BLOW_UP[scale]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  const cap = capOf(curves, blowUp);
  for (const { values, run } of curves) {
    const floor = scale === 'log' ? Number.MIN_VALUE : run.ending.reason === 'diverged' || scale === 'symlog' ? -cap : -Infinity;
    for (const value of values) {
      if (!(value >= floor && value < Infinity)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (low > high) return scale === 'log' ? [0.1, 10] : [0, 1];
  high = Math.min(high, Math.max(cap, low));
  if (scale === 'symlog') return [low < 0 ? 1.3 * low : Math.min(0, low), high > 0 ? 1.3 * high : Math.max(0, high)];
  return scale === 'log' ? decades(Math.max(low, high * DEEPEST), high) : roomy(low, high);
}

function decades(low: number, high: number): [number, number] {
  const [from, to] = [Math.log10(low), Math.log10(high)];
  if (to - from > 2) return [10 ** Math.floor(from + 1e-9), 10 ** Math.ceil(to - 1e-9)];
  const room = Math.max(0.05, (to - from) * 0.05);
  return [10 ** (from - room), 10 ** (to + room)];
}

function roomy(low: number, high: number): [number, number] {
  const room = high > low ? (high - low) * 0.05 : Math.max(1, Math.abs(high)) * 0.05;
  return [low === 0 ? 0 : low - room, high + room];
}

/** A value that the axis cannot hold, shown at the edge it lies beyond. */
export interface EdgeMark {
  x: number;
  y: number;
  row: number;
  kind: 'above' | 'below' | 'notNumber';
}

export interface DrawnCurve {
  index: number;
  /** Pixels of all rows; values beyond the axis lie on its edge, NaN breaks the line. */
  xs: Float64Array;
  ys: Float64Array;
  /** Indices of the rows that need drawing. */
  kept: number[];
  marks: EdgeMark[];
  dash?: readonly number[];
  width?: number;
  label?: string;
  strength?: number;
}

export function drawCurve(curve: Curve, x: Axis, y: Axis): DrawnCurve {
  const rows = curve.values.length;
  const [across, upward] = [projector(x), projector(y)];
  const xs = new Float64Array(rows);
  const ys = new Float64Array(rows);
  const marks: EdgeMark[] = [];
  let outside: EdgeMark['kind'] | null = null;
  for (let row = 0; row < rows; row++) {
    const value = curve.values[row];
    xs[row] = across(x.scale === 'log' ? Math.max(curve.over[row], x.low) : curve.over[row]);
    const kind = beyond(value, y);
    ys[row] = kind === null ? upward(value) : kind === 'below' ? y.from : kind === 'above' ? y.to : NaN;
    const far = marks.length === 0 || xs[row] - marks[marks.length - 1].x >= 12;
    if (kind !== null && (kind !== outside || far)) marks.push({ x: xs[row], y: kind === 'below' ? y.from : y.to, row, kind });
    outside = kind;
  }
  return {
    index: curve.index,
    xs,
    ys,
    kept: thinCurve(xs, ys),
    marks,
    dash: curve.dash,
    width: curve.width,
    label: curve.label,
    strength: curve.strength,
  };
}

function beyond(value: number, axis: Axis): EdgeMark['kind'] | null {
  if (Number.isNaN(value)) return 'notNumber';
  if (value > axis.high) return 'above';
  return value < axis.low || (axis.scale === 'log' && value <= 0) ? 'below' : null;
}
