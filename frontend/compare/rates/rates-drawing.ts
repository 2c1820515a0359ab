/**
 * Paints the loss against the learning rate: a curve for each contender on logarithmic axes with its best rate marked,
 * and under the axis a lane for each that tells where it diverges.
 */
import { isLost, type RateCurve, type RatePoint } from '../../wire/sweep/rates';
import { paintHeights } from '../../draw/heights';
import { letters, runLook, type Look } from '../../draw/look';
import { format } from '../../draw/axes/number';
import { pixelOf, projector, type Axis } from '../../draw/axes/scale';
import { paintCross, paintMarker, paintText, setContender, setFormer } from '../../draw/strokes';
import { ticks, type Scale, type Tick } from '../../draw/axes/ticks';
import type { RangeCurve } from './range-test';
import type { Size } from '../../draw/axes/viewport';

export interface RateScene extends Size {
  x: Axis;
  y: Axis;
  xTicks: Tick[];
  yTicks: Tick[];
  /** The middle of each curve's lane, from the top. */
  lanes: readonly number[];
  curves: readonly RateCurve[];
  /** Of a comparison that stays in sight. */
  former?: readonly RateCurve[];
  /** Of runs whose rate rises on the way, where somebody asked for them. */
  ranges?: readonly RangeCurve[];
  /** The point under the pointer or the keys. */
  hover: Spot | null;
  words: RateWords;
}

export interface Spot {
  run: number;
  point: RatePoint;
}

export interface RateWords {
  rate: string;
  measure: string;
  diverges: string;
}

const LANE = 17;
/** Losses below this fraction of the largest one are drawn at the lower edge. */
const DEEPEST = 1e-16;
const FAINT = 0.3;

/**
 * @param ends the lowest and the highest rate
 * @param former curves for which there is to be room, too
 */
export function rateLayout(
  curves: readonly RateCurve[],
  ends: readonly [number, number],
  size: Size,
  look: Look,
  former: readonly RateCurve[] = [],
): Pick<RateScene, 'x' | 'y' | 'xTicks' | 'yTicks' | 'lanes'> {
  const grow = look.size;
  const lane = LANE * grow;
  const floor = size.height - (22 + 16) * grow - lane * curves.length - 6;
  const { low, high, scale } = heights([...curves, ...former]);
  const y: Axis = { low, high, from: floor, to: 24 * grow, scale };
  const yTicks = ticks(low, high, Math.max(2, (y.from - y.to) / (40 * grow)), scale);
  const widest = Math.max(3, ...yTicks.map(({ label }) => label.length));
  const x: Axis = { low: ends[0], high: ends[1], from: (widest * 6.4 + 14) * grow, to: size.width - 16, scale: 'log' };
  return {
    x,
    y,
    yTicks,
    xTicks: ticks(x.low, x.high, Math.max(2, (x.to - x.from) / (64 * grow)), 'log'),
    lanes: curves.map((_, i) => floor + 38 * grow + lane * (i + 0.5)),
  };
}

/**
 * The range of the losses, from the lowest to the loss at the start: a run that ends above its start counts as lost, and
 * is shown in its lane.
 */
function heights(curves: readonly RateCurve[]): { low: number; high: number; scale: Scale } {
  const kept = curves.flatMap(({ points }) =>
    points.filter(({ median, result }) => Number.isFinite(median) && !isLost(result)).map(({ median }) => median),
  );
  const all = kept.length > 0 ? kept : curves.flatMap(({ points }) => points.map(({ median }) => median).filter(Number.isFinite));
  if (all.length === 0) return { low: 1e-3, high: 10, scale: 'log' };
  let [low, high] = [Math.min(...all), Math.max(...all)];
  if (low < 0 || high <= 0) {
    const room = Math.max(high - low, 1e-9) * 0.06;
    return { low: low - room, high: high + room, scale: 'linear' };
  }
  low = Math.max(low, high * DEEPEST);
  const decades = Math.log10(high / low);
  if (decades > 2) return { low: 10 ** Math.floor(Math.log10(low) - 0.05), high: 10 ** Math.ceil(Math.log10(high) + 0.05), scale: 'log' };
  const room = 10 ** Math.max(0.08, decades * 0.1);
  return { low: low / room, high: high * room, scale: 'log' };
}

/** The pixel of a loss: beyond the axis it lies at the edge, and it is NaN for what is not a number. */
export function heightOf(value: number, y: Axis): number {
  if (Number.isNaN(value)) return NaN;
  if (value > y.high) return y.to;
  return value < y.low ? y.from : pixelOf(y, value);
}

/** The point nearest to a pixel; along a flat line every pixel is near. */
export function spotAt(scene: Pick<RateScene, 'curves' | 'x' | 'y' | 'lanes'>, px: number, py: number): Spot | null {
  const { curves, x, y, lanes } = scene;
  let found: Spot | null = null;
  let least = Infinity;
  curves.forEach((curve, i) => {
    for (const point of curve.points) {
      const height = heightOf(point.median, y);
      const across = curve.rated ? Math.abs(pixelOf(x, point.rate) - px) : 0;
      const upward = Math.min(Number.isNaN(height) ? Infinity : Math.abs(height - py), Math.abs(lanes[i] - py));
      const distance = Math.hypot(across, upward);
      if (distance < least) {
        least = distance;
        found = { run: curve.run, point };
      }
    }
  });
  return found;
}

export function paintRates(context: CanvasRenderingContext2D, scene: RateScene, look: Look): void {
  context.clearRect(0, 0, scene.width, scene.height);
  paintAxes(context, scene, look);
  const chosen = scene.hover?.run ?? null;
  for (const curve of scene.former ?? []) paintFormer(context, scene, curve, look);
  for (const range of scene.ranges ?? []) paintRange(context, scene, range, chosen === null || chosen === range.run ? 0.7 : FAINT, look);
  scene.curves.forEach((curve, i) => {
    context.globalAlpha = chosen === null || chosen === curve.run ? 1 : FAINT;
    paintCurve(context, scene, curve, look);
    paintLane(context, scene, curve, scene.lanes[i], look);
  });
  context.globalAlpha = 1;
  paintHover(context, scene, look);
  paintBests(context, scene, look);
}

/** A dotted line for one run with rising rates. */
function paintRange(
  context: CanvasRenderingContext2D,
  { x, y }: RateScene,
  { run, rates, losses }: RangeCurve,
  strength: number,
  look: Look,
): void {
  const across = projector(x);
  context.save();
  context.beginPath();
  context.rect(x.from, y.to, x.to - x.from, y.from - y.to);
  context.clip();
  setContender(context, look, run);
  context.setLineDash([1, 4]);
  context.globalAlpha = strength;
  context.beginPath();
  losses.forEach((loss, i) => context[i === 0 ? 'moveTo' : 'lineTo'](across(rates[i]), heightOf(loss, y)));
  context.stroke();
  context.restore();
}

/** As it was before a change, without marks. */
function paintFormer(context: CanvasRenderingContext2D, { x, y }: RateScene, { run, rated, points }: RateCurve, look: Look): void {
  const across = projector(x);
  context.save();
  context.beginPath();
  context.rect(x.from, y.to - 1, x.to - x.from, y.from - y.to + 3);
  context.clip();
  setFormer(context, look, run);
  const shown = rated ? points : points.flatMap((point) => [x.low, x.high].map((rate) => ({ ...point, rate })));
  strokeMedians(
    context,
    shown.filter(({ median }) => !Number.isNaN(median)),
    across,
    y,
  );
  context.restore();
}

/** The curve of a contender that diverges leaves the picture once, without coming back. */
function strokeMedians(context: CanvasRenderingContext2D, points: readonly RatePoint[], across: (rate: number) => number, y: Axis): void {
  context.beginPath();
  points.forEach(({ rate, median }, i) => {
    const goesOn = i > 0 && !(points[i - 1].median > y.high && median > y.high);
    context[goesOn ? 'lineTo' : 'moveTo'](across(rate), heightOf(median, y));
  });
  context.stroke();
}

function paintAxes(context: CanvasRenderingContext2D, scene: RateScene, look: Look): void {
  const { x, y, lanes } = scene;
  const grow = look.size;
  paintHeights(context, x, y, scene.yTicks, look);
  context.textAlign = 'center';
  const bottom = lanes.length > 0 ? lanes[lanes.length - 1] + LANE * grow * 0.5 : y.from;
  for (const tick of scene.xTicks) {
    const at = Math.round(pixelOf(x, tick.value)) + 0.5;
    context.globalAlpha = 0.6;
    line(context, at, y.to, at, bottom);
    context.globalAlpha = 1;
    context.fillText(tick.label, at, y.from + 15 * grow);
  }
  context.textAlign = 'left';
  context.fillText(scene.words.measure, x.from, 14 * grow);
  context.textAlign = 'right';
  context.fillText(scene.words.rate, x.to, y.from + 30 * grow);
  context.textAlign = 'left';
}

function paintCurve(context: CanvasRenderingContext2D, scene: RateScene, curve: RateCurve, look: Look): void {
  const { x, y } = scene;
  const across = projector(x);
  const strength = context.globalAlpha;
  const place = (point: RatePoint, value: number): [number, number] => [curve.rated ? across(point.rate) : NaN, heightOf(value, y)];
  if (!curve.rated) {
    const flat = curve.points[0];
    if (!flat || Number.isNaN(flat.median)) return;
    setContender(context, look, curve.run);
    const at = heightOf(flat.median, y);
    line(context, x.from, at, x.to, at);
    return;
  }
  context.save();
  context.beginPath();
  context.rect(x.from - 2, y.to - 1, x.to - x.from + 4, y.from - y.to + 3);
  context.clip();
  const shown = curve.points.filter(({ median }) => !Number.isNaN(median));
  if (shown.some(({ result }) => result.runs > 1)) {
    context.beginPath();
    shown.forEach((point, i) => (i === 0 ? context.moveTo(...place(point, point.upper)) : context.lineTo(...place(point, point.upper))));
    [...shown].reverse().forEach((point) => context.lineTo(...place(point, point.lower)));
    context.closePath();
    context.fillStyle = runLook(look, curve.run).line;
    context.globalAlpha = strength * 0.14;
    context.fill();
    context.globalAlpha = strength;
  }
  setContender(context, look, curve.run);
  strokeMedians(context, shown, across, y);
  context.setLineDash([]);
  context.fillStyle = runLook(look, curve.run).line;
  for (const point of shown) {
    if (point.median > y.high) continue;
    const [px, py] = place(point, point.median);
    if (point.median < y.low) continue;
    context.beginPath();
    context.arc(px, py, 1.8 * look.size, 0, 2 * Math.PI);
    context.fill();
  }
  context.restore();
  context.setLineDash([]);
  context.fillStyle = runLook(look, curve.run).line;
  for (const point of shown) if (point.median < y.low) paintDeeper(context, across(point.rate), y.from, look);
  if (curve.own && curve.points.includes(curve.own) && !Number.isNaN(curve.own.median))
    ring(context, ...place(curve.own, curve.own.median), runLook(look, curve.run).line, look);
}

/** A small triangle: the value lies below the axis. */
function paintDeeper(context: CanvasRenderingContext2D, px: number, py: number, look: Look): void {
  const half = 3 * look.size;
  context.beginPath();
  context.moveTo(px - half, py);
  context.lineTo(px + half, py);
  context.lineTo(px, py + 5 * look.size);
  context.fill();
}

/** The rate that the experiment has now: a hollow ring. */
function ring(context: CanvasRenderingContext2D, px: number, py: number, colour: string, look: Look): void {
  context.setLineDash([]);
  context.beginPath();
  context.arc(px, py, 6 * look.size, 0, 2 * Math.PI);
  context.lineWidth = 1.5 * look.size;
  context.strokeStyle = colour;
  context.stroke();
}

/** A thin line over the rates that work, hatched from where it diverges, with theory's limit as a tick. */
function paintLane(context: CanvasRenderingContext2D, scene: RateScene, curve: RateCurve, at: number, look: Look): void {
  const { x } = scene;
  const grow = look.size;
  const strength = context.globalAlpha;
  const colour = runLook(look, curve.run);
  const across = projector(x);
  const from = curve.bound ? Math.max(x.from, across(Math.sqrt(Math.max(curve.bound[0], x.low) * curve.bound[1]))) : x.to;
  context.setLineDash([]);
  context.strokeStyle = colour.line;
  context.lineWidth = 2 * grow;
  if (from > x.from) line(context, x.from, at, from, at);
  if (curve.bound) {
    const half = 5.5 * grow;
    context.save();
    context.beginPath();
    context.rect(from, at - half, x.to - from, 2 * half);
    context.fillStyle = colour.line;
    context.globalAlpha = strength * 0.16;
    context.fill();
    context.globalAlpha = strength * 0.8;
    context.clip();
    context.lineWidth = 1;
    for (let px = from - 2 * half; px < x.to; px += 6 * grow) line(context, px, at + half, px + 2 * half, at - half);
    context.restore();
    context.globalAlpha = strength;
  }
  if (curve.limit !== null && curve.limit >= x.low && curve.limit <= x.high) {
    const there = across(curve.limit);
    context.strokeStyle = look.ink;
    context.lineWidth = 2;
    line(context, there, at - 7.5 * grow, there, at + 7.5 * grow);
  }
  context.font = letters(look, 11, '600');
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  paintText(context, curve.name, x.from + 6, at - 0.5, colour.text, look.panel);
  if (curve.bound && x.to - from > 96 * grow) {
    context.font = letters(look, 11);
    context.textAlign = 'right';
    paintText(context, scene.words.diverges, x.to - 6, at, colour.text, look.panel);
  }
  context.globalAlpha = 1;
  if (curve.best && curve.rated) paintMarker(context, look, curve.run, across(curve.best.rate), at, 3.5);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
}

function paintHover(context: CanvasRenderingContext2D, scene: RateScene, look: Look): void {
  const { x, y, hover, curves, lanes } = scene;
  if (!hover) return;
  const { point, run } = hover;
  const bottom = lanes.length > 0 ? lanes[lanes.length - 1] + 8 * look.size : y.from;
  if (!Number.isNaN(point.rate)) {
    const at = Math.round(pixelOf(x, point.rate)) + 0.5;
    context.strokeStyle = look.dim;
    context.lineWidth = 1;
    context.setLineDash([2, 3]);
    line(context, at, y.to, at, bottom);
    context.setLineDash([]);
    if (point.result.diverged > 0) paintCross(context, look, run, at, lanes[curves.findIndex((curve) => curve.run === run)]);
    else paintMarker(context, look, run, at, heightOf(point.median, y), 4.5);
  }
}

interface Label {
  text: string;
  x: number;
  y: number;
  width: number;
}

/** The best rates with their names, none over another. */
function paintBests(context: CanvasRenderingContext2D, scene: RateScene, look: Look): void {
  const { x, y } = scene;
  const high = 15 * look.size;
  context.font = letters(look, 12, '600');
  const taken: Label[] = [];
  for (const { run, rated, best, name } of scene.curves) {
    if (!best) continue;
    const faint = scene.hover && scene.hover.run !== run;
    context.globalAlpha = faint ? FAINT : 1;
    const px = rated ? pixelOf(x, best.rate) : x.to;
    const py = heightOf(best.median, y);
    if (rated) paintMarker(context, look, run, px, py, 5.5);
    const text = rated ? `${name} ${format(best.rate, 3)}` : name;
    const width = context.measureText(text).width;
    const label = {
      text,
      width,
      x: Math.min(Math.max(px, x.from + width / 2), x.to - width / 2),
      y: py + (py > y.from - 24 * look.size ? -11 : 20) * look.size,
    };
    settle(label, taken, high, y);
    taken.push(label);
    context.textAlign = 'center';
    context.textBaseline = 'alphabetic';
    paintText(context, text, label.x, label.y, runLook(look, run).text, look.panel);
  }
  context.globalAlpha = 1;
  context.textAlign = 'left';
}

/** Moves a label down, line by line, until it touches no other; from the axis it goes on above. */
function settle(label: Label, taken: readonly Label[], high: number, y: Axis): void {
  for (let tries = 0; tries < 2 * taken.length + 2; tries++) {
    const other = taken.find((one) => Math.abs(one.x - label.x) < (one.width + label.width) / 2 + 6 && Math.abs(one.y - label.y) < high);
    if (!other) return;
    label.y = other.y + high;
    if (label.y > y.from - 4) label.y = Math.min(...taken.map((one) => one.y)) - high;
  }
}

function line(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}
