/**
 * Paints the race over the landscape. The part of a path after the cursor is faint; a run outside the frame is marked at
 * its edge.
 */
import { FAINT, type Look, runLook } from '../../draw/look';
import { outlineOf } from '../../draw/outline';
import { paintCross, paintMarker, setContender, strokeRows, type Box } from '../../draw/strokes';
import type { Size } from '../../draw/axes/viewport';

export interface PathPicture {
  index: number;
  xs: Float64Array;
  ys: Float64Array;
  kept: number[];
  marks: number[];
  /** The row at the cursor, and the hovered one. */
  now: number;
  hovered: number | null;
  diverged: boolean;
  /** Where the averaged parameters went, if the run keeps them. */
  average: { xs: Float64Array; ys: Float64Array; kept: number[] } | null;
}

const BEYOND = 20;
/** The opacity of a path that has its average over it. */
const BEHIND = 0.45;
/** The opacity of a leap whose ends both lie outside the map: it must not cover what is inside. */
const PASSING = 0.12;

/** The path of a run before it was changed. */
export interface Ghost {
  index: number;
  xs: Float64Array;
  ys: Float64Array;
  kept: number[];
}

/** A faint dashed line under the paths of now. */
export function paintGhost(context: CanvasRenderingContext2D, size: Size, ghost: Ghost, look: Look): void {
  const box: Box = { left: -BEYOND, top: -BEYOND, right: size.width + BEYOND, bottom: size.height + BEYOND };
  context.save();
  setContender(context, look, ghost.index);
  context.globalAlpha = FAINT;
  context.setLineDash([5, 5]);
  strokeRows(context, ghost.xs, ghost.ys, ghost.kept, 0, ghost.xs.length - 1, box, false);
  context.restore();
}

export function paintPaths(
  context: CanvasRenderingContext2D,
  size: Size,
  paths: readonly PathPicture[],
  chosen: number | null,
  look: Look,
): void {
  const box: Box = { left: -BEYOND, top: -BEYOND, right: size.width + BEYOND, bottom: size.height + BEYOND };
  const dot = 2.2 * look.size;
  for (const path of paths) {
    const strength = (chosen === null || chosen === path.index ? 1 : 0.3) * (path.average ? BEHIND : 1);
    const last = path.xs.length - 1;
    setContender(context, look, path.index);
    context.globalAlpha = FAINT * 1.4 * strength;
    if (path.now < last) strokeRows(context, path.xs, path.ys, path.kept, path.now, last, box, false);
    context.globalAlpha = strength;
    const passes = strokeRows(context, path.xs, path.ys, path.kept, 0, path.now, box, false);
    context.globalAlpha = PASSING * strength;
    if (passes) strokeRows(context, path.xs, path.ys, path.kept, 0, path.now, box, true);
    context.globalAlpha = strength;
    context.beginPath();
    for (const row of path.marks) {
      if (row === 0 || row >= path.now) continue;
      context.moveTo(path.xs[row] + dot, path.ys[row]);
      context.arc(path.xs[row], path.ys[row], dot, 0, 2 * Math.PI);
    }
    context.fill();
  }
  for (const path of paths) {
    context.globalAlpha = chosen === null || chosen === path.index ? 1 : 0.3;
    if (path.average) paintAverage(context, path, path.average, look, box);
    paintPresent(context, size, path, look);
    if (path.hovered !== null) paintMarker(context, look, path.index, path.xs[path.hovered], path.ys[path.hovered], 4);
  }
  context.globalAlpha = 1;
}

/** A broad line with a rim, and a ring where the average is now. */
function paintAverage(
  context: CanvasRenderingContext2D,
  path: PathPicture,
  { xs, ys, kept }: NonNullable<PathPicture['average']>,
  look: Look,
  box: Box,
): void {
  const { line } = runLook(look, path.index);
  context.save();
  context.setLineDash([]);
  for (const [color, width] of [
    [look.panel, 6],
    [line, 3.5],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = width;
    strokeRows(context, xs, ys, kept, 0, path.now, box, false);
  }
  context.beginPath();
  context.arc(xs[path.now], ys[path.now], 7, 0, 7);
  context.strokeStyle = look.panel;
  context.lineWidth = 5;
  context.stroke();
  context.strokeStyle = line;
  context.lineWidth = 2.5;
  context.stroke();
  context.restore();
}

/** The contender's marker at its present point; a cross where it diverged; an arrow at the edge when it is outside. */
function paintPresent(context: CanvasRenderingContext2D, size: Size, path: PathPicture, look: Look): void {
  const [x, y] = [path.xs[path.now], path.ys[path.now]];
  const at = insideOf(size, x, y);
  const ended = path.now === path.xs.length - 1 && path.diverged;
  if (at.outside && !ended) paintArrow(context, look, path.index, at.x, at.y, Math.atan2(y - at.y, x - at.x));
  else if (ended) paintCross(context, look, path.index, at.x, at.y);
  else paintMarker(context, look, path.index, x, y, 5);
}

/** The common start, as the handle shows it. */
export function paintStart(context: CanvasRenderingContext2D, x: number, y: number, look: Look): void {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  context.setLineDash([]);
  context.beginPath();
  context.arc(x, y, 7, 0, 2 * Math.PI);
  context.fillStyle = look.panel;
  context.fill();
  context.strokeStyle = look.ink;
  context.lineWidth = 2;
  context.stroke();
}

const RIM = 12;

/** The point itself, or the nearest one in the picture. */
export function insideOf(size: Size, x: number, y: number): { x: number; y: number; outside: boolean } {
  const outside = !(x >= 0 && x <= size.width && y >= 0 && y <= size.height);
  if (!outside) return { x, y, outside };
  const within = (value: number, length: number): number =>
    Number.isNaN(value) ? length / 2 : Math.min(Math.max(value, RIM), length - RIM);
  return { x: within(x, size.width), y: within(y, size.height), outside };
}

function paintArrow(context: CanvasRenderingContext2D, look: Look, index: number, x: number, y: number, direction: number): void {
  context.save();
  context.translate(x, y);
  context.rotate(Number.isFinite(direction) ? direction : 0);
  context.setLineDash([]);
  const arrow = outlineOf('M9 0L-5 7L-2 0L-5 -7Z');
  context.strokeStyle = look.panel;
  context.lineWidth = 3;
  context.stroke(arrow);
  context.fillStyle = runLook(look, index).line;
  context.fill(arrow);
  context.restore();
}
