/** What a class chose and guessed, over the map: the paths and ends of all runs, and where each member expects the end. */
import type { Look } from '../../draw/look';
import { contains, toPixelX, toPixelY, type Frame, type Size } from '../../draw/axes/viewport';
import type { Dot, Guess } from '../../wire/classroom/socket';

/** Points farther out than this are moved to it: the picture is the same, and all pixels are finite. */
const FAR = 1e5;

function pixels(frame: Frame, size: Size, [x, y]: readonly number[]): [number, number] {
  const keep = (pixel: number): number => Math.max(-FAR, Math.min(FAR, pixel));
  return [keep(toPixelX(frame, size, x)), keep(toPixelY(frame, size, y))];
}

/** The path of one run over a map of its own. With one variable, where it ends on the graph. */
export function paintWay(
  context: CanvasRenderingContext2D,
  size: Size,
  frame: Frame,
  { path = [], diverged, loss }: Dot,
  look: Look,
): void {
  const out = diverged ? path.findIndex(([x, y = frame.y[0]]) => !contains(frame, x, y)) : -1;
  const way = out < 0 ? path : path.slice(0, out + 1);
  if (way.length === 0) return;
  const flat = way[0].length < 2;
  const points = (flat ? way.slice(-1).map(([x]) => [x, loss ?? frame.y[1]]) : way).map((point) => pixels(frame, size, point));
  context.save();
  context.setLineDash([]);
  context.strokeStyle = context.fillStyle = look.accent;
  context.lineJoin = 'round';
  context.lineWidth = 2.5 * look.size;
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
  if (!diverged) {
    context.beginPath();
    context.arc(...points.at(-1)!, 5 * look.size, 0, 2 * Math.PI);
    context.fill();
  }
  context.restore();
}

/** The path of each run that somebody chose, faint, with a dot at its end. */
export function paintChosen(context: CanvasRenderingContext2D, size: Size, frame: Frame, dots: readonly Dot[], look: Look): void {
  context.save();
  context.setLineDash([]);
  context.strokeStyle = context.fillStyle = look.ink;
  context.lineWidth = 1;
  for (const { path, diverged } of dots) {
    if (!path?.length || path[0].length < 2) continue;
    // A run that diverges is drawn until it leaves the picture: farther out it would only cross it.
    const out = diverged ? path.findIndex(([x, y]) => !contains(frame, x, y)) : -1;
    const points = (out < 0 ? path : path.slice(0, out + 1)).map((point) => pixels(frame, size, point));
    context.globalAlpha = 0.25;
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    context.stroke();
    if (diverged) continue;
    const [x, y] = points.at(-1)!;
    context.globalAlpha = 0.6;
    context.beginPath();
    context.arc(x, y, 3 * look.size, 0, 2 * Math.PI);
    context.fill();
  }
  context.restore();
}

/** Where each member expects the end: rings, and a filled one for the reader's own guess. */
export function paintEnds(
  context: CanvasRenderingContext2D,
  size: Size,
  frame: Frame,
  guesses: readonly Guess[],
  mine: Guess | null,
  look: Look,
): void {
  context.save();
  context.setLineDash([]);
  context.strokeStyle = context.fillStyle = look.accent;
  context.lineWidth = 2 * look.size;
  for (const guess of mine ? [...guesses, mine] : guesses) {
    if (guess.field !== 'end') continue;
    const [x, y] = pixels(frame, size, [guess.values[0], guess.values[1] ?? frame.y[0]]);
    context.globalAlpha = guess === mine ? 1 : 0.75;
    context.beginPath();
    context.arc(x, guess.values.length > 1 ? y : size.height - 8, 6 * look.size, 0, 2 * Math.PI);
    context.stroke();
    if (guess === mine) context.fill();
  }
  context.restore();
}
