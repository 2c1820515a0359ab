/** Paints the race over a relief: as on the map, but parts behind a hill are only hinted at. */
import { FAINT, type Look } from '../../draw/look';
import { paintCross, paintMarker, setContender, strokeRows, type Box } from '../../draw/strokes';
import type { Size } from '../../draw/axes/viewport';

export interface DrapedPath {
  index: number;
  /** The pixels along the path; NaN outside the plan. */
  xs: Float64Array;
  ys: Float64Array;
  /** The same without the hidden places, and with the hidden places alone. */
  open: Float64Array;
  covered: Float64Array;
  kept: number[];
  /** The indices of the run's rows in these arrays. */
  rows: Int32Array;
  now: number;
  hovered: number | null;
  diverged: boolean;
}

const COVERED = 0.22;
const MARKS_APART = 9;

export function paintDraped(
  context: CanvasRenderingContext2D,
  size: Size,
  paths: readonly DrapedPath[],
  chosen: number | null,
  look: Look,
): void {
  const box: Box = { left: 0, top: 0, right: size.width, bottom: size.height };
  for (const path of paths) {
    const strength = chosen === null || chosen === path.index ? 1 : 0.3;
    const [now, last] = [path.rows[path.now], path.xs.length - 1];
    setContender(context, look, path.index);
    const stroke = (alpha: number, ys: Float64Array, from: number, to: number): void => {
      context.globalAlpha = alpha * strength;
      strokeRows(context, path.xs, ys, path.kept, from, to, box);
    };
    if (now < last) stroke(FAINT * 1.4, path.open, now, last);
    stroke(COVERED, path.covered, 0, now);
    stroke(1, path.open, 0, now);
    context.globalAlpha = strength;
    paintSteps(context, path);
  }
  for (const path of paths) {
    context.globalAlpha = chosen === null || chosen === path.index ? 1 : 0.3;
    const [x, y] = [path.xs[path.rows[path.now]], path.ys[path.rows[path.now]]];
    if (path.diverged && path.now === path.rows.length - 1) {
      const at = lastInside(path);
      paintCross(context, look, path.index, path.xs[at], path.ys[at]);
    } else paintMarker(context, look, path.index, x, y, 5);
    if (path.hovered !== null)
      paintMarker(context, look, path.index, path.xs[path.rows[path.hovered]], path.ys[path.rows[path.hovered]], 4);
  }
  context.globalAlpha = 1;
}

/** The last point of the run inside the plan. */
function lastInside(path: DrapedPath): number {
  let at = path.rows[path.now];
  while (at > 0 && Number.isNaN(path.xs[at])) at--;
  return at;
}

function paintSteps(context: CanvasRenderingContext2D, path: DrapedPath): void {
  context.beginPath();
  let [lastX, lastY] = [Infinity, Infinity];
  for (let row = 1; row < path.now; row++) {
    const [x, y] = [path.xs[path.rows[row]], path.open[path.rows[row]]];
    if (!(Math.hypot(x - lastX, y - lastY) >= MARKS_APART)) continue;
    context.moveTo(x + 2, y);
    context.arc(x, y, 2, 0, 7);
    [lastX, lastY] = [x, y];
  }
  context.fill();
}
