/** The view of the map: its variables, its part of the plane, its size in pixels. */
import { graphRange } from './graph';
import { around, resolution, zoomed, type Frame, type Size } from '../../draw/axes/viewport';
import type { Problem } from '../../wire/answer/experiment';
import type { Race } from '../../wire/answer/frame';
import { nameAlong, planeFrame } from '../race/plane';
import type { Terrain } from './terrain';

export interface MapView {
  size: Size;
  frame: Frame;
  /** One axis: the graph of a function of one variable. */
  axes: number[];
  names: string[];
}

export function axesOf(problem: Problem, chosen: readonly number[]): number[] {
  const variables = problem.start.length;
  return variables === 1 ? [0] : chosen.map((axis) => Math.min(axis, variables - 1));
}

/** The frame before any zoom: the experiment's domain, or one around the start. */
export function homeOf(problem: Problem, axes: readonly number[]): Frame {
  const otherwise = around(problem.start, axes);
  const domain = problem.domain ?? [];
  return { x: domain[axes[0]] ?? otherwise.x, y: axes.length === 1 ? [0, 1] : (domain[axes[1]] ?? otherwise.y) };
}

export function viewOf(
  problem: Problem,
  race: Race | null,
  terrain: Terrain | null,
  chosen: readonly number[] | 'plane',
  size: Size,
  zoom: { k: number; x: number; y: number },
): MapView {
  if (chosen === 'plane' && race?.plane && race.variables.length === problem.start.length) {
    const axes = [0, 1].map((i) => problem.start.length + i);
    return { size, frame: zoomed(planeFrame(race), size, zoom), axes, names: axes.map((axis) => nameAlong(race, axis)) };
  }
  const axes = axesOf(problem, chosen === 'plane' ? [0, 1] : chosen);
  const frame = zoomed(homeOf(problem, axes), size, zoom);
  if (axes.length === 1 && terrain?.grid.rows === 1) frame.y = graphRange(terrain.grid.values);
  const names = axes.map((axis) => problem.variables?.[axis] ?? race?.variables[axis] ?? '');
  return { size, frame, axes, names };
}

/** The part of a coordinate's size below which a path that is drawn alone has no digits. */
const DRAWN = 2 ** -17;

/** Whether a pixel shows less than a path that is drawn alone can tell. */
export function isCloseUp({ frame, size }: MapView): boolean {
  const [across, up] = resolution(frame, size);
  return [[frame.x, across] as const, [frame.y, up] as const].some(([ends, pixel]) => pixel < 4 * DRAWN * Math.max(...ends.map(Math.abs)));
}

/** The race, unless it is still that of a function with other variables. */
export function fitting(race: Race | null, problem: Problem): Race | null {
  return race && race.variables.length === problem.start.length ? race : null;
}
