/** The quadratic model of a loss around a point of the plane: f + g·d + d·H·d/2. */
export type Point = [number, number];

export interface Quadratic {
  at: Point;
  value: number;
  gradient: Point;
  hessian: [Point, Point];
}

export interface PrincipalAxis {
  eigenvalue: number;
  /** Of length 1; its larger component is positive. */
  direction: Point;
}

export interface Stationary {
  at: Point;
  value: number;
  kind: 'minimum' | 'saddle' | 'maximum';
}

/** An eigenvalue up to this fraction of the largest counts as zero. */
const SINGULAR = 1e-10;

/** The eigenvectors of a symmetric matrix, the lower eigenvalue first; null when it is not finite. */
export function principalAxes([[a, b], [, c]]: [Point, Point]): [PrincipalAxis, PrincipalAxis] | null {
  if (![a, b, c].every(Number.isFinite)) return null;
  const mean = (a + c) / 2;
  const half = (a - c) / 2;
  const radius = Math.hypot(half, b);
  // The longer of two columns that are both along the second direction.
  const [x, y] = half >= 0 ? [half + radius, b] : [b, radius - half];
  const length = Math.hypot(x, y);
  const high: Point = length === 0 ? [0, 1] : [x / length, y / length];
  return [
    { eigenvalue: mean - radius, direction: signed([-high[1], high[0]]) },
    { eigenvalue: mean + radius, direction: signed(high) },
  ];
}

function signed([x, y]: Point): Point {
  const sign = Math.abs(x) >= Math.abs(y) ? Math.sign(x) : Math.sign(y);
  // Without -0.
  return [sign * x + 0, sign * y + 0];
}

/** Where the model is flat; null where it is so nowhere or along a line. */
export function stationary({ at, value, gradient, hessian }: Quadratic): Stationary | null {
  const axes = principalAxes(hessian);
  if (!axes) return null;
  const [low, high] = axes.map(({ eigenvalue }) => eigenvalue);
  if (Math.min(Math.abs(low), Math.abs(high)) <= SINGULAR * Math.max(Math.abs(low), Math.abs(high))) return null;
  const place: Point = [...at];
  let there = value;
  for (const { eigenvalue, direction } of axes) {
    const slope = gradient[0] * direction[0] + gradient[1] * direction[1];
    place[0] -= (slope / eigenvalue) * direction[0];
    place[1] -= (slope / eigenvalue) * direction[1];
    there -= (slope * slope) / (2 * eigenvalue);
  }
  return { at: place, value: there, kind: low > 0 ? 'minimum' : high < 0 ? 'maximum' : 'saddle' };
}

export interface Contour {
  points: Point[];
  /** Of the level of the point itself. */
  own: boolean;
}

const LEVELS = [1 / 9, 4 / 9, 1, 16 / 9];
const CORNERS = 96;
/** How far a hyperbola is drawn: cosh of this is 20. */
const REACH = 3.7;

/** Contours of the model: ellipses, or hyperbolas with their asymptotes; one goes through the point. */
export function contoursOf(model: Quadratic): Contour[] {
  const flat = stationary(model);
  const axes = principalAxes(model.hessian);
  if (!flat || !axes) return [];
  const [low, high] = axes;
  const away: Point = [model.at[0] - flat.at[0], model.at[1] - flat.at[1]];
  const [u, v] = axes.map(({ direction }) => away[0] * direction[0] + away[1] * direction[1]);
  const place = (along: number, across: number): Point => [
    flat.at[0] + along * low.direction[0] + across * high.direction[0],
    flat.at[1] + along * low.direction[1] + across * high.direction[1],
  ];
  const rise = (low.eigenvalue * u * u + high.eigenvalue * v * v) / 2;
  const size = (Math.abs(low.eigenvalue) * u * u + Math.abs(high.eigenvalue) * v * v) / 2;
  if (!(size > 0) || !Number.isFinite(size)) return [];
  const radii = (level: number): Point => [
    Math.sqrt((2 * level) / Math.abs(low.eigenvalue)),
    Math.sqrt((2 * level) / Math.abs(high.eigenvalue)),
  ];
  if (flat.kind !== 'saddle') {
    return LEVELS.map((share) => {
      const [a, b] = radii(share * size);
      return { own: share === 1, points: turned((t) => place(a * Math.cos(t), b * Math.sin(t)), 0, 2 * Math.PI) };
    });
  }
  const own = Math.abs(rise);
  const [a, b] = radii(own > 1e-3 * size ? own : size / 4);
  const hyperbolas = [-1, 1].flatMap((side) => [
    { own: rise > 0 && own > 1e-3 * size, points: turned((t) => place(a * Math.sinh(t), side * b * Math.cosh(t)), -REACH, REACH) },
    { own: rise < 0 && own > 1e-3 * size, points: turned((t) => place(side * a * Math.cosh(t), b * Math.sinh(t)), -REACH, REACH) },
  ]);
  const far = Math.exp(REACH);
  return [
    ...hyperbolas,
    { own: false, points: [place(-far * a, -far * b), place(far * a, far * b)] },
    { own: false, points: [place(-far * a, far * b), place(far * a, -far * b)] },
  ];
}

function turned(place: (t: number) => Point, from: number, to: number): Point[] {
  return Array.from({ length: CORNERS + 1 }, (_, i) => place(from + ((to - from) * i) / CORNERS));
}
