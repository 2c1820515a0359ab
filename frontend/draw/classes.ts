/** How classes look: a colour and a marker each, so that neither colour vision nor colour print is needed. */
import type { Look, Rgb } from './look';
import type { Marker } from './palette';

const MARKERS: readonly Marker[] = ['circle', 'triangle', 'square', 'diamond', 'plus', 'nabla', 'pentagon', 'cross'];

export const CLASS_LOOKS = 10;

export function classColour(look: Look, index: number): string {
  return look.classes[index % look.classes.length];
}

export function classMarker(index: number): Marker {
  return MARKERS[index % MARKERS.length];
}

/** A colour laid over a ground: as much of the colour as the fraction says, the rest of the ground. */
export function over(ground: Rgb, colour: Rgb, fraction: number): [number, number, number] {
  return [0, 1, 2].map((i) => ground[i] + (colour[i] - ground[i]) * fraction) as [number, number, number];
}
