/** Paints the losses of many seeds against the steps: the median, the middle half and all of them, for each contender. */
import type { Band } from '../../wire/sweep/seeds';
import { spread } from '../../draw/axes/labels';
import { paintHeights } from '../../draw/heights';
import { letters, runLook, type Look } from '../../draw/look';
import { format } from '../../draw/axes/number';
import { pixelOf, projector, valueAt, type Axis } from '../../draw/axes/scale';
import { paintMarker, paintText, setContender, setFormer } from '../../draw/strokes';
import { ticks, type Scale, type Tick } from '../../draw/axes/ticks';
import type { Size } from '../../draw/axes/viewport';
import { heightOf } from './rates-drawing';

export interface SeedScene extends Size {
  x: Axis;
  y: Axis;
  xTicks: Tick[];
  yTicks: Tick[];
  bands: readonly Band[];
  /** Of a comparison that stays in sight. */
  former?: readonly Band[];
  names: readonly string[];
  /** The step under the pointer, and the contender that is looked at. */
  hover: { step: number; run: number | null } | null;
  words: { steps: string; loss: string };
}

const OUTER = 0.1;
const INNER = 0.24;
const FAINT = 0.3;
const DEEPEST = 1e-16;

export function seedLayout(
  bands: readonly Band[],
  nameWidth: number,
  size: Size,
  look: Look,
): Pick<SeedScene, 'x' | 'y' | 'xTicks' | 'yTicks'> {
  const grow = look.size;
  const { low, high, scale } = range(bands);
  const y: Axis = { low, high, from: size.height - 38 * grow, to: 24 * grow, scale };
  const yTicks = ticks(low, high, Math.max(2, (y.from - y.to) / (40 * grow)), scale);
  const widest = Math.max(3, ...yTicks.map(({ label }) => label.length));
  const last = Math.max(1, ...bands.map(({ rows }) => rows[rows.length - 1]));
  const x: Axis = { low: 0, high: last, from: (widest * 6.4 + 14) * grow, to: size.width - nameWidth - 20, scale: 'linear' };
  return { x, y, yTicks, xTicks: ticks(0, last, Math.max(2, (x.to - x.from) / (80 * grow)), 'linear') };
}

/** The range of the losses: all quartiles, and the extremes of all seeds as far as they do not diverge. */
function range(bands: readonly Band[]): { low: number; high: number; scale: Scale } {
  const inner = bands.flatMap(({ loss }) => [1, 2, 3].flatMap((k) => loss[k].filter((value) => value !== null)));
  const starts = bands.flatMap(({ loss }) => (loss[2][0] === null ? [] : [loss[2][0]]));
  if (inner.length === 0) return { low: 1e-3, high: 10, scale: 'log' };
  // Exactly 0 has no place on a logarithmic axis, and a seed that once comes there does not stretch it.
  const shown = [...inner, ...bands.flatMap(({ loss }) => loss[0])].flatMap((value) => (value ? [value] : []));
  const least = shown.length > 0 ? Math.min(...shown) : 0;
  const most = Math.min(Math.max(...inner), 10 * Math.max(...starts.map(Math.abs)));
  if (least < 0 || most <= 0) {
    const room = Math.max(most - least, 1e-9) * 0.06;
    return { low: least - room, high: most + room, scale: 'linear' };
  }
  const low = Math.max(least, most * DEEPEST);
  const room = Math.max(1.15, (most / low) ** 0.04);
  return { low: low / room, high: most * room, scale: 'log' };
}

/** The contender whose median is nearest to a pixel, and the step there. */
export function stepAt(scene: Pick<SeedScene, 'bands' | 'x' | 'y'>, px: number, py: number): { step: number; run: number | null } | null {
  const { bands, x, y } = scene;
  const step = valueAt(x, Math.min(Math.max(px, x.from), x.to));
  let run: number | null = null;
  let least = 40;
  bands.forEach((band, i) => {
    const distance = Math.abs(heightOf(band.loss[2][rowAt(band, step)] ?? Infinity, y) - py);
    if (distance < least) [run, least] = [i, distance];
  });
  return bands.length > 0 ? { step, run } : null;
}

/** The row whose step is nearest. */
export function rowAt({ rows }: Pick<Band, 'rows'>, step: number): number {
  let best = 0;
  for (let row = 1; row < rows.length; row++) if (Math.abs(rows[row] - step) < Math.abs(rows[best] - step)) best = row;
  return best;
}

export function paintSeeds(context: CanvasRenderingContext2D, scene: SeedScene, look: Look): void {
  context.clearRect(0, 0, scene.width, scene.height);
  paintAxes(context, scene, look);
  const { x, y, hover } = scene;
  const strength = (run: number): number => (hover === null || hover.run === null || hover.run === run ? 1 : FAINT);
  context.save();
  context.beginPath();
  context.rect(x.from, y.to - 1, x.to - x.from + 2, y.from - y.to + 2);
  context.clip();
  const across = projector(x);
  const place = (band: Band, k: number, row: number): [number, number] => [
    across(band.rows[row]),
    heightOf(band.loss[k][row] ?? Infinity, y),
  ];
  scene.former?.forEach((band, run) => {
    setFormer(context, look, run);
    context.beginPath();
    band.rows.forEach((_, row) => context.lineTo(...place(band, 2, row)));
    context.stroke();
  });
  context.setLineDash([]);
  scene.bands.forEach((band, run) => {
    context.fillStyle = runLook(look, run).line;
    for (const [low, high, alpha] of [
      [0, 4, OUTER],
      [1, 3, INNER],
    ] as const) {
      if (band.runs < 2) continue;
      context.globalAlpha = alpha * strength(run);
      context.beginPath();
      band.rows.forEach((_, row) => (row === 0 ? context.moveTo(...place(band, low, row)) : context.lineTo(...place(band, low, row))));
      for (let row = band.rows.length - 1; row >= 0; row--) context.lineTo(...place(band, high, row));
      context.closePath();
      context.fill();
    }
  });
  scene.bands.forEach((band, run) => {
    context.globalAlpha = strength(run);
    setContender(context, look, run);
    context.beginPath();
    band.rows.forEach((_, row) => (row === 0 ? context.moveTo(...place(band, 2, row)) : context.lineTo(...place(band, 2, row))));
    context.stroke();
  });
  context.restore();
  context.globalAlpha = 1;
  context.setLineDash([]);
  paintNames(context, scene, look, strength);
  if (!hover) return;
  const at = Math.round(across(hover.step)) + 0.5;
  context.strokeStyle = look.dim;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  line(context, at, y.to, at, y.from);
  context.setLineDash([]);
  scene.bands.forEach((band, run) => {
    const [, py] = place(band, 2, rowAt(band, hover.step));
    paintMarker(context, look, run, at, py, 3.5);
  });
}

function paintAxes(context: CanvasRenderingContext2D, scene: SeedScene, look: Look): void {
  const { x, y } = scene;
  paintHeights(context, x, y, scene.yTicks, look);
  context.textAlign = 'center';
  for (const tick of scene.xTicks) context.fillText(tick.label, pixelOf(x, tick.value), y.from + 15 * look.size);
  context.textAlign = 'right';
  context.fillText(scene.words.steps, x.to, y.from + 30 * look.size);
  context.textAlign = 'left';
  context.fillText(scene.words.loss, x.from, 14 * look.size);
}

function paintNames(context: CanvasRenderingContext2D, scene: SeedScene, look: Look, strength: (run: number) => number): void {
  const { x, y, bands, names } = scene;
  const ends = bands.map(({ loss }) => heightOf(loss[2][loss[2].length - 1] ?? Infinity, y));
  const heights = spread(ends, 15 * look.size, y.to + 4, y.from);
  context.font = letters(look, 12, '600');
  context.textBaseline = 'middle';
  bands.forEach((_, run) => {
    const colour = runLook(look, run);
    context.globalAlpha = strength(run);
    context.strokeStyle = colour.line;
    context.lineWidth = 0.75;
    line(context, x.to + 1, ends[run], x.to + 8, heights[run]);
    if (strength(run) === 1) paintText(context, names[run], x.to + 11, heights[run], colour.text, look.panel);
    else {
      context.fillStyle = colour.text;
      context.fillText(names[run], x.to + 11, heights[run]);
    }
  });
  context.globalAlpha = 1;
  context.textBaseline = 'alphabetic';
}

function line(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

/** The values of a row of a band, as text for screen readers. */
export function told(value: number | null, otherwise: string): string {
  return value === null ? otherwise : format(value, 3);
}
