/**
 * The possible axes of a map: variables, or the two directions of the plane in which the paths spread most. Axes are
 * numbered: 0 to n-1 are the n variables, n and n+1 the plane's directions.
 */
import type { Interval } from '../../wire/answer/experiment';
import { format } from '../../draw/axes/number';
import { column, type Plane, type Race } from '../../wire/answer/frame';
import type { RaceStore } from './store';

const COLUMNS = ['plane 1', 'plane 2'];
const NAMES = ['p\u2081', 'p\u2082'];
const ROOM = 0.15;
/** A path that is all but straight still gets a picture with two sides. */
const FLATTEST = 0.05;

export function isPlanar(race: Race | null, axes: readonly number[]): boolean {
  return race !== null && axes.length === 2 && axes[0] >= race.variables.length;
}

/** The axes with another variable on one side; where the other side has it already, the two change places. */
export function withAxis(axes: readonly [number, number], side: 0 | 1, chosen: number): [number, number] {
  const changed: [number, number] = [...axes];
  if (changed[1 - side] === chosen) changed[1 - side] = changed[side];
  changed[side] = chosen;
  return changed;
}

/** The plane of the axes; null where they are variables. */
export function planeOf(race: Race | null, axes: readonly number[]): Plane | null {
  if (!race?.plane || !isPlanar(race, axes)) return null;
  const { origin, first, second } = race.plane;
  return { origin, first, second };
}

/** The name of the column of a run that an axis shows. */
export function columnAlong(race: Race, axis: number): string {
  return race.variables[axis] ?? COLUMNS[axis - race.variables.length];
}

export function nameAlong(race: Race, axis: number): string {
  return race.variables[axis] ?? NAMES[axis - race.variables.length];
}

/** Where along an axis a point is. */
export function coordinate(race: Race, point: readonly number[], axis: number): number {
  const direction = [race.plane?.first, race.plane?.second][axis - race.variables.length];
  if (!direction) return point[axis];
  return direction.reduce((sum, component, i) => sum + component * (point[i] - race.plane!.origin[i]), 0);
}

/** The part of the plane that holds the paths of all runs that did not diverge, and its origin. */
export function planeFrame(race: Race): { x: Interval; y: Interval } {
  const [x, y] = COLUMNS.map((name): Interval => {
    let [low, high] = [0, 0];
    for (const run of race.runs) {
      if (run.ending.reason === 'diverged') continue;
      for (const value of column(run, name)) [low, high] = [Math.min(low, value), Math.max(high, value)];
    }
    return [low, high];
  });
  const widest = Math.max(x[1] - x[0], y[1] - y[0]) || 1;
  const roomy = ([low, high]: Interval): Interval => {
    const span = Math.max(high - low, FLATTEST * widest) * (0.5 + ROOM);
    return [(low + high) / 2 - span, (low + high) / 2 + span];
  };
  return { x: roomy(x), y: roomy(y) };
}

/** A sentence on the plane and the fraction of the paths' variance in it; empty where the plane is not shown. */
export function planeNote(store: RaceStore | null): string {
  const plane = store?.planar ? store.race?.plane : null;
  if (!plane) return '';
  const percent = (fraction: number): string => format(100 * fraction, 3);
  return store!.text('lab.plane.note', percent(plane.fractions[0] + plane.fractions[1]), ...plane.fractions.map(percent));
}
