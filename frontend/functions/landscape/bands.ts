/**
 * The bands between levels, and the regions without a finite loss, as polygons in the coordinates of the grid's
 * corners: 0 … columns-1 and 0 … rows-1.
 *
 * Losses are interpolated as the square root of their height above the base. Near a minimum a loss grows like the
 * square of the distance, so its root grows like the distance, and straight interpolation between corners is right.
 */
import { contours } from 'd3-contour';
import type { Grid } from '../../wire/answer/frame';
import type { Levels } from './levels';

export type Ring = [number, number][];

export interface Bands {
  levels: Levels;
  /** For each level the regions at or above it: outer rings and holes, to be filled by the even-odd rule. */
  regions: Ring[][];
  /** Where the loss is not a finite number. */
  missing: Ring[];
}

export function bandsOf(grid: Grid, levels: Levels): Bands {
  const { columns, rows, values } = grid;
  const height = new Array<number>(values.length);
  let gaps = 0;
  for (let i = 0; i < values.length; i++) {
    const finite = Number.isFinite(values[i]);
    height[i] = finite ? Math.sqrt(Math.max(0, values[i] - levels.base)) : 0;
    if (!finite) gaps++;
  }
  if (gaps > 0) extend(height, values, columns, rows);
  const trace = contours().size([columns, rows]);
  const regions = levels.above.map((level) => ringsOf(trace.contour(height, Math.sqrt(level)).coordinates));
  const missing =
    gaps === 0
      ? []
      : ringsOf(
          trace.contour(
            Array.from(values, (v) => (Number.isFinite(v) ? 0 : 1)),
            0.5,
          ).coordinates,
        );
  return { levels, regions, missing };
}

/** d3-contour places a value at the middle of its cell; here it stands at a corner. */
function ringsOf(polygons: number[][][][]): Ring[] {
  return polygons.flatMap((polygon) => polygon.map((ring) => ring.map(([x, y]) => [x - 0.5, y - 0.5] as [number, number])));
}

/** Carries the heights at the border of a gap one cell into it, so that no false slope runs along its edge. */
function extend(height: number[], values: Float64Array, columns: number, rows: number): void {
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      if (Number.isFinite(values[j * columns + i])) continue;
      let highest = 0;
      for (let y = Math.max(0, j - 1); y <= Math.min(rows - 1, j + 1); y++) {
        for (let x = Math.max(0, i - 1); x <= Math.min(columns - 1, i + 1); x++) {
          if (Number.isFinite(values[y * columns + x])) highest = Math.max(highest, height[y * columns + x]);
        }
      }
      height[j * columns + i] = highest;
    }
  }
}
