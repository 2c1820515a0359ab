import { expect, test } from 'vitest';
import { hintKey } from './hint';

test('a wrong guess is told where to look, not what it is', () => {
  const faults = [1, 1, 2, 3].map((layer, i) => ({ key: `check.fault.${i}`, english: '', arguments: [layer] }));
  expect(hintKey(faults, 0, 1)).toBe('lab.check.hint.layer');
  expect(hintKey(faults, 0, 3)).toBe('lab.check.hint.output');
  expect(hintKey(faults, 3, 2)).toBe('lab.check.hint.input');
});
