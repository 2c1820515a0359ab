/**
 * What a class looks at, small enough for a phone: the paths over the landscape as far as the class's step, and under it
 * the losses. Both come from the class, which computes them once for all.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { bandsOf, type Bands } from '../functions/landscape/bands';
import { graphRange, paintGraph } from '../functions/landscape/graph';
import { paintLandscape } from '../functions/landscape/landscape';
import { levelsOf } from '../functions/landscape/levels';
import { paintPaths } from '../functions/landscape/paths';
import { RacePaths } from '../functions/landscape/race-paths';
import { around, type Frame, type Size } from '../draw/axes/viewport';
import { NextFrame, surfaceOf } from '../lab/painting/canvas';
import { nameColour, onLookChange, pageLook } from '../lab/painting/page-look';
import { LatestWins } from '../wire/requests';
import { lastStep, type Grid, type Race } from '../wire/frame';
import { askClassGrid, askClassRace } from '../wire/class-pictures';
import type { Problem } from '../wire/experiment';
import { paintLosses } from './losses';
import type { ClassExperiment, ClassState } from '../wire/class-socket';

const CELLS = { columns: 72, rows: 48 };

interface Land {
  grid: Grid;
  frame: Frame;
  bands: Bands | null;
}

interface Question {
  experiment: ClassExperiment;
  /** What of the race may be shown: another one makes another race. */
  key: string;
}

export class DescentClassPicture extends LitElement {
  static override properties = { code: {}, state: { attribute: false }, experiment: { attribute: false }, step: { type: Number } };
  static override styles = css`
    :host {
      display: grid;
      grid-template-rows: minmax(0, 3fr) minmax(0, 2fr) auto;
      gap: 8px;
      min-height: 0;
    }
    canvas {
      display: block;
      width: 100%;
      height: 100%;
      min-height: 0;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--panel);
      box-sizing: border-box;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      margin: 0;
      padding: 0;
      list-style: none;
      font-weight: 600;
    }
  `;

  declare code: string;
  declare state: ClassState | null;
  declare experiment: ClassExperiment | null;
  /** Where the pictures stand. */
  declare step: number;

  private race: Race | null = null;
  private land: Land | null = null;
  private landOf = '';
  private raceOf = '';
  private readonly paths = new RacePaths();
  private readonly painting = new NextFrame(() => this.paint());
  private readonly resizing = new ResizeObserver(() => this.painting.ask());
  private forgetLook: (() => void) | null = null;
  private readonly requests = new LatestWins<Question, [Race, Land]>(
    (question) => this.load(question),
    ([race, land], { key }) => {
      this.race = race;
      this.land = land;
      this.raceOf = key;
      this.dispatchEvent(new CustomEvent('descent-class-race', { detail: lastStep(race), bubbles: true, composed: true }));
      this.requestUpdate();
    },
    () => undefined,
  );

  constructor() {
    super();
    this.code = '';
    this.state = this.experiment = null;
    this.step = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizing.observe(this);
    this.forgetLook = onLookChange(() => this.painting.ask());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing.disconnect();
    this.painting.cancel();
    this.requests.forget();
    this.forgetLook?.();
  }

  /** While a question is open, only the step where it is asked may be seen. */
  private get key(): string {
    const { experiment, question, step } = this.state!;
    return `${experiment}:${question === 'open' || question === 'talk' || question === 'open2' ? step : 'all'}`;
  }

  protected override updated(): void {
    const { experiment, state } = this;
    if (experiment?.problem.type === 'function' && state && this.key !== this.raceOf) {
      this.requests.want({ experiment, key: this.key });
    }
    this.painting.ask();
  }

  private async load({ experiment, key }: Question): Promise<[Race, Land]> {
    const race = await askClassRace(this.code, key);
    const { problem } = experiment;
    const of = JSON.stringify({ ...problem, start: problem.domain?.length ? null : problem.start });
    if (this.land && of === this.landOf) return [race, this.land];
    const land = await this.survey(problem, key);
    this.landOf = of;
    return [race, land];
  }

  private async survey(problem: Problem, key: string): Promise<Land> {
    const otherwise = around(problem.start, [0, 1]);
    const [x, y] = [problem.domain?.[0] ?? otherwise.x, problem.domain?.[1] ?? otherwise.y];
    if (problem.start.length === 1) {
      const grid = await askClassGrid(this.code, key, [x], 160, 1);
      return { grid, frame: { x, y: graphRange(grid.values) }, bands: null };
    }
    const grid = await askClassGrid(this.code, key, [x, y], CELLS.columns, CELLS.rows);
    return { grid, frame: { x, y }, bands: bandsOf(grid, levelsOf(grid.values, null)) };
  }

  private paint(): void {
    const { race, land } = this;
    const [map, chart] = this.renderRoot.querySelectorAll('canvas');
    if (!map || !chart || !race || !land) return;
    const look = pageLook();
    const [above, below] = [sizeOf(map), sizeOf(chart)];
    const surface = surfaceOf(map, above.width, above.height);
    if (surface) {
      surface.context.clearRect(0, 0, above.width, above.height);
      const { grid, frame, bands } = land;
      if (bands) paintLandscape(surface.context, above, frame, { bands, frame, ...grid }, look);
      else paintGraph(surface.context, above, frame, grid, frame.x, look);
      this.paths.project(race, bands ? [0, 1] : [0], frame, above);
      const pictures = this.paths.at(this.step, null, () => true).map(({ picture }) => picture);
      paintPaths(surface.context, above, pictures, null, look);
    }
    const curves = surfaceOf(chart, below.width, below.height);
    if (curves) {
      curves.context.clearRect(0, 0, below.width, below.height);
      paintLosses(curves.context, below, race, this.step, look);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { race } = this;
    if (this.experiment && this.experiment.problem.type !== 'function') return nothing;
    return html`
      <canvas role="img" aria-label=${this.experiment?.title || this.experiment?.problem.expression || ''}></canvas>
      <canvas aria-hidden="true"></canvas>
      <ul>
        ${race?.runs.map((run, i) => html`<li style="color: ${nameColour(i)}">${run.name}</li>`)}
      </ul>
    `;
  }
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): Size {
  return { width: clientWidth, height: clientHeight };
}

customElements.define('descent-class-picture', DescentClassPicture);
