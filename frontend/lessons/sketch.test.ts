import { expect, test } from 'vitest';
import type { Look } from '../draw/look';
import { mapPixels, upTo } from './sketch';

const look = { panel: '#ffffff', classes: ['#ff0000', '#0000ff'], size: 1 } as unknown as Look;

test('a curve is shown as far as its share', () => {
  expect(upTo([0, 9, 500, 8, 1000, 7], 500)).toEqual([0, 9, 500, 8]);
  expect(upTo([0, 9, 500, 8, 1000, 7], 499)).toEqual([0, 9]);
  expect(upTo([], 500)).toEqual([]);
});

test('a map is as red as the first class is certain, and lies with its first row below', () => {
  const { pixels, rows } = mapPixels('0099', 2, look);
  expect(rows).toBe(2);
  const [above, below] = [pixels.slice(0, 3), pixels.slice(8, 11)];
  expect(above[2]).toBeGreaterThan(above[0]);
  expect(below[0]).toBeGreaterThan(below[2]);
});
