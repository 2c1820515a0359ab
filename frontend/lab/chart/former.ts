/** Curves of runs as they went before a change: faint lines behind those of now. */
import type { Axis } from '../../draw/axes/scale';
import { setFormer, strokeRows } from '../../draw/strokes';
import type { Look } from '../../draw/look';
import { drawCurve, type Curve } from './curves';

export function paintFormerCurve(context: CanvasRenderingContext2D, curve: Curve, x: Axis, y: Axis, look: Look): void {
  const { xs, ys, kept } = drawCurve(curve, x, y);
  context.save();
  setFormer(context, look, curve.index);
  strokeRows(context, xs, ys, kept, 0, xs.length - 1, { left: x.from, top: y.to, right: x.to, bottom: y.from });
  context.restore();
}
