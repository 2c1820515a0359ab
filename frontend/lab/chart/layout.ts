/** The chart's layout: margins, axes with round ends, ticks, and the strip of rates when a schedule changes a rate. */
import { column } from '../../wire/answer/frame';
import { drawCurve, rangeOf, unitOf, type Curve, type DrawnCurve, type Over } from './curves';
import type { Strip } from './drawing';
import type { Look } from '../../draw/look';
import type { Axis } from '../../draw/axes/scale';
import { ticks, type Scale, type Tick } from '../../draw/axes/ticks';
import type { Size } from '../../draw/axes/viewport';

export interface ChartLayout {
  x: Axis;
  y: Axis;
  /** The name of the abscissa, at its end. */
  xName: string;
  xTicks: Tick[];
  yTicks: Tick[];
  drawn: DrawnCurve[];
  strip: Strip | null;
}

export interface ChartOptions {
  x: Scale;
  y: Scale;
  over: Over;
  length: number;
  look: Look;
  rateTitle: string;
  /** The name of the abscissa. */
  xName: string;
  /** Curves that need room on the axes though they are drawn elsewhere. */
  beside?: readonly Curve[];
  /** The pixels that the longest name at a line's end takes. */
  nameWidth: number;
  /** How many times the first value the axis reaches up to, where a run blows up. */
  blowUp?: number;
  /** Where the axis may end though some values are higher. */
  top?: number;
}

/** The strip of rates takes no more than its share of a low chart, so that the curves keep theirs. */
const STRIP_HEIGHT = 56;
const STRIP_SHARE = 0.2;
/** Between the curves and the strip, for its title. */
const STRIP_GAP = 36;
const LEAST_GAP = 22;
const GAP_SHARE = 0.16;
/** Rates of contenders that differ more than this do not fit one linear strip. */
const MANY = 30;

export function layout(curves: readonly Curve[], size: Size, options: ChartOptions): ChartLayout {
  const grow = options.look.size;
  const right = Math.min(size.width * 0.46, Math.max(options.nameWidth, 6.5 * grow * options.xName.length + 8) + 14);
  const bottom = 22 * grow;
  const vary = ratesVary(curves);
  const room = size.height - bottom;
  const stripHeight = Math.min(STRIP_HEIGHT * grow, STRIP_SHARE * room);
  const gap = Math.min(STRIP_GAP * grow, Math.max(LEAST_GAP * grow, GAP_SHARE * room));
  const floor = room - (vary ? stripHeight + gap : 0);
  const [low, reached] = rangeOf([...curves, ...(options.beside ?? [])], options.y, options.blowUp);
  const high = options.top === undefined ? reached : Math.max(Math.min(reached, options.top), low * 1.01);
  const unit = options.y === 'symlog' ? unitOf(curves) : 1;
  const y: Axis = { low, high, from: floor, to: 8, scale: options.y, unit };
  const last = Math.max(1, ...curves.map(({ over }) => over[over.length - 1] ?? 1));
  const reach = options.over === 'steps' ? Math.max(1, options.length) : last;
  const yTicks = ticks(low, high, Math.max(2, (floor - 8) / (44 * grow)), options.y, unit);
  const widest = Math.max(2, ...yTicks.map(({ label }) => label.length));
  const left = Math.max(30, widest * 6.4 + 10) * grow;
  const x: Axis = {
    low: options.x === 'log' ? 1 : 0,
    high: Math.max(reach, options.x === 'log' ? 2 : 1),
    from: left,
    to: size.width - right,
    scale: options.x,
  };
  const xTicks = ticks(x.low, x.high, Math.max(2, (x.to - x.from) / (80 * grow)), options.x);
  const drawn = curves.map((curve) => drawCurve(curve, x, y));
  return { x, y, xName: options.xName, xTicks, yTicks, drawn, strip: vary ? stripOf(curves, x, room, stripHeight, options) : null };
}

function stripOf(curves: readonly Curve[], x: Axis, bottom: number, height: number, options: ChartOptions): Strip {
  const rates = curves.map((curve) => ({ ...curve, values: column(curve.run, 'learning_rate') }));
  const peaks = rates.map(({ values }) => values.reduce((peak, rate) => (rate > peak ? rate : peak), 0)).filter((peak) => peak > 0);
  const scale: Scale = Math.max(...peaks) > MANY * Math.min(...peaks) ? 'log' : 'linear';
  let [low, high] = rangeOf(rates, scale);
  if (scale === 'linear') low = Math.min(0, low);
  const y: Axis = { low, high, from: bottom, to: bottom - height, scale };
  const drawn = rates.map((curve) => {
    const line = drawCurve(curve, x, y);
    return { ...line, marks: line.marks.filter(({ kind }) => kind !== 'notNumber') };
  });
  return { y, drawn, title: options.rateTitle, ticks: ticks(low, high, 2, scale) };
}

/** Whether a schedule moves any rate, so that the strip has something to tell. */
export function ratesVary(curves: readonly Curve[]): boolean {
  return curves.some(({ run }) => {
    let first = NaN;
    for (const rate of column(run, 'learning_rate')) {
      if (Number.isNaN(rate)) continue;
      if (Number.isNaN(first)) first = rate;
      else if (Math.abs(rate - first) > 1e-12 * Math.abs(first)) return true;
    }
    return false;
  });
}
