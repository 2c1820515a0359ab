import { LitElement, css, html, type TemplateResult } from 'lit';
import { bandsOf, type Bands } from '../functions/landscape/bands';
import { graphRange, paintGraph } from '../functions/landscape/graph';
import { paintLandscape } from '../functions/landscape/landscape';
import { mapPixels, paintCurves, paintDataPoints, paintDots, paintSwitchedOff, type Sketch } from './sketch';
import { levelsOf } from '../functions/landscape/levels';
import { paintPaths } from '../functions/landscape/paths';
import type { Frame, Size } from '../draw/axes/viewport';
import { around } from '../draw/axes/viewport';
import { withheld } from '../lab/asking/asking';
import type { Experiment, Problem } from '../wire/answer/experiment';
import { lastStep, type Grid, type Race } from '../wire/answer/frame';
import { answeredLessons } from './answered';
import { lossCurves } from './lesson-curves';
import { askGrid, askRace } from '../wire/server';
import { NextFrame, surfaceOf } from '../lab/painting/canvas';
import { imageOf } from '../networks/training/picture';
import { dressRuns, onLookChange, pageLook } from '../lab/painting/page-look';
import { RacePaths } from '../functions/landscape/race-paths';

const CELLS = { columns: 48, rows: 30 };
const LASTS = 1600;
/** How much of a path, and of a curve, is shown before the question is answered: so little that nothing is given away. */
const BEGINNING = { path: 0, curve: 0.05 };

/** The grid of losses and what it covers; its bands are worked out once. */
interface Land {
  grid: Grid;
  frame: Frame;
  bands: Bands | null;
}

/** Pictures are requested one after the other, so that a page full of them does not crowd out other visitors' requests. */
let line: Promise<unknown> = Promise.resolve();

/**
 * A lesson's experiment as a small picture: the run of its contenders over the landscape, their losses, or what was
 * computed beforehand. Before the question is answered it shows the beginning alone. It plays while its card is pointed
 * at or has the focus, where motion is welcome.
 */
export class DescentLessonPicture extends LitElement {
  static override properties = { lesson: {}, race: {}, sketch: {}, chart: { type: Boolean } };
  static override styles = css`
    :host {
      display: block;
      aspect-ratio: 16 / 10;
      overflow: hidden;
      background: var(--soft);
    }
    canvas {
      display: block;
      width: 100%;
      height: 100%;
    }
  `;

  declare lesson: string;
  /** The experiment as JSON, of functions; or the sketch as JSON. */
  declare race: string;
  declare sketch: string;
  /** Whether the losses are shown in place of the paths. */
  declare chart: boolean;

  private told: { race: Race; land: Land | null } | null = null;
  private readonly paths = new RacePaths();
  private began: number | null = null;
  private forgetLook: (() => void) | null = null;
  private readonly painting = new NextFrame(() => this.paint());
  private readonly resizing = new ResizeObserver(() => this.painting.ask());
  private readonly watching = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    this.watching.disconnect();
    if (this.race) line = line.then(() => this.load());
    this.painting.ask();
  });
  private readonly play = (): void => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    this.began = performance.now();
    this.painting.ask();
  };

  constructor() {
    super();
    this.lesson = this.race = this.sketch = '';
    this.chart = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    dressRuns([]);
    this.watching.observe(this);
    this.resizing.observe(this);
    this.forgetLook = onLookChange(() => this.painting.ask());
    const card = this.closest('a');
    card?.addEventListener('pointerenter', this.play);
    card?.addEventListener('focus', this.play);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watching.disconnect();
    this.resizing.disconnect();
    this.painting.cancel();
    this.forgetLook?.();
    const card = this.closest('a');
    card?.removeEventListener('pointerenter', this.play);
    card?.removeEventListener('focus', this.play);
  }

  private async load(): Promise<void> {
    if (!this.isConnected || this.told) return;
    const experiment = JSON.parse(this.race) as Experiment;
    const { problem } = experiment;
    try {
      const race = await askRace(experiment, { drawn: true });
      this.told = { race, land: this.chart ? null : await this.survey(problem) };
      this.painting.ask();
    } catch {
      // The card says in words what it is about.
    }
  }

  private async survey(problem: Problem): Promise<Land> {
    const otherwise = around(problem.start, [0, 1]);
    const [x, y] = [problem.domain?.[0] ?? otherwise.x, problem.domain?.[1] ?? otherwise.y];
    if (problem.start.length === 1) {
      const grid = await askGrid({ problem, domain: [x], axes: [0], columns: 96, rows: 1 });
      return { grid, frame: { x, y: graphRange(grid.values) }, bands: null };
    }
    const grid = await askGrid({ problem, domain: [x, y], axes: [0, 1], ...CELLS });
    return { grid, frame: { x, y }, bands: bandsOf(grid, levelsOf(grid.values, null)) };
  }

  /** How much of the run is shown now. */
  private get fraction(): number {
    const whole = answeredLessons().has(this.lesson) ? 1 : BEGINNING[this.sketch || this.chart ? 'curve' : 'path'];
    if (this.began === null) return whole;
    const passed = (performance.now() - this.began) / LASTS;
    if (passed >= 1) this.began = null;
    else this.painting.ask();
    return Math.min(1, passed) * whole;
  }

  private paint(): void {
    const size = { width: this.clientWidth, height: this.clientHeight };
    const surface = surfaceOf(this.renderRoot.querySelector('canvas'), size.width, size.height);
    if (!surface) return;
    surface.context.clearRect(0, 0, size.width, size.height);
    if (this.told) this.paintTold(surface.context, size);
    else if (this.sketch) this.paintSketch(surface.context, size, JSON.parse(this.sketch) as Sketch);
  }

  private paintTold(context: CanvasRenderingContext2D, size: Size): void {
    const { race, land } = this.told!;
    const look = pageLook();
    const step = Math.round(this.fraction * lastStep(race));
    if (!land) {
      paintCurves(context, size, lossCurves(race), step / lastStep(race), look);
      return;
    }
    const { grid, frame, bands } = land;
    if (bands) paintLandscape(context, size, frame, { bands, frame, ...grid }, look);
    else paintGraph(context, size, frame, grid, frame.x, look);
    this.paths.project(withheld(race, step), bands ? [0, 1] : [0], frame, size);
    paintPaths(
      context,
      size,
      this.paths.at(step, null, () => true).map(({ picture }) => picture),
      null,
      look,
    );
  }

  private paintSketch(context: CanvasRenderingContext2D, size: Size, { curves, dots, map, columns, points, secret }: Sketch): void {
    const look = pageLook();
    const { fraction } = this;
    const open = !answeredLessons().has(this.lesson);
    if (secret && open) {
      paintSwitchedOff(context, size, look);
      return;
    }
    // The first of many seeds tells nothing: what is learnt is shown instead.
    if (dots && !open) {
      paintDots(context, size, dots, fraction, look);
      return;
    }
    if (curves) paintCurves(context, size, curves, fraction, look);
    if (map && columns) {
      const { pixels, rows } = mapPixels(map, columns, look);
      context.imageSmoothingEnabled = true;
      context.drawImage(imageOf(pixels, columns, rows), 0, 0, size.width, size.height);
    }
    if (points) paintDataPoints(context, size, points, look);
  }

  protected override render(): TemplateResult {
    return html`<canvas aria-hidden="true"></canvas>`;
  }
}

customElements.define('descent-lesson-picture', DescentLessonPicture);
