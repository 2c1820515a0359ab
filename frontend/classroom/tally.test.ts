import { expect, test } from 'vitest';
import { phaseOf } from './tally';

test('where only opinions were asked for, what is shown is not called the answer', () => {
  const said = (phase: string, answer?: number): string => phaseOf({ text: '', choices: ['a', 'b'], answer }, phase, (key) => key);
  expect(said('revealed', 0)).toBe('classroom.phase.revealed');
  expect(said('revealed')).toBe('classroom.phase.opinions');
  expect(said('open')).toBe('classroom.phase.open');
});
