/** One number learnt from another: the data, and each contender's curve through it. */
import { letters, type Look } from '../../draw/look';
import { projector } from '../../draw/axes/scale';
import { setContender } from '../../draw/strokes';
import { ticks } from '../../draw/axes/ticks';
import type { Plane, Range } from './plane';
import type { Points } from './points';

export interface Fit {
  /** The contender's number, which decides colour and dash. */
  index: number;
  x: Range;
  /** Predictions at even places of the range. */
  values: ArrayLike<number>;
  faint: boolean;
}

export function paintRegressionAxes(context: CanvasRenderingContext2D, plane: Plane, look: Look): void {
  const { x, y } = plane;
  context.font = letters(look, 11);
  context.lineWidth = 1;
  context.setLineDash([]);
  context.strokeStyle = look.line;
  context.fillStyle = look.dim;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const tick of ticks(y.low, y.high, Math.max(2, (y.from - y.to) / 50), 'linear')) {
    const at = Math.round(projector(y)(tick.value)) + 0.5;
    context.beginPath();
    context.moveTo(x.from, at);
    context.lineTo(x.to, at);
    context.stroke();
    context.fillText(tick.label, x.from - 6, at);
  }
  context.textBaseline = 'alphabetic';
  context.textAlign = 'center';
  for (const tick of ticks(x.low, x.high, Math.max(2, (x.to - x.from) / 90), 'linear')) {
    context.fillText(tick.label, projector(x)(tick.value), y.from + 16 * look.size);
  }
  context.textAlign = 'left';
}

/** Training rows as filled, validation rows as hollow circles: a regression has no classes to tell apart. */
export function paintValues(
  context: CanvasRenderingContext2D,
  plane: Plane,
  points: Pick<Points, 'xs' | 'ys' | 'training'>,
  radius: number,
  look: Look,
): void {
  const [across, upward] = [projector(plane.x), projector(plane.y)];
  context.setLineDash([]);
  context.lineWidth = 1.2;
  context.globalAlpha = 0.7;
  for (let i = 0; i < points.xs.length; i++) {
    context.beginPath();
    context.arc(across(points.xs[i]), upward(points.ys[i]), radius, 0, 2 * Math.PI);
    context.fillStyle = context.strokeStyle = look.dim;
    if (points.training[i]) context.fill();
    else context.stroke();
  }
  context.globalAlpha = 1;
}

export function paintFit(context: CanvasRenderingContext2D, plane: Plane, fit: Fit, look: Look): void {
  const [across, upward] = [projector(plane.x), projector(plane.y)];
  const step = (fit.x[1] - fit.x[0]) / Math.max(1, fit.values.length - 1);
  context.save();
  context.beginPath();
  context.rect(plane.x.from, plane.y.to, plane.x.to - plane.x.from, plane.y.from - plane.y.to);
  context.clip();
  setContender(context, look, fit.index);
  context.globalAlpha = fit.faint ? 0.3 : 1;
  context.beginPath();
  let pen = false;
  for (let i = 0; i < fit.values.length; i++) {
    const y = upward(fit.values[i]);
    if (!Number.isFinite(y)) {
      pen = false;
      continue;
    }
    if (pen) context.lineTo(across(fit.x[0] + i * step), y);
    else context.moveTo(across(fit.x[0] + i * step), y);
    pen = true;
  }
  context.stroke();
  context.restore();
}
