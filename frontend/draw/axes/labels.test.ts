import { describe, expect, test } from 'vitest';
import { linesOf, spread } from './labels';

test('labels with room stay where their lines end', () => {
  expect(spread([10, 50, 90], 15, 0, 100)).toEqual([10, 50, 90]);
});

test('labels that would touch move apart, evenly to both sides', () => {
  expect(spread([50, 50], 14, 0, 100)).toEqual([43, 57]);
});

test('their order is that of the lines', () => {
  const placed = spread([60, 20, 61, 21], 15, 0, 200);
  expect(placed[1]).toBeLessThan(placed[3]);
  expect(placed[3]).toBeLessThan(placed[0]);
  expect(placed[0]).toBeLessThan(placed[2]);
});

test('none overlaps another and none leaves the room', () => {
  const placed = spread([100, 100, 99, 98, 2, 0], 15, 0, 100).toSorted((a, b) => a - b);
  expect(placed[0]).toBeGreaterThanOrEqual(0);
  expect(placed.at(-1)).toBeLessThanOrEqual(100);
  for (let i = 1; i < placed.length; i++) expect(placed[i] - placed[i - 1]).toBeGreaterThanOrEqual(15 - 1e-9);
});

test('a block pushed back from the edge pushes its neighbour', () => {
  expect(spread([100, 100, 80], 15, 0, 100)).toEqual([85, 100, 70]);
});

test('too many labels for the room share it', () => {
  expect(spread([5, 5, 5], 15, 0, 20)).toEqual([0, 10, 20]);
});

test('a label of two lines pushes its neighbours further', () => {
  expect(spread([50, 50, 50], [15, 30, 15], 0, 100)).toEqual([27.5, 50, 72.5]);
});

describe('a name', () => {
  const width = (text: string): number => 10 * text.length;

  test('that fits stands in one line, a wider one in two about equally wide ones', () => {
    expect(linesOf('Without dropout', 150, width)).toEqual(['Without dropout']);
    expect(linesOf('Without dropout', 149, width)).toEqual(['Without', 'dropout']);
    expect(linesOf('A contender with a long name', 160, width)).toEqual(['A contender', 'with a long name']);
  });

  test('that fits in no two lines ends with an ellipsis', () => {
    expect(linesOf('Without dropout', 60, width)).toEqual(['Witho…', 'dropo…']);
    expect(linesOf('Unbreakable', 60, width)).toEqual(['Unbre…']);
  });
});
