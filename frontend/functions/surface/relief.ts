/**
 * The landscape as a relief: heights over a square plan, u to the right and v into the depth, each from -0.5 to 0.5.
 *
 * Height is the logarithm of the loss above the base of the map's levels, bent straight below the lowest level:
 * log(1 + above/lowest). Valleys of very different depth stay readable, and around a minimum the surface is round.
 */
import type { Grid } from '../../wire/answer/frame';
import type { Levels } from '../landscape/levels';
import { clip } from '../../draw/strokes';
import type { Frame } from '../../draw/axes/viewport';

/** What the highest level of the map reaches; the plan is 1 wide. */
export const HEIGHT = 0.38;
const HIGHEST = HEIGHT * 1.12;
const PIECES_ACROSS = 120;
const MOST_PIECES = 9000;

export interface Relief {
  columns: number;
  rows: number;
  /** Row by row as the grid; NaN where the loss is not finite. */
  heights: Float32Array;
  /** The heights of the map's levels, ascending. */
  levels: number[];
}

export function reliefOf({ columns, rows, values }: Grid, levels: Levels): Relief {
  const { base, above } = levels;
  const unit = above[0] ?? 1;
  const raw = (loss: number): number => Math.log1p(Math.max(0, loss - base) / unit);
  let lowest = Infinity;
  for (const loss of values) if (Number.isFinite(loss)) lowest = Math.min(lowest, raw(loss));
  const span = raw(base + (above[above.length - 1] ?? 0)) - lowest;
  const height = (loss: number): number => (span > 0 ? Math.min(HIGHEST, ((raw(loss) - lowest) / span) * HEIGHT) : 0);
  const heights = Float32Array.from(values, (loss) => (Number.isFinite(loss) ? height(loss) : NaN));
  return { columns, rows, heights, levels: above.map((level) => height(base + level)) };
}

/** The height at a place of the plan, beyond its rim that of the rim; NaN in a gap. */
export function heightAt(relief: Relief, u: number, v: number): number {
  const { columns, rows, heights } = relief;
  const x = Math.min(Math.max((u + 0.5) * (columns - 1), 0), columns - 1);
  const y = Math.min(Math.max((v + 0.5) * (rows - 1), 0), rows - 1);
  const [i, j] = [Math.min(Math.floor(x), columns - 2), Math.min(Math.floor(y), rows - 2)];
  const [s, t] = [x - i, y - j];
  const at = j * columns + i;
  const near = heights[at] * (1 - s) + heights[at + 1] * s;
  const far = heights[at + columns] * (1 - s) + heights[at + columns + 1] * s;
  return near * (1 - t) + far * t;
}

export interface DrapedLine {
  u: Float64Array;
  v: Float64Array;
  /** Where in the course a row of the run is. */
  rows: Int32Array;
}

/** A path with so many points between its own that it bends with the surface; points off the plan keep their place. */
export function drape(across: ArrayLike<number>, upward: ArrayLike<number>, frame: Frame): DrapedLine {
  const [us, vs] = [across, upward].map((values, axis) => {
    const [low, high] = axis === 0 ? frame.x : frame.y;
    return Float64Array.from(values, (value) => (value - low) / (high - low) - 0.5);
  });
  const plan = { left: -0.5, top: -0.5, right: 0.5, bottom: 0.5 };
  const pieces = Array.from({ length: Math.max(0, us.length - 1) }, (_, row) => clip(us[row], vs[row], us[row + 1], vs[row + 1], plan));
  const length = pieces.reduce((sum, piece) => sum + (piece ? Math.hypot(piece.x1 - piece.x0, piece.y1 - piece.y0) : 0), 0);
  const apart = Math.max(1 / PIECES_ACROSS, length / MOST_PIECES);
  const [u, v]: [number[], number[]] = [[], []];
  const rows = new Int32Array(us.length);
  for (let row = 0; row < us.length; row++) {
    rows[row] = u.length;
    u.push(us[row]);
    v.push(vs[row]);
    const piece = pieces[row];
    if (!piece) continue;
    const count = Math.ceil(Math.hypot(piece.x1 - piece.x0, piece.y1 - piece.y0) / apart);
    for (let k = piece.entered ? 0 : 1; k < (piece.left ? count + 1 : count); k++) {
      u.push(piece.x0 + ((piece.x1 - piece.x0) * k) / count);
      v.push(piece.y0 + ((piece.y1 - piece.y0) * k) / count);
    }
  }
  return { u: Float64Array.from(u), v: Float64Array.from(v), rows };
}

export function onPlan(u: number, v: number): boolean {
  return Math.abs(u) <= 0.5 && Math.abs(v) <= 0.5;
}

/** A point or a direction: u, height, v. */
export type Point3 = [number, number, number];

const STRIDE = 1 / 90;

/** Whether the surface stands between a point on it and the eye. */
export function hiddenFrom(eye: Point3, relief: Relief, u: number, height: number, v: number): boolean {
  const [du, dh, dv] = [eye[0] - u, eye[1] - height, eye[2] - v];
  const flat = Math.hypot(du, dv);
  if (flat === 0) return false;
  const stride = STRIDE / flat;
  for (let s = stride; s < 1; s += stride) {
    const [x, y, z] = [u + s * du, height + s * dh, v + s * dv];
    if (y > HIGHEST || !onPlan(x, z)) return false;
    if (heightAt(relief, x, z) > y + 0.004) return true;
  }
  return false;
}

/** Where a ray from the eye meets the surface, or the level of its foot outside; null when it goes past both. */
export function meet(relief: Relief, eye: Point3, direction: Point3): [number, number] | null {
  const flat = Math.hypot(direction[0], direction[2]);
  const stride = STRIDE / 2 / Math.max(flat, Math.abs(direction[1]), 1e-9);
  for (let s = 0; s * Math.hypot(...direction) < 12; s += stride) {
    const [u, height, v] = [0, 1, 2].map((axis) => eye[axis] + s * direction[axis]);
    if (height < 0 || (onPlan(u, v) && height <= heightAt(relief, u, v))) return [u, v];
  }
  return null;
}
