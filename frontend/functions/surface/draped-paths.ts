/** The paths of a race on the relief: draped once per race, projected and searched again when the camera moves. */
import { thinPath } from '../../draw/axes/decimate';
import type { DrapedPath } from './draped';
import { nearest } from '../../draw/axes/nearest';
import { drape, heightAt, hiddenFrom, onPlan, type DrapedLine, type Relief, type Point3 } from './relief';
import type { Frame } from '../../draw/axes/viewport';
import { column, rowAt, type Race, type Run } from '../../wire/answer/frame';
import { columnAlong } from '../race/plane';
import type { Hover } from '../../lab/lab-store';
import type { Ghost } from '../landscape/paths';
import type { RunOf } from '../landscape/race-paths';
import type { TipPlace } from '../landscape/tip';

type Projection = (u: number, h: number, v: number) => [number, number];

const TOO_NEAR = 0.7;
/** Paths float a hair above the surface, which the card draws in flat pieces. */
const LIFT = 0.004;

export class DrapedPaths {
  private courses: { run: Run; index: number; course: DrapedLine }[] = [];
  private all: { run: Run; picture: DrapedPath }[] = [];

  drape(race: Race | null, axes: readonly number[], frame: Frame): void {
    this.courses = (race?.runs ?? []).map((run, index) => {
      const [across, upward] = axes.map((axis) => column(run, columnAlong(race!, axis)));
      return { run, index, course: drape(across, upward, frame) };
    });
  }

  project(relief: Relief, eye: Point3, projection: Projection): void {
    this.all = this.courses.map(({ run, index, course: { u, v, rows } }) => {
      const { xs, ys, kept } = projected(u, v, relief, projection);
      const [open, covered] = [ys.slice(), new Float64Array(ys.length).fill(NaN)];
      let before = false;
      for (const i of kept) {
        const hidden = !Number.isNaN(xs[i]) && hiddenFrom(eye, relief, u[i], heightAt(relief, u[i], v[i]) + LIFT, v[i]);
        if (hidden || before) covered[i] = ys[i];
        if (hidden && before) open[i] = NaN;
        before = hidden;
      }
      const diverged = run.ending.reason === 'diverged';
      return { run, picture: { index, xs, ys, open, covered, kept, rows, now: 0, hovered: null, diverged } };
    });
  }

  /** Runs as they went before a change; a hill does not hide them. */
  static ghosts(runs: readonly RunOf[], axes: readonly number[], frame: Frame, relief: Relief, projection: Projection): Ghost[] {
    return runs.map(({ of: race, index }) => {
      const [across, upward] = axes.map((axis) => column(race.runs[index], columnAlong(race, axis)));
      const { u, v } = drape(across, upward, frame);
      return { index, ...projected(u, v, relief, projection) };
    });
  }

  at(cursor: number, hover: Hover | null, shown: (index: number) => boolean): DrapedPath[] {
    const visible = this.all.filter(({ picture, run }) => shown(picture.index) && run.rows > 0);
    for (const { picture, run } of visible) {
      picture.now = rowAt(run, cursor);
      picture.hovered = hover ? rowAt(run, hover.step) : null;
    }
    return visible.map(({ picture }) => picture);
  }

  near(x: number, y: number, reach: number, shown: (index: number) => boolean): { run: number; step: number } | null {
    const steps = this.all
      .filter(({ picture, run }) => shown(picture.index) && run.rows > 0)
      .map(({ picture, run }) => ({
        run: picture.index,
        xs: Float64Array.from(picture.rows, (at) => picture.xs[at]),
        ys: Float64Array.from(picture.rows, (at) => picture.ys[at]),
        count: run.rows,
      }));
    const found = nearest(steps, x, y, reach);
    return found && { run: found.run, step: column(this.all[found.run].run, 'step')[found.row] };
  }

  place(index: number, step: number): TipPlace | null {
    const path = this.all[index];
    if (!path || path.run.rows === 0) return null;
    const row = rowAt(path.run, step);
    const at = path.picture.rows[row];
    const [x, y] = [path.picture.xs[at], path.picture.ys[at]];
    return Number.isNaN(x) ? null : { index, run: path.run, row, x, y };
  }
}

function projected(
  u: ArrayLike<number>,
  v: ArrayLike<number>,
  relief: Relief,
  projection: Projection,
): { xs: Float64Array; ys: Float64Array; kept: number[] } {
  const [xs, ys] = [new Float64Array(u.length), new Float64Array(u.length)];
  for (let i = 0; i < u.length; i++) {
    [xs[i], ys[i]] = onPlan(u[i], v[i]) ? projection(u[i], heightAt(relief, u[i], v[i]) + LIFT, v[i]) : [NaN, NaN];
  }
  return { xs, ys, kept: thinPath(xs, ys, TOO_NEAR) };
}
