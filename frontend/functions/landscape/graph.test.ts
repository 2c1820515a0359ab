import { expect, test } from 'vitest';
import { graphRange, localModel } from './graph';

const columns = 481;
const parabola = { columns, rows: 1, values: Float64Array.from({ length: columns }, (_, i) => (-3 + (6 * i) / (columns - 1)) ** 2) };

test('the tangent has the size of the gradient and the sign of the graph', () => {
  const left = localModel(parabola, [-3, 3], -1, 1, 2)!;
  const right = localModel(parabola, [-3, 3], 1, 1, 2)!;
  expect(left.slope).toBe(-2);
  expect(right.slope).toBe(2);
});

test('the curvature of a parabola is its own', () => {
  expect(localModel(parabola, [-3, 3], 0.7, 0.49, 1.4)!.curvature).toBeCloseTo(2, 6);
});

test('beside the graph, or where it has no value, there is no model', () => {
  expect(localModel(parabola, [-3, 3], 9, 81, 18)).toBeNull();
  const gap = { ...parabola, values: parabola.values.map((value, i) => (i > 240 ? NaN : value)) };
  expect(localModel(gap, [-3, 3], 0, 0, 0)).toBeNull();
});

test('a pole does not flatten the graph', () => {
  const values = Float64Array.from({ length: 500 }, (_, i) => (i === 250 ? 1e12 : Math.sin(i / 40)));
  expect(graphRange(values)[1]).toBeLessThan(10);
  expect(graphRange([1, 2, 3])[0]).toBeLessThan(1);
  expect(graphRange([NaN])).toEqual([0, 1]);
});
