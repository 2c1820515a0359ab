import { css, html, nothing, type TemplateResult } from 'lit';
import { paintChart, stepNear, type ChartScene } from '../lab/chart/drawing';
import { layout, type ChartLayout } from '../lab/chart/layout';
import { suitsLog, type Curve } from '../lab/chart/curves';
import { letters } from '../draw/look';
import { gapAt, learningCurves, paintGaps, paintSnapshots, snapshotsOn, type DrawnGap, type Measure } from './training/learning-curves';
import { format } from '../draw/number';
import { valueAt } from '../draw/scale';
import type { Scale } from '../draw/ticks';
import type { Picture } from '../draw/picture';
import type { Change, Hover } from '../lab/lab-store';
import { rowAt } from '../wire/frame';
import { setText } from '../lab/canvas';
import { chartStyles } from '../styles/chart';
import { lookOf, pageLook } from '../lab/page-look';
import { swatch } from '../lab/swatch';
import { learningPicture } from './training/pictures';
import { TrainingPicture } from './training/picture';

/** From this ratio of the largest to the lowest loss on the axis is logarithmic. */
const MUCH = 30;

/** Train against validation: loss or accuracy of all networks over the updates, the gap named at the cursor. */
export class DescentLearning extends TrainingPicture {
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
      th:first-child {
        display: flex;
        gap: 6px;
        align-items: center;
        padding-left: 0;
        text-align: left;
      }
      thead th {
        color: var(--dim);
      }
      tbody th span {
        max-width: 13em;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      tr.chosen {
        background: var(--soft);
      }
      .legend {
        display: flex;
        gap: 14px;
        margin: 2px 0 0;
        color: var(--dim);
        font-size: 0.86em;
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
  static override properties = { measure: { state: true }, scale: { state: true } };

  declare protected measure: Measure;
  /** Of the loss, if the visitor chooses; else logarithmic where losses span much. Accuracy is always linear. */
  declare protected scale: Scale | null;

  private curves: Curve[] = [];
  private shape: ChartLayout | null = null;
  private names = '';
  private fitting: Scale = 'linear';

  constructor() {
    super();
    this.measure = 'loss';
    this.scale = null;
  }

  protected override changed(change: Change): void {
    if (change === 'training' || change === 'shown' || change === 'experiment') {
      const names = JSON.stringify([this.store?.training?.runs.map((run) => run.name), [...(this.store?.hidden ?? [])], this.hasAccuracy]);
      if (names !== this.names) this.requestUpdate();
      this.names = names;
      this.shape = null;
    }
    super.changed(change);
  }

  protected override resized(): void {
    this.shape = null;
    super.resized();
  }

  protected override restyled(): void {
    this.shape = null;
    super.restyled();
  }

  protected override updated(): void {
    this.shape = null;
    super.updated();
  }

  private get hasAccuracy(): boolean {
    return (this.store?.training?.data.classes.length ?? 0) > 0;
  }

  private get shown(): Measure {
    return this.hasAccuracy ? this.measure : 'loss';
  }

  protected override paint(): void {
    const { store } = this;
    if (!store?.training || !this.hasUpdated) return;
    if (!this.shape) this.arrange();
    const surface = this.surface();
    const { shape } = this;
    if (surface && shape) {
      paintChart(surface.context, this.scene(shape, store.hover), pageLook());
      paintSnapshots(surface.context, snapshotsOn(store.training, this.shown, store.isShown), shape.x, shape.y, pageLook());
      paintGaps(surface.context, this.gaps(), shape.x, shape.y, store.text('lab.networks.gap'), pageLook());
    }
    this.read();
  }

  private scene(shape: ChartLayout, hover: Hover | null): ChartScene {
    const { training, cursor } = this.store!;
    return {
      ...this.size, ...shape, curves: this.curves, names: training!.runs.map((run) => run.name), cursor,
      hover: hover?.step ?? null, chosen: hover?.run ?? null, sharedCursor: true, unborn: [],
    };
  }

  private picture(): Picture | null {
    const { store, shape } = this;
    return store?.training && shape ? learningPicture(store, this.scene(shape, null), this.gaps(), this.shown) : null;
  }

  private gaps(): DrawnGap[] {
    const { store } = this;
    const chosen = store!.hover?.run ?? null;
    return store!.training!.runs.flatMap((run, index) => {
      const gap = store!.isShown(index) && (chosen === null || chosen === index) ? gapAt(run, this.shown, store!.focus) : null;
      return gap ? [{ ...gap, index }] : [];
    });
  }

  private arrange(): void {
    const { store } = this;
    if (!store?.training || this.size.width < 40 || this.size.height < 40) return;
    this.curves = learningCurves(store.training, this.shown, store.isShown, (member) => store.text(`lab.member.${member}`));
    const fitting = spansMuch(this.curves) ? 'log' : 'linear';
    if (fitting !== this.fitting) this.requestUpdate();
    this.fitting = fitting;
    const log = this.shown === 'loss' && (this.scale ?? fitting) === 'log' && suitsLog(this.curves);
    this.shape = layout(this.curves, this.size, {
      x: 'linear', y: log ? 'log' : 'linear', over: 'steps', length: store.total, look: pageLook(),
      rateTitle: store.text('lab.chart.rate'), nameWidth: this.widestName(), blowUp: 2,
    });
  }

  private widestName(): number {
    const context = this.renderRoot.querySelector('canvas')?.getContext('2d');
    if (!context) return 0;
    context.font = letters(pageLook(), 12, '600');
    return Math.max(0, ...this.curves.map(({ run, label }) => context.measureText(label ?? run.name).width));
  }

  /** Train, validation and their gap at the cursor, or under the pointer, as a table. */
  private read(): void {
    const store = this.store!;
    const training = store.training!;
    const step = store.focus;
    const epochs = training.runs.length > 0 ? step / training.runs[0].updatesPerEpoch : 0;
    setText(this.renderRoot.querySelector('.at'), store.text('lab.networks.at', step, format(epochs, 4)));
    training.runs.forEach((run, index) => {
      const row = this.renderRoot.querySelector(`tr[data-run="${index}"]`);
      if (!row) return;
      const gap = gapAt(run, this.shown, step);
      const cells = row.querySelectorAll('td');
      const curve = this.curves.find((candidate) => candidate.index === index);
      const train = gap?.train ?? (curve ? curve.values[rowAt(curve.run, step)] : NaN);
      setText(cells[0], Number.isNaN(train) ? '–' : format(train, 3));
      setText(cells[1], gap ? format(gap.validation, 3) : '–');
      setText(cells[2], gap ? format(gap.gap, 2) : '–');
      row.classList.toggle('chosen', store.hover?.run === index);
    });
  }

  private stepAt(event: PointerEvent): { step: number; run: number | null } | null {
    if (!this.shape || this.curves.length === 0) return null;
    const box = this.plot!.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const over = valueAt(this.shape.x, Math.min(Math.max(px, this.shape.x.from), this.shape.x.to));
    let best = { distance: 14, run: null as number | null };
    this.shape.drawn.forEach((line, i) => {
      const curve = this.curves[i];
      const distance = Math.abs(line.ys[rowAt(curve.run, stepNear(curve, over))] - py);
      if (distance < best.distance) best = { distance, run: line.index };
    });
    const longest = this.curves.reduce((a, b) => (b.run.rows > a.run.rows ? b : a));
    return { step: stepNear(longest, over), run: best.run };
  }

  private moved(event: PointerEvent): void {
    const at = this.stepAt(event);
    if (!at) return;
    if (event.buttons === 1) this.store!.setCursor(at.step);
    this.store!.setHover(event.pointerType === 'touch' ? null : at);
  }

  private pressed(event: PointerEvent): void {
    const at = this.stepAt(event);
    if (!at || event.button !== 0) return;
    this.plot!.setPointerCapture(event.pointerId);
    this.store!.setPlaying(false);
    this.store!.setCursor(at.step);
  }

  protected override render(): TemplateResult {
    const scale = this.scale ?? this.fitting;
    const measures: Measure[] = this.hasAccuracy ? ['loss', 'accuracy'] : ['loss'];
    const line = (dash: string): TemplateResult => html`<svg width="22" height="4" viewBox="0 0 22 4" aria-hidden="true"><path d="M0 2H22" stroke-dasharray=${dash} /></svg>`;
    return html`
      <div class="bar">
        <div class="tabs" role="tablist" aria-label=${this.text('lab.chart.tabs')} @keydown=${this.arrows}>
          ${measures.map((measure) => this.tab(measure))}
        </div>
        <descent-picture-menu label="${this.shown === 'loss' ? this.text(`lab.chart.y.${scale}`) : this.text('lab.chart.y.linear')} ▾" hint=${this.text('lab.chart.options')}
          .picture=${() => this.picture()}>
          ${this.shown === 'loss'
            ? html`<fieldset>
                <legend>${this.text('lab.chart.y')}</legend>
                ${(['log', 'linear'] as const).map((value) => html`<label><input type="radio" name="y" .checked=${scale === value} @change=${() => (this.scale = value)} />
                  ${this.text(`lab.chart.y.${value}`)}</label>`)}
              </fieldset>`
            : nothing}
        </descent-picture-menu>
      </div>
      <p class="legend"><span>${line('')}${this.text('lab.networks.train')}</span><span>${line('5 4')}${this.text('lab.networks.validation')}</span></p>
      <div class="plot" role="tabpanel" id="panel" aria-label=${this.text(`lab.networks.${this.shown}`)}
        @pointermove=${this.moved} @pointerdown=${this.pressed} @pointerleave=${() => this.store?.setHover(null)}>
        <canvas></canvas>
      </div>
      <div class="readout" part="readout">
        <table>
          <thead>
            <tr><th scope="col" class="at"></th><th scope="col">${this.text('lab.networks.train')}</th><th scope="col">${this.text('lab.networks.validation')}</th><th scope="col">${this.text('lab.networks.gap')}</th></tr>
          </thead>
          <tbody>
            ${(this.store?.training?.runs ?? []).map((run, index) => (this.store!.isShown(index) ? this.reading(run.name, index) : nothing))}
          </tbody>
        </table>
      </div>
    `;
  }

  private reading(name: string, index: number): TemplateResult {
    return html`<tr data-run=${index} @pointerenter=${() => this.store?.setHover({ step: this.store.cursor, run: index })}
      @pointerleave=${() => this.store?.setHover(null)}>
      <th scope="row">${swatch(lookOf(index), 20)}<span title=${name}>${name}</span></th><td></td><td></td><td></td>
    </tr>`;
  }

  private tab(measure: Measure): TemplateResult {
    const on = measure === this.shown;
    return html`<button type="button" role="tab" id=${measure} aria-selected=${on} aria-controls="panel" tabindex=${on ? 0 : -1}
      @click=${() => (this.measure = measure)}>${this.text(`lab.networks.${measure}`)}</button>`;
  }

  private arrows(event: KeyboardEvent): void {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    const other = [...this.renderRoot.querySelectorAll<HTMLButtonElement>('[role=tab]')].find((tab) => tab.id !== this.shown);
    if (!other) return;
    event.preventDefault();
    other.focus();
    other.click();
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
