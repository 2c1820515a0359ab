/** From values to pixels and back. */
import type { Scale } from './ticks';

export interface Axis {
  low: number;
  high: number;
  from: number;
  to: number;
  scale: Scale;
}

export function pixelOf(axis: Axis, value: number): number {
  const share =
    axis.scale === 'log'
      ? (Math.log10(value) - Math.log10(axis.low)) / (Math.log10(axis.high) - Math.log10(axis.low))
      : (value - axis.low) / (axis.high - axis.low);
  return axis.from + share * (axis.to - axis.from);
}

export function valueAt(axis: Axis, pixel: number): number {
  const share = (pixel - axis.from) / (axis.to - axis.from);
  return axis.scale === 'log'
    ? 10 ** (Math.log10(axis.low) + share * (Math.log10(axis.high) - Math.log10(axis.low)))
    : axis.low + share * (axis.high - axis.low);
}
