import { expect, test } from 'vitest';
import { startLabel } from './start-handle';

const SIZE = { width: 600, height: 400 };

test('the words beside the start stand above it at its right', () => {
  expect(startLabel(SIZE, [100, 200], null)).toEqual({ low: false, flip: false });
  expect(startLabel(SIZE, [100, 200], [300, 200])).toEqual({ low: false, flip: false });
});

test('they keep inside the picture', () => {
  expect(startLabel(SIZE, [100, 20], null)).toEqual({ low: true, flip: false });
  expect(startLabel(SIZE, [590, 200], null)).toEqual({ low: false, flip: true });
  expect(startLabel(SIZE, [400, 60], null)).toEqual({ low: true, flip: false });
});

test('they are not written over the name of the minimum', () => {
  expect(startLabel(SIZE, [300, 200], [310, 205])).toEqual({ low: true, flip: false });
  expect(startLabel(SIZE, [300, 200], [380, 200])).toEqual({ low: true, flip: false });
  expect(startLabel(SIZE, [300, 30], [310, 28])).toEqual({ low: true, flip: true });
});
