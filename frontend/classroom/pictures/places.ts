/** What a class voted of the map: in each cell of a coarse grid a disc for each round, the place that is right, and one's own. */
import type { Look } from '../../draw/look';
import { toPixelX, toPixelY, type Frame, type Size } from '../../draw/axes/viewport';
import type { PlaceBins } from '../../wire/classroom/question';

export interface Places {
  /** The place that the reader points at, or has voted for; null for none. */
  mine: readonly number[] | null;
  /** For each round the votes in each cell; none while they are hidden. */
  rounds: readonly (readonly number[])[];
  bins: PlaceBins | null;
  /** The place that is right; null where none is, or it is hidden. */
  answer: readonly number[] | null;
  /** How far from it a place is still right; 0 where nothing is said of it. */
  tolerance: number;
}

export const NO_PLACES: Places = { mine: null, rounds: [], bins: null, answer: null, tolerance: 0 };

/** The smallest disc, of one among hundreds, and the largest one, in pixels. */
const SMALLEST = 4;
const LARGEST = 22;
/** Where the map of a function of one variable, a graph, has its places: above its lower edge. */
const BOTTOM = 12;

/** Where the middle of a cell is; with one axis its number alone. */
export function middleOf({ columns, rows, map }: PlaceBins, cell: number): number[] {
  const at = [cell % columns, Math.floor(cell / columns)];
  const cells = [columns, rows];
  return map.map(([low, high], axis) => low + ((at[axis] + 0.5) / cells[axis]) * (high - low));
}

function pixels(frame: Frame, size: Size, look: Look, [x, y]: readonly number[]): [number, number] {
  return [toPixelX(frame, size, x), y === undefined ? size.height - BOTTOM * look.size : toPixelY(frame, size, y)];
}

/** Half a disc to the left for the first of two rounds, and to the right for the second; a whole one where there is one. */
function paintRounds(context: CanvasRenderingContext2D, size: Size, frame: Frame, { rounds, bins }: Places, look: Look): void {
  if (!bins) return;
  const most = rounds.flat().reduce((a, b) => Math.max(a, b), 0);
  rounds.forEach((counts, round) => {
    const isLast = round + 1 === rounds.length;
    context.fillStyle = isLast ? look.accent : look.dim;
    context.strokeStyle = look.panel;
    context.lineWidth = 1.5 * look.size;
    counts.forEach((count, cell) => {
      if (count === 0) return;
      const [x, y] = pixels(frame, size, look, middleOf(bins, cell));
      // The area grows with the votes.
      const radius = (SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(count / Math.max(most, 8))) * look.size;
      const [from, to] = rounds.length < 2 ? [0, 2 * Math.PI] : isLast ? [-Math.PI / 2, Math.PI / 2] : [Math.PI / 2, (3 * Math.PI) / 2];
      context.globalAlpha = 0.85;
      context.beginPath();
      context.arc(x, y, radius, from, to);
      context.closePath();
      context.fill();
      context.stroke();
    });
  });
  context.globalAlpha = 1;
}

/** A ring as wide as the tolerance, and a cross in its middle. */
function paintAnswer(context: CanvasRenderingContext2D, size: Size, frame: Frame, { answer, tolerance }: Places, look: Look): void {
  if (!answer) return;
  const [x, y] = pixels(frame, size, look, answer);
  const across = (tolerance / (frame.x[1] - frame.x[0])) * size.width;
  const up = answer.length > 1 ? (tolerance / (frame.y[1] - frame.y[0])) * size.height : 10 * look.size;
  for (const [colour, width] of [
    [look.panel, 6],
    [look.ink, 2.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width * look.size;
    const arm = 9 * look.size;
    context.beginPath();
    context.moveTo(x - arm, y - arm);
    context.lineTo(x + arm, y + arm);
    context.moveTo(x + arm, y - arm);
    context.lineTo(x - arm, y + arm);
    context.stroke();
    if (tolerance > 0) {
      context.beginPath();
      context.ellipse(x, y, across, up, 0, 0, 2 * Math.PI);
      context.stroke();
    }
  }
}

/** A ring with four arms, as the lab marks a place. */
function paintMine(context: CanvasRenderingContext2D, size: Size, frame: Frame, { mine }: Places, look: Look): void {
  if (!mine) return;
  const [x, y] = pixels(frame, size, look, mine);
  for (const [colour, width] of [
    [look.panel, 5],
    [look.accent, 2.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width * look.size;
    context.beginPath();
    context.arc(x, y, 10 * look.size, 0, 2 * Math.PI);
    for (const [right, down] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ]) {
      context.moveTo(x + 6 * look.size * right, y + 6 * look.size * down);
      context.lineTo(x + 15 * look.size * right, y + 15 * look.size * down);
    }
    context.stroke();
  }
}

export function paintPlaces(context: CanvasRenderingContext2D, size: Size, frame: Frame, places: Places, look: Look): void {
  context.save();
  context.setLineDash([]);
  paintRounds(context, size, frame, places, look);
  paintAnswer(context, size, frame, places, look);
  paintMine(context, size, frame, places, look);
  context.restore();
}
