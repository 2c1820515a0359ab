import { expect, test } from 'vitest';
import { format, formatAt, parse, roundTo } from './number';

test.each([
  [0, '0'],
  [0.5, '0.5'],
  [100, '100'],
  [-4, '−4'],
  [0.10231, '0.1023'],
  [2000, '2000'],
  [123456, '123500'],
  [0.0001057, '1.057e−4'],
  [5e-4, '5e−4'],
  [1.5e8, '1.5e8'],
  [-2.5e-9, '−2.5e−9'],
  [NaN, 'NaN'],
  [Infinity, '∞'],
  [-Infinity, '−∞'],
  // The same lines stand in FiguresTest: sentences write numbers as the pages do.
  [0.0005871, '5.871e−4'],
  [0.001, '0.001'],
  [0.00099999999, '1e−3'],
  [1.0625, '1.063'],
  [-1.0625, '−1.063'],
  [4996000, '4.996e6'],
  [1e6, '1e6'],
  [999999.9, '1000000'],
  [2.776e-17, '2.776e−17'],
  [-2e300, '−2e300'],
])('%d is written %s', (value, text) => expect(format(value)).toBe(text));

test('what format writes, parse reads', () => {
  for (const value of [0.5, -4, 1.057e-4, -2.5e-9, 1e300]) expect(parse(format(value))).toBeCloseTo(value, 12);
});

test.each(['', 'x', '1,5', '0x10', '1e', 'NaN', 'Infinity', '1e999', '--1', '1 2'])('"%s" is no number', (text) =>
  expect(parse(text)).toBeNull(),
);

test('a coordinate has the digits that a pixel can tell', () => {
  expect(roundTo(-3.98765, 0.0143)).toBe(-3.99);
  expect(roundTo(1234.5, 20)).toBe(1230);
  expect(Object.is(roundTo(-0.001, 0.1), 0)).toBe(true);
  expect(formatAt(0.30000000000000004, 0.01)).toBe('0.3');
});
