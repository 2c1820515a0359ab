/** Which minimum each contender reaches from each start of a map, as the server tells it start by start. */

/** The number of a minimum; else what became of the run. */
export type End = number | 'moving' | 'diverged' | 'undefined';

export const OTHER_ENDS = ['moving', 'diverged', 'undefined'] as const;

export interface Started {
  across: readonly number[];
  up: readonly number[];
  of: number;
}

export interface Minimum {
  point: readonly number[];
  loss: number;
}

export interface Ended {
  minima: readonly Minimum[];
  /** The number of the contender, where it starts along both axes, and its end. */
  ends: readonly (readonly [number, readonly [number, number], End])[];
  done: number;
  of: number;
}

export interface BasinMaps {
  across: readonly number[];
  up: readonly number[];
  minima: readonly Minimum[];
  /** Of each contender row by row from the lowest value of the second axis; null where nothing is computed yet. */
  runs: readonly (readonly (End | null)[])[];
}

/** What is known so far, of so many contenders. */
export function basinMaps(started: Started | null, pieces: readonly Ended[], contenders: number): BasinMaps {
  const across = started?.across ?? [];
  const up = started?.up ?? [];
  const [columns, rows] = [across, up].map((values) => new Map(values.map((value, at) => [value, at])));
  const runs = Array.from({ length: contenders }, () => new Array<End | null>(across.length * up.length).fill(null));
  for (const { ends } of pieces) for (const [run, [x, y], end] of ends) runs[run][columns.get(x)! + across.length * rows.get(y)!] = end;
  return { across, up, minima: pieces.at(-1)?.minima ?? [], runs };
}

/** As a percentage: 100% is said only of all, 0% only of none. */
export function percent(fraction: number): string {
  const shown = fraction > 0 && fraction < 0.01 ? '< 1' : fraction < 1 && fraction > 0.99 ? '> 99' : Math.round(100 * fraction);
  return `${shown}%`;
}

/** The fraction of a contender's computed starts with an end. */
export function fractionOf(cells: readonly (End | null)[], end: End): number {
  const computed = cells.filter((cell) => cell !== null);
  return computed.length === 0 ? 0 : computed.filter((cell) => cell === end).length / computed.length;
}
