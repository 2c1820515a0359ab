/** The paths of a race in the map's pixels: projected once per race and frame, then painted and searched many times. */
import { marksAlong, thinPath } from '../../draw/axes/decimate';
import { nearest } from '../../draw/axes/nearest';
import { insideOf, type Ghost, type PathPicture } from './paths';
import { toPixelX, toPixelY, type Frame, type Size } from '../../draw/axes/viewport';
import { column, rowAt, type Race, type Run } from '../../wire/answer/frame';
import { columnAlong } from '../race/plane';
import type { RaceStore } from '../race/store';
import { fitting, type MapView } from './view';
import type { Hover } from '../../lab/lab-store';

export interface RacePath {
  run: Run;
  picture: PathPicture;
}

/** One run of a race. */
export interface RunOf {
  of: Race;
  index: number;
}

const TOO_NEAR = 0.7;
const MARKS_APART = 11;

/** The ghosts of a race as they were last drawn: each move of a pointer asks for them. */
const drawn = new WeakMap<Race, { view: string; ghosts: Map<number, Ghost> }>();

type Formerly = Pick<RaceStore, 'ghost' | 'pinned' | 'planar' | 'experiment' | 'isShown'>;

export class RacePaths {
  private all: RacePath[] = [];
  private size: Size = { width: 0, height: 0 };

  /** One axis: the run on the graph of the function, its loss upwards. */
  project(race: Race | null, axes: readonly number[], frame: Frame, size: Size): void {
    this.size = size;
    this.all = (race?.runs ?? []).map((run, index) => {
      const names = axes.map((axis) => columnAlong(race!, axis));
      const { xs, ys, kept } = projected(frame, size, column(run, names[0]), column(run, names[1] ?? 'loss'));
      const marks = marksAlong(xs, ys, MARKS_APART);
      const mean = run.columns.get(`average:${names[0]}`);
      const average = mean
        ? projected(frame, size, mean, column(run, names[1] === undefined ? 'average_loss' : `average:${names[1]}`))
        : null;
      const diverged = run.ending.reason === 'diverged';
      return { run, picture: { index, xs, ys, kept, marks, now: 0, hovered: null, diverged, average } };
    });
  }

  /** The path of one run of another race, as a ghost; the same one while the view stays. */
  static ghost({ of: race, index }: RunOf, axes: readonly number[], frame: Frame, size: Size): Ghost {
    const view = JSON.stringify([axes, frame, size]);
    let kept = drawn.get(race);
    if (kept?.view !== view) drawn.set(race, (kept = { view, ghosts: new Map() }));
    const [across, upward] = [columnAlong(race, axes[0]), axes.length > 1 ? columnAlong(race, axes[1]) : 'loss'];
    const ghost = kept.ghosts.get(index) ?? {
      index,
      ...projected(frame, size, column(race.runs[index], across), column(race.runs[index], upward)),
    };
    kept.ghosts.set(index, ghost);
    return ghost;
  }

  /** The runs that stay visible: the one before a remedy, and those of a pinned race. */
  static former({ ghost, pinned, planar, experiment, isShown }: Formerly): RunOf[] {
    const kept: RunOf[] = ghost ? [ghost] : [];
    // Each race has a plane of its own.
    if (pinned && !planar) pinned.runs.forEach((run, index) => run.rows > 0 && isShown(index) && kept.push({ of: pinned, index }));
    return kept.filter(({ of }) => fitting(of, experiment!.problem));
  }

  static ghosts(store: Formerly, axes: readonly number[], frame: Frame, size: Size): Ghost[] {
    return RacePaths.former(store).map((one) => RacePaths.ghost(one, axes, frame, size));
  }

  /** Whether the ghost of a remedy passes near a place. */
  static isGhostNear(store: Formerly, { axes, frame, size }: MapView, [x, y]: readonly [number, number], reach: number): boolean {
    const { ghost } = store;
    if (!ghost || !fitting(ghost.of, store.experiment!.problem)) return false;
    const { xs, ys } = RacePaths.ghost(ghost, axes, frame, size);
    return nearest([{ run: ghost.index, xs, ys, count: xs.length }], x, y, reach) !== null;
  }

  /** The visible paths with their points at the cursor. */
  at(cursor: number, hover: Hover | null, shown: (index: number) => boolean): RacePath[] {
    const visible = this.all.filter(({ picture, run }) => shown(picture.index) && run.rows > 0);
    for (const { picture, run } of visible) {
      picture.now = rowAt(run, cursor);
      picture.hovered = hover ? rowAt(run, hover.step) : null;
    }
    return visible;
  }

  /** The step of a run near a place, its end at the rim of the map included; null when nothing is within reach. */
  near(x: number, y: number, reach: number, shown: (index: number) => boolean): { run: number; step: number } | null {
    const visible = this.all.filter(({ picture, run }) => shown(picture.index) && run.rows > 0);
    const ends = visible.map(({ picture, run }) => {
      const end = insideOf(this.size, picture.xs[run.rows - 1], picture.ys[run.rows - 1]);
      return { run: picture.index, xs: [end.x], ys: [end.y], count: 1 };
    });
    const paths = visible.map(({ picture, run }) => ({ run: picture.index, xs: picture.xs, ys: picture.ys, count: run.rows }));
    const end = nearest(ends, x, y, reach);
    const found = nearest(paths, x, y, end ? Math.min(reach, end.distance) : reach) ?? end;
    if (!found) return null;
    const { run } = this.all[found.run];
    const row = found === end ? run.rows - 1 : found.row;
    return { run: found.run, step: column(run, 'step')[row] };
  }

  /** Where on the map a run is at a step. */
  place(index: number, step: number): { index: number; run: Run; row: number; x: number; y: number } | null {
    const path = this.all[index];
    if (!path || path.run.rows === 0) return null;
    const row = rowAt(path.run, step);
    return { index, run: path.run, row, ...insideOf(this.size, path.picture.xs[row], path.picture.ys[row]) };
  }
}

function projected(
  frame: Frame,
  size: Size,
  across: Float64Array,
  upward: Float64Array,
): { xs: Float64Array; ys: Float64Array; kept: number[] } {
  const xs = across.map((value) => toPixelX(frame, size, value));
  const ys = upward.map((value) => toPixelY(frame, size, value));
  return { xs, ys, kept: thinPath(xs, ys, TOO_NEAR) };
}
