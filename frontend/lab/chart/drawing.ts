/** Paints the chart: grid lines, curves, marks at the edges, the cursor, names at the line ends, and the strip of rates. */
import { column, rowAt } from '../../wire/answer/frame';
import type { Curve, DrawnCurve } from './curves';
import { paintBands, paintMedian, type FanBands } from './fan-bands';
import { linesOf, spread } from '../../draw/axes/labels';
import { FAINT, letters, runLook, type Look } from '../../draw/look';
import { pixelOf, type Axis } from '../../draw/axes/scale';
import { paintCross, paintMarker, setContender, strokeRows } from '../../draw/strokes';
import type { Tick } from '../../draw/axes/ticks';

export interface ChartScene {
  width: number;
  height: number;
  x: Axis;
  y: Axis;
  xName: string;
  xTicks: Tick[];
  yTicks: Tick[];
  curves: Curve[];
  drawn: DrawnCurve[];
  strip: Strip | null;
  cursor: number;
  hover: number | null;
  /** The highlighted contender; the others step back. */
  chosen: number | null;
  /** Over steps all contenders share one cursor line. */
  sharedCursor: boolean;
  names: string[];
  /** Contenders without a finite value at the start: each has a cross in the corner, since it has no curve. */
  unborn: number[];
  fan?: FanBands | null;
}

export interface Strip {
  y: Axis;
  drawn: DrawnCurve[];
  title: string;
  ticks: Tick[];
}

export function paintChart(context: CanvasRenderingContext2D, scene: ChartScene, look: Look): void {
  paintAxes(context, scene, look);
  if (scene.fan) paintBands(context, scene.fan, look);
  paintLines(context, scene, scene.drawn, look);
  if (scene.fan) paintMedian(context, scene.fan, scene.x, scene.y, look);
  if (scene.strip) paintStrip(context, scene, scene.strip, look);
  paintCursor(context, scene, look);
  scene.unborn.forEach((index, i) => paintCross(context, look, index, scene.x.from + 10 + 16 * i, scene.y.to + 10));
  paintNames(context, scene, look);
}

function paintAxes(context: CanvasRenderingContext2D, scene: ChartScene, look: Look): void {
  const { x, y } = scene;
  context.font = letters(look, 11);
  context.lineWidth = 1;
  context.setLineDash([]);
  context.globalAlpha = 1;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const tick of scene.yTicks) {
    const at = Math.round(pixelOf(y, tick.value)) + 0.5;
    context.strokeStyle = look.line;
    rule(context, x.from, at, x.to, at);
    context.fillStyle = look.dim;
    context.fillText(tick.label, x.from - 6, at);
  }
  context.textBaseline = 'alphabetic';
  for (const tick of scene.xTicks) {
    const at = pixelOf(x, tick.value);
    context.textAlign = at - x.from < 8 ? 'left' : 'center';
    context.fillStyle = look.dim;
    context.fillText(tick.label, at, scene.height - 4);
  }
  context.textAlign = 'left';
  context.fillStyle = look.dim;
  // Clear of the last number, which stands across the axis' end.
  const ends = scene.xTicks.map(({ value, label }) => pixelOf(x, value) + context.measureText(label).width / 2 + 6);
  context.fillText(scene.xName, Math.max(x.to + 18 * look.size, ...ends), scene.height - 4);
}

function paintLines(context: CanvasRenderingContext2D, scene: ChartScene, drawn: DrawnCurve[], look: Look): void {
  const box = { left: 0, top: 0, right: scene.width, bottom: scene.height };
  for (const line of drawn) {
    const curve = scene.curves.find((candidate) => candidate.index === line.index)!;
    const strength = (line.strength ?? 1) * (scene.chosen === null || scene.chosen === line.index ? 1 : 0.3);
    const last = line.xs.length - 1;
    const now = rowAt(curve.run, scene.cursor);
    setContender(context, look, line.index, line.dash);
    context.lineWidth = line.width ?? context.lineWidth;
    context.globalAlpha = FAINT * strength;
    if (now < last) strokeRows(context, line.xs, line.ys, line.kept, now, last, box);
    context.globalAlpha = strength;
    strokeRows(context, line.xs, line.ys, line.kept, 0, now, box);
    for (const mark of line.marks) paintEdgeMark(context, mark.x, mark.y, mark.kind);
  }
  context.globalAlpha = 1;
}

/** A small triangle at the edge that the value lies beyond; a cross for what is not a number. */
function paintEdgeMark(context: CanvasRenderingContext2D, x: number, y: number, kind: 'above' | 'below' | 'notNumber'): void {
  context.setLineDash([]);
  context.beginPath();
  if (kind === 'notNumber') {
    context.moveTo(x - 3, y - 3);
    context.lineTo(x + 3, y + 3);
    context.moveTo(x - 3, y + 3);
    context.lineTo(x + 3, y - 3);
    context.stroke();
    return;
  }
  const tip = kind === 'above' ? -6 : 6;
  context.moveTo(x - 4, y);
  context.lineTo(x + 4, y);
  context.lineTo(x, y + tip);
  context.fill();
}

function paintStrip(context: CanvasRenderingContext2D, scene: ChartScene, strip: Strip, look: Look): void {
  const { x } = scene;
  context.font = letters(look, 11);
  context.fillStyle = look.dim;
  context.textAlign = 'left';
  context.fillText(strip.title, x.from, strip.y.to - 10);
  context.lineWidth = 1;
  context.setLineDash([]);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const tick of strip.ticks) {
    const at = Math.round(pixelOf(strip.y, tick.value)) + 0.5;
    context.strokeStyle = look.line;
    rule(context, x.from, at, x.to, at);
    context.fillText(tick.label, x.from - 6, at);
  }
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  paintLines(context, scene, strip.drawn, look);
}

function paintCursor(context: CanvasRenderingContext2D, scene: ChartScene, look: Look): void {
  const bottom = scene.strip ? scene.strip.y.from : scene.y.from;
  context.setLineDash([]);
  context.lineWidth = 1;
  if (scene.sharedCursor) {
    context.strokeStyle = look.dim;
    const at = Math.round(pixelOf(scene.x, Math.max(scene.cursor, scene.x.low))) + 0.5;
    rule(context, at, scene.y.to, at, bottom);
    if (scene.hover !== null && scene.hover !== scene.cursor) {
      context.setLineDash([2, 3]);
      const there = Math.round(pixelOf(scene.x, Math.max(scene.hover, scene.x.low))) + 0.5;
      rule(context, there, scene.y.to, there, bottom);
      context.setLineDash([]);
    }
  }
  for (const line of [...scene.drawn, ...(scene.strip?.drawn ?? [])]) {
    if (line.strength !== undefined) continue;
    const curve = scene.curves.find((candidate) => candidate.index === line.index)!;
    context.globalAlpha = scene.chosen === null || scene.chosen === line.index ? 1 : 0.3;
    const now = rowAt(curve.run, scene.cursor);
    const over = line.xs.length - 1;
    if (now === over && curve.run.ending.reason === 'diverged') paintCross(context, look, line.index, line.xs[over], line.ys[over]);
    else paintMarker(context, look, line.index, line.xs[now], line.ys[now], 4);
    if (scene.hover !== null) {
      const row = rowAt(curve.run, scene.hover);
      paintMarker(context, look, line.index, line.xs[row], line.ys[row], 3);
    }
  }
  context.globalAlpha = 1;
}

/** The part of a chart's width that names take at most before they are set in two lines. */
export const NAMES_SHARE = 0.3;

/** The names stand where the lines end, pushed apart where they would touch; a thin leader joins those pushed far. */
function paintNames(context: CanvasRenderingContext2D, scene: ChartScene, look: Look): void {
  const named = scene.drawn.filter(({ label }) => label !== '');
  const ends = named.map((line) => lastFinite(line.ys) ?? scene.y.from);
  context.font = letters(look, 12, '600');
  const room = scene.width - scene.x.to - 10;
  const lines = named.map((line) => linesOf(line.label ?? scene.names[line.index], room, (text) => context.measureText(text).width));
  const apart = 15 * look.size;
  const heights = spread(
    ends,
    lines.map(({ length }) => apart * length),
    scene.y.to + 4,
    // Nothing of a second line reaches what the axis counts.
    scene.y.from - (lines.some(({ length }) => length > 1) ? apart / 2 : 0),
  );
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  named.forEach((line, i) => {
    const colour = runLook(look, line.index);
    context.globalAlpha = scene.chosen === null || scene.chosen === line.index ? 1 : 0.45;
    const from = line.xs[line.xs.length - 1];
    if (Math.abs(heights[i] - ends[i]) > 6 || scene.x.to - from > 6) {
      context.strokeStyle = colour.line;
      context.lineWidth = 0.75;
      context.setLineDash([]);
      const bend = Math.min(scene.x.to + 8, Math.max(from, scene.x.to));
      context.beginPath();
      if (scene.x.to - from <= 6) {
        context.moveTo(bend + 1, ends[i]);
        context.lineTo(scene.x.to + 8, heights[i]);
        context.stroke();
      }
    }
    context.fillStyle = colour.text;
    lines[i].forEach((text, k) => context.fillText(text, scene.x.to + 10, heights[i] + (k - (lines[i].length - 1) / 2) * 13 * look.size));
  });
  context.globalAlpha = 1;
  context.textBaseline = 'alphabetic';
}

function lastFinite(values: ArrayLike<number>): number | null {
  for (let i = values.length - 1; i >= 0; i--) if (Number.isFinite(values[i])) return values[i];
  return null;
}

function rule(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

/** The step of a curve at an abscissa: that of the nearest row. */
export function stepNear(curve: Curve, over: number): number {
  const steps = column(curve.run, 'step');
  let low = 0;
  let high = curve.over.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (curve.over[middle] <= over) low = middle;
    else high = middle;
  }
  return steps[Math.abs(curve.over[high] - over) < Math.abs(curve.over[low] - over) ? high : low];
}
