import { describe, expect, it } from 'vitest';
import { batchCurves } from './batches';
import type { Result } from './rates';

const none = [null, null, null] as const;
const result = (size: number, rate: number, steps: number | null): Result => ({
  run: 0,
  values: [size, rate],
  last: none,
  best: none,
  steps: [steps, steps, steps],
  validation: none,
  runs: 3,
  diverged: 0,
  lost: 0,
});
const batched = { sizes: [4, 16, 0], scales: [30], rows: 50, of: 6 };

describe('steps over batch sizes', () => {
  it('are those of the best rate at each size, and count the rows that epochs have', () => {
    const results = [
      result(4, 0.1, 130),
      result(4, 0.01, 260),
      result(4, 1, null),
      result(16, 0.1, 40),
      result(16, 1, 20),
      result(0, 1, 10),
    ];
    const [curve] = batchCurves(['SGD'], batched, results);
    // An epoch of 50 rows has 13 batches of 4, 4 batches of 16, one of all.
    expect(curve.points).toEqual([
      { size: 4, batch: 4, rate: 0.1, border: false, steps: 130, samples: 500 },
      { size: 16, batch: 16, rate: 1, border: true, steps: 20, samples: 250 },
      { size: 0, batch: 50, rate: 1, border: false, steps: 10, samples: 500 },
    ]);
    expect(curve.scale).toBe(30);
  });

  it('cannot be fewer beyond the rates where one step, or none, is enough', () => {
    const at = (steps: number) => batchCurves(['SGD'], batched, [result(4, 0.1, steps), result(4, 1, 9)])[0].points[0].border;
    expect([0, 1, 2].map(at)).toEqual([false, false, true]);
  });

  it('have no point where no rate reaches the target', () => {
    expect(batchCurves(['SGD'], batched, [result(4, 0.1, null)])[0].points).toEqual([]);
    expect(batchCurves(['SGD'], null, [])).toEqual([]);
  });

  it('are told to lack what was stopped before the target and could have come to it', () => {
    const three = [0.5, 0.5, 0.5] as const;
    const stopped = (reach: number | null): boolean =>
      batchCurves(['SGD'], batched, [{ ...result(4, 0.1, null), judged: three, reach }], 0.1)[0].stopped;
    expect([0.5, 0.2, 0.1, null].map(stopped)).toEqual([false, false, true, true]);
  });

  it('count noisy gradients of a function', () => {
    const [curve] = batchCurves(['SGD'], { ...batched, rows: null }, [result(4, 0.1, 30), result(0, 0.1, 20)]);
    expect(curve.points.map(({ batch, samples }) => [batch, samples])).toEqual([
      [4, 120],
      [Infinity, Infinity],
    ]);
  });
});
