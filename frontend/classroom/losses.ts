/** Two small charts: the losses of a race over its steps, and what came of the numbers that a class chose. */
import { pixelOf, type Axis } from '../draw/axes/scale';
import { ticks, type Scale } from '../draw/axes/ticks';
import { paintMarker, setContender } from '../draw/strokes';
import type { Look } from '../draw/look';
import type { Size } from '../draw/axes/viewport';
import { column, lastStep, type Race } from '../wire/frame';
import type { Dot } from '../wire/class-socket';

const MARGIN = { left: 52, right: 10, top: 8, bottom: 22 };
const MOST_POINTS = 600;
/** What grows above the beginning by more than this factor leaves the picture. */
const ROOM = 3;

function paintAxes(context: CanvasRenderingContext2D, size: Size, x: Axis, y: Axis, look: Look): void {
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
    context.moveTo(MARGIN.left, at);
    context.lineTo(size.width - MARGIN.right, at);
    context.stroke();
    context.fillText(label, MARGIN.left - 6, at);
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const { value, label } of ticks(x.low, x.high, 5, x.scale)) context.fillText(label, pixelOf(x, value), size.height - MARGIN.bottom + 5);
}

function axesOf(size: Size, [left, right]: readonly number[], [low, high]: readonly number[], across: Scale, up: Scale): { x: Axis; y: Axis } {
  return {
    x: { low: left, high: right, from: MARGIN.left, to: size.width - MARGIN.right, scale: across },
    y: { low, high, from: size.height - MARGIN.bottom, to: MARGIN.top, scale: up },
  };
}

/** On a logarithmic axis where all losses are positive. */
export function paintLosses(context: CanvasRenderingContext2D, size: Size, race: Race, step: number, look: Look): void {
  const losses = race.runs.flatMap((run) => [...column(run, 'loss')]).filter(Number.isFinite);
  if (losses.length === 0) return;
  const scale: Scale = losses.every((loss) => loss > 0) ? 'log' : 'linear';
  const first = Math.max(...race.runs.filter((run) => run.rows > 0).map((run) => column(run, 'loss')[0]));
  const low = losses.reduce((a, b) => Math.min(a, b));
  const high = Math.min(losses.reduce((a, b) => Math.max(a, b)), scale === 'log' ? first * ROOM : first + ROOM * Math.max(first - low, 1e-12));
  const range = high > low ? [low, high] : [low - Math.abs(low) / 2 - 1e-9, low + Math.abs(low) / 2 + 1e-9];
  const { x, y } = axesOf(size, [0, Math.max(1, lastStep(race))], range, 'linear', scale);
  paintAxes(context, size, x, y, look);
  context.save();
  context.beginPath();
  context.rect(MARGIN.left, 0, size.width - MARGIN.left - MARGIN.right + 6, size.height - MARGIN.bottom + 4);
  context.clip();
  race.runs.forEach((run, index) => {
    const [steps, loss] = [column(run, 'step'), column(run, 'loss')];
    const every = Math.max(1, Math.ceil(run.rows / MOST_POINTS));
    setContender(context, look, index);
    context.beginPath();
    let [atX, atY] = [NaN, NaN];
    for (let row = 0; row < run.rows && steps[row] <= step; row += every) {
      [atX, atY] = [pixelOf(x, steps[row]), Math.max(-1e4, pixelOf(y, loss[row]))];
      context.lineTo(atX, atY);
    }
    context.stroke();
    if (Number.isFinite(atX)) paintMarker(context, look, index, atX, atY, 4);
  });
  context.restore();
}

/** Losses against chosen numbers, both on logarithmic axes where they can be; what diverged stands at the top. */
export function paintDots(context: CanvasRenderingContext2D, size: Size, dots: readonly Dot[], look: Look): void {
  const shown = dots.filter((dot): dot is Dot & { value: number } => typeof dot.value === 'number');
  if (shown.length === 0) return;
  const values = shown.map(({ value }) => value);
  const finite = shown.filter((dot) => !dot.diverged && dot.loss !== null).map((dot) => dot.loss!);
  const across: Scale = values.every((value) => value > 0) ? 'log' : 'linear';
  const up: Scale = finite.length > 0 && finite.every((loss) => loss > 0) ? 'log' : 'linear';
  const { x, y } = axesOf(size, widened(values, across), widened(finite, up), across, up);
  paintAxes(context, size, x, y, look);
  for (const { value, loss, diverged } of shown) {
    const gone = diverged || loss === null;
    context.globalAlpha = 0.75;
    context.fillStyle = context.strokeStyle = gone ? look.dim : look.accent;
    const [atX, atY] = [pixelOf(x, value), gone ? MARGIN.top + 4 : pixelOf(y, loss)];
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

/** The range of some numbers with room around it. */
export function widened(values: readonly number[], scale: Scale): [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  if (scale === 'log') return [low / 2, high * 2];
  const room = Math.max((high - low) * 0.1, Math.abs(high) * 1e-6, 1e-9);
  return [low - room, high + room];
}
