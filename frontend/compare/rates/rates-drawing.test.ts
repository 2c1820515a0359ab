import { describe, expect, it } from 'vitest';
import { bestOf, curvesOf, type Begun, type Result } from '../../wire/sweep/rates';
import { pixelOf } from '../../draw/axes/scale';
import { heightOf, rateLayout, spotAt } from './rates-drawing';
import type { Look } from '../../draw/look';

const look = { size: 1 } as Look;
const size = { width: 600, height: 400 };

function result(run: number, rate: number | null, last: number | null, lost = 0, steps: number | null = null): Result {
  const three = (value: number | null) => [value, value, value] as const;
  return {
    run,
    values: rate === null ? [] : [rate],
    last: three(last),
    best: three(last),
    steps: three(steps),
    validation: three(null),
    runs: 1,
    diverged: last === null ? 1 : 0,
    lost,
  };
}

const begun: Begun = {
  contestants: [
    [0.01, 0.02],
    [0.1, null],
    [null, null],
  ],
  from: -3,
  to: 1,
  of: 9,
};
const results = [
  result(0, 0.01, 0.5),
  result(0, 0.1, null, 1),
  result(0, 0.001, 5),
  result(0, 0.03, 90, 1),
  result(1, 0.1, 1e-3),
  result(1, 1, 1e-30),
  result(1, 10, 1e-30),
  result(2, null, 1e-4),
];
const curves = curvesOf(['SGD', 'AdaGrad', 'L-BFGS'], begun, results, [[0.01, 0.03], null, null], 'last');

describe('the curves', () => {
  it('stand in the order of their rates, with what they have now and their best', () => {
    expect(curves[0].points.map(({ rate }) => rate)).toEqual([0.001, 0.01, 0.03, 0.1]);
    expect(curves[0].points.at(-1)!.median).toBe(Infinity);
    expect(curves[0].own!.rate).toBe(0.01);
    expect(curves.map(({ best }) => best!.rate)).toEqual([0.01, 1, NaN]);
    expect(curves[2].rated).toBe(false);
  });

  it('leave out an own rate beyond those that were asked for', () => {
    const [sgd] = curvesOf(['SGD'], { ...begun, from: -1 }, results, [], 'last');
    expect(sgd.points.map(({ rate }) => rate)).toEqual([0.1]);
    expect(sgd.own!.rate).toBe(0.01);
  });

  it('have their best where equally few steps lead lowest', () => {
    const steps = curvesOf(['a'], null, [result(0, 1, 0.3, 0, 5), result(0, 2, 0.1, 0, 5), result(0, 3, 0, 0, null)], [], 'steps');
    expect(bestOf(steps[0].points)!.rate).toBe(2);
  });

  it('have no best where every run diverges', () => {
    expect(bestOf(curvesOf(['a'], null, [result(0, 1, null, 1)], [], 'last')[0].points)).toBeNull();
  });
});

describe('the picture', () => {
  const layout = rateLayout(curves, [1e-3, 10], size, look);

  it('reaches from the deepest loss that means something to that of the runs that are not lost', () => {
    expect(layout.y.scale).toBe('log');
    expect(layout.y.high).toBe(10);
    expect(layout.y.low).toBeCloseTo(1e-16, 18);
    expect(heightOf(1e-30, layout.y)).toBe(layout.y.from);
    expect(heightOf(90, layout.y)).toBe(layout.y.to);
    expect(heightOf(Infinity, layout.y)).toBe(layout.y.to);
    expect(heightOf(NaN, layout.y)).toBeNaN();
  });

  it('has a lane for each contender below the rates', () => {
    expect(layout.lanes).toHaveLength(3);
    expect(layout.lanes[0]).toBeGreaterThan(layout.y.from + 30);
    expect(layout.lanes[2]).toBeLessThan(size.height);
  });

  it('is linear where losses lie below 0', () => {
    const below = curvesOf(['a'], null, [result(0, 1, -3), result(0, 2, 5)], [], 'last');
    expect(rateLayout(below, [1, 10], size, look).y.scale).toBe('linear');
  });

  it('stands empty without a value', () => {
    const none = rateLayout(curvesOf(['a'], null, [], [], 'last'), [1, 10], size, look);
    expect(none.y.high).toBeGreaterThan(none.y.low);
  });

  it('finds the point under the pointer, on its curve and in its lane', () => {
    const scene = { curves, ...layout };
    const x = pixelOf(layout.x, 0.01);
    expect(spotAt(scene, x + 3, heightOf(0.5, layout.y) - 3)).toMatchObject({ run: 0, point: { rate: 0.01 } });
    expect(spotAt(scene, pixelOf(layout.x, 1), layout.lanes[1])).toMatchObject({ run: 1, point: { rate: 1 } });
    expect(spotAt(scene, x, heightOf(1e-4, layout.y))).toMatchObject({ run: 2 });
  });
});

describe('curves of a comparison that stays in sight', () => {
  it('have room beside those of now', () => {
    const former = curvesOf(['a'], begun, [result(0, 0.01, 1e-9)], [], 'last');
    const now = curvesOf(['a'], begun, [result(0, 0.01, 0.5), result(0, 0.1, 2)], [], 'last');
    expect(rateLayout(now, [1e-3, 10], size, look).y.low).toBeGreaterThan(0.1);
    expect(rateLayout(now, [1e-3, 10], size, look, former).y.low).toBeLessThan(1e-9);
  });
});
