/** One cell of a map on a quadratic, step by step: its path, and its convergence as measured and by theory. */
import { RATE, type Experiment } from '../../wire/answer/experiment';
import type { Directions } from '../../wire/sweep/map';

/** The lowest log10 that is drawn; below it a curve shows rounding alone. */
const DEEPEST = -16;

/** The experiment with one contender alone, at the rate and the momentum of a cell. */
export function experimentOf(experiment: Experiment, run: number, values: Readonly<Record<string, number>>): Experiment {
  const own = experiment.runs[run];
  const optimizer = { ...own.optimizer };
  const schedule = { ...own.schedule };
  for (const [name, value] of Object.entries(values)) {
    if (name === RATE) schedule[RATE] = value;
    else optimizer[name] = value;
  }
  return { ...experiment, sweep: undefined, runs: [{ ...own, optimizer, schedule }] };
}

/** log10 of the fraction of the distance that is left after each step, along each direction by theory. */
export function theoryOf(directions: Directions, steps: number): number[][] {
  return directions.map(([, radius]) =>
    Array.from({ length: steps + 1 }, (_, step) => Math.max(DEEPEST, step === 0 ? 0 : step * Math.log10(Math.max(radius, 1e-300)))),
  );
}

/** The same measured: on a quadratic the root of the loss above the minimum is a distance. */
export function measuredOf(losses: ArrayLike<number>, floor: number): number[] {
  const first = losses[0] - floor;
  return Array.from(losses, (loss) => (loss > floor ? Math.max(DEEPEST, 0.5 * Math.log10((loss - floor) / first)) : DEEPEST));
}

/** A polyline through points, each axis scaled so that its ends are those of a box. */
export function pointsOf(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  [left, top, width, height]: readonly number[],
  ends: readonly [number, number, number, number],
): string {
  const [x0, x1, y0, y1] = ends;
  return Array.from(
    xs,
    (x, i) =>
      `${(left + ((x - x0) / (x1 - x0 || 1)) * width).toFixed(1)},${(top + height - ((ys[i] - y0) / (y1 - y0 || 1)) * height).toFixed(1)}`,
  ).join(' ');
}
