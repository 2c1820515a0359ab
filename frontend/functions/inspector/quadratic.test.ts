import { describe, expect, test } from 'vitest';
import { principalAxes, contoursOf, stationary, type Point, type Quadratic } from './quadratic';

const model = (hessian: [Point, Point], gradient: Point, at: Point = [1, -2], value = 5): Quadratic => ({ at, value, gradient, hessian });

function height({ at, value, gradient, hessian }: Quadratic, [x, y]: Point): number {
  const d: Point = [x - at[0], y - at[1]];
  const bent = hessian[0][0] * d[0] * d[0] + 2 * hessian[0][1] * d[0] * d[1] + hessian[1][1] * d[1] * d[1];
  return value + gradient[0] * d[0] + gradient[1] * d[1] + bent / 2;
}

const BOWL = model(
  [
    [3, 1],
    [1, 2],
  ],
  [4, -1],
);
const SADDLE = model(
  [
    [1, 2],
    [2, -3],
  ],
  [0.5, 2],
);

describe('axes', () => {
  test('are eigenvectors, the lower eigenvalue first', () => {
    for (const hessian of [
      BOWL.hessian,
      SADDLE.hessian,
      [
        [1, 0],
        [0, 100],
      ],
      [
        [100, 0],
        [0, 1],
      ],
      [
        [2, 0],
        [0, 2],
      ],
    ] as [Point, Point][]) {
      const axes = principalAxes(hessian)!;
      expect(axes[0].eigenvalue).toBeLessThanOrEqual(axes[1].eigenvalue);
      for (const {
        eigenvalue,
        direction: [x, y],
      } of axes) {
        expect(Math.hypot(x, y)).toBeCloseTo(1, 12);
        expect(hessian[0][0] * x + hessian[0][1] * y).toBeCloseTo(eigenvalue * x, 10);
        expect(hessian[1][0] * x + hessian[1][1] * y).toBeCloseTo(eigenvalue * y, 10);
      }
    }
  });

  test('are none without finite derivatives', () =>
    expect(
      principalAxes([
        [NaN, 0],
        [0, 1],
      ]),
    ).toBeNull());
});

describe('the stationary point', () => {
  test('of a bowl is its minimum', () => {
    const flat = stationary(BOWL)!;
    expect(flat.kind).toBe('minimum');
    expect(height(BOWL, flat.at)).toBeCloseTo(flat.value, 12);
    for (const [dx, dy] of [
      [1, 0],
      [0, 1],
      [-1, 1],
    ])
      expect(height(BOWL, [flat.at[0] + dx, flat.at[1] + dy])).toBeGreaterThan(flat.value);
  });

  test('may be a saddle or a top', () => {
    expect(stationary(SADDLE)!.kind).toBe('saddle');
    expect(
      stationary(
        model(
          [
            [-1, 0],
            [0, -2],
          ],
          [1, 1],
        ),
      )!.kind,
    ).toBe('maximum');
  });

  test('of a trough is none', () =>
    expect(
      stationary(
        model(
          [
            [2, 0],
            [0, 0],
          ],
          [1, 1],
        ),
      ),
    ).toBeNull());
});

describe('contours', () => {
  test.each([
    ['bowl', BOWL],
    ['saddle', SADDLE],
  ])('of a %s are level, and one goes through the point', (_, quadratic) => {
    const contours = contoursOf(quadratic);
    expect(contours.some(({ own }) => own)).toBe(true);
    for (const { points, own } of contours) {
      const level = height(quadratic, points[0]);
      for (const point of points) expect(height(quadratic, point)).toBeCloseTo(level, 6);
      if (own) expect(level).toBeCloseTo(quadratic.value, 6);
    }
  });

  test('are none where the point is the stationary one', () =>
    expect(
      contoursOf(
        model(
          [
            [1, 0],
            [0, 1],
          ],
          [0, 0],
        ),
      ),
    ).toEqual([]));
});
