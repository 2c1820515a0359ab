import { describe, expect, it } from 'vitest';
import { curvesOf, type Begun, type Result } from '../../wire/sweep/rates';
import { allAbove, bandsAbove, zeroOf } from './height';

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

const all = (...results: Result[]) => results;
const least = (known: number | null, goal: number | null = null) => ({ known, goal });

describe('losses are counted', () => {
  it('from a minimum that is known, where it is not 0', () => {
    expect(zeroOf(all(result(1, -999, 10)), least(-1000), 'last', true)).toEqual({ at: -1000, known: true });
    expect(zeroOf(all(result(1, 2, 10)), least(1), 'best', true)).toEqual({ at: 1, known: true });
    expect(zeroOf(all(result(1, 2, 10)), least(0), 'last', true)).toBeNull();
    expect(zeroOf(all(result(1, 2, 10)), least(9.6e-36), 'last', true)).toBeNull();
  });

  it('from the least that was found, where it is negative or above the fall', () => {
    expect(zeroOf(all(result(1, -1, 0.5), result(2, 0.25, 0.5)), least(null), 'last', true)).toEqual({ at: -1, known: false });
    expect(zeroOf(all(result(1, 1e12, 1e12 + 2)), least(null), 'last', true)).toEqual({ at: 1e12, known: false });
    expect(zeroOf(all(result(1, 0.25, 24)), least(null), 'last', true)).toBeNull();
    // Where runs stop at -0.9, -1 is how far one of them went beyond.
    expect(zeroOf(all(result(1, -1, 0.5), result(2, 0.25, 0.5)), least(null, -0.9), 'last', true)).toBeNull();
  });

  it('as they are where nothing is ranked, so that the least may lie deeper', () => {
    expect(zeroOf(all(result(1, -1e9, 2)), least(null), 'last', false)).toBeNull();
    expect(zeroOf(all(result(1, -999, 10)), least(-1000), 'last', false)).toEqual({ at: -1000, known: true });
  });

  it('as they are for networks, and where steps are counted', () => {
    expect(zeroOf(all(result(1, 0.6, 0.7, 0.65)), least(null), 'last', true)).toBeNull();
    expect(zeroOf(all(result(1, -1, 0.5)), least(null), 'steps', true)).toBeNull();
  });

  it('to differences that can be told apart; rounding leads to nothing below', () => {
    const told = points(result(1, -1000 + 1e-6, 10), result(2, -1000 - 1e-13, 10));
    const [curve] = allAbove(told, { at: -1000, known: true });
    expect(curve.points[0].median).toBeCloseTo(1e-6, 9);
    expect(curve.points[1].median).toBe(0);
    expect(curve.best).toBe(curve.points[1]);
    expect(curve.best?.result.last[1]).toBe(-1000 - 1e-13);
  });

  it('of bands too, those that diverge left as they are', () => {
    const { run, values, ...numbers } = result(1, -2.5, 4);
    const band = {
      ...numbers,
      rows: [0, 9],
      wins: 1,
      loss: [
        [4, -3],
        [4, -2.5],
        [4, null],
      ],
    };
    const [shown] = bandsAbove([band], { at: -3, known: true });
    expect([run, values, shown.loss, shown.last]).toEqual([
      0,
      [1],
      [
        [7, 0],
        [7, 0.5],
        [7, null],
      ],
      [0.5, 0.5, 0.5],
    ]);
    expect(bandsAbove([band], null)).toEqual([band]);
  });
});
