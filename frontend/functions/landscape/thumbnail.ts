import { LitElement, css, html, type TemplateResult } from 'lit';
import { bandsOf } from './bands';
import { graphRange, paintGraph } from './graph';
import { paintLandscape } from './landscape';
import { levelsOf } from './levels';
import { around } from '../../draw/axes/viewport';
import type { Interval, Problem } from '../../wire/answer/experiment';
import type { Grid } from '../../wire/answer/frame';
import { askGrid } from '../../wire/server';
import { surfaceOf } from '../../lab/painting/canvas';
import { onLookChange, pageLook } from '../../lab/painting/page-look';

const CELLS = { columns: 48, rows: 36 };
const known = new Map<string, Promise<Grid>>();

/** A small picture of a function's landscape, requested once, when it comes into view. */
export class DescentThumbnail extends LitElement {
  static override properties = { problem: {}, domain: {} };
  static override styles = css`
    :host {
      display: block;
      aspect-ratio: 4 / 3;
      overflow: hidden;
      border-radius: 4px;
      background: var(--soft);
    }
    canvas {
      display: block;
      width: 100%;
      height: 100%;
    }
  `;

  /** The problem as JSON, and the domain to show; without one that of the problem. */
  declare problem: string;
  declare domain: string;

  private seen = false;
  private grid: Grid | null = null;
  private forgetLook: (() => void) | null = null;
  private readonly watching = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    this.seen = true;
    this.watching.disconnect();
    void this.load();
  });

  constructor() {
    super();
    this.problem = '';
    this.domain = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.watching.observe(this);
    this.forgetLook = onLookChange(() => this.paint());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watching.disconnect();
    this.forgetLook?.();
  }

  protected override updated(): void {
    if (this.seen) void this.load();
  }

  private get covered(): Interval[] {
    const problem = JSON.parse(this.problem) as Problem;
    const wanted = this.domain ? (JSON.parse(this.domain) as Interval[]) : problem.domain;
    if (wanted) return wanted.slice(0, 2);
    const { x, y } = around(problem.start, [0, 1]);
    return problem.start.length === 1 ? [x] : [x, y];
  }

  private async load(): Promise<void> {
    if (!this.problem) return;
    const key = this.problem + this.domain;
    const domain = this.covered;
    const axes = domain.map((_, i) => i);
    const size = axes.length === 1 ? { columns: 96, rows: 1 } : CELLS;
    const asked = known.get(key) ?? askGrid({ problem: JSON.parse(this.problem) as Problem, domain, axes, ...size });
    known.set(key, asked);
    try {
      const grid = await asked;
      if (key !== this.problem + this.domain) return;
      this.grid = grid;
      this.paint();
    } catch {
      known.delete(key);
    }
  }

  private paint(): void {
    const { grid } = this;
    const size = { width: this.clientWidth, height: this.clientHeight };
    const surface = surfaceOf(this.renderRoot.querySelector('canvas'), size.width, size.height);
    if (!grid || !surface) return;
    const look = pageLook();
    const [x, y] = this.covered;
    surface.context.clearRect(0, 0, size.width, size.height);
    if (grid.rows === 1) paintGraph(surface.context, size, { x, y: graphRange(grid.values) }, grid, x, look);
    else {
      const frame = { x, y };
      paintLandscape(surface.context, size, frame, { bands: bandsOf(grid, levelsOf(grid.values, null)), frame, ...grid }, look);
    }
  }

  protected override render(): TemplateResult {
    return html`<canvas aria-hidden="true"></canvas>`;
  }
}

customElements.define('descent-thumbnail', DescentThumbnail);
