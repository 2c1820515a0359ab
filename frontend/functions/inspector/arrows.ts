/** Vectors of a step: named arrows in pixels, drawn larger where they would be too small to see. */
import { clip, paintText, type Box } from '../../draw/strokes';
import { letters, type Look } from '../../draw/look';
import type { Size } from '../../draw/axes/viewport';

export interface ArrowPicture {
  name: string;
  from: [number, number];
  to: [number, number];
  colour: string;
  dash: readonly number[];
  width: number;
}

const SHORT = 26;
const LONG = 100;
const MOST = 1e12;

/** How many half lines a name is moved at most, up or down. */
const LINES = 12;

/** By which 1, 2 or 5 times a power of ten arrows are drawn larger, so that the longest can be seen. */
export function magnification(lengths: readonly number[]): number {
  const longest = Math.max(0, ...lengths.filter(Number.isFinite));
  if (longest === 0 || longest >= SHORT || LONG / longest > MOST) return 1;
  const wanted = LONG / longest;
  const unit = 10 ** Math.floor(Math.log10(wanted));
  return Math.max(1, unit * (wanted >= 5 * unit ? 5 : wanted >= 2 * unit ? 2 : 1));
}

export function paintArrow(context: CanvasRenderingContext2D, size: Size, arrow: ArrowPicture, look: Look): void {
  const { from, to } = arrow;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (!Number.isFinite(length) || length < 3) return;
  const box: Box = { left: -20, top: -20, right: size.width + 20, bottom: size.height + 20 };
  const seen = clip(from[0], from[1], to[0], to[1], box);
  if (!seen) return;
  const [x, y] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const head = Math.min(9, length * 0.6);
  context.lineCap = 'butt';
  for (const [colour, width] of [
    [look.panel, arrow.width + 2.5],
    [arrow.colour, arrow.width],
  ] as const) {
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = width;
    context.setLineDash(arrow.dash as number[]);
    context.beginPath();
    context.moveTo(seen.x0, seen.y0);
    context.lineTo(seen.left ? seen.x1 : to[0] - x * head * 0.8, seen.left ? seen.y1 : to[1] - y * head * 0.8);
    context.stroke();
    if (seen.left) continue;
    context.setLineDash([]);
    context.beginPath();
    context.moveTo(to[0], to[1]);
    context.lineTo(to[0] - x * head - y * head * 0.45, to[1] - y * head + x * head * 0.45);
    context.lineTo(to[0] - x * head + y * head * 0.45, to[1] - y * head - x * head * 0.45);
    context.closePath();
    if (colour === look.panel) context.stroke();
    else context.fill();
  }
}

interface Label {
  text: string;
  x: number;
  y: number;
  colour: string;
}

/**
 * The middle of the nearest line, of those above and below in turns, on which a name stands on nothing else; where all are
 * taken, the wanted one.
 */
export function clearLine(
  wanted: { left: number; right: number; middle: number },
  height: number,
  size: Size,
  taken: readonly Box[],
): number {
  const free = (middle: number): boolean =>
    middle >= height / 2 &&
    middle <= size.height - height / 2 &&
    taken.every(
      ({ left, top, right, bottom }) =>
        wanted.right < left || wanted.left > right || middle + height / 2 <= top || middle - height / 2 >= bottom,
    );
  for (let tries = 0; tries < 2 * LINES; tries++) {
    const middle = wanted.middle + (tries % 2 === 0 ? tries / 2 : -(tries + 1) / 2) * (height / 2);
    if (free(middle)) return middle;
  }
  return wanted.middle;
}

/** The names at the arrows' tips, each moved aside where it would stand on another, or on what is taken already. */
export function paintNames(
  context: CanvasRenderingContext2D,
  size: Size,
  arrows: readonly ArrowPicture[],
  look: Look,
  others: readonly Box[] = [],
): void {
  context.font = letters(look, 12, '600');
  context.textBaseline = 'middle';
  const height = 16 * look.size;
  const taken = [...others];
  const labels: Label[] = [];
  for (const { name, from, to, colour } of arrows) {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (!Number.isFinite(length) || length < 8 || name === '') continue;
    const width = context.measureText(name).width;
    const [x, y] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    const left = Math.min(Math.max(to[0] + x * 10 - (x < 0 ? width : 0), 6), size.width - width - 6);
    const wanted = Math.min(Math.max(to[1] + y * 12, 12), size.height - 12);
    const middle = clearLine({ left: left - 2, right: left + width + 2, middle: wanted }, height, size, taken);
    taken.push({ left: left - 2, right: left + width + 2, top: middle - height / 2, bottom: middle + height / 2 });
    labels.push({ text: name, x: left, y: middle, colour });
  }
  context.textAlign = 'left';
  for (const label of labels) paintText(context, label.text, label.x, label.y, label.colour, look.panel);
  context.textBaseline = 'alphabetic';
}
