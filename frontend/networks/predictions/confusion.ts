/** The confusion matrix: the predicted classes of the validation rows of each class. */
import { paintSideTitle } from '../../draw/axes/side-title';
import { letters, mix, type Look } from '../../draw/look';
import type { Box } from '../data/plane';

/** How many rows of each true class there are, and the fraction of each cell in its row; 0 where a class has no rows. */
export function rowFractions(counts: ArrayLike<number>, classes: number): Float64Array {
  const fractions = new Float64Array(classes * classes);
  for (let row = 0; row < classes; row++) {
    let all = 0;
    for (let column = 0; column < classes; column++) all += counts[row * classes + column];
    for (let column = 0; column < classes; column++) fractions[row * classes + column] = all > 0 ? counts[row * classes + column] / all : 0;
  }
  return fractions;
}

export interface ConfusionWords {
  /** The label of the rows, upright at the side. */
  truth: string;
  /** The label of the columns. */
  said: string;
}

/** A matrix less wide has its names nearer. */
const SMALL = 240;
/** The distance of the titles from the cells; the names of the classes stand between. */
const TITLE = 22;
/** A cell is at most so many times as wide as it is high. */
const WIDEST = 1.7;
/** The least height of a row with a readable count. */
const LEAST_ROW = 14;
/** The smallest size of letters for a count. */
const LEAST = 9;

/** The height at which a matrix of that width fits a place of that height, as long as its counts stay readable. */
export function heightOfConfusion(width: number, place: number, classes: number, size: number): number {
  return Math.min(width, Math.max(place, (30 + LEAST_ROW * classes) * size));
}

export function paintConfusion(
  context: CanvasRenderingContext2D,
  box: Box,
  counts: ArrayLike<number>,
  names: readonly string[],
  words: ConfusionWords,
  danger: string,
  look: Look,
): void {
  const classes = names.length;
  const fractions = rowFractions(counts, classes);
  const edge = (box.width < SMALL * look.size ? 28 : 30) * look.size;
  const high = Math.min((box.width - edge) / classes, (box.height - edge) / classes);
  const wide = Math.min((box.width - edge) / classes, WIDEST * high);
  if (!(high > 4)) return;
  const [left, top] = [box.left + edge, box.top + edge];
  context.setLineDash([]);
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (let row = 0; row < classes; row++) {
    for (let column = 0; column < classes; column++) {
      const at = row * classes + column;
      const [x, y] = [left + column * wide, top + row * high];
      const right = row === column;
      const strength = right ? 0.5 * fractions[at] : Math.min(0.85, 2.5 * fractions[at]);
      context.fillStyle = counts[at] > 0 ? mix(look.panel, right ? look.accent : danger, Math.max(0.07, strength)) : look.panel;
      context.fillRect(x + 0.5, y + 0.5, wide - 1, high - 1);
      if (counts[at] === 0 || high < LEAST_ROW) continue;
      context.font = letters(look, Math.min(12, Math.max(LEAST, wide * 0.42)));
      context.fillStyle = look.ink;
      context.fillText(String(counts[at]), x + wide / 2, y + high / 2 + 0.5);
    }
  }
  context.strokeStyle = look.line;
  context.lineWidth = 1;
  context.strokeRect(left - 0.5, top - 0.5, wide * classes + 1, high * classes + 1);
  paintNames(context, { left, top, wide, high }, names, words, look);
}

function paintNames(
  context: CanvasRenderingContext2D,
  at: { left: number; top: number; wide: number; high: number },
  names: readonly string[],
  words: ConfusionWords,
  look: Look,
): void {
  context.font = letters(look, 11);
  context.fillStyle = look.dim;
  names.forEach((name, i) => {
    const short = name.length > 4 ? `${name.slice(0, 3)}…` : name;
    context.fillText(short, at.left + (i + 0.5) * at.wide, at.top - 8 * look.size);
    context.fillText(short, at.left - 9 * look.size, at.top + (i + 0.5) * at.high);
  });
  context.fillText(words.said, at.left + (names.length * at.wide) / 2, at.top - TITLE * look.size);
  paintSideTitle(context, words.truth, at.left - TITLE * look.size, at.top + (names.length * at.high) / 2, 11 * look.size);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
}
