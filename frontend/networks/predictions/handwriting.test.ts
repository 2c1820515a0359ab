// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { between } from './handwriting';

test('a quick stroke leaves ink on its whole way', () => {
  expect(between(0, 3, 8)).toEqual([1, 2, 3]);
  expect(between(3, 3, 8)).toEqual([3]);
  expect(between(4 * 8 + 4, 8 + 2, 8)).toEqual([3 * 8 + 3, 2 * 8 + 3, 8 + 2]);
});
