import { expect, test } from 'vitest';
import type { Race } from '../../wire/answer/frame';
import { RacePaths } from './race-paths';
import type { MapView } from './view';

const column = (...values: number[]): Float64Array => Float64Array.from(values);

test('averaged points are a second path over the same steps', () => {
  const columns = new Map([
    ['step', column(0, 1)],
    ['x', column(0, 10)],
    ['y', column(0, 10)],
    ['average:x', column(0, 5)],
    ['average:y', column(0, 5)],
  ]);
  const ending = { reason: 'steps', step: 1, message: { key: '', arguments: [], english: '' } };
  const race = { variables: ['x', 'y'], runs: [{ name: 'a', type: 'sgd', rows: 2, ending, verdict: null, columns }] } as unknown as Race;
  const paths = new RacePaths();
  paths.project(race, [0, 1], { x: [0, 10], y: [0, 10] }, { width: 100, height: 100 });
  const { picture } = paths.at(1, null, () => true)[0];
  expect([picture.xs[1], picture.ys[1]]).toEqual([100, 0]);
  expect([picture.average?.xs[1], picture.average?.ys[1]]).toEqual([50, 50]);
  columns.delete('average:x');
  paths.project(race, [0, 1], { x: [0, 10], y: [0, 10] }, { width: 100, height: 100 });
  expect(paths.at(1, null, () => true)[0].picture.average).toBeNull();
});

test('a pinned race stays in sight, hidden runs apart, while the function has as many variables', () => {
  const columns = new Map([
    ['x', column(0, 10)],
    ['y', column(0, 10)],
  ]);
  const run = { name: 'a', type: 'sgd', rows: 2, columns };
  const pinned = { variables: ['x', 'y'], runs: [run, run] } as unknown as Race;
  const ghosts = (start: number[], planar = false): number[] => {
    const experiment = { problem: { type: 'function' as const, expression: 'x', start }, steps: 1, seed: 1, runs: [] };
    const store = { ghost: null, pinned, planar, experiment, isShown: (index: number) => index === 1 };
    return RacePaths.ghosts(store, [0, 1], { x: [0, 10], y: [0, 10] }, { width: 100, height: 100 }).map(({ index }) => index);
  };
  expect(ghosts([1, 2])).toEqual([1]);
  expect(ghosts([1, 2, 3])).toEqual([]);
  expect(ghosts([1, 2], true)).toEqual([]);
});

test('the ghost of a remedy is what a pointer near it means, a pinned race is not', () => {
  const columns = new Map([
    ['x', column(0, 10)],
    ['y', column(0, 10)],
  ]);
  const race = { variables: ['x', 'y'], runs: [{ name: 'a', type: 'sgd', rows: 2, columns }] } as unknown as Race;
  const was = { key: '', english: 'rate 0.1', arguments: [] };
  const ghost = { of: race, index: 0, was, back: { path: '/steps', value: 1 } };
  const experiment = { problem: { type: 'function' as const, expression: 'x', start: [1, 2] }, steps: 1, seed: 1, runs: [] };
  const view: MapView = { axes: [0, 1], names: ['x', 'y'], frame: { x: [0, 10], y: [0, 10] }, size: { width: 100, height: 100 } };
  const store = { ghost, pinned: null, planar: false, experiment, isShown: () => true };
  expect(RacePaths.isGhostNear(store, view, [96, 3], 10)).toBe(true);
  expect(RacePaths.isGhostNear(store, view, [50, 20], 10)).toBe(false);
  expect(RacePaths.isGhostNear({ ...store, ghost: null, pinned: race }, view, [96, 3], 10)).toBe(false);
});

test('a ghost is projected once for a view, however often a pointer moves', () => {
  const columns = new Map([
    ['x', column(0, 10)],
    ['y', column(0, 10)],
  ]);
  const run = { name: 'a', type: 'sgd', rows: 2, columns };
  const race = { variables: ['x', 'y'], runs: [run, { ...run, columns: new Map([...columns, ['y', column(5, 5)]]) }] } as unknown as Race;
  const ghost = (index: number, width = 100): Float64Array =>
    RacePaths.ghost({ of: race, index }, [0, 1], { x: [0, 10], y: [0, 10] }, { width, height: 100 }).ys;
  expect(ghost(0)).toBe(ghost(0));
  expect([...ghost(1)]).toEqual([50, 50]);
  expect(ghost(0, 50)).not.toBe(ghost(0));
});
