/** Many seeds on the chart: bands around the median. */
import type { Fan } from '../../wire/fan';
import type { Run } from '../../wire/answer/frame';
import { drawCurve, type Curve, type DrawnCurve } from './curves';
import { letters, runLook, type Look } from '../../draw/look';
import { outline } from '../../draw/outline';
import type { Axis } from '../../draw/axes/scale';
import { paintText } from '../../draw/strokes';

const OUTER = 0.14;
const INNER = 0.26;

/** The quantiles as curves of the fan's contender, so that axes make room for them. */
export function fanCurves(fan: Fan, run: Run): Curve[] {
  return fan.loss.map((values) => ({ index: fan.run, run, over: fan.step, values }));
}

export interface FanBands {
  index: number;
  /** Ascending: two outer, two inner edges and the median between them. */
  edges: DrawnCurve[];
  /** What they are called: median, inner and outer band. */
  legend: readonly [string, string, string];
}

export function fanBands(curves: readonly Curve[], x: Axis, y: Axis, legend: readonly [string, string, string]): FanBands {
  return { index: curves[0].index, edges: curves.map((curve) => drawCurve(curve, x, y)), legend };
}

/** The bands, beneath the curves. */
export function paintBands(context: CanvasRenderingContext2D, { index, edges }: FanBands, look: Look): void {
  const colour = runLook(look, index).line;
  context.save();
  context.fillStyle = colour;
  for (const [low, high, alpha] of [
    [0, 4, OUTER],
    [1, 3, INNER],
  ] as const) {
    context.globalAlpha = alpha;
    context.fill(between(edges[low], edges[high]));
  }
  context.restore();
}

/** The median, above the curves, and which shade is which. */
export function paintMedian(context: CanvasRenderingContext2D, { index, edges, legend }: FanBands, x: Axis, y: Axis, look: Look): void {
  const colour = runLook(look, index).line;
  const median = edges[2];
  context.save();
  context.setLineDash([]);
  context.lineJoin = 'round';
  context.beginPath();
  median.kept.forEach((row, i) =>
    i === 0 ? context.moveTo(median.xs[row], median.ys[row]) : context.lineTo(median.xs[row], median.ys[row]),
  );
  for (const [width, stroke] of [
    [5, look.panel],
    [2.5, colour],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = stroke;
    context.stroke();
  }
  context.restore();
  paintKey(context, colour, legend, x.to - 8, y.to + 8, look);
}

/** The region between two edges; values off the axis lie at its rim. */
export function between(low: DrawnCurve, high: DrawnCurve): Path2D {
  return outline((pen) => {
    low.kept.forEach((row, i) => (i === 0 ? pen.moveTo(low.xs[row], low.ys[row]) : pen.lineTo(low.xs[row], low.ys[row])));
    for (const row of [...high.kept].reverse()) pen.lineTo(high.xs[row], high.ys[row]);
    pen.closePath();
  });
}

/** Which shade is which, in the corner that a falling curve leaves free. */
function paintKey(
  context: CanvasRenderingContext2D,
  colour: string,
  legend: readonly string[],
  right: number,
  top: number,
  look: Look,
): void {
  context.font = letters(look, 11);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const line = 16 * look.size;
  legend.forEach((label, i) => {
    const y = top + i * line;
    context.fillStyle = colour;
    context.globalAlpha = [1, INNER + OUTER, OUTER][i];
    context.fillRect(right - 20, y - (i === 0 ? 1.25 : 5), 20, i === 0 ? 2.5 : 10);
    context.globalAlpha = 1;
    paintText(context, label, right - 26, y, look.dim, look.panel);
  });
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
}
