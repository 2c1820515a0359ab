/** Two small charts: the losses of a race over its steps, and what came of the numbers that a class chose. */
import { format } from '../../draw/axes/number';
import { listed } from '../../wire/answer/enumeration';
import { pixelOf, type Axis } from '../../draw/axes/scale';
import { ticks, type Scale } from '../../draw/axes/ticks';
import { paintMarker, setContender } from '../../draw/strokes';
import type { Look } from '../../draw/look';
import type { Size } from '../../draw/axes/viewport';
import { RATE } from '../../wire/answer/experiment';
import { lastRowAt } from '../../wire/answer/frame';
import type { LossCurve } from '../../wire/classroom/pictures';
import type { Dot, Guess } from '../../wire/classroom/socket';
import { bestOf, paintRates, ratesOf } from './best-rate';

interface Margin {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Room for numbers and names around a picture; large letters take more. */
function marginOf({ size }: Look): Margin {
  return { left: 52 * size, right: 14 * size, top: 20 * size, bottom: 36 * size };
}

const MOST_POINTS = 600;
/** What grows above the beginning by more than this factor leaves the picture. */
const ROOM = 3;

function paintAxes(
  context: CanvasRenderingContext2D,
  size: Size,
  x: Axis,
  y: Axis,
  look: Look,
  [across = '', up = '']: readonly string[],
): void {
  const margin = marginOf(look);
  context.font = `${11 * look.size}px ${look.font}`;
  context.fillStyle = look.dim;
  context.strokeStyle = look.line;
  context.lineWidth = 1;
  context.setLineDash([]);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { value, label } of ticks(y.low, y.high, 4, y.scale)) {
    const at = Math.round(pixelOf(y, value)) + 0.5;
    context.beginPath();
    context.moveTo(margin.left, at);
    context.lineTo(size.width - margin.right, at);
    context.stroke();
    context.fillText(label, margin.left - 6, at);
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const { value, label } of ticks(x.low, x.high, 5, x.scale))
    context.fillText(label, pixelOf(x, value), size.height - margin.bottom + 5);
  context.textAlign = 'right';
  context.textBaseline = 'bottom';
  context.fillText(across, size.width - margin.right, size.height - 3);
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.fillText(up, 6, 4);
}

function axesOf(
  size: Size,
  [left, right]: readonly number[],
  [low, high]: readonly number[],
  across: Scale,
  up: Scale,
  look: Look,
): { x: Axis; y: Axis } {
  const margin = marginOf(look);
  return {
    x: { low: left, high: right, from: margin.left, to: size.width - margin.right, scale: across },
    y: { low, high, from: size.height - margin.bottom, to: margin.top, scale: up },
  };
}

/** What a chart of losses shows. */
export interface LossPicture {
  x: Axis;
  y: Axis;
}

/** On a logarithmic axis where all losses are positive; null where there are none. */
export function lossPicture(size: Size, curves: readonly LossCurve[], last: number, look: Look): LossPicture | null {
  const losses = curves.flatMap((curve) => curve.losses).filter(Number.isFinite);
  if (losses.length === 0) return null;
  const scale: Scale = losses.every((loss) => loss > 0) ? 'log' : 'linear';
  const first = Math.max(...curves.filter((curve) => curve.losses.length > 0).map((curve) => curve.losses[0]));
  const low = losses.reduce((a, b) => Math.min(a, b));
  const high = Math.min(
    losses.reduce((a, b) => Math.max(a, b)),
    scale === 'log' ? first * ROOM : first + ROOM * Math.max(first - low, 1e-12),
  );
  const range = high > low ? [low, high] : [low - Math.abs(low) / 2 - 1e-9, low + Math.abs(low) / 2 + 1e-9];
  return axesOf(size, [0, Math.max(1, last)], range, 'linear', scale, look);
}

export function paintLosses(
  context: CanvasRenderingContext2D,
  size: Size,
  { x, y }: LossPicture,
  curves: readonly LossCurve[],
  step: number,
  look: Look,
  names: readonly string[],
  highlight = -1,
): void {
  const margin = marginOf(look);
  paintAxes(context, size, x, y, look, names);
  context.save();
  context.beginPath();
  context.rect(margin.left, 0, size.width - margin.left - margin.right + 6, size.height - margin.bottom + 4);
  context.clip();
  curves.forEach(({ steps, losses }, index) => {
    const every = Math.max(1, Math.ceil(steps.length / MOST_POINTS));
    setContender(context, look, index);
    context.globalAlpha = highlight < 0 || highlight === index ? 1 : 0.3;
    context.beginPath();
    let [atX, atY] = [NaN, NaN];
    for (let row = 0; row < steps.length && steps[row] <= step; row += every) {
      [atX, atY] = [pixelOf(x, steps[row]), Math.max(-1e4, pixelOf(y, losses[row]))];
      context.lineTo(atX, atY);
    }
    context.stroke();
    if (Number.isFinite(atX)) paintMarker(context, look, index, atX, atY, 4);
  });
  context.restore();
}

/** The loss of each curve at a step, in words. */
export function lossesAt(curves: readonly LossCurve[], step: number): string {
  return listed(
    curves
      .map(({ name, steps, losses }) => [name, losses[lastRowAt(steps, step)]] as const)
      .filter(([, loss]) => loss !== undefined)
      .map(([name, loss]) => `${name} ${format(loss, 3)}`),
  );
}

/** While the last loss is guessed, the axis reaches down to this fraction of the first one. */
const GUESSABLE = 1e-6;

/**
 * A curve that is not drawn, but for which a chart makes room beside the others: it holds the last losses that were guessed,
 * unless they are absurd. While they are asked for it also holds the lowest loss that can be guessed, so that the axis does
 * not reveal the answer: some decades below the first loss, or the lowest value on the map where the function falls below 0.
 */
export function guessRoom(curves: readonly LossCurve[], guesses: readonly Guess[], asked: boolean, lowest = 0): LossCurve {
  const start = curves[0]?.losses[0] ?? 0;
  const height = Math.max(start - lowest, 0);
  const low = lowest < 0 ? lowest - height / 4 : start * GUESSABLE;
  const high = lowest < 0 ? start + height : start * ROOM;
  const losses = guesses
    .filter(({ field, values }) => field === 'loss' && values[0] >= low && values[0] <= high)
    .map(({ values }) => values[0]);
  if (asked && (start > 0 || lowest < 0)) losses.push(low);
  return { name: '', steps: losses.map(() => 0), losses, validation: [] };
}

/** Guesses of the last loss, at the end of the steps. */
export function paintLossGuesses(
  context: CanvasRenderingContext2D,
  { x, y }: LossPicture,
  guesses: readonly Guess[],
  mine: Guess | null,
  look: Look,
): void {
  const at = x.to - 8;
  context.save();
  context.setLineDash([]);
  for (const guess of mine ? [...guesses, mine] : guesses) {
    const height = Math.min(y.from, Math.max(y.to, pixelOf(y, guess.values[0])));
    if (guess.field !== 'loss' || !Number.isFinite(height)) continue;
    context.strokeStyle = context.fillStyle = look.accent;
    context.globalAlpha = guess === mine ? 1 : 0.75;
    context.lineWidth = (guess === mine ? 3 : 2) * look.size;
    context.beginPath();
    context.moveTo(at - 10 * look.size, height);
    context.lineTo(at + 8, height);
    context.stroke();
  }
  context.restore();
}

type NumberDot = Dot & { value: number };

function numbers(dots: readonly Dot[]): NumberDot[] {
  return dots.filter((dot): dot is NumberDot => typeof dot.value === 'number');
}

/**
 * Losses against chosen numbers, both on logarithmic axes where they can be; what diverged stands at the top. The true
 * curve, as far as it is known, lies beneath.
 *
 * @param names of the number, of the loss, and of what diverged
 */
export function paintDots(
  context: CanvasRenderingContext2D,
  size: Size,
  dots: readonly Dot[],
  curve: readonly Dot[],
  look: Look,
  names: readonly string[],
  guesses: readonly Guess[] = [],
  mine: Guess | null = null,
): void {
  const shown = numbers(dots);
  const truth = numbers(curve).sort((a, b) => a.value - b.value);
  const both = [...shown, ...truth];
  if (both.length === 0) return;
  const guessed = ratesOf(mine ? [...guesses, mine] : guesses);
  const values = [...both.map(({ value }) => value), ...guessed];
  const finite = both.filter((dot) => !dot.diverged && dot.loss !== null).map((dot) => dot.loss!);
  // Decades are those of rates alone.
  const across: Scale = both[0].field === RATE && values.every((value) => value > 0) ? 'log' : 'linear';
  const up: Scale = finite.length > 0 && finite.every((loss) => loss > 0) ? 'log' : 'linear';
  const { x, y } = axesOf(size, widened(values, across), widened(finite, up), across, up, look);
  paintAxes(context, size, x, y, look, names);
  if (both.some((dot) => dot.diverged || dot.loss === null)) {
    context.textAlign = 'right';
    context.fillText(names[2] ?? '', size.width - 14 * look.size, 4);
  }
  paintTruth(context, x, y, truth, look);
  if (guessed.length > 0) paintRates(context, x, y, guesses, mine, bestOf(truth), look);
  for (const { value, loss, diverged } of shown) {
    const gone = diverged || loss === null;
    context.globalAlpha = 0.75;
    context.fillStyle = context.strokeStyle = gone ? look.dim : look.accent;
    const [atX, atY] = [pixelOf(x, value), gone ? y.to + 4 : pixelOf(y, loss)];
    context.beginPath();
    if (gone) {
      context.moveTo(atX - 4, atY - 4);
      context.lineTo(atX + 4, atY + 4);
      context.moveTo(atX + 4, atY - 4);
      context.lineTo(atX - 4, atY + 4);
      context.stroke();
    } else {
      context.arc(atX, atY, 4 * look.size, 0, 2 * Math.PI);
      context.fill();
    }
  }
  context.globalAlpha = 1;
}

/** A line through what ends at a finite loss; it breaks where runs diverge, which crosses at the top tell. */
function paintTruth(context: CanvasRenderingContext2D, x: Axis, y: Axis, truth: readonly NumberDot[], look: Look): void {
  context.save();
  context.strokeStyle = context.fillStyle = look.ink;
  context.globalAlpha = 0.55;
  context.lineWidth = 2;
  context.beginPath();
  let broken = true;
  for (const { value, loss, diverged } of truth) {
    const gone = diverged || loss === null;
    const atX = pixelOf(x, value);
    if (gone) {
      context.moveTo(atX - 3, y.to + 4);
      context.lineTo(atX + 3, y.to + 4);
    } else if (broken) {
      context.moveTo(atX, pixelOf(y, loss));
    } else {
      context.lineTo(atX, pixelOf(y, loss));
    }
    broken = gone;
  }
  context.stroke();
  context.restore();
}

/** The range of some numbers with room around it. */
export function widened(values: readonly number[], scale: Scale): [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  if (scale === 'log') return [low / 2, high * 2];
  const room = Math.max((high - low) * 0.1, Math.abs(high) * (high > low ? 1e-6 : 0.1), 1e-9);
  return [low - room, high + room];
}
