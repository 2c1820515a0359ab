import { css, html, nothing, type TemplateResult } from 'lit';
import { following, listed } from '../wire/answer/enumeration';
import { format } from '../draw/axes/number';
import type { Picture } from '../draw/picture';
import type { Scale } from '../draw/axes/ticks';
import { setText } from '../lab/painting/canvas';
import { CurveChart } from '../lab/chart/curve-chart';
import { suitsLog, type Curve } from '../lab/chart/curves';
import { paintFormerCurve } from '../lab/chart/former';
import { layout, type ChartLayout } from '../lab/chart/layout';
import type { Change } from '../lab/lab-store';
import { lookOf, pageLook } from '../lab/painting/page-look';
import { swatch } from '../lab/controls/swatch';
import { backButton } from '../lab/back';
import { pinButton } from '../lab/controls/pin';
import { tabStrip } from '../lab/controls/tab-strip';
import { chartStyles } from '../styles/elements/chart';
import { rowAt } from '../wire/answer/frame';
import { bestOf, calm, calmTop, isLong, smoothed } from './training/calm';
import {
  formerCurve,
  gapAt,
  learningCurves,
  paintBest,
  paintGaps,
  paintSnapshots,
  snapshotsOn,
  type DrawnGap,
  type LearningMeasure,
} from './training/learning-curves';
import { learningPicture } from './training/pictures';
import type { TrainingStore } from './training/store';

/** The axis is logarithmic if the ratio of the largest to the lowest loss exceeds this. */
const MUCH = 30;

/** The most gaps that are drawn together. */
const MOST_GAPS = 2;

/** Training against validation: loss or accuracy of all networks over the updates, with the gap at the cursor. */
export class DescentLearning extends CurveChart<TrainingStore> {
  static override styles = [
    chartStyles,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 1em;
      }
      th,
      td {
        padding: 1px 0 1px 8px;
        font-weight: 400;
        text-align: right;
        white-space: nowrap;
      }
      /* The names take what the numbers leave. */
      th:first-child {
        width: 100%;
        max-width: 0;
        padding-left: 0;
        overflow: hidden;
        text-align: left;
        text-overflow: ellipsis;
      }
      tbody th svg {
        display: inline-block;
        margin-right: 6px;
        vertical-align: middle;
      }
      thead th {
        color: var(--dim);
      }
      tr.chosen {
        background: var(--soft);
      }
      .early {
        margin: 4px 0 0;
        color: var(--dim);
        font-size: 0.86em;
        text-wrap: pretty;
      }
      .early:empty {
        display: none;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        align-items: center;
        margin: 2px 0 0;
        color: var(--dim);
        font-size: 0.86em;
      }
      .legend > * {
        white-space: nowrap;
      }
      .legend label {
        min-height: 24px;
        margin-left: auto;
      }
      .legend svg {
        display: inline-block;
        vertical-align: middle;
        margin-right: 5px;
        stroke: var(--dim);
        stroke-width: 2;
      }
    `,
  ];
  static override properties = { measure: { state: true }, scale: { state: true }, smooth: { state: true }, long: { state: true } };

  declare protected measure: LearningMeasure;
  /** Of the loss, if the visitor chooses; else logarithmic where losses span much. Accuracy is always linear. */
  declare protected scale: Scale | null;
  /** Whether the curves are smoothed, over the faint raw ones. */
  declare protected smooth: boolean;
  /** Whether any curve has so many values that smoothing shows more. */
  declare protected long: boolean;

  /** The curves that stay in sight. */
  private former: Curve[] = [];

  protected override readonly reshaping: readonly Change[] = ['training', 'shown', 'experiment', 'pinned'];

  constructor() {
    super();
    this.measure = 'loss';
    this.scale = null;
    this.smooth = true;
    this.long = false;
  }

  protected override rendering(): unknown {
    return this.hasAccuracy;
  }

  private get hasAccuracy(): boolean {
    return (this.store?.training?.data.classes.length ?? 0) > 0;
  }

  private get shown(): LearningMeasure {
    return this.hasAccuracy ? this.measure : 'loss';
  }

  protected override joined(): void {
    this.measure = this.usual();
    super.joined();
  }

  private usual(): LearningMeasure {
    return (this.store!.panels.get('learning') ?? this.store!.asking.shown?.chart) === 'accuracy' ? 'accuracy' : 'loss';
  }

  private choose(measure: LearningMeasure): void {
    this.measure = measure;
    this.store?.panels.set('learning', measure);
  }

  protected override changed(change: Change): void {
    if (change === 'question') this.measure = this.usual();
    super.changed(change);
  }

  protected override paintOver(context: CanvasRenderingContext2D, { x, y }: ChartLayout): void {
    const store = this.store!;
    for (const curve of this.former) paintFormerCurve(context, curve, x, y, pageLook());
    paintSnapshots(context, snapshotsOn(store.training!, this.shown, store.isShown), x, y, pageLook());
    paintBest(context, this.bests(), x, y, pageLook());
    paintGaps(context, this.gaps(), x, y, store.text('lab.networks.gap'), pageLook());
  }

  /** Where the validation loss of each shown run is lowest, on the drawn curve; nothing while they train. */
  private bests(): { index: number; step: number; value: number }[] {
    const store = this.store!;
    if (!store.ended) return [];
    return store.training!.runs.flatMap((run, index) => {
      const best = store.isShown(index) && run.ending?.reason !== 'diverged' ? bestOf(run) : null;
      return best ? [{ index, step: best.step, value: this.shown === 'loss' ? best.loss : best.accuracy }] : [];
    });
  }

  private picture(): Picture | null {
    return this.still && learningPicture(this.store!, this.still, this.gaps(), this.shown);
  }

  /** The gaps of the run that is looked at, or of few runs: the brackets of many would hide the curves. */
  private gaps(): DrawnGap[] {
    const { store } = this;
    const chosen = store!.hover?.run ?? null;
    if (chosen === null && store!.runs.filter((_, index) => store!.isShown(index)).length > MOST_GAPS) return [];
    return store!.training!.runs.flatMap((run, index) => {
      const gap = store!.isShown(index) && (chosen === null || chosen === index) ? gapAt(run, this.shown, store!.focus) : null;
      return gap ? [{ ...gap, index }] : [];
    });
  }

  protected override arrange(): ChartLayout {
    const store = this.store!;
    const raw = learningCurves(store.training!, this.shown, store.isShown, (member) => store.text(`lab.member.${member}`));
    this.long = raw.some(isLong);
    this.curves = this.smooth ? calm(raw) : raw;
    this.former = this.formerCurves();
    const suited = this.suit(spansMuch(this.curves) ? 'log' : 'linear');
    const log = this.shown === 'loss' && (this.scale ?? suited) === 'log' && suitsLog(this.curves);
    return layout(this.curves, this.size, {
      x: 'linear',
      y: log ? 'log' : 'linear',
      over: 'steps',
      length: store.total,
      look: pageLook(),
      rateTitle: store.text('lab.chart.rate'),
      xName: store.text('lab.chart.count.steps'),
      nameWidth: this.widestName(),
      beside: this.former,
      blowUp: this.shown === 'loss' ? 2 : Infinity,
      top: this.shown === 'loss' ? calmTop(raw) : undefined,
    });
  }

  /** Of the run before a remedy and of those that are pinned, smoothed as those of now are. */
  private formerCurves(): Curve[] {
    const { ghost, pinned, isShown } = this.store!;
    const kept = (pinned?.runs ?? []).flatMap((run, index) => (isShown(index) ? [{ run, index }] : []));
    if (ghost) kept.unshift({ run: ghost.of.runs[ghost.index], index: ghost.index });
    return kept.flatMap(({ run, index }) => {
      const curve = formerCurve(run, index, this.shown);
      return curve ? [this.smooth && isLong(curve) ? { ...curve, values: smoothed(curve.values) } : curve] : [];
    });
  }

  /** Writes training, validation and their gap at the cursor, or under the pointer, as a table. */
  protected override read(): void {
    const store = this.store!;
    const training = store.training!;
    const step = store.focus;
    const epochs = training.runs.length > 0 ? step / training.runs[0].updatesPerEpoch : 0;
    setText(this.renderRoot.querySelector('.at'), store.text('lab.networks.at', step, format(epochs, 4)));
    setText(this.renderRoot.querySelector('.early'), this.early());
    training.runs.forEach((run, index) => {
      const row = this.renderRoot.querySelector(`tr[data-run="${index}"]`);
      if (!row) return;
      const gap = gapAt(run, this.shown, step);
      const cells = row.querySelectorAll('td');
      const curve = this.curves.find((candidate) => candidate.index === index);
      const train = gap?.train ?? (curve ? curve.values[rowAt(curve.run, step)] : NaN);
      setText(cells[0], Number.isNaN(train) ? '–' : format(train, 3));
      setText(cells[1], gap ? format(gap.validation, 3) : '–');
      // A difference of overflowed numbers means nothing.
      setText(cells[2], gap && run.ending?.reason !== 'diverged' ? format(gap.gap, 2) : '–');
      row.classList.toggle('chosen', store.hover?.run === index);
    });
  }

  /** The result of early stopping: a sentence for each of few networks, a list for many. */
  private early(): string {
    const store = this.store!;
    if (!store.ended) return '';
    const many = store.runs.filter((_, index) => store.isShown(index)).length > MOST_GAPS ? 'Each' : '';
    const measure = this.hasAccuracy ? '' : 'Loss';
    const told = store.training!.runs.flatMap((run, index) => {
      const best = store.isShown(index) && run.ending?.reason !== 'diverged' ? bestOf(run) : null;
      if (!best || best.step >= store.length) return [];
      const got = this.hasAccuracy ? `${format(100 * best.accuracy, 3)}%` : format(best.loss, 3);
      return [store.text(many ? 'lab.networks.earlyEach' : `lab.networks.early${measure}`, run.name, best.step, got)];
    });
    if (!many || told.length === 0) return following(told);
    return this.text(`lab.networks.earlyAll${measure}`, listed(told));
  }

  protected override render(): TemplateResult {
    const scale = this.scale ?? this.suited;
    const measures: LearningMeasure[] = this.hasAccuracy ? ['loss', 'accuracy'] : ['loss'];
    const tabs = measures.map((value) => ({ value, label: this.text(`lab.networks.${value}`) }));
    const line = (dash: string): TemplateResult =>
      html`<svg width="22" height="4" viewBox="0 0 22 4" aria-hidden="true"><path d="M0 2H22" stroke-dasharray=${dash} /></svg>`;
    return html`
      <div class="bar">
        ${tabStrip(this.text('lab.chart.tabs'), tabs, this.shown, (measure) => this.choose(measure))}
        ${this.store ? pinButton(this.store) : nothing}
        <descent-picture-menu label="${this.shown === 'loss' ? this.text(`lab.chart.y.${scale}`) : this.text('lab.chart.y.linear')} ▾" hint=${this.text('lab.chart.options')}
          .picture=${() => this.picture()}>
          ${this.shown === 'loss' ? this.choice('y', scale, ['log', 'linear'], (value) => (this.scale = value)) : nothing}
        </descent-picture-menu>
      </div>
      <p class="legend"><span>${line('')}${this.text('lab.networks.train')}</span><span>${line('5 4')}${this.text('lab.networks.validation')}</span>
        ${backButton(this, this.store)}
        ${this.long ? html`<label><input type="checkbox" .checked=${this.smooth} @change=${() => (this.smooth = !this.smooth)} />${this.text('lab.chart.smooth')}</label>` : nothing}</p>
      ${this.plot(this.text(`lab.networks.${this.shown}`))}
      <div class="readout" part="readout">
        <table>
          <thead>
            <tr><th scope="col" class="at"></th><th scope="col">${this.text('lab.networks.train')}</th><th scope="col">${this.text('lab.networks.validation')}</th><th scope="col">${this.text('lab.networks.gap')}</th></tr>
          </thead>
          <tbody>
            ${(this.store?.runs ?? []).map((run, index) => (this.store!.isShown(index) ? this.reading(run.name, index) : nothing))}
          </tbody>
        </table>
        <p class="early"></p>
      </div>
    `;
  }

  private reading(name: string, index: number): TemplateResult {
    return html`<tr data-run=${index} @pointerenter=${() => this.point(index)} @pointerleave=${() => this.point(null)}>
      <th scope="row" title=${name}>${swatch(lookOf(index), 20)}${name}</th><td></td><td></td><td></td>
    </tr>`;
  }
}

/** Whether the losses of runs that did not blow up span more than a linear axis shows. */
function spansMuch(curves: readonly Curve[]): boolean {
  let low = Infinity;
  let high = 0;
  for (const { run, values } of curves) {
    if (run.ending.reason === 'diverged') continue;
    for (const value of values) {
      if (value > 0 && value < low) low = value;
      if (value > high && value < Infinity) high = value;
    }
  }
  return high > MUCH * low;
}

customElements.define('descent-learning', DescentLearning);
