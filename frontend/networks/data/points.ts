/** Data in the plane: the class by colour and marker, validation rows ringed, rows whose label is wrong crossed. */
import { outlineOf } from '../../draw/outline';
import type { Look } from '../../draw/look';
import { markerPath } from '../../draw/palette';
import { projector } from '../../draw/axes/scale';
import { classColour, classMarker } from '../../draw/classes';
import type { Plane } from './plane';

export interface Points {
  xs: ArrayLike<number>;
  ys: ArrayLike<number>;
  /** The class of each point, from 0. */
  targets: ArrayLike<number>;
  /** 1 for a training row, 0 for a validation row. */
  training: ArrayLike<number>;
  /** 1 where label noise has changed the class. */
  mislabelled: ArrayLike<number>;
}

/** The radius that suits so many points on so many pixels. */
export function radiusFor(count: number, width: number, height: number): number {
  const room = Math.sqrt((width * height) / Math.max(1, count));
  return Math.min(4.2, Math.max(1.6, room * 0.16));
}

/** Validation rows lie below: a training row must not hide under one. */
export function drawingOrder(training: ArrayLike<number>): number[] {
  const below: number[] = [];
  const above: number[] = [];
  for (let i = 0; i < training.length; i++) (training[i] ? above : below).push(i);
  return [...below, ...above];
}

export function paintPoints(context: CanvasRenderingContext2D, plane: Plane, points: Points, radius: number, look: Look): void {
  const [across, upward] = [projector(plane.x), projector(plane.y)];
  const shapes = new Map<number, Path2D>();
  context.setLineDash([]);
  context.lineJoin = 'round';
  for (const i of drawingOrder(points.training)) {
    const [x, y] = [across(points.xs[i]), upward(points.ys[i])];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    const target = points.targets[i];
    const held = !points.training[i];
    const size = held ? radius * 0.62 : radius;
    const key = target * 2 + (held ? 1 : 0);
    const shape = shapes.get(key) ?? outlineOf(markerPath(classMarker(target), size));
    shapes.set(key, shape);
    paintPoint(context, shape, x, y, classColour(look, target), look);
    if (held) paintRing(context, x, y, radius + 0.6, look);
    if (points.mislabelled[i]) paintWrong(context, x, y, radius + 1.6, look);
  }
}

function paintPoint(context: CanvasRenderingContext2D, shape: Path2D, x: number, y: number, colour: string, look: Look): void {
  context.save();
  context.translate(x, y);
  context.lineWidth = 1.4;
  context.strokeStyle = look.panel;
  context.stroke(shape);
  context.fillStyle = colour;
  context.fill(shape);
  context.restore();
}

function paintRing(context: CanvasRenderingContext2D, x: number, y: number, radius: number, look: Look): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.lineWidth = 0.8;
  context.strokeStyle = look.dim;
  context.globalAlpha = 0.5;
  context.stroke();
  context.globalAlpha = 1;
}

/** A cross through a training row whose label noise has changed. */
function paintWrong(context: CanvasRenderingContext2D, x: number, y: number, reach: number, look: Look): void {
  for (const [width, colour] of [
    [3, look.panel],
    [1.3, look.ink],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.beginPath();
    context.moveTo(x - reach, y - reach);
    context.lineTo(x + reach, y + reach);
    context.moveTo(x - reach, y + reach);
    context.lineTo(x + reach, y - reach);
    context.stroke();
  }
}

/** The point nearest to a place within reach, in pixels; null when none is. */
export function pointNear(plane: Plane, points: Points, x: number, y: number, reach: number): number | null {
  const [across, upward] = [projector(plane.x), projector(plane.y)];
  let best: number | null = null;
  let bound = reach * reach;
  for (let i = 0; i < points.xs.length; i++) {
    const square = (across(points.xs[i]) - x) ** 2 + (upward(points.ys[i]) - y) ** 2;
    if (square <= bound) {
      bound = square;
      best = i;
    }
  }
  return best;
}
