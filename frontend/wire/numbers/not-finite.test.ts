import { expect, test } from 'vitest';
import { withNotFinite } from './not-finite';

test('numbers that are not finite come to their places, all else stays', () => {
  const answer = { loss: null, names: ['NaN'], point: [1, null], inside: { rows: [[0, null]], none: null } };
  const notFinite = { '/loss': 'NaN', '/point/1': '-Infinity', '/inside/rows/0/1': 'Infinity' };
  expect(withNotFinite({ ...answer, notFinite })).toEqual({
    loss: NaN,
    names: ['NaN'],
    point: [1, -Infinity],
    inside: { rows: [[0, Infinity]], none: null },
  });
  expect(withNotFinite({ loss: 1 })).toEqual({ loss: 1 });
});
