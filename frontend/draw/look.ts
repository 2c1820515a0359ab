/** The colours and letters of the page, as a canvas needs them. */
import type { Marker } from './palette';

/** How one contender is drawn: colours, doubled by dash and marker. */
export interface RunLook {
  line: string;
  /** The colour of its name, with the contrast that text needs. */
  text: string;
  dash: readonly number[];
  marker: Marker;
}

export interface Look {
  page: string;
  panel: string;
  line: string;
  ink: string;
  dim: string;
  accent: string;
  low: string;
  high: string;
  iso: string;
  /** For each contender in the order of the runs. */
  runs: RunLook[];
  /** For each class of data a colour. */
  classes: string[];
  font: string;
  /** How much larger letters are than on an ordinary screen: a lecture hall's projector wants more. */
  size: number;
}

/** How opaque is what comes after the cursor. */
export const FAINT = 0.25;

/** A font for the canvas, in pixels of an ordinary screen. */
export function letters(look: Look, pixels: number, weight = ''): string {
  return `${weight} ${Math.round(pixels * look.size * 2) / 2}px ${look.font}`.trim();
}

export function runLook(look: Look, index: number): RunLook {
  return look.runs[index % look.runs.length];
}

/** Between two colours of the form #rrggbb. */
export function mix(from: string, to: string, fraction: number): string {
  const [a, b] = [channels(from), channels(to)];
  return `rgb(${a.map((value, i) => Math.round(value + (b[i] - value) * fraction)).join(',')})`;
}

export type Rgb = readonly [number, number, number];

/** The channels of a colour of the form #rgb or #rrggbb. */
export function channels(colour: string): Rgb {
  const hex = colour.replace('#', '');
  const full = hex.length === 3 ? [...hex].map((c) => c + c).join('') : hex;
  return [0, 2, 4].map((i) => parseInt(full.slice(i, i + 2), 16)) as unknown as Rgb;
}

/** The colour of a band: the first level's band is the lightest, the highest the darkest. */
export function bandColour(look: Look, band: number, bands: number): string {
  return mix(look.low, look.high, bands === 0 ? 0 : band / bands);
}
