import { expect, test } from 'vitest';
import { planUnits, edgesInto } from './units-drawing';
import { walked, type Looked } from './units-walk';

const plan = planUnits([2, 3, 2], { left: 0, top: 0, width: 400, height: 300 });
const weights = [Float64Array.of(1, -2, 0.01, 0.5, 3, 4), Float64Array.of(1, 1, 1, 1, 1, 1)];
const counts = [2, 3, 2];

function walk(...keys: string[]): Looked {
  let looked: Looked = { at: null, edge: null };
  for (const key of keys) looked = walked(key, looked, counts, (at) => edgesInto(plan, weights, at)) ?? looked;
  return looked;
}

test('arrows go from unit to unit, and stay inside', () => {
  expect(walk('ArrowDown').at).toEqual({ layer: 1, unit: 0 });
  expect(walk('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown').at).toEqual({ layer: 1, unit: 2 });
  expect(walk('ArrowDown', 'ArrowRight', 'ArrowRight').at).toEqual({ layer: 2, unit: 0 });
});

test('Enter goes through the weights into a unit, the largest first, and arrows lead to either end', () => {
  expect(walk('ArrowDown', 'Enter')).toMatchObject({ at: null, edge: { layer: 1, unit: 0, input: 1, weight: -2 } });
  expect(walk('ArrowDown', 'Enter', 'ArrowDown').edge).toMatchObject({ input: 0, weight: 1 });
  expect(walk('ArrowDown', 'Enter', 'Enter', 'ArrowUp').edge).toMatchObject({ input: 1, weight: -2 });
  expect(walk('ArrowDown', 'Enter', 'ArrowDown', 'ArrowDown').edge).toMatchObject({ input: 0, weight: 1 });
  expect(walk('ArrowDown', 'Enter', 'ArrowLeft').at).toEqual({ layer: 0, unit: 1 });
  expect(walk('ArrowDown', 'Enter', 'Escape')).toEqual({ at: { layer: 1, unit: 0 }, edge: null });
  expect(walk('ArrowDown', 'Enter', 'Escape', 'Escape')).toEqual({ at: null, edge: null });
});

test('an input has no weights into it, and other keys lead nowhere', () => {
  expect(walk('ArrowDown', 'ArrowLeft', 'Enter').at).toEqual({ layer: 0, unit: 0 });
  expect(walked('a', { at: null, edge: null }, counts, () => [])).toBeNull();
});
