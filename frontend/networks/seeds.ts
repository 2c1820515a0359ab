import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Claim } from './seed-strip';
import { fiveOf, paintSpread, type RunGroup } from './spread';
import { format } from '../draw/axes/number';
import { tabled, type Picture } from '../draw/picture';
import type { KeptSeed } from '../lab/asking/asking';
import type { Change } from '../lab/lab-store';
import { sentence } from '../wire/answer/message';
import { same } from '../lab/asking/pointer';
import { Refusal } from '../wire/server';
import { Job, type PieceOf } from '../wire/stream';
import { pageLook } from '../lab/painting/page-look';
import { TrainingPicture } from './training/picture';

type Result = KeptSeed;

/** The measures by which results are compared, the most important first. */
const MEASURES = ['validationAccuracy', 'validationLoss', 'loss'] as const;

type SeedMeasure = (typeof MEASURES)[number];

type Piece = PieceOf<{ progress: { done: number; of: number }; result: Result }>;

const SEEDS = 20;

/** All contenders trained with twenty seeds: the spread of their final losses. */
export class DescentSeeds extends TrainingPicture {
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
      font-variant-numeric: tabular-nums;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 14px;
      align-items: center;
      margin-bottom: 8px;
    }
    p {
      margin: 0;
      color: var(--dim);
      font-size: 0.93em;
    }
    .bar p {
      flex: 1 1 16em;
    }
    /* On a phone the picture comes before the way to another one. */
    @media (width <= 800px) {
      .bar.done {
        order: 1;
        margin: 8px 0 0;
      }
    }
    button {
      min-height: 32px;
      padding: 0 14px;
      border: 1px solid var(--accent);
      border-radius: var(--radius, 6px);
      background: var(--accent);
      color: var(--accent-ink);
      font: inherit;
      cursor: pointer;
    }
    button.cancel {
      background: none;
      color: var(--ink);
      border-color: var(--line);
    }
    .measures {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      margin-bottom: 8px;
    }
    .measures button {
      min-height: 28px;
      padding: 0 10px;
      border-color: var(--line);
      background: none;
      color: var(--dim);
    }
    .measures button[aria-pressed='true'] {
      background: var(--soft);
      color: var(--ink);
      font-weight: 600;
    }
    .measure {
      margin-bottom: 4px;
    }
    progress {
      width: 100%;
      accent-color: var(--accent);
    }
    .plot {
      position: relative;
      flex: 1;
      min-height: 220px;
      border: 1px solid var(--line);
      border-radius: var(--radius-large, 8px);
      background: var(--panel);
    }
    canvas {
      position: absolute;
      inset: 8px;
      width: calc(100% - 16px);
      height: calc(100% - 16px);
    }
    .facts {
      margin-top: 8px;
      min-height: 2.9em;
    }
    .problem {
      color: var(--danger);
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 1px;
    }
  `;
  static override properties = {
    claim: { attribute: false },
    progress: { state: true },
    problem: { state: true },
    results: { state: true },
    chosen: { state: true },
  };

  /** What the server keeps of many seeds of this experiment; null for nothing. */
  declare claim: Claim | null;
  declare protected progress: { done: number; of: number } | null;
  declare protected problem: string;
  declare protected results: Result[];
  /** The measure that the visitor has chosen; null for the first available one. */
  declare protected chosen: SeedMeasure | null;

  /** The experiment of the results. */
  private studied: unknown = null;
  private readonly job = new Job<unknown, Piece>('api/seeds', {
    piece: (piece) => this.heard(piece),
    done: () => (this.progress = null),
    failed: (reason) => this.failed(reason),
    again: () => this.clear(),
  });

  constructor() {
    super();
    this.claim = null;
    this.progress = null;
    this.problem = '';
    this.results = [];
    this.chosen = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.cancel();
  }

  protected override changed(change: Change): void {
    if (change === 'experiment') this.requestUpdate();
    if (change === 'texts' || change === 'experiment') super.changed(change);
  }

  /** Results that are kept are there at once. */
  protected override joined(): void {
    super.joined();
    this.take();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('claim')) this.take();
  }

  private take(): void {
    const { store, claim } = this;
    if (!store || this.results.length > 0) return;
    const claimed = claim?.last.flatMap((all, run) =>
      all.map((validationAccuracy, i): Result => ({
        run,
        seed: claim.seed + i,
        loss: null,
        validationAccuracy,
        validationLoss: claim.validationLoss[run][i],
      })),
    );
    this.studied = store.experiment;
    this.results = store.asking.shown?.kept?.seeds ?? claimed ?? [];
  }

  private start(): void {
    this.studied = this.store!.experiment;
    this.clear();
    this.progress = { done: 0, of: SEEDS * this.store!.experiment!.runs.length };
    this.job.start({ experiment: this.studied, seeds: SEEDS });
  }

  private choose(measure: SeedMeasure): void {
    this.chosen = measure;
  }

  private clear(): void {
    this.results = [];
    this.problem = '';
  }

  private cancel(): void {
    this.job.cancel();
    this.progress = null;
    this.problem = '';
  }

  private heard(piece: Piece): void {
    if (piece.kind === 'progress') this.progress = piece.progress;
    else {
      this.results = [...this.results, piece.result];
      if (this.progress) this.progress = { done: this.results.length, of: this.progress.of };
    }
  }

  private failed(reason: unknown): void {
    const refused = reason instanceof Refusal;
    if (refused) this.progress = null;
    this.problem = refused ? sentence(reason.sentence, this.store!.texts) : this.text('lab.offline');
  }

  /** The measures that some result has. */
  private get measures(): SeedMeasure[] {
    return MEASURES.filter((measure) => this.results.some((result) => typeof result[measure] === 'number'));
  }

  private get compared(): SeedMeasure {
    const { measures } = this;
    return this.chosen && measures.includes(this.chosen) ? this.chosen : (measures[0] ?? 'loss');
  }

  private get groups(): RunGroup[] {
    const runs = (this.studied as { runs: { name: string }[] } | null)?.runs ?? [];
    return runs.map(({ name }, run) => ({
      name,
      values: this.results.filter((result) => result.run === run).map((result) => result[this.compared] ?? NaN),
    }));
  }

  /** All results, for export. */
  picture(): Picture | null {
    const { store, groups } = this;
    if (!store || this.results.length === 0) return null;
    const { measures } = this;
    const rows = this.results.map((result) => [
      groups[result.run].name,
      result.seed,
      ...measures.map((measure) => result[measure] ?? null),
    ]);
    const table = {
      caption: '',
      columns: [
        store.text('lab.units.contender'),
        store.text('lab.networks.seeds'),
        ...measures.map((measure) => store.text(`lab.seeds.${measure}`)),
      ],
      rows,
    };
    return tabled(
      'seeds',
      store.text('lab.seeds.picture'),
      this.size,
      (context) => paintSpread(context, this.size, groups, pageLook()),
      table,
    );
  }

  protected override paint(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas) return;
    this.size = { width: canvas.clientWidth, height: canvas.clientHeight };
    const surface = this.surface();
    if (surface) paintSpread(surface.context, this.size, this.groups, pageLook());
  }

  protected override render(): TemplateResult {
    const { progress } = this;
    const stale = this.results.length > 0 && !same(this.studied, this.store?.experiment);
    return html`
      <div class="bar ${this.results.length > 0 && !progress && !stale ? 'done' : ''}">
        ${
          progress
            ? html`<button type="button" class="cancel" @click=${this.cancel}>${this.text('lab.seeds.cancel')}</button>`
            : html`<button type="button" @click=${this.start}>${this.text('lab.seeds.start')}</button>`
        }
        <p role="status">${progress ? this.text('lab.seeds.progress', Math.floor(progress.done), progress.of) : stale ? this.text('lab.seeds.stale') : this.text('lab.seeds.about')}</p>
      </div>
      ${progress ? html`<progress max=${progress.of} value=${progress.done} aria-label=${this.text('lab.networks.seeds')}></progress>` : nothing}
      <p class="problem" role="alert">${this.problem || nothing}</p>
      ${
        this.measures.length > 1
          ? html`<div class="measures" role="group" aria-label=${this.text('lab.seeds.measure')}>
            ${this.measures.map((value) => html`<button type="button" aria-pressed=${value === this.compared} @click=${() => this.choose(value)}>${this.text(`lab.seeds.${value}`)}</button>`)}
          </div>`
          : this.measures.map((only) => html`<p class="measure">${this.text(`lab.seeds.${only}`)}</p>`)
      }
      <div class="plot" role="img" aria-label=${this.text('lab.seeds.picture')} ?hidden=${this.results.length === 0 && !progress}><canvas></canvas></div>
      <p class="facts">${this.groups.map((group) => this.spread(group))}</p>
    `;
  }

  private spread({ name, values }: RunGroup): TemplateResult | typeof nothing {
    const five = fiveOf(values);
    if (!five) return nothing;
    const diverged = values.filter(Number.isNaN).length;
    const show = (value: number): string => (this.compared === 'validationAccuracy' ? `${format(100 * value, 3)}%` : format(value, 3));
    return html`<span>${this.text('lab.seeds.spread', name, show(five.median), show(five.lower), show(five.upper), values.length)}
      ${diverged > 0 ? this.text('lab.seeds.diverged', diverged) : nothing} </span>`;
  }
}

customElements.define('descent-seeds', DescentSeeds);
