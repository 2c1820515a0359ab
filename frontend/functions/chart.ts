import { html, nothing, type TemplateResult } from 'lit';
import { format } from '../draw/axes/number';
import type { Picture } from '../draw/picture';
import type { Scale } from '../draw/axes/ticks';
import { setText } from '../lab/painting/canvas';
import { CurveChart } from '../lab/chart/curve-chart';
import { curvesOf, suitedScale, type Curve, type Over, type CurveQuantity } from '../lab/chart/curves';
import type { ChartScene } from '../lab/chart/drawing';
import { fanBands, fanCurves, type FanBands } from '../lab/chart/fan-bands';
import { paintFormerCurve } from '../lab/chart/former';
import { layout, type ChartLayout } from '../lab/chart/layout';
import type { Change, Hover } from '../lab/lab-store';
import { lookOf, pageLook } from '../lab/painting/page-look';
import { swatch } from '../lab/controls/swatch';
import { backButton } from '../lab/back';
import { pinButton } from '../lab/controls/pin';
import { tabStrip } from '../lab/controls/tab-strip';
import { chartStyles } from '../styles/elements/chart';
import { column, rowAt } from '../wire/answer/frame';
import { chartPicture } from './chart-picture';
import type { RaceStore } from './race/store';

const QUANTITIES: CurveQuantity[] = ['loss', 'above', 'gradient', 'distance'];
/** The quantities that need a minimum, known or found. */
const OF_MINIMA: readonly CurveQuantity[] = ['above', 'distance'];

/** The curves that stay in sight: the one before a remedy, and those of a pinned race. */
export function formerCurves(
  { ghost, pinned, isShown }: Pick<RaceStore, 'ghost' | 'pinned' | 'isShown'>,
  quantity: CurveQuantity,
  over: Over,
): Curve[] {
  return [
    ...(ghost ? curvesOf(ghost.of, quantity, over, (index) => index === ghost.index) : []),
    ...(pinned ? curvesOf(pinned, quantity, over, isShown) : []),
  ];
}

/** The chart of a race: loss, loss above the minimum, gradient norm or distance to the minimum, over steps or gradient evaluations. */
export class DescentChart extends CurveChart<RaceStore> {
  static override styles = chartStyles;
  static override properties = {
    quantity: { state: true },
    over: { state: true },
    yScale: { state: true },
    xScale: { state: true },
  };

  declare protected quantity: CurveQuantity;
  declare protected over: Over;
  /** Unless the visitor chooses, logarithmic where the values allow it. */
  declare protected yScale: Scale | null;
  declare protected xScale: Scale;

  protected override readonly reshaping: readonly Change[] = ['race', 'shown', 'fan', 'pinned'];
  private fan: FanBands | null = null;
  /** The curves that stay in sight. */
  private former: Curve[] = [];

  constructor() {
    super();
    this.quantity = 'loss';
    this.over = 'steps';
    this.yScale = null;
    this.xScale = 'linear';
  }

  protected override changed(change: Change): void {
    if (change === 'question') this.quantity = this.usual();
    super.changed(change);
  }

  protected override joined(): void {
    this.quantity = this.usual();
    super.joined();
  }

  private usual(): CurveQuantity {
    const wanted = this.store!.panels.get('chart') ?? this.store!.asking.shown?.chart;
    return QUANTITIES.find((quantity) => quantity === wanted) ?? 'loss';
  }

  private choose(quantity: CurveQuantity): void {
    this.quantity = quantity;
    this.store?.panels.set('chart', quantity);
  }

  protected override rendering(): unknown {
    return this.hasMinimum;
  }

  private get hasMinimum(): boolean {
    return (this.store?.race?.facts.minima.length ?? 0) > 0;
  }

  private get shown(): CurveQuantity {
    return OF_MINIMA.includes(this.quantity) && !this.hasMinimum ? 'loss' : this.quantity;
  }

  protected override arrange(): ChartLayout {
    const store = this.store!;
    // A difference of losses or places needs all digits.
    store.framing.closeUp(this, OF_MINIMA.includes(this.shown));
    this.curves = curvesOf(store.race!, this.shown, this.over, store.isShown);
    const suited = this.suit(suitedScale(this.curves));
    const fan = this.fanCurves();
    this.former = formerCurves(store, this.shown, this.over);
    const shape = layout(this.curves, this.size, {
      x: this.xScale,
      y: this.yScale ?? suited,
      look: pageLook(),
      length: store.length,
      over: this.over,
      rateTitle: store.text('lab.chart.rate'),
      xName: store.text(`lab.chart.count.${this.over}`),
      nameWidth: this.widestName(),
      beside: [...fan, ...this.former],
    });
    const legend = [store.text('lab.fan.median'), store.text('lab.fan.half'), store.text('lab.fan.most')] as const;
    this.fan = fan.length > 0 ? fanBands(fan, shape.x, shape.y, legend) : null;
    return shape;
  }

  protected override paintOver(context: CanvasRenderingContext2D, { x, y }: ChartLayout): void {
    for (const curve of this.former) paintFormerCurve(context, curve, x, y, pageLook());
  }

  /** A fan is of losses over steps. */
  private fanCurves(): Curve[] {
    const {
      fanning: { fan },
      race,
      isShown,
    } = this.store!;
    const shown = fan && !fan.alike && this.shown === 'loss' && this.over === 'steps' && isShown(fan.run) && race!.runs[fan.run];
    return shown ? fanCurves(fan, shown) : [];
  }

  protected override read(): void {
    const { store } = this;
    const step = store!.focus;
    setText(this.renderRoot.querySelector('.at'), store!.text('lab.chart.at', step));
    for (const cell of this.renderRoot.querySelectorAll('[data-run]')) {
      if (this.curves.some(({ index }) => index === Number(cell.getAttribute('data-run')))) continue;
      // Nothing to plot, as of a run that has no value at its start.
      cell.querySelector('data')!.textContent = '✕';
    }
    for (const { index, run, values } of this.curves) {
      const cell = this.renderRoot.querySelector(`[data-run="${index}"]`);
      if (!cell) continue;
      const row = rowAt(run, step);
      const ended = column(run, 'step')[row] < step;
      setText(cell.querySelector('data'), format(values[row]));
      cell.classList.toggle('ended', ended);
      cell.classList.toggle('chosen', store!.hover?.run === index);
      const note = ended && run.ending.reason !== 'steps' ? store!.say(run.ending.message) : '';
      if (cell.getAttribute('title') !== note) cell.setAttribute('title', note);
    }
  }

  protected override render(): TemplateResult {
    const shown = QUANTITIES.filter((quantity) => !OF_MINIMA.includes(quantity) || this.hasMinimum);
    const tabs = shown.map((value) => ({ value, label: this.text(`lab.chart.${value}`), hint: this.text(`lab.chart.${value}.hint`) }));
    return html`
      <div class="bar">
        ${tabStrip(this.text('lab.chart.tabs'), tabs, this.shown, (quantity) => this.choose(quantity))} ${this.store ? pinButton(this.store) : nothing} ${this.menu()}
      </div>
      ${this.plot(this.text(`lab.chart.${this.shown}`))}
      <div class="readout" part="readout">
        <span class="at"></span>
        <ul>
          ${(this.store?.runs ?? []).map((run, index) => (this.store!.isShown(index) ? this.reading(run.name, index) : nothing))}
        </ul>
        ${backButton(this, this.store)}
      </div>
    `;
  }

  private reading(name: string, index: number): TemplateResult {
    return html`<li data-run=${index} @pointerenter=${() => this.point(index)} @pointerleave=${() => this.point(null)}>
      ${swatch(lookOf(index), 20)}<span class="name">${name}</span><data></data>
    </li>`;
  }

  /** The options of the chart, in its menu. */
  private menu(): TemplateResult {
    const y = this.yScale ?? this.suited;
    return html`<descent-picture-menu label="${this.text(`lab.chart.y.${y}`)} ▾" hint=${this.text('lab.chart.options')} .picture=${() => this.picture()}>
      ${this.choice('y', y, ['log', 'linear', 'symlog'], (value) => (this.yScale = value))}
      ${this.choice('x', this.xScale, ['linear', 'log'], (value) => (this.xScale = value))}
      ${this.choice('over', this.over, ['steps', 'evaluations'], (value) => (this.over = value))}
    </descent-picture-menu>`;
  }

  protected override scene(shape: ChartLayout, hover: Hover | null): ChartScene {
    const unborn = this.store!.runs.flatMap((run, index) => (run.rows === 0 && this.store!.isShown(index) ? [index] : []));
    return { ...super.scene(shape, hover), fan: this.fan, unborn, sharedCursor: this.over === 'steps' };
  }

  private picture(): Picture | null {
    return this.still && chartPicture(this.store!, this.still, this.text(`lab.chart.${this.shown}`));
  }
}

customElements.define('descent-chart', DescentChart);
