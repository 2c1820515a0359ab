/** Predicted over true values: the diagonal, and a point for each row. */
import { outlineOf } from '../../draw/outline';
import type { Look } from '../../draw/look';
import { markerOf, markerPath } from '../../draw/palette';
import { projector } from '../../draw/axes/scale';
import { setContender } from '../../draw/strokes';
import type { Plane } from './plane';

export interface Errors {
  /** The contender's number, which decides colour and marker. */
  index: number;
  targets: ArrayLike<number>;
  predicted: ArrayLike<number>;
  faint: boolean;
}

export function paintErrors(context: CanvasRenderingContext2D, plane: Plane, errors: Errors, radius: number, look: Look): void {
  const [across, upward] = [projector(plane.x), projector(plane.y)];
  context.save();
  context.beginPath();
  context.rect(plane.x.from, plane.y.to, plane.x.to - plane.x.from, plane.y.from - plane.y.to);
  context.clip();
  context.setLineDash([4, 4]);
  context.strokeStyle = look.dim;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(across(plane.x.low), upward(plane.x.low));
  context.lineTo(across(plane.x.high), upward(plane.x.high));
  context.stroke();
  setContender(context, look, errors.index);
  context.setLineDash([]);
  context.lineWidth = 1.2;
  context.globalAlpha = errors.faint ? 0.25 : 0.8;
  const shape = outlineOf(markerPath(markerOf(errors.index), radius));
  for (let i = 0; i < errors.targets.length; i++) {
    const [x, y] = [across(errors.targets[i]), upward(errors.predicted[i])];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    context.save();
    context.translate(x, y);
    context.stroke(shape);
    context.restore();
  }
  context.restore();
}
