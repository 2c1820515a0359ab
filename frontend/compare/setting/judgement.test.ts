import { describe, expect, it } from 'vitest';
import { curvesOf, type Begun, type Result, type Three } from '../../wire/sweep/rates';
import { ahead, apart, judgeOf, standingsOf } from './judgement';

const three = (value: number | null, spread = 0): Three => (value === null ? [null, null, null] : [value - spread, value, value + spread]);

function result(run: number, rate: number, loss: number | null, start: number, runs = 1, spread = 0): Result {
  return {
    run,
    values: [rate],
    last: three(loss, spread),
    judged: three(loss, spread),
    start,
    best: three(loss),
    steps: three(null),
    validation: three(null),
    runs,
    diverged: loss === null ? runs : 0,
    lost: loss === null ? runs : 0,
  };
}

function judged(names: string[], results: Result[], floor: number | null) {
  const begun: Begun = { contestants: names.map(() => [1, null]), from: -3, to: 3, floor, of: results.length };
  const curves = curvesOf(names, begun, results, [], 'last');
  const judge = judgeOf(curves, begun, 'last');
  return { curves, judge, standings: standingsOf(curves, judge), first: ahead(curves, 'best', judge).map(({ name }) => name) };
}

describe('who is ahead', () => {
  it('is a tie where losses differ by 1e-9 above the minimum, and each has a range of good rates', () => {
    // As x^4-3x^2+x+y^2 comes to.
    const { first, standings } = judged(
      ['SGD', 'Adam'],
      [
        result(0, 0.01, -3.2, 4),
        result(0, 0.1, -3.513905, 4),
        result(0, 0.2, -3.513905 + 1e-9, 4),
        result(0, 1, null, 4),
        result(1, 0.1, -1, 4),
        result(1, 1, -3.513905 + 2e-9, 4),
        result(1, 10, -3.513905 + 1e-9, 4),
        result(1, 100, 0, 4),
      ],
      null,
    );
    expect(first).toEqual(['SGD', 'Adam']);
    expect(standings.map(({ low, high, border }) => [low, high, border])).toEqual([
      [0.1, 0.2, false],
      [1, 10, false],
    ]);
    expect(apart(standings)).toBe(5);
  });

  it('is nobody where a best lies at the border', () => {
    const { standings } = judged(
      ['SGD', 'Adam'],
      [
        result(0, 1, 0.04, 0.05),
        result(0, 10, 0.01, 0.05),
        result(1, 1, 0.02, 0.05),
        result(1, 10, 0.04, 0.05),
        result(1, 0.1, 0.04, 0.05),
      ],
      0,
    );
    expect(standings.map(({ border }) => border)).toEqual([true, false]);
  });

  it('is at no border where nothing lower can be', () => {
    const { standings } = judged(['SGD'], [result(0, 1, 0.04, 0.05), result(0, 10, 1e-12, 0.05)], 0);
    expect(standings[0].border).toBe(false);
  });

  it('is a tie where the middle halves of many seeds reach over the other medians', () => {
    const both = (spread: number) => judged(['a', 'b'], [result(0, 1, 1, 9, 5, spread), result(1, 1, 1.1, 9, 5, spread)], null).first;
    expect(both(0.2)).toEqual(['a', 'b']);
    expect(both(0.05)).toEqual(['a']);
  });

  it('is one where one is lower', () => {
    const { first, standings } = judged(['a', 'b'], [result(0, 1, 1, 9), result(1, 1, 0.5, 9)], 0);
    expect(first).toEqual(['b']);
    expect(apart(standings)).toBeNull();
  });

  it('is nobody among those that are on their way to divergence', () => {
    const lost = (run: number, loss: number): Result => ({ ...result(run, 5, loss, 14), lost: 1 });
    const { curves, judge } = judged(['a', 'b'], [lost(0, 1e160), lost(1, 5e159)], 0);
    expect(ahead(curves, 'best', judge)).toEqual([]);
  });

  it('does not take the loss that a diverging run passed by for the scale of a tie', () => {
    const gone: Result = { ...result(0, 10, null, 2), best: three(-1e300) };
    const { standings } = judged(['a'], [result(0, 0.01, 1, 2), result(0, 0.1, -4e103, 2), result(0, 1, 0, 2), gone], null);
    expect(standings.map(({ low, high, border }) => [low, high, border])).toEqual([[0.1, 0.1, false]]);
  });

  it('keeps no distance between rates where one that is not a neighbour is good for both', () => {
    const twice = (mid: number) => [
      result(0, 0.01, 5, 9),
      result(0, 0.1, 1, 9),
      result(0, 1, mid, 9),
      result(0, 10, 1, 9),
      result(0, 100, 5, 9),
    ];
    const late = [result(1, 1, 5, 9), result(1, 10, 1, 9), result(1, 100, 5, 9)];
    const { standings } = judged(['a', 'b'], [...twice(3), ...late], null);
    expect(standings.map(({ low, high }) => [low, high])).toEqual([
      [0.1, 0.1],
      [10, 10],
    ]);
    expect(apart(standings)).toBeNull();
  });
});
