import { expect, test } from 'vitest';
import { byType, power, ratio, type Cost } from './costs';

const costs: Cost[] = [2, 10, 100, 1000].flatMap((dimension) => [
  { type: 'sgd', title: 'SGD', dimension, nanoseconds: 3 * dimension, bytes: 0 },
  { type: 'newton', title: 'Newton', dimension, nanoseconds: 3 * dimension ** 3, bytes: 16 * dimension ** 2 },
]);

test('the power of growth is read off the end of a line', () => {
  const types = byType(costs);
  expect([...types.keys()]).toEqual(['sgd', 'newton']);
  expect(power(types.get('newton')!, 'nanoseconds')).toBeCloseTo(3);
  expect(power(types.get('newton')!, 'bytes')).toBeCloseTo(2);
  expect(power(types.get('sgd')!, 'bytes')).toBeNull();
  expect(power(types.get('sgd')!.slice(0, 1), 'nanoseconds')).toBeNull();
});

test('the last rule is compared with the first where both were measured', () => {
  expect(ratio(costs)).toEqual({ dimension: 1000, factor: 1e6 });
  expect(ratio(costs.filter(({ type, dimension }) => type === 'sgd' || dimension <= 10))).toEqual({ dimension: 10, factor: 100 });
  expect(ratio(costs.filter(({ type }) => type === 'sgd'))).toBeNull();
});
