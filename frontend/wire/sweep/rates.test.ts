import { describe, expect, it } from 'vitest';
import { joined, type Result } from './rates';

const none = [null, null, null] as const;
const result = (run: number, rate: number | null, runs: number): Result => ({
  run,
  values: rate === null ? [] : [rate],
  last: none,
  best: none,
  steps: none,
  validation: none,
  runs,
  diverged: 0,
  lost: 0,
});

describe('results that come one after the other', () => {
  it('take the place of what one seed alone had told', () => {
    const first = joined([], [result(0, 0.1, 1)]);
    expect(joined(first, [])).toEqual(first);
    const whole = joined(first, [result(0, 0.1, 3), result(1, null, 1)]);
    expect(whole).toEqual([result(0, 0.1, 3), result(1, null, 1)]);
    expect(joined(whole, [result(1, null, 3), result(0, 0.2, 3)])).toEqual([result(0, 0.1, 3), result(1, null, 3), result(0, 0.2, 3)]);
  });

  it('keep another rate and another contender', () => {
    expect(joined([result(0, 0.1, 3)], [result(0, 0.2, 3), result(1, 0.1, 3)])).toHaveLength(3);
  });
});
