import { describe, expect, it } from 'vitest';
import { cellsOf, valuesAt } from '../../wire/sweep/map';
import { isLost, type Result } from '../../wire/sweep/rates';
import type { Look } from '../../draw/look';
import { bordersOf, cellAt, cornerOf, mapPlaces, pixelOf, shade, shadesOf } from './map-drawing';

const mapped = { across: [0.01, 0.1, 1], up: [0, 0.9], of: 6 };
const result = (x: number, y: number, last: number | null): Result => ({
  run: 0,
  values: [x, y],
  column: mapped.across.indexOf(x),
  row: mapped.up.indexOf(y),
  last: [last, last, last],
  best: [last, last, last],
  steps: [null, null, null],
  validation: [null, null, null],
  runs: 1,
  diverged: last === null ? 1 : 0,
  lost: last === null ? 1 : 0,
});
const map = cellsOf(mapped, [result(0.01, 0, 5), result(0.1, 0.9, 1e-3), result(1, 0, null)], [0.01, 0], 'last');

describe('the cells of a map', () => {
  it('stand row by row from below, with the best and the own one', () => {
    expect(map.cells.map((cell) => cell?.median ?? null)).toEqual([5, null, Infinity, null, 1e-3, null]);
    expect(map.best).toBe(4);
    expect(map.own).toEqual([0.01, 0]);
    expect(valuesAt(map, 4)).toEqual([0.1, 0.9]);
    expect(isLost(map.cells[2]!.result)).toBe(true);
  });

  it('are none before the server has told their values', () => {
    expect(cellsOf(null, [], null, 'last')).toEqual({ across: [], up: [], cells: [], theory: [], polyak: null, best: null, own: null });
  });
});

describe('the picture of a map', () => {
  const places = mapPlaces(map, { width: 400, height: 300 }, { size: 1 } as Look);

  it('finds the cell under a pixel', () => {
    for (let index = 0; index < 6; index++) {
      const [x, y] = cornerOf(places, index);
      expect(cellAt(places, x + places.width / 2, y + places.height / 2)).toBe(index);
    }
    expect(cellAt(places, 1, 1)).toBeNull();
    expect(cornerOf(places, 3)[1]).toBeLessThan(cornerOf(places, 0)[1]);
  });

  it('places a pair of values between the middles of its cells, and none beyond them', () => {
    const [left, low] = cornerOf(places, 0);
    expect(pixelOf(map, places, [0.01, 0])).toEqual([left + places.width / 2, low + places.height / 2]);
    const [x, y] = pixelOf(map, places, [0.055, 0.45])!;
    expect(x).toBeCloseTo(left + places.width);
    expect(y).toBeCloseTo(low);
    expect(pixelOf(map, places, [2, 0])).toBeNull();
    expect(pixelOf(map, places, [0.1, -1])).toBeNull();
  });

  it('shades the lowest loss the strongest, and leaves out what diverges', () => {
    const shades = shadesOf(map);
    expect(shades).toEqual({ low: 1e-3, high: 5, log: true });
    expect(shade(shades, 1e-3)).toBe(1);
    expect(shade(shades, 5)).toBe(0);
    expect(shade(shades, 1e-30)).toBe(1);
    expect(shadesOf({ cells: [] }).high).toBeGreaterThan(0);
  });

  it('shades evenly where losses lie below 0', () => {
    const below = cellsOf(mapped, [result(0.01, 0, -3), result(0.1, 0, 1)], null, 'last');
    expect(shade(shadesOf(below), -1)).toBe(0.5);
  });
});

describe('the border of theory', () => {
  it('lies between the cells that differ', () => {
    const places = { left: 0, top: 0, width: 10, height: 5, columns: 2, rows: 2 };
    const stable = [['monotone', 0.9]] as const;
    const lost = [['diverges', 1.1]] as const;
    const edges = bordersOf([stable, lost, stable, stable], places, (directions) => directions[0][0] !== 'diverges');
    expect(edges).toEqual([
      [10, 5, 10, 10],
      [10, 5, 20, 5],
    ]);
    expect(bordersOf([], places, () => true)).toEqual([]);
  });
});
