/** The point on the map that answers a question, with its label. */
import { resolution, toPixelX, toPixelY } from '../../draw/axes/viewport';
import { roundTo } from '../../draw/axes/number';
import { letters } from '../../draw/look';
import type { Asking } from '../../lab/asking/asking';
import { pageLook } from '../../lab/painting/page-look';
import type { MapView } from '../landscape/view';
import type { StartView } from './start-handle';

/** Rounded to what a pixel can tell. */
export function pointAnswer(
  asking: Asking,
  { clientX, clientY }: MouseEvent,
  pictures: HTMLElement,
  { frame, size, toValues }: StartView,
): void {
  const box = pictures.getBoundingClientRect();
  const steps = resolution(frame, size);
  const values = toValues(clientX - box.left, clientY - box.top);
  if (values) asking.point(values.map((value, i) => roundTo(value, steps[i])));
}

/**
 * @param relief where the picture is a surface; null for a map
 */
export function paintAnswer(
  context: CanvasRenderingContext2D,
  asking: Asking,
  { axes, frame, names, size }: MapView,
  relief: { pixelOf(x: number, y: number): readonly [number, number] } | null,
  word: string,
): void {
  asking.setAxes(names);
  const place = asking.placeOn(names);
  if (!place) return;
  const height = axes.length === 1 ? size.height / 2 : toPixelY(frame, size, place[1]);
  const [x, y] = relief ? relief.pixelOf(place[0], place[1]) : [toPixelX(frame, size, place[0]), height];
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  const look = pageLook();
  context.save();
  context.setLineDash([]);
  for (const [color, width] of [
    [look.panel, 5],
    [look.ink, 2],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, 9, 0, 2 * Math.PI);
    for (const [right, down] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ]) {
      context.moveTo(x + 5 * right, y + 5 * down);
      context.lineTo(x + 14 * right, y + 14 * down);
    }
    context.stroke();
  }
  context.font = letters(look, 12);
  context.lineWidth = 4;
  context.strokeStyle = look.panel;
  context.strokeText(word, x + 12, y - 12);
  context.fillStyle = look.ink;
  context.fillText(word, x + 12, y - 12);
  context.restore();
}
