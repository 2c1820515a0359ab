/** The losses of one contender over two of its numbers, as the server sends them cell by cell. */
import { bestOf, pointOf, type Measure, type RatePoint, type Result } from './rates';

export interface Mapped {
  /** The number of the contender. */
  run?: number;
  across: readonly number[];
  up: readonly number[];
  /** For both numbers, whether lower values than the lowest and higher ones than the highest are allowed. */
  open?: readonly (readonly [boolean, boolean])[];
  /** The regimes of each cell along the flattest and the steepest direction, row by row; empty where there is no theory. */
  theory?: readonly Directions[];
  /** The rate and the momentum that are optimal by theory. */
  polyak?: readonly [number, number] | null;
  /** The loss of the minimum, where theory says something. */
  floor?: number | null;
  of: number;
}

export type Regime = 'monotone' | 'swings' | 'zigzags' | 'diverges';

/** For each direction its regime, and the factor by which a step multiplies the distance from the minimum. */
export type Directions = readonly (readonly [Regime, number])[];

export interface MapCells {
  across: readonly number[];
  up: readonly number[];
  /** Row by row from the lowest value of the second number; null where nothing is computed yet. */
  cells: readonly (RatePoint | null)[];
  /** For both numbers, whether lower and higher values are allowed; yes where it is not known. */
  open?: readonly (readonly [boolean, boolean])[];
  theory: readonly Directions[];
  polyak: readonly [number, number] | null;
  best: number | null;
  /** The values of both numbers in the experiment, if they are known. */
  own: readonly [number, number] | null;
}

export function cellsOf(
  mapped: Mapped | null,
  results: readonly Result[],
  own: readonly [number, number] | null,
  measure: Measure,
): MapCells {
  const across = mapped?.across ?? [];
  const up = mapped?.up ?? [];
  const cells = new Array<RatePoint | null>(across.length * up.length).fill(null);
  for (const result of results) {
    const { column, row } = result;
    if (column !== undefined && row !== undefined) cells[column + across.length * row] = pointOf(result, measure);
  }
  const best = bestOf(cells.filter((cell) => cell !== null));
  return {
    across,
    up,
    cells,
    open: mapped?.open,
    theory: mapped?.theory ?? [],
    polyak: mapped?.polyak ?? null,
    best: best ? cells.indexOf(best) : null,
    own,
  };
}

/** Whether a cell lies at an edge of the map beyond which its numbers may go on: not where a number can be no lower, or no higher. */
export function isOpenEdge({ across, up, open }: Pick<MapCells, 'across' | 'up' | 'open'>, index: number): boolean {
  return [across, up].some((values, axis) => {
    const place = axis === 0 ? index % across.length : Math.floor(index / across.length);
    const [below, above] = open?.[axis] ?? [true, true];
    return (place === 0 && below) || (place === values.length - 1 && above);
  });
}

/** The values of a cell, along both axes. */
export function valuesAt({ across, up }: Pick<MapCells, 'across' | 'up'>, index: number): [number, number] {
  return [across[index % across.length], up[Math.floor(index / across.length)]];
}
