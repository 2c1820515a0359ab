/**
 * The losses under the map. They are requested only when the function or the frame changes: while a hand drags or the
 * frame moves a coarse grid suffices, and a fine one follows when it rests.
 */
import { landscapeOf, type Interval, type Problem } from '../../wire/answer/experiment';
import type { Grid, Plane } from '../../wire/answer/frame';
import { LatestWins } from '../../wire/requests';
import type { GridQuestion } from '../../wire/server';

export interface Resolution {
  columns: number;
  rows: number;
}

export const FINE: Resolution = { columns: 320, rows: 240 };
export const COARSE: Resolution = { columns: 80, rows: 60 };
const QUIET_MILLISECONDS = 140;
const GRAPH_COLUMNS = 481;
/** A cell of a fine grid, in pixels, and by how many columns grids differ. */
const CELL = 2.7;
const STEP = 40;

/** The finest grid that can be seen on so many pixels. */
export function fineOn(width: number): Resolution {
  const columns = Math.min(FINE.columns, Math.max(COARSE.columns, STEP * Math.ceil(width / (STEP * CELL))));
  return { columns, rows: (columns * FINE.rows) / FINE.columns };
}

export interface Terrain {
  grid: Grid;
  /** What the grid covers: one interval per axis. */
  domain: Interval[];
  axes: number[];
}

interface Wanted {
  question: GridQuestion;
  /** Whether a hand moves what it is the picture of: it gives way to the next one while the server asks for a pause. */
  drawn: boolean;
}

export class TerrainSource {
  terrain: Terrain | null = null;
  private key = '';
  private timer = 0;
  private readonly requests: LatestWins<Wanted, Grid>;

  constructor(
    ask: (question: GridQuestion, how: { drawn?: boolean }) => Promise<Grid>,
    arrived: () => void,
    failed: (reason: unknown) => void,
  ) {
    this.requests = new LatestWins(
      ({ question, drawn }) => ask(question, { drawn }),
      (grid, { question }) => {
        this.terrain = { grid, domain: question.domain, axes: question.axes };
        arrived();
      },
      (reason) => failed(reason),
      { painted: () => Promise.resolve(), pause: (grid) => grid.pause ?? 0, goesOn: ({ drawn }) => drawn },
    );
  }

  /**
   * Sets the frame whose losses are needed. Asking again for the same one costs nothing.
   *
   * @param width of the picture, in pixels
   */
  show(
    problem: Problem,
    variables: number,
    domain: Interval[],
    axes: number[],
    moving: boolean,
    plane: Plane | null = null,
    width = Infinity,
  ): void {
    const fine = fineOn(width);
    // A slice holds the other variables at the start; a plane needs none.
    const key = `${landscapeOf(problem, plane ? 0 : variables)}${JSON.stringify([domain, axes, plane, fine.columns])}`;
    if (key === this.key) return;
    const first = this.key === '';
    this.key = key;
    const ask = (resolution: Resolution, drawn: boolean): void =>
      this.requests.want({ question: { problem, domain, axes, ...(plane ? { plane } : {}), ...this.sized(resolution, axes) }, drawn });
    clearTimeout(this.timer);
    if (first && !moving) {
      ask(fine, false);
      return;
    }
    ask(COARSE, moving);
    this.timer = setTimeout(() => ask(fine, false), QUIET_MILLISECONDS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.requests.forget();
    this.key = '';
  }

  private sized(resolution: Resolution, axes: number[]): Resolution {
    return axes.length === 1 ? { columns: GRAPH_COLUMNS, rows: 1 } : resolution;
  }
}
