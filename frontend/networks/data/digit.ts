/** A row of pixels as a small picture. */
import type { Rgb } from '../../draw/look';
import { over } from '../../draw/classes';

/** The side of a square picture with so many pixels; 0 when they are no square. */
export function sideOf(pixels: ArrayLike<number>): number {
  const side = Math.round(Math.sqrt(pixels.length));
  return side * side === pixels.length ? side : 0;
}

/** The picture's colours, row by row from the top; the palest value takes the ground's colour, the strongest the ink's. */
export function digitPixels(pixels: ArrayLike<number>, ground: Rgb, ink: Rgb): Uint8ClampedArray<ArrayBuffer> {
  let low = 0;
  let high = 1e-9;
  for (let i = 0; i < pixels.length; i++) {
    low = Math.min(low, pixels[i]);
    high = Math.max(high, pixels[i]);
  }
  const found = new Uint8ClampedArray(4 * pixels.length);
  for (let i = 0; i < pixels.length; i++) {
    const colour = over(ground, ink, (pixels[i] - low) / (high - low));
    for (let k = 0; k < 3; k++) found[4 * i + k] = colour[k];
    found[4 * i + 3] = 255;
  }
  return found;
}
