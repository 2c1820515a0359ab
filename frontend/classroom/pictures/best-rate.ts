/** What the class guessed of the best learning rate, over the losses of all rates. */
import type { Look } from '../../draw/look';
import { pixelOf, type Axis } from '../../draw/axes/scale';
import type { Dot, Guess } from '../../wire/classroom/socket';

/** The point of the true curve with the lowest loss, the first of several; null where all diverge. */
export function bestOf(curve: readonly Dot[]): Dot | null {
  const ended = curve.filter(({ diverged, loss }) => !diverged && loss !== null);
  return ended.reduce<Dot | null>((best, dot) => (best === null || dot.loss! < best.loss! ? dot : best), null);
}

/** The rates that were guessed. */
export function ratesOf(guesses: readonly Guess[]): number[] {
  return guesses.flatMap(({ field, values }) => (field === 'rate' ? [values[0]] : []));
}

/** Each guess stands on the axis of the rates, the reader's own larger; a line marks the best rate. */
export function paintRates(
  context: CanvasRenderingContext2D,
  x: Axis,
  y: Axis,
  guesses: readonly Guess[],
  mine: Guess | null,
  best: Dot | null,
  look: Look,
): void {
  context.save();
  context.strokeStyle = look.ink;
  context.lineWidth = 2;
  if (best) {
    const at = pixelOf(x, best.value as number);
    context.setLineDash([5, 4]);
    context.beginPath();
    context.moveTo(at, y.from);
    context.lineTo(at, y.to);
    context.stroke();
  }
  context.setLineDash([]);
  context.fillStyle = look.accent;
  const triangle = (rate: number, size: number): void => {
    const at = pixelOf(x, rate);
    context.beginPath();
    context.moveTo(at, y.from - 2 * size);
    context.lineTo(at - size, y.from);
    context.lineTo(at + size, y.from);
    context.closePath();
    context.fill();
  };
  context.globalAlpha = 0.45;
  for (const rate of ratesOf(guesses)) triangle(rate, 5 * look.size);
  context.globalAlpha = 1;
  if (mine) for (const rate of ratesOf([mine])) triangle(rate, 8 * look.size);
  context.restore();
}
