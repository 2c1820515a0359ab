import { expect, test } from 'vitest';
import type { Look } from '../../draw/look';
import type { Fan } from '../../wire/fan';
import { paintThreads } from './threads';

const fan: Fan = {
  run: 1,
  seeds: 2,
  step: Float64Array.of(0, 1),
  axes: [0, 1],
  diverged: 1,
  alike: false,
  loss: [],
  paths: [
    { across: Float64Array.of(0, 1), up: Float64Array.of(0, 1) },
    { across: Float64Array.of(0, 1e300), up: Float64Array.of(0, -Infinity) },
  ],
};

test('a thread is a line each, and what is far away stays within what a canvas can draw', () => {
  const places: number[][] = [];
  let strokes = 0;
  const nothing = (): void => undefined;
  const context = {
    save: nothing,
    restore: nothing,
    beginPath: nothing,
    moveTo: (...place: number[]) => places.push(place),
    lineTo: (...place: number[]) => places.push(place),
    stroke: () => strokes++,
  };
  const look = { runs: [{ line: '#000' }, { line: '#111' }] } as unknown as Look;
  paintThreads(context as never, { width: 10, height: 10 }, { x: [0, 1], y: [0, 1] }, fan, look);
  expect(strokes).toBe(2);
  expect(places[1]).toEqual([10, 0]);
  expect(places.flat().every((pixel) => Math.abs(pixel) <= 500)).toBe(true);
});
