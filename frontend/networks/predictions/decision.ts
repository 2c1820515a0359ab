/** A decision map: the probability of each class over the plane, and the borders between predicted classes. */
import { contours } from 'd3-contour';
import type { Look, Rgb } from '../../draw/look';
import { pixelOf } from '../../draw/axes/scale';
import { over } from '../../draw/classes';
import type { Plane, Range } from '../data/plane';

export interface DecisionGrid {
  columns: number;
  rows: number;
  x: Range;
  y: Range;
  /** Probabilities at the corners of the grid, class after class, each row by row from low y to high y. */
  values: ArrayLike<number>;
}

export type Boundary = [number, number][];

/** The opacity of a class's colour: where all classes are equally probable, and where one is certain. */
const FAINTEST = 0.08;
const FULLEST = 0.46;

/** The classes of a decision; one column of values alone is the probability of the second of two. */
export function classesOf({ columns, rows, values }: DecisionGrid): number {
  return Math.max(1, Math.round(values.length / (columns * rows)));
}

/** The certainty of a prediction: 0 when all classes are equally probable, 1 when one is certain. */
export function sureness(highest: number, classes: number): number {
  return classes < 2 ? 1 : Math.min(1, Math.max(0, (highest - 1 / classes) / (1 - 1 / classes)));
}

/** The pixels of the map, a cell of the grid each, from the top row down: colours blended by probability. */
export function decisionPixels(decision: DecisionGrid, colours: readonly Rgb[], ground: Rgb): Uint8ClampedArray<ArrayBuffer> {
  const { columns, rows, values } = decision;
  const cells = columns * rows;
  const classes = classesOf(decision);
  const pixels = new Uint8ClampedArray(4 * cells);
  const blend: [number, number, number] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      blend.fill(0);
      let highest = 0;
      for (let c = 0; c < classes; c++) {
        const probability = values[c * cells + cell];
        if (probability > highest) highest = probability;
        const colour = colours[c % colours.length];
        for (let k = 0; k < 3; k++) blend[k] += probability * colour[k];
      }
      const at = 4 * ((rows - 1 - row) * columns + column);
      if (!Number.isFinite(blend[0])) continue;
      const colour = over(ground, blend, FAINTEST + (FULLEST - FAINTEST) * sureness(highest, classes));
      for (let k = 0; k < 3; k++) pixels[at + k] = colour[k];
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

/** The lines between regions of different choice, in the coordinates of the grid: 0 … columns-1 and 0 … rows-1. */
export function boundaries(decision: DecisionGrid): Boundary[] {
  const { columns, rows } = decision;
  const classes = classesOf(decision);
  if (classes < 2) return [];
  const trace = contours().size([columns, rows]);
  const lines: Boundary[] = [];
  // Two classes share one border; with more, each border is drawn twice on the same place.
  for (let c = 0; c < (classes === 2 ? 1 : classes); c++) {
    const lead = leadOf(decision, c, classes);
    if (lead === null) continue;
    for (const polygon of trace.contour(lead, 0).coordinates) {
      for (const ring of polygon) lines.push(...inner(ring as Boundary, columns, rows));
    }
  }
  return lines;
}

/** The probability of a class minus that of the most probable other one; null when it leads everywhere or nowhere. */
function leadOf({ columns, rows, values }: DecisionGrid, c: number, classes: number): number[] | null {
  const cells = columns * rows;
  const lead = new Array<number>(cells);
  let above = 0;
  for (let cell = 0; cell < cells; cell++) {
    let next = -Infinity;
    for (let other = 0; other < classes; other++) {
      if (other !== c && values[other * cells + cell] > next) next = values[other * cells + cell];
    }
    const difference = values[c * cells + cell] - next;
    lead[cell] = Number.isFinite(difference) ? difference : -1;
    if (lead[cell] >= 0) above++;
  }
  return above === 0 || above === cells ? null : lead;
}

/** The parts of a ring that do not run along the border of the grid; a value stands at the middle of its cell there. */
function inner(ring: Boundary, columns: number, rows: number): Boundary[] {
  const lines: Boundary[] = [];
  let line: Boundary = [];
  const flush = (): void => {
    if (line.length > 1) lines.push(line);
    line = [];
  };
  const border = ([x, y]: [number, number]): boolean => x <= 0.5 || y <= 0.5 || x >= columns - 0.5 || y >= rows - 0.5;
  for (const [i, point] of ring.entries()) {
    const along = i > 0 && border(point) && border(ring[i - 1]);
    if (along) flush();
    line.push([point[0] - 0.5, point[1] - 0.5]);
  }
  flush();
  return lines;
}

/** Paints a map that has been made into an image, as large as the plane shows it. */
export function paintDecision(
  context: CanvasRenderingContext2D,
  plane: Plane,
  decision: DecisionGrid,
  image: CanvasImageSource,
  lines: readonly Boundary[],
  look: Look,
): void {
  const [left, right] = [pixelOf(plane.x, decision.x[0]), pixelOf(plane.x, decision.x[1])];
  const [bottom, top] = [pixelOf(plane.y, decision.y[0]), pixelOf(plane.y, decision.y[1])];
  const stepX = (right - left) / Math.max(1, decision.columns - 1);
  const stepY = (bottom - top) / Math.max(1, decision.rows - 1);
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  context.imageSmoothingEnabled = true;
  // A pixel of the image lies around its corner of the grid.
  context.drawImage(image, left - stepX / 2, top - stepY / 2, right - left + stepX, bottom - top + stepY);
  context.strokeStyle = look.ink;
  context.lineWidth = 1.4;
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.globalAlpha = 0.8;
  context.beginPath();
  for (const line of lines) {
    line.forEach(([column, row], i) => {
      const [x, y] = [left + column * stepX, bottom - row * stepY];
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
  }
  context.stroke();
  context.restore();
}
