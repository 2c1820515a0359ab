import { describe, expect, it } from 'vitest';
import comparisons from '../wire/samples/comparisons.json';
import { curvesOf, isLost, type Begun, type Measured, type Result } from '../wire/sweep/rates';
import { ahead, judgeOf, obstacleOf, obstacleOfCells, standingsOf } from './setting/judgement';
import { isOnGrid, pricesOf, triedCurves, winners } from './tuning';

/** Comparisons that once named a false winner, as the server answers them; see CompareCasesTest. */
function judged(what: string, names: string[], goal: number | null = null) {
  const told = comparisons.find((comparison) => comparison.what === what)!;
  const begun = { ...told.begun, from: told.from, to: told.to } as unknown as Begun;
  const least = { known: begun.floor ?? null, goal };
  const results = told.results as unknown as Result[];
  const curves = curvesOf(names, begun, results, told.bounds as unknown as Measured['bounds'], 'last');
  const judge = judgeOf(curves, least, 'last');
  return {
    begun,
    least,
    told,
    curves,
    obstacle: obstacleOf(curves, least, 'last'),
    standings: standingsOf(curves, judge),
    first: ahead(curves, 'best', judge).map(({ name }) => name),
  };
}

describe('a comparison', () => {
  it('looks beyond a range at whose end a contender does best: (x^2+y^2)/100 in one step at 50', () => {
    const { told, begun, standings } = judged('best beyond the range', ['SGD', 'Adam']);
    expect([told.begun.to, begun.to]).toEqual([1, 2]);
    const [sgd] = standings;
    expect(sgd.border).toBeNull();
    expect(sgd.low).toBeLessThanOrEqual(50);
    expect(sgd.high).toBeGreaterThanOrEqual(47);
    expect(sgd.best.median).toBeLessThan(1e-6);
  });

  it('calls losses that differ by 1e-9 a tie, and tells each range of good rates: x^4-3x^2+x+y^2', () => {
    const { first, standings } = judged('tie', ['SGD', 'Adam']);
    expect(first).toEqual(['SGD', 'Adam']);
    expect(standings.map(({ border }) => border)).toEqual([null, null]);
    for (const { low, high } of standings) expect(high / low).toBeGreaterThan(2);
  });

  it('does not call a bounded run that ends above its start diverged: Adam at rate 1 without momentum', () => {
    const { curves } = judged('bounded oscillation', ['Adam']);
    const own = curves[0].own!;
    expect(own.rate).toBe(1);
    expect(own.median).toBeGreaterThan(own.result.start!);
    expect(isLost(own.result)).toBe(false);
    expect(curves[0].bound).toBeNull();
  });

  it('finds no rate to widen where the function is constant, and ranks nothing', () => {
    const { obstacle, told } = judged('constant', ['SGD', 'Adam']);
    expect(obstacle).toEqual({ why: 'flat' });
    expect([told.from, told.to]).toEqual([told.begun.from, told.begun.to]);
  });

  it('ranks nothing where losses fall without end: x^2-y^2', () => {
    expect(judged('bottomless', ['SGD', 'Momentum']).obstacle?.why).toBe('bottomless');
  });

  it('looks for lower rates where a contender diverges at all: 1e6*(x^2+y^2)', () => {
    const { obstacle, told, standings } = judged('too high', ['SGD', 'Adam']);
    expect(told.from).toBeLessThan(told.begun.from);
    expect(standings[0].best.rate).toBeLessThan(1e-6);
    expect(obstacle?.why).not.toBe('fails');
  });

  it('ranks nobody by how far it oversteps the loss at which all stop, and widens nothing for it', () => {
    const { told, begun, first, obstacle, curves } = judged('stopped', ['SGD', 'Adam'], 0.01);
    expect([told.from, told.to]).toEqual([told.begun.from, told.begun.to]);
    expect(begun.floor).toBe(0);
    const bests = curves.map(({ best }) => best!.median);
    expect(bests[0]).not.toBeCloseTo(bests[1], 6);
    for (const best of bests) expect(best).toBeLessThan(0.01);
    expect(first).toEqual(['SGD', 'Adam']);
    expect(obstacle).toBeNull();
    const onGrid = (rate: number): boolean => isOnGrid(rate, 3);
    const prices = (goal?: number) =>
      winners(pricesOf(curves, onGrid, goal), 13)
        .at(-1)!
        .first.map(({ name }) => name);
    expect(prices(0.01)).toEqual(['SGD', 'Adam']);
    // That they were stopped says so too.
    expect(prices()).toEqual(['SGD', 'Adam']);
  });
});

describe('runs that their gradient stopped', () => {
  const winnersOf = ({ curves }: ReturnType<typeof judged>) =>
    winners(
      pricesOf(curves, (rate) => isOnGrid(rate, 3)),
      13,
    ).map(({ first }) => first.map(({ name }) => name));

  it('tie in one minimum, however far from it they were told to stop: 0.5*x^2 + 2*y^2', () => {
    const stopped = judged('stopped by its gradient', ['SGD', 'Adam']);
    const { told, begun, curves, standings, first, obstacle } = stopped;
    expect([told.from, told.to]).toEqual([told.begun.from, told.begun.to]);
    expect(begun.floor).toBe(0);
    const bests = curves.map(({ best }) => best!.median);
    expect(Math.abs(bests[0] - bests[1])).toBeGreaterThan(1e-4);
    expect(first).toEqual(['SGD', 'Adam']);
    expect(obstacle).toBeNull();
    for (const { low, high } of standings) expect(high / low).toBeGreaterThan(4);
    expect(winnersOf(stopped).at(-1)).toEqual(['SGD', 'Adam']);
  });

  it('are ranked where one of them was stopped in a higher minimum: (x^2-1)^2 + x/4 + y^2', () => {
    const stopped = judged('stopped in another minimum', ['SGD', 'Momentum']);
    const judge = judgeOf(stopped.curves, stopped.least, 'last');
    const [sgd, momentum] = stopped.curves.map((curve) => curve.own!);
    const deeper = stopped.curves[1].points.find(({ rate }) => rate === 0.1)!;
    expect(sgd.median - momentum.median).toBeGreaterThan(1e-3);
    expect(judge.alike(sgd, momentum)).toBe(true);
    expect(sgd.median - deeper.median).toBeGreaterThan(0.5);
    expect(judge.alike(sgd, deeper)).toBe(false);
    // At other rates SGD comes to the lower one too.
    expect(stopped.first).toEqual(['SGD', 'Momentum']);
  });

  it('are not ranked by steps to a target that lies beyond where they were stopped', () => {
    const why = (target: number) => {
      const { told, least } = judged('stopped by its gradient', ['SGD', 'Adam']);
      const names = ['SGD', 'Adam'];
      // As they are told where the target is not reached.
      const results = (told.results as unknown as Result[]).map((result) => ({ ...result, steps: [null, null, null] as const }));
      const curves = curvesOf(names, told.begun as unknown as Begun, results, [], 'steps');
      return obstacleOf(curves, { ...least, target }, 'steps')?.why;
    };
    expect(why(1e-9)).toBe('stopped');
    // Below every loss that there is: nobody could have come there.
    expect(why(-1)).toBe('unreached');
  });
});

describe('the price of tuning', () => {
  const obstacle = (what: string, names: string[], onGrid = (rate: number): boolean => isOnGrid(rate, 3)) => {
    const { curves, least, told } = judged(what, names);
    return obstacleOf(triedCurves(curves, told.results as unknown as Result[], onGrid), least, 'last');
  };

  it('names no winner where the rates have none: without an end, a fall, or within a border', () => {
    expect(obstacle('bottomless', ['SGD', 'Momentum'])?.why).toBe('bottomless');
    expect(obstacle('constant', ['SGD', 'Adam'])?.why).toBe('flat');
    expect(obstacle('best beyond the range', ['SGD', 'Adam'], (rate) => rate <= 1 && isOnGrid(rate, 3))).toMatchObject({
      why: 'border',
      name: 'SGD',
      at: 1,
    });
    expect(obstacle('tie', ['SGD', 'Adam'])).toBeNull();
  });
});

describe('a map', () => {
  it('calls no cell the best where losses fall without end, or nowhere', () => {
    const cells = (what: string, names: string[]) => judged(what, names).curves.flatMap(({ points }) => points);
    expect(obstacleOfCells(cells('bottomless', ['SGD', 'Momentum']), { known: null, goal: null }, 'last')?.why).toBe('bottomless');
    expect(obstacleOfCells(cells('constant', ['SGD', 'Adam']), { known: null, goal: null }, 'last')).toEqual({ why: 'flat' });
    expect(obstacleOfCells(cells('tie', ['SGD', 'Adam']), { known: null, goal: null }, 'last')).toBeNull();
  });
});
