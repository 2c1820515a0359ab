import { expect, test } from 'vitest';
import { plain } from './plain';

test('the formulas of lessons are read without dollar signs and commands', () => {
  expect(plain('multiplies $y$ by $1 - 0.018 \\cdot 100 = -0.8$, so')).toBe('multiplies y by 1 − 0.018 · 100 = −0.8, so');
  expect(plain('$1 - \\mathrm{lr} \\cdot L$ is $1.8 \\times 10^{18}$')).toBe('1 − lr · L is 1.8 × 10¹⁸');
  expect(plain('$\\sqrt v$ and $0.1 / \\sqrt{0.001}$, $-x^3$')).toBe('√v and 0.1 / √0.001, −x³');
});

test('what is no formula stays as it is', () => {
  for (const text of ['costs 5 $ or 6 $', 'a - b', '', '$$']) expect(plain(text)).toBe(text);
});
