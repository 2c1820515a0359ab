import { describe, expect, it } from 'vitest';
import { curvesOf, type Begun, type Measure, type Result, type Three } from '../../wire/sweep/rates';
import { ahead, apart, judgeOf, obstacleOf, standingsOf } from './judgement';

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

function judged(names: string[], results: Result[], known: number | null, goal: number | null = null) {
  const begun: Begun = { contestants: names.map(() => [1, null]), from: -3, to: 3, of: results.length };
  const least = { known, goal };
  const curves = curvesOf(names, begun, results, [], 'last');
  const judge = judgeOf(curves, least, 'last');
  return {
    curves,
    begun,
    least,
    judge,
    standings: standingsOf(curves, judge),
    first: ahead(curves, 'best', judge).map(({ name }) => name),
  };
}

describe('who is ahead', () => {
  it('is a tie where losses differ by 1e-9 above the minimum, and each has a range of good rates', () => {
    // As x^4-3x^2+x+y^2 comes to.
    const { first, standings } = judged(
      ['SGD', 'Adam'],
      [
        result(0, 0.04, -3.2, 4),
        result(0, 0.1, -3.513905, 4),
        result(0, 0.2, -3.513905 + 1e-9, 4),
        result(0, 0.5, null, 4),
        result(1, 0.4, -1, 4),
        result(1, 1, -3.513905 + 2e-9, 4),
        result(1, 10, -3.513905 + 1e-9, 4),
        result(1, 20, 0, 4),
      ],
      null,
    );
    expect(first).toEqual(['SGD', 'Adam']);
    expect(standings.map(({ low, high, border }) => [low, high, border])).toEqual([
      [0.1, 0.2, null],
      [1, 10, null],
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
    expect(standings.map(({ border }) => border)).toEqual([10, null]);
  });

  it('is at no border where nothing lower can be', () => {
    const { standings } = judged(['SGD'], [result(0, 1, 0.04, 0.05), result(0, 10, 1e-12, 0.05)], 0);
    expect(standings[0].border).toBeNull();
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
    expect(standings.map(({ low, high, border }) => [low, high, border])).toEqual([[0.1, 0.1, null]]);
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

  it('keeps no distance between rates that are neighbours on the grid', () => {
    const { standings } = judged(
      ['a', 'b'],
      [
        result(0, 0.1, 2, 9),
        result(0, 0.22, 1, 9),
        result(0, 0.47, 2, 9),
        result(1, 0.22, 2, 9),
        result(1, 0.47, 1, 9),
        result(1, 1, 2, 9),
      ],
      null,
    );
    expect(apart(standings)).toBeNull();
  });
});

describe('runs that stop at a loss', () => {
  const stopped = [
    result(0, 0.1, 0.5, 9),
    result(0, 1, 0.0999, 9),
    result(0, 10, 0.09, 9),
    result(1, 0.1, 0.01, 9),
    result(1, 1, 0.05, 9),
    result(1, 10, 0.2, 9),
  ];

  it('are as good as each other, however far they overstep it, and so are their rates: no border among them', () => {
    const { first, standings, curves, least } = judged(['a', 'b'], stopped, null, 0.1);
    expect(first).toEqual(['a', 'b']);
    expect(standings.map(({ low, high, border }) => [low, high, border])).toEqual([
      [1, 10, null],
      [0.1, 1, null],
    ]);
    expect(obstacleOf(curves, least, 'last')).toBeNull();
    expect(judged(['a', 'b'], stopped, 0, 0.1).first).toEqual(['a', 'b']);
  });

  it('are better than those that do not come there, and nothing else changes where none does', () => {
    const { first } = judged(
      ['a', 'b'],
      [...stopped.slice(0, 3), result(1, 0.1, 1, 9), result(1, 1, 0.2, 9), result(1, 10, 1, 9)],
      null,
      0.1,
    );
    expect(first).toEqual(['a']);
    expect(judged(['a', 'b'], stopped, null, 1e-3).first).toEqual(['b']);
  });

  it('are judged by their steps as all others are', () => {
    const { begun, least } = judged(['a', 'b'], stopped, null, 0.1);
    const steps = (run: number, count: number): Result => ({ ...result(run, 1, 0.05, 9), steps: three(count) });
    const curves = curvesOf(['a', 'b'], begun, [steps(0, 40), steps(1, 20)], [], 'steps');
    expect(ahead(curves, 'best', judgeOf(curves, least, 'steps')).map(({ name }) => name)).toEqual(['b']);
  });
});

describe('nothing is ranked', () => {
  const lost = (run: number, rate: number, loss: number, runs = 1): Result => ({ ...result(run, rate, loss, 2, runs), lost: runs });
  const obstacle = (results: Result[], floor: number | null = null, measure: Measure = 'last') => {
    const { curves, begun, least } = judged(['a', 'b'], results, floor);
    return obstacleOf(measure === 'last' ? curves : curvesOf(['a', 'b'], begun, results, [], measure), least, measure);
  };
  const good = [result(1, 0.1, 1, 2), result(1, 1, 0.5, 2), result(1, 10, 1, 2)];

  it('where a contender fails at every rate, as a lower one may do', () => {
    expect(obstacle([lost(0, 0.1, 3), lost(0, 1, 9), ...good])).toEqual({ why: 'fails', name: 'a', at: 0.1, many: false });
    expect(obstacle([lost(0, 0.1, 3, 5), lost(0, 1, 9, 5), ...good])).toEqual({ why: 'fails', name: 'a', at: 0.1, many: true });
    // At 0.1 it bounces for ever.
    expect(obstacle([result(0, 0.1, 2, 2), lost(0, 1, 9), ...good])).toEqual({ why: 'fails', name: 'a', at: 0.1, many: false });
    expect(obstacle([lost(0, 0.1, 3), result(0, 0.01, 1.5, 2), result(0, 0.001, 1.9, 2), ...good])).toBeNull();
  });

  it('where no run falls: a constant function, a start at rest', () => {
    expect(obstacle([result(0, 0.1, 2, 2), result(0, 1, 2, 2), result(1, 0.1, 2, 2)])).toEqual({ why: 'flat' });
    expect(obstacle([result(0, 0.1, 0, 0), result(1, 1, 0, 0)], 0)).toEqual({ why: 'flat' });
  });

  it('but a contender that stays where it starts keeps the others from no rank', () => {
    expect(obstacle([result(0, 0.1, 2, 2), result(0, 1, 2, 2), ...good])).toBeNull();
  });

  it('where losses fall without a minimum in sight', () => {
    const deep = [result(0, 0.1, -1e100, 1), result(0, 1, -1e200, 1), result(0, 10, null, 1), ...good];
    expect(obstacle(deep)).toEqual({ why: 'bottomless', floor: -1e200 });
    expect(obstacle([result(0, 0.1, -900, 1), result(0, 1, -1000, 1), result(0, 10, 0, 1), ...good], -1000)).toBeNull();
  });

  it('where a best is as good as an end of the rates, and says at which', () => {
    const flat = [result(0, 0.1, 1 + 1e-9, 2), result(0, 1, 1, 2), result(0, 10, 1.5, 2)];
    expect(obstacle([...flat, ...good])).toEqual({ why: 'border', name: 'a', at: 0.1, best: 1 });
    expect(obstacle([result(0, 0.1, 1, 2), result(0, 1, 1.5, 2), ...good])).toEqual({ why: 'border', name: 'a', at: 0.1, best: 0.1 });
  });

  it('where nobody reaches the target, or all begin at it', () => {
    const steps = (run: number, rate: number, count: number | null): Result => ({ ...result(run, rate, 1, 2), steps: three(count) });
    expect(obstacle([steps(0, 0.1, null), steps(1, 1, null)], null, 'steps')).toEqual({ why: 'unreached' });
    expect(obstacle([steps(0, 0.1, 0), steps(0, 1, 0), steps(1, 1, 0)], null, 'steps')).toEqual({ why: 'targetAtStart' });
  });

  it('where the experiment stops all runs at their start', () => {
    const atStart = (run: number, rate: number, reach: number | null): Result => ({ ...result(run, rate, 4, 4), reach });
    expect(obstacle([atStart(0, 0.1, 0), atStart(0, 1, null), atStart(1, 1, 0)], null)).toEqual({ why: 'stoppedAtStart' });
    expect(obstacle([atStart(0, 0.1, 4), atStart(0, 1, 4), atStart(1, 1, 4)], null)).toEqual({ why: 'flat' });
  });
});

describe('what is nothing', () => {
  it('is so beside the fall of the two that are compared, not beside one without end', () => {
    const { judge, curves, standings } = judged(
      ['AdaGrad', 'Lion'],
      [result(0, 0.01, 5.7, 5.8), result(0, 1, 0, 5.8), result(0, 10, 3, 5.8), result(1, 0.1, -1e3, 5.8), result(1, 1, -1e20, 5.8)],
      null,
    );
    const [low, best] = curves[0].points;
    expect(judge.alike(low, best)).toBe(false);
    expect(standings[0]).toMatchObject({ low: 1, high: 1, border: null });
  });
});
