import { expect, test } from 'vitest';
import type { LayerMap } from '../wire/answer/gradient-check';
import { errorCell, cellSize, indexAt } from './error-map-drawing';

const map = { rows: 2, columns: 4, biases: {}, cells: [] } as unknown as LayerMap;

test('every cell is found where it is drawn', () => {
  const size = cellSize(map, 100, 200);
  expect(size).toBe(22);
  for (let index = 0; index < 8; index++) {
    const { x, y } = errorCell(map, size, index);
    expect(indexAt(map, size, x + 1, y + 1)).toBe(index);
  }
});

test('beside the cells and in the gap before the biases there is none', () => {
  expect(indexAt(map, 20, 63, 5)).toBeNull();
  expect(indexAt(map, 20, 95, 5)).toBeNull();
  expect(indexAt(map, 20, 5, 41)).toBeNull();
  expect(indexAt(map, 20, -1, 5)).toBeNull();
});

test('a wide layer has small cells', () => {
  expect(cellSize({ rows: 30, columns: 65, biases: {} as never }, 266, 300)).toBe(4);
});
