/** Many runs of a few groups, side by side: each run a point, with the median and the middle half as a box. */
import { letters, runLook, type Look } from '../draw/look';
import { paintMarker } from '../draw/strokes';
import { ticks, type Scale } from '../draw/axes/ticks';
import { pixelOf, type Axis } from '../draw/axes/scale';
import type { Size } from '../draw/axes/viewport';

export interface Five {
  least: number;
  lower: number;
  median: number;
  upper: number;
  most: number;
}

/** Quartiles by straight interpolation between the sorted values, as NumPy's default; null where there are none. */
export function fiveOf(values: readonly number[]): Five | null {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (fraction: number): number => {
    const place = fraction * (sorted.length - 1);
    const below = Math.floor(place);
    return sorted[below] + (place - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below]);
  };
  return { least: sorted[0], lower: at(0.25), median: at(0.5), upper: at(0.75), most: sorted[sorted.length - 1] };
}

export interface RunGroup {
  name: string;
  values: readonly number[];
}

/** Spreads runs with nearly equal values sideways: the offset of each, in steps from the middle of its group. */
export function besides(heights: readonly number[], apart: number): number[] {
  const placed: { height: number; offset: number }[] = [];
  return heights.map((height) => {
    let offset = 0;
    for (let k = 0; placed.some((other) => other.offset === offset && Math.abs(other.height - height) < apart); k++) {
      offset = k % 2 === 0 ? k / 2 + 1 : -(k + 1) / 2;
    }
    placed.push({ height, offset });
    return offset;
  });
}

/** The ordinate over all groups: logarithmic where the values span more than a decade. */
export function spreadAxis(groups: readonly RunGroup[], size: Size, look: Look): Axis | null {
  const all = groups.flatMap(({ values }) => values.filter(Number.isFinite));
  if (all.length === 0) return null;
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const scale: Scale = low > 0 && high > 10 * low ? 'log' : 'linear';
  const room = high > low ? (high - low) * 0.06 : Math.max(1e-9, Math.abs(high) * 0.1);
  const ends = scale === 'log' ? [low / 1.3, high * 1.3] : [low >= 0 ? Math.max(0, low - room) : low - room, high + room];
  return { low: ends[0], high: ends[1], from: size.height - 26 * look.size, to: 10, scale };
}

export function paintSpread(context: CanvasRenderingContext2D, size: Size, groups: readonly RunGroup[], look: Look): void {
  context.clearRect(0, 0, size.width, size.height);
  const y = spreadAxis(groups, size, look);
  if (!y) return;
  const left = 52 * look.size;
  context.setLineDash([]);
  context.lineWidth = 1;
  context.font = letters(look, 11);
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const tick of ticks(y.low, y.high, Math.max(2, (y.from - y.to) / 44), y.scale)) {
    const at = Math.round(pixelOf(y, tick.value)) + 0.5;
    context.strokeStyle = look.line;
    line(context, left, at, size.width, at);
    context.fillStyle = look.dim;
    context.fillText(tick.label, left - 6, at);
  }
  const band = (size.width - left) / groups.length;
  groups.forEach((group, index) => paintGroup(context, group, index, left + band * (index + 0.5), band, y, size, look));
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
}

function paintGroup(
  context: CanvasRenderingContext2D,
  group: RunGroup,
  index: number,
  middle: number,
  band: number,
  y: Axis,
  size: Size,
  look: Look,
): void {
  const half = Math.min(44, band * 0.3);
  const five = fiveOf(group.values);
  const colour = runLook(look, index);
  context.font = letters(look, 12, '600');
  context.textAlign = 'center';
  context.fillStyle = colour.text;
  context.fillText(group.name, middle, size.height - 10, band - 8);
  if (!five) return;
  const [upper, lower, median] = [pixelOf(y, five.upper), pixelOf(y, five.lower), pixelOf(y, five.median)];
  context.globalAlpha = 0.14;
  context.fillStyle = colour.line;
  context.fillRect(middle - half, upper, 2 * half, lower - upper);
  context.globalAlpha = 1;
  context.strokeStyle = colour.line;
  context.lineWidth = 2;
  line(context, middle - half, median, middle + half, median);
  context.lineWidth = 1;
  line(context, middle, pixelOf(y, five.most), middle, upper);
  line(context, middle, lower, middle, pixelOf(y, five.least));
  const heights = group.values.filter(Number.isFinite).map((value) => pixelOf(y, value));
  besides(heights, 7).forEach((offset, i) => paintMarker(context, look, index, middle + offset * 8, heights[i], 3));
}

function line(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}
