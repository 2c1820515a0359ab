import { expect, test } from 'vitest';
import type { Look } from '../../draw/look';
import { slots } from './activations';
import { degradationAxes } from './degradation';
import { abscissa, bars } from './distribution';

const size = { width: 208, height: 120 };

test('the axis holds the histogram and all marks', () => {
  const axis = abscissa(
    { histogram: { low: -1, high: 1, fractions: [1] }, marks: [{ kind: 'test', value: 3, error: 0 }], danger: '' },
    size,
  );
  expect(axis.low).toBeLessThan(-1);
  expect(axis.high).toBeGreaterThan(3);
  const point = abscissa({ histogram: null, marks: [{ kind: 'test', value: 2, error: 0 }], danger: '' }, size);
  expect(point.high).toBeGreaterThan(point.low);
});

test('bars stand where their bins are, the fullest as high as there is room', () => {
  const axis = { low: 0, high: 4, from: 0, to: 200, scale: 'linear' as const };
  expect(bars({ low: 1, high: 3, fractions: [0.5, 0, 0.25, 0.25] }, axis, 80)).toEqual([
    { left: 50, width: 25, height: 80 },
    { left: 100, width: 25, height: 40 },
    { left: 125, width: 25, height: 40 },
  ]);
  expect(bars({ low: 2, high: 2, fractions: [1, 0] }, axis, 80)).toEqual([{ left: 98, width: 4, height: 80 }]);
});

test('units stand side by side, layers apart', () => {
  const found = slots({ training: [[1, 2], [3]], test: [[4, 5], [6]], largest: 6, danger: '' }, 68);
  expect(found).toEqual([
    { left: 0, width: 20, training: 1, test: 4 },
    { left: 20, width: 20, training: 2, test: 5 },
    { left: 48, width: 20, training: 3, test: 6 },
  ]);
});

test('accuracies stay within 0 and 1', () => {
  const curves = [{ run: 0, fractions: [0, 1], values: [0.99, 0.01] }];
  const { y } = degradationAxes({ curves, percent: true }, size, { size: 1 } as Look);
  expect([y.low, y.high]).toEqual([0, 1]);
  const loss = degradationAxes({ curves: [{ run: 0, fractions: [0, 1], values: [1, 11] }], percent: false }, size, { size: 1 } as Look);
  expect(loss.y.high).toBeGreaterThan(11);
});
