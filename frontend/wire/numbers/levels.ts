/** Maps of 16-bit levels, as the server's class descent.wire.QuantizedMap writes them. */
import type { Numbers } from './packed';

interface MapSize {
  columns: number;
  rows: number;
}

/** How levels become numbers again. */
export type MapHeader = MapSize &
  (
    | { scale: 'exact' }
    | { scale: 'log'; low: number; unit: number; rate: number; stretches: number }
    | { scale: 'rank'; knots: number; stretches: number }
  );

const TOP = 65534;

/** The numbers of a map, row by row; NaN in its gaps. */
export function valuesOf(header: MapHeader, numbers: Numbers): Float64Array {
  const { columns, rows } = header;
  if (header.scale === 'exact') return numbers.column(columns * rows);
  const value = header.scale === 'log' ? logarithmic(header) : ranked(numbers.column(header.knots), numbers.column(header.knots));
  const stretches = header.stretches > 0 ? numbers.column(header.stretches) : [];
  const values = Float64Array.from(levelsOf(header, numbers), value);
  let at = 0;
  stretches.forEach((length, i) => {
    if (i % 2 === 1) values.fill(NaN, at, at + length);
    at += length;
  });
  return values;
}

function logarithmic({ low, unit, rate }: { low: number; unit: number; rate: number }): (level: number) => number {
  return (level) => low + unit * Math.expm1(level / rate);
}

/** Even between two knots. */
function ranked(knots: Float64Array, at: Float64Array): (level: number) => number {
  return (level) => {
    let below = 0;
    let above = at.length - 1;
    while (above - below > 1) {
      const middle = (below + above) >> 1;
      if (at[middle] <= level) below = middle;
      else above = middle;
    }
    return below === above ? knots[below] : knots[below] + ((knots[above] - knots[below]) * (level - at[below])) / (at[above] - at[below]);
  };
}

/** From coarse to fine: each row and column between those that are known, from what is left after the cubic through its neighbours. */
function levelsOf({ columns, rows }: MapSize, numbers: Numbers): Int32Array {
  const rests = numbers.rests(columns * rows);
  const levels = new Int32Array(columns * rows);
  let taken = 0;
  levels[0] = rests[taken++];
  let apart = 1;
  while (2 * apart <= Math.max(columns, rows)) apart *= 2;
  for (; apart >= 1; apart /= 2) {
    const [lastColumn, lastRow] = [Math.floor((columns - 1) / apart), Math.floor((rows - 1) / apart)];
    for (let row = 0; row < rows; row += 2 * apart) {
      for (let column = apart; column < columns; column += 2 * apart) {
        const at = row * columns + column;
        levels[at] = cubic(levels, at, apart, column / apart, lastColumn) + rests[taken++];
      }
    }
    for (let row = apart; row < rows; row += 2 * apart) {
      for (let column = 0; column < columns; column += apart) {
        const at = row * columns + column;
        levels[at] = cubic(levels, at, apart * columns, row / apart, lastRow) + rests[taken++];
      }
    }
  }
  return levels;
}

/** @param place of the level along its line, counted in strides: odd */
function cubic(levels: Int32Array, at: number, stride: number, place: number, last: number): number {
  const before = levels[at - stride];
  if (place === last) return place < 3 ? before : held(before + ((before - levels[at - 3 * stride]) >> 1));
  const after = levels[at + stride];
  if (place < 3 || place + 3 > last) return (before + after) >> 1;
  return held((9 * (before + after) - levels[at - 3 * stride] - levels[at + 3 * stride] + 8) >> 4);
}

function held(level: number): number {
  return Math.min(Math.max(level, 0), TOP);
}
