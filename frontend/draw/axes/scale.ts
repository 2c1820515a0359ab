/** From values to pixels and back. */
import type { Scale } from './ticks';

export interface Axis {
  low: number;
  high: number;
  from: number;
  to: number;
  scale: Scale;
}

/** The way from values to pixels, with all that does not depend on the value worked out once. */
export function projector(axis: Axis): (value: number) => number {
  const { from, to, scale } = axis;
  const [low, high] = scale === 'log' ? [Math.log10(axis.low), Math.log10(axis.high)] : [axis.low, axis.high];
  const perUnit = (to - from) / (high - low);
  return scale === 'log' ? (value) => from + (Math.log10(value) - low) * perUnit : (value) => from + (value - low) * perUnit;
}

export function pixelOf(axis: Axis, value: number): number {
  return projector(axis)(value);
}

export function valueAt(axis: Axis, pixel: number): number {
  const share = (pixel - axis.from) / (axis.to - axis.from);
  return axis.scale === 'log'
    ? 10 ** (Math.log10(axis.low) + share * (Math.log10(axis.high) - Math.log10(axis.low)))
    : axis.low + share * (axis.high - axis.low);
}
