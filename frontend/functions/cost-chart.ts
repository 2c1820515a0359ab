/** Paints measured costs against the number of variables on logarithmic axes, with N, N² and N³ as guides. */
import { byType, type Cost, type CostMeasure } from '../wire/answer/costs';
import { spread } from '../draw/axes/labels';
import { letters, runLook, type Look } from '../draw/look';
import { pixelOf, type Axis } from '../draw/axes/scale';
import { paintText } from '../draw/strokes';
import { ticks } from '../draw/axes/ticks';
import type { Size } from '../draw/axes/viewport';

export interface CostScene extends Size {
  costs: readonly Cost[];
  measure: CostMeasure;
  /** The label of a tick. */
  unit: (value: number) => string;
}

const SMALLEST: Record<CostMeasure, number> = { nanoseconds: 10, bytes: 16 };

export function costAxes(scene: Pick<CostScene, 'costs' | 'measure' | 'width' | 'height'>, grow: number): { x: Axis; y: Axis } {
  const { costs, measure } = scene;
  const least = SMALLEST[measure];
  let high = 100 * least;
  let reach = 100;
  for (const cost of costs) {
    high = Math.max(high, cost[measure]);
    reach = Math.max(reach, cost.dimension);
  }
  return {
    x: { low: 2, high: reach, from: 58 * grow, to: scene.width - 70 * grow, scale: 'log' },
    y: { low: least, high: 10 ** Math.ceil(Math.log10(high) - 1e-9), from: scene.height - 24 * grow, to: 10, scale: 'log' },
  };
}

export function paintCosts(context: CanvasRenderingContext2D, scene: CostScene, look: Look): void {
  const { x, y } = costAxes(scene, look.size);
  context.clearRect(0, 0, scene.width, scene.height);
  context.font = letters(look, 11);
  context.lineWidth = 1;
  context.setLineDash([]);
  context.strokeStyle = look.line;
  context.fillStyle = look.dim;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const tick of ticks(y.low, y.high, Math.max(2, (y.from - y.to) / (36 * look.size)), 'log')) {
    const at = Math.round(pixelOf(y, tick.value)) + 0.5;
    stroke(context, [
      [x.from, at],
      [x.to, at],
    ]);
    context.fillText(scene.unit(tick.value), x.from - 6, at);
  }
  context.textBaseline = 'alphabetic';
  context.textAlign = 'center';
  for (const tick of ticks(x.low, x.high, Math.max(2, (x.to - x.from) / (50 * look.size)), 'log')) {
    context.fillText(tick.label, pixelOf(x, tick.value), scene.height - 5);
  }
  const lines = measured(context, scene, x, y, look);
  paintGuides(context, x, y, lines, look);
  paintLines(context, lines, look);
}

interface Measured {
  index: number;
  points: [number, number][];
  name: string;
  /** The position of the name: its left end, the middle of its line, its width. */
  left: number;
  middle: number;
  width: number;
}

function measured(context: CanvasRenderingContext2D, scene: CostScene, x: Axis, y: Axis, look: Look): Measured[] {
  const lines = [...byType(scene.costs).values()].map((costs, index) => ({
    name: costs[0].title,
    index,
    points: costs.map((cost): [number, number] => [pixelOf(x, cost.dimension), pixelOf(y, Math.max(y.low, cost[scene.measure]))]),
  }));
  const heights = spread(
    lines.map(({ points }) => points.at(-1)![1]),
    15 * look.size,
    y.to + 4,
    y.from,
  );
  context.font = letters(look, 12, '600');
  return lines.map((line, i) => ({
    ...line,
    left: line.points.at(-1)![0] + 8,
    middle: heights[i],
    width: context.measureText(line.name).width,
  }));
}

/** Guides from one corner, since slopes are compared and not heights; each has its name above all measured lines. */
function paintGuides(context: CanvasRenderingContext2D, x: Axis, y: Axis, lines: readonly Measured[], look: Look): void {
  context.font = letters(look, 11);
  context.strokeStyle = look.iso;
  context.fillStyle = look.dim;
  context.setLineDash([2, 4]);
  context.textAlign = 'left';
  context.textBaseline = 'bottom';
  ['N', 'N²', 'N³'].forEach((name, i) => {
    const power = i + 1;
    const ends = Math.min(x.high, x.low * (y.high / y.low) ** (1 / power));
    const top = y.low * (ends / x.low) ** power;
    const [px, py] = [pixelOf(x, ends), pixelOf(y, top)];
    stroke(context, [
      [x.from, y.from],
      [px, py],
    ]);
    const line = 12 * look.size;
    const free = ([left, bottom]: [number, number]): boolean =>
      lines.every(
        (other) =>
          left + 2 * line < other.left - 16 ||
          left > other.left + other.width ||
          bottom < other.middle - line / 2 ||
          bottom - line > other.middle + line / 2,
      );
    const places = Array.from({ length: 8 }, (_, k): [number, number] => {
      const share = 1 - k / 10;
      return [x.from + share * (px - x.from) - 16 * look.size, Math.max(y.from + share * (py - y.from) + 2, y.to + line)];
    });
    context.fillText(name, ...(places.find(free) ?? places[0]));
  });
  context.setLineDash([]);
}

function paintLines(context: CanvasRenderingContext2D, lines: readonly Measured[], look: Look): void {
  lines.forEach(({ name, index, points, left, middle }) => {
    const colour = runLook(look, index);
    context.strokeStyle = colour.line;
    context.fillStyle = colour.line;
    context.lineWidth = 2;
    context.setLineDash([[], [7, 4], [2, 3], [10, 3, 2, 3]][index % 4]);
    stroke(context, points);
    context.setLineDash([]);
    for (const [px, py] of points) {
      context.beginPath();
      context.arc(px, py, 2.5, 0, 2 * Math.PI);
      context.fill();
    }
    context.font = letters(look, 12, '600');
    context.fillStyle = colour.text;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    paintText(context, name, left, middle, colour.text, look.panel);
  });
}

function stroke(context: CanvasRenderingContext2D, points: readonly [number, number][]): void {
  context.beginPath();
  points.forEach(([px, py], i) => (i === 0 ? context.moveTo(px, py) : context.lineTo(px, py)));
  context.stroke();
}
