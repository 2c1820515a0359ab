import { describe, expect, it } from 'vitest';
import { curvesOf, type Begun, type Result } from '../../wire/sweep/rates';
import { allAbove, zeroOf } from './height';

const result = (rate: number, loss: number, start: number, validation: number | null = null): Result => ({
  run: 0,
  values: [rate],
  last: [loss, loss, loss],
  start,
  best: [loss, loss, loss],
  steps: [null, null, null],
  validation: [validation, validation, validation],
  runs: 1,
  diverged: 0,
  lost: 0,
});

const points = (...results: Result[]) => {
  const begun: Begun = { contestants: [[1, null]], from: -3, to: 3, of: results.length };
  return curvesOf(['SGD'], begun, results, [], 'last');
};

const all = (...results: Result[]) => points(...results)[0].points;

describe('losses are counted', () => {
  it('from a minimum that is known, where it is not 0', () => {
    expect(zeroOf(all(result(1, -999, 10)), -1000, 'last', true)).toEqual({ at: -1000, known: true });
    expect(zeroOf(all(result(1, 2, 10)), 1, 'best', true)).toEqual({ at: 1, known: true });
    expect(zeroOf(all(result(1, 2, 10)), 0, 'last', true)).toBeNull();
    expect(zeroOf(all(result(1, 2, 10)), 9.6e-36, 'last', true)).toBeNull();
  });

  it('from the least that was found, where it is negative or above the fall', () => {
    expect(zeroOf(all(result(1, -1, 0.5), result(2, 0.25, 0.5)), null, 'last', true)).toEqual({ at: -1, known: false });
    expect(zeroOf(all(result(1, 1e12, 1e12 + 2)), null, 'last', true)).toEqual({ at: 1e12, known: false });
    expect(zeroOf(all(result(1, 0.25, 24)), null, 'last', true)).toBeNull();
  });

  it('as they are where nothing is ranked, so that the least may lie deeper', () => {
    expect(zeroOf(all(result(1, -1e9, 2)), null, 'last', false)).toBeNull();
    expect(zeroOf(all(result(1, -999, 10)), -1000, 'last', false)).toEqual({ at: -1000, known: true });
  });

  it('as they are for networks, and where steps are counted', () => {
    expect(zeroOf(all(result(1, 0.6, 0.7, 0.65)), null, 'last', true)).toBeNull();
    expect(zeroOf(all(result(1, -1, 0.5)), null, 'steps', true)).toBeNull();
  });

  it('to differences that can be told apart; rounding leads to nothing below', () => {
    const told = points(result(1, -1000 + 1e-6, 10), result(2, -1000 - 1e-13, 10));
    const [curve] = allAbove(told, { at: -1000, known: true });
    expect(curve.points[0].median).toBeCloseTo(1e-6, 9);
    expect(curve.points[1].median).toBe(0);
    expect(curve.best).toBe(curve.points[1]);
    expect(curve.best?.result.last[1]).toBe(-1000 - 1e-13);
  });
});
