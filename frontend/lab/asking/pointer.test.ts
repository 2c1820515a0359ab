import { expect, test } from 'vitest';
import { patch, read, same } from './pointer';

const experiment = { problem: { start: [-4, 1], parameters: { a: 0.5, 'b/c': 2, 'd~': 3 } }, runs: [{ rate: 1 }, { rate: 2 }], seed: 1 };

test('reads along a pointer', () => {
  expect(read(experiment, '/problem/start/1')).toBe(1);
  expect(read(experiment, '/problem/parameters/b~1c')).toBe(2);
  expect(read(experiment, '/problem/parameters/d~0')).toBe(3);
  expect(read(experiment, '/problem/none/at/all')).toBeUndefined();
  expect(read(experiment, '')).toBe(experiment);
});

test('patches a copy and leaves the original', () => {
  const patched = patch(experiment, '/runs/1/rate', 5);
  expect(patched.runs[1].rate).toBe(5);
  expect(experiment.runs[1].rate).toBe(2);
  expect(Array.isArray(patched.runs)).toBe(true);
});

test('shares what does not lie on the way', () => {
  const patched = patch(experiment, '/runs/1/rate', 5);
  expect(patched.problem).toBe(experiment.problem);
  expect(patched.runs[0]).toBe(experiment.runs[0]);
});

test('a field may be new, a way may not', () => {
  expect(patch(experiment, '/stop', 7)).toMatchObject({ stop: 7, seed: 1 });
  expect(patch(experiment, '/runs/9/rate', 5)).toEqual(experiment);
  expect(patch(experiment, '/nothing/here', 5)).toEqual(experiment);
});

test('a pointer begins with a slash', () => {
  expect(() => read(experiment, 'seed')).toThrow(/slash/);
});

test('the same, whatever the order of fields', () => {
  expect(same({ a: [1, { b: 2 }], c: null }, { c: null, a: [1, { b: 2 }] })).toBe(true);
  expect(same([1, 2], [2, 1])).toBe(false);
  expect(same({ a: undefined }, {})).toBe(false);
  expect(same([], {})).toBe(false);
  expect(same(null, {})).toBe(false);
  expect(same(NaN, NaN)).toBe(true);
});
