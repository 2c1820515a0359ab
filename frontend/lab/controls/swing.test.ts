import { expect, test } from 'vitest';
import { swing } from './swing';

test('it goes to the end, back to the beginning, and on', () => {
  expect(swing(0, 0)).toBe(0);
  expect(swing(0.25, 0)).toBe(0.25);
  expect(swing(0, 3000)).toBe(1);
  expect(swing(0, 4500)).toBeCloseTo(0.5);
  expect(swing(0, 6000)).toBe(0);
  expect(swing(0.5, 1500)).toBe(1);
  for (let t = 0; t < 20000; t += 77) expect(swing(0.3, t)).toBeGreaterThanOrEqual(0);
});
