/** For a function of one variable: its graph, and at a contender's place the tangent and the parabola of second order. */
import type { Grid } from '../../wire/answer/frame';
import { runLook, type Look } from '../../draw/look';
import { toPixelX, toPixelY, padded, type Frame, type Size } from '../../draw/axes/viewport';
import type { Interval } from '../../wire/answer/experiment';

/** The heights that show the graph; a pole does not flatten the rest. */
export function graphRange(values: ArrayLike<number>): Interval {
  const finite = Array.from(values)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  if (finite.length === 0) return [0, 1];
  const at = (share: number): number => finite[Math.min(finite.length - 1, Math.floor(share * finite.length))];
  const [low, high] = [finite[0], finite[finite.length - 1]];
  const [inner, outer] = [at(0.02), at(0.98)];
  const reach = Math.max(outer - inner, 1e-12 * Math.abs(outer));
  return padded([low < inner - 10 * reach ? inner - reach : low, high > outer + 10 * reach ? outer + reach : high], 0.08);
}

export function paintGraph(context: CanvasRenderingContext2D, size: Size, frame: Frame, grid: Grid, covered: Interval, look: Look): void {
  context.setLineDash([]);
  context.lineJoin = 'round';
  context.strokeStyle = look.iso;
  context.lineWidth = 2;
  context.beginPath();
  let pen = false;
  const place = (i: number): number => toPixelX(frame, size, covered[0] + ((covered[1] - covered[0]) * i) / (grid.columns - 1));
  for (let i = 0; i < grid.columns; i++) {
    const x = place(i);
    const y = toPixelY(frame, size, grid.values[i]);
    if (!Number.isFinite(y)) {
      pen = false;
      continue;
    }
    const held = Math.min(Math.max(y, -1e4), 1e4);
    if (pen) context.lineTo(x, held);
    else context.moveTo(x, held);
    pen = true;
  }
  context.stroke();
  paintGaps(context, size, grid, place, look);
}

/** Where the function has no finite value the ground is hatched. */
function paintGaps(context: CanvasRenderingContext2D, size: Size, grid: Grid, place: (i: number) => number, look: Look): void {
  context.strokeStyle = look.dim;
  context.globalAlpha = 0.35;
  context.lineWidth = 1;
  for (let i = 0; i < grid.columns; i++) {
    if (Number.isFinite(grid.values[i])) continue;
    context.save();
    context.beginPath();
    context.rect(place(i - 0.5), 0, place(1) - place(0), size.height);
    context.clip();
    context.beginPath();
    for (let x = -size.height; x < size.width; x += 8) {
      context.moveTo(x, size.height);
      context.lineTo(x + size.height, 0);
    }
    context.stroke();
    context.restore();
  }
  context.globalAlpha = 1;
}

export interface LocalModel {
  x: number;
  loss: number;
  slope: number;
  curvature: number | null;
}

/**
 * The local model at x. The slope's size is the run's own gradient norm, exact; only its sign and the curvature are
 * read off the graph, by centred differences between its corners.
 */
export function localModel(grid: Grid, covered: Interval, x: number, loss: number, gradientNorm: number): LocalModel | null {
  const apart = (covered[1] - covered[0]) / (grid.columns - 1);
  const i = Math.round((x - covered[0]) / apart);
  const width = 2;
  if (i < width || i >= grid.columns - width) return null;
  const [left, middle, right] = [grid.values[i - width], grid.values[i], grid.values[i + width]];
  if (![left, middle, right, loss, gradientNorm].every(Number.isFinite)) return null;
  const curvature = (left - 2 * middle + right) / (width * apart) ** 2;
  const here = (right - left) / (2 * width * apart) + curvature * (x - covered[0] - i * apart);
  return { x, loss, slope: Math.sign(here) * gradientNorm, curvature: Number.isFinite(curvature) ? curvature : null };
}

export function paintLocalModel(
  context: CanvasRenderingContext2D,
  size: Size,
  frame: Frame,
  model: LocalModel,
  index: number,
  look: Look,
): void {
  const line = (height: (t: number) => number, dash: number[]): void => {
    context.setLineDash(dash);
    context.beginPath();
    for (let k = 0; k <= 80; k++) {
      const x = frame.x[0] + ((frame.x[1] - frame.x[0]) * k) / 80;
      const y = toPixelY(frame, size, height(x - model.x));
      context.lineTo(toPixelX(frame, size, x), Math.min(Math.max(y, -1e4), 1e4));
    }
    context.stroke();
  };
  context.strokeStyle = runLook(look, index).line;
  context.lineWidth = 1.25;
  context.globalAlpha = 0.8;
  line((t) => model.loss + model.slope * t, []);
  const { curvature } = model;
  if (curvature !== null) line((t) => model.loss + model.slope * t + (curvature / 2) * t * t, [5, 4]);
  context.setLineDash([]);
  context.globalAlpha = 1;
}
