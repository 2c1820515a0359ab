import { expect, test } from 'vitest';
import { nearest } from './nearest';

const paths = [
  { run: 0, xs: [0, 10, 20], ys: [0, 0, 0], count: 3 },
  { run: 3, xs: [0, 10, 20], ys: [0, 8, 16], count: 3 },
];

test('the nearest point of any path', () => {
  expect(nearest(paths, 11, 7, 20)).toMatchObject({ run: 3, row: 1 });
  expect(nearest(paths, 19, 2, 20)).toMatchObject({ run: 0, row: 2 });
});

test('nothing within reach', () => {
  expect(nearest(paths, 100, 100, 20)).toBeNull();
});

test('of equally near ones the one drawn on top', () => {
  expect(nearest(paths, 0, 0, 5)).toMatchObject({ run: 3, row: 0 });
});

test('rows beyond the count are not there', () => {
  expect(nearest([{ run: 0, xs: [0, 5], ys: [0, 5], count: 1 }], 5, 5, 2)).toBeNull();
});

test('points that are not numbers are nowhere', () => {
  expect(nearest([{ run: 0, xs: [NaN], ys: [0], count: 1 }], 0, 0, 1e9)).toBeNull();
});
