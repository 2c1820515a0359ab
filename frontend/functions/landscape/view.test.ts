import { expect, test } from 'vitest';
import type { Problem } from '../../wire/answer/experiment';
import type { Race } from '../../wire/answer/frame';
import { axesOf, fitting, homeOf, viewOf } from './view';

const problem: Problem = {
  type: 'function',
  expression: 'x*y*z',
  variables: ['x', 'y', 'z'],
  start: [1, 2, 3],
  domain: [
    [-1, 1],
    [-2, 2],
    [-3, 3],
  ],
};
const size = { width: 100, height: 100 };
const still = { k: 1, x: 0, y: 0 };

test('a slice shows the chosen variables and their domains', () => {
  const view = viewOf(problem, null, null, [0, 2], size, still);
  expect(view.names).toEqual(['x', 'z']);
  expect(view.frame).toEqual({ x: [-1, 1], y: [-3, 3] });
});

test('a choice beyond the variables falls back to the last', () => {
  expect(axesOf({ ...problem, start: [1, 2] }, [0, 2])).toEqual([0, 1]);
});

test('one variable is a graph, as high as the function', () => {
  const one = { ...problem, variables: ['x'], start: [1], domain: [[-1, 1] as [number, number]] };
  const terrain = { grid: { columns: 3, rows: 1, values: Float64Array.of(5, 4, 9) }, domain: one.domain, axes: [0] };
  const { axes, frame } = viewOf(one, null, terrain, [0, 1], size, still);
  expect(axes).toEqual([0]);
  expect(frame.y[0]).toBeLessThan(4);
  expect(frame.y[1]).toBeGreaterThan(9);
});

test('without a domain the frame holds the start', () => {
  const { x, y } = homeOf({ ...problem, domain: undefined }, [1, 2]);
  expect(x[1]).toBeGreaterThan(2);
  expect(y[1]).toBeGreaterThan(3);
});

test('the race of a function with other variables does not fit', () => {
  const race = { variables: ['x'] } as Race;
  expect(fitting(race, problem)).toBeNull();
  expect(fitting(race, { ...problem, start: [1] })).toBe(race);
});
