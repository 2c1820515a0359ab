/** What a class page asks of its class: the runs as far as they may be seen, and the land under them. */
import { bandsOf, type Bands } from '../../functions/landscape/bands';
import { graphRange } from '../../functions/landscape/graph';
import { levelsOf } from '../../functions/landscape/levels';
import type { PathPicture } from '../../functions/landscape/paths';
import { around, type Frame } from '../../draw/axes/viewport';
import type { Grid } from '../../wire/answer/frame';
import { askClassCurves, askClassGrid, askClassRace, type LossCurve } from '../../wire/classroom/pictures';
import { curvesOf, type Known } from '../../wire/classroom/rows';
import type { Problem } from '../../wire/answer/experiment';
import type { ClassExperiment } from '../../wire/classroom/socket';

const CELLS = { columns: 72, rows: 48 };

/** The losses over the part of the plane of an experiment. */
export interface Land {
  grid: Grid;
  frame: Frame;
  /** Null for a function of one variable. */
  bands: Bands | null;
  /** The lowest loss there. */
  low: number;
}

/** @param key of which state of the class it is */
export async function seek(code: string, key: string, experiment: ClassExperiment): Promise<Known> {
  if (experiment.problem.type !== 'function') return { race: null, ...(await askClassCurves(code, key)) };
  const { race, until } = await askClassRace(code, key);
  return { race, until, curves: curvesOf(race) };
}

export async function survey(code: string, key: string, problem: Problem): Promise<Land> {
  const otherwise = around(problem.start, [0, 1]);
  const [x, y] = [problem.domain?.[0] ?? otherwise.x, problem.domain?.[1] ?? otherwise.y];
  const lowOf = ({ values }: Grid): number => values.filter(Number.isFinite).reduce((a, b) => Math.min(a, b), Infinity);
  if (problem.start.length === 1) {
    const grid = await askClassGrid(code, key, [x], 160, 1);
    return { grid, frame: { x, y: graphRange(grid.values) }, bands: null, low: lowOf(grid) };
  }
  const grid = await askClassGrid(code, key, [x, y], CELLS.columns, CELLS.rows);
  return { grid, frame: { x, y }, bands: bandsOf(grid, levelsOf(grid.values, null)), low: lowOf(grid) };
}

/** A path without what comes after the present. */
export function soFar(picture: PathPicture): PathPicture {
  return { ...picture, xs: picture.xs.subarray(0, picture.now + 1), ys: picture.ys.subarray(0, picture.now + 1) };
}

/** A curve without what comes after a step. */
export function until(curve: LossCurve, step: number): LossCurve {
  const rows = curve.steps.filter((at) => at <= step).length;
  return { ...curve, steps: curve.steps.slice(0, rows), losses: curve.losses.slice(0, rows) };
}
