/** The plane of 2-D data: the part of it that is shown, and its position on the canvas. */
import type { Axis } from '../../draw/axes/scale';

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Plane {
  x: Axis;
  y: Axis;
}

export type Range = readonly [number, number];

/** From the lowest to the highest value with a margin on each side; a range of one value, or none, is made one wide. */
export function rangeAround(values: ArrayLike<number>, margin = 0.08): Range {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  if (low > high) return [-1, 1];
  const room = high > low ? (high - low) * margin : 0.5;
  return [low - room, high + room];
}

/** The shape of a picture of these ranges: true to scale, unless one feature spans much more than the other. */
export function aspectOf(x: Range, y: Range): number {
  return Math.min(1.6, Math.max(0.8, (x[1] - x[0]) / (y[1] - y[0])));
}

export function planeIn(box: Box, x: Range, y: Range): Plane {
  return {
    x: { low: x[0], high: x[1], from: box.left, to: box.left + box.width, scale: 'linear' },
    y: { low: y[0], high: y[1], from: box.top + box.height, to: box.top, scale: 'linear' },
  };
}
