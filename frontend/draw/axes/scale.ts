/** From values to pixels and back. */
import type { Scale } from './ticks';

export interface Axis {
  low: number;
  high: number;
  from: number;
  to: number;
  scale: Scale;
  /** Of a symmetric logarithmic scale: up to this size it is linear. */
  unit?: number;
}

/** The way from values to pixels, with all that does not depend on the value worked out once. */
export function projector(axis: Axis): (value: number) => number {
  const { from, to, scale, unit = 1 } = axis;
  if (scale === 'symlog') {
    const [least, most] = [Math.asinh(axis.low / unit), Math.asinh(axis.high / unit)];
    const apart = (to - from) / (most - least);
    return (value) => from + (Math.asinh(value / unit) - least) * apart;
  }
  const [low, high] = scale === 'log' ? [Math.log10(axis.low), Math.log10(axis.high)] : [axis.low, axis.high];
  const perUnit = (to - from) / (high - low);
  return scale === 'log' ? (value) => from + (Math.log10(value) - low) * perUnit : (value) => from + (value - low) * perUnit;
}

export function pixelOf(axis: Axis, value: number): number {
  return projector(axis)(value);
}

export function valueAt(axis: Axis, pixel: number): number {
  const fraction = (pixel - axis.from) / (axis.to - axis.from);
  if (axis.scale === 'symlog') {
    const { low, high, unit = 1 } = axis;
    const least = Math.asinh(low / unit);
    return unit * Math.sinh(least + fraction * (Math.asinh(high / unit) - least));
  }
  return axis.scale === 'log'
    ? 10 ** (Math.log10(axis.low) + fraction * (Math.log10(axis.high) - Math.log10(axis.low)))
    : axis.low + fraction * (axis.high - axis.low);
}
