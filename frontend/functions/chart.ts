import { html, nothing, type TemplateResult } from 'lit';
import { paintChart, stepNear, type ChartScene } from '../lab/chart/drawing';
import { curvesOf, suitsLog, type Curve, type Over, type Quantity } from '../lab/chart/curves';
import { layout, type ChartLayout } from '../lab/chart/layout';
import { fanBands, fanCurves, type FanBands } from '../lab/chart/fan-bands';
import { letters } from '../draw/look';
import { format } from '../draw/number';
import type { Picture } from '../draw/picture';
import { valueAt } from '../draw/scale';
import type { Scale } from '../draw/ticks';
import { column, rowAt } from '../wire/frame';
import type { Change, Hover } from '../lab/lab-store';
import type { RaceStore } from './race/store';
import { NextFrame, setText, surfaceOf } from '../lab/canvas';
import { chartPicture } from './chart-picture';
import { chartStyles } from '../styles/chart';
import { StageMember } from '../lab/member';
import { lookOf, onLookChange, pageLook } from '../lab/page-look';
import { swatch } from '../lab/swatch';

const QUANTITIES: Quantity[] = ['loss', 'gradient', 'distance'];

/** The one chart of the lab: loss, gradient norm or distance to the minimum, over steps or gradient evaluations. */
export class DescentChart extends StageMember<RaceStore> {
  static override styles = chartStyles;
  static override properties = {
    quantity: { state: true },
    over: { state: true },
    yScale: { state: true },
    xScale: { state: true },
  };

  declare protected quantity: Quantity;
  declare protected over: Over;
  /** Unless the visitor chooses, logarithmic where the values allow it. */
  declare protected yScale: Scale | null;
  declare protected xScale: Scale;

  private curves: Curve[] = [];
  private fan: FanBands | null = null;
  private shape: ChartLayout | null = null;
  private size = { width: 0, height: 0 };
  private runNames = '';
  private fitting: Scale = 'log';
  private readonly painting = new NextFrame(() => this.paint());
  private readonly resizing = new ResizeObserver(() => {
    this.size = { width: this.plot.clientWidth, height: this.plot.clientHeight };
    this.refresh();
  });
  private forgetLook: (() => void) | null = null;

  constructor() {
    super();
    this.quantity = 'loss';
    this.over = 'steps';
    this.yScale = null;
    this.xScale = 'linear';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Vaadin may take the element out and put it in again.
    if (this.hasUpdated) this.resizing.observe(this.plot);
    this.forgetLook = onLookChange(() => this.refresh());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing.disconnect();
    this.forgetLook?.();
    this.painting.cancel();
  }

  protected override firstUpdated(): void {
    this.resizing.observe(this.plot);
  }

  private get plot(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.plot')!;
  }

  protected override changed(change: Change): void {
    if (change === 'race' || change === 'shown') {
      const names = JSON.stringify([this.store?.race?.runs.map((run) => run.name), [...this.store!.hidden], this.hasMinimum]);
      if (names !== this.runNames) this.requestUpdate();
      this.runNames = names;
      this.refresh();
    } else if (change === 'fan') this.refresh();
    else if (change === 'texts') this.requestUpdate();
    else if (change === 'cursor' || change === 'hover') this.painting.ask();
  }

  private refresh(): void {
    this.shape = null;
    this.painting.ask();
  }

  protected override updated(): void {
    this.refresh();
  }

  private get hasMinimum(): boolean {
    return (this.store?.race?.facts.minima.length ?? 0) > 0;
  }

  private get shown(): Quantity {
    return this.quantity === 'distance' && !this.hasMinimum ? 'loss' : this.quantity;
  }

  private paint(): void {
    const { store } = this;
    if (!store?.race || !this.hasUpdated) return;
    if (!this.shape) this.arrange();
    const surface = surfaceOf(this.renderRoot.querySelector('canvas'), this.size.width, this.size.height);
    const scene = this.scene(store.hover);
    if (surface && scene) {
      surface.context.clearRect(0, 0, scene.width, scene.height);
      paintChart(surface.context, scene, pageLook());
    }
    this.read();
  }

  /** Measures, ranges and pixels: again when the race, the size or an option changes, not when the cursor moves. */
  private arrange(): void {
    const { store } = this;
    if (!store?.race || this.size.width < 40 || this.size.height < 40) return;
    this.curves = curvesOf(store.race, this.shown, this.over, store.isShown);
    const fitting = suitsLog(this.curves) ? 'log' : 'linear';
    if (fitting !== this.fitting) this.requestUpdate();
    this.fitting = fitting;
    const y = this.yScale ?? fitting;
    const fan = this.fanCurves();
    this.shape = layout(this.curves, this.size, {
      x: this.xScale, y, look: pageLook(), length: store.length, over: this.over,
      rateTitle: store.text('lab.chart.rate'), nameWidth: this.widestName(), beside: fan,
    });
    const legend = [store.text('lab.fan.median'), store.text('lab.fan.half'), store.text('lab.fan.most')] as const;
    this.fan = fan.length > 0 ? fanBands(fan, this.shape.x, this.shape.y, legend) : null;
  }

  /** A fan is of losses over steps. */
  private fanCurves(): Curve[] {
    const { fanning: { fan }, race, isShown } = this.store!;
    const shown = fan && !fan.alike && this.shown === 'loss' && this.over === 'steps' && isShown(fan.run) && race!.runs[fan.run];
    return shown ? fanCurves(fan, shown) : [];
  }

  private widestName(): number {
    const context = this.renderRoot.querySelector('canvas')?.getContext('2d');
    if (!context) return 0;
    context.font = letters(pageLook(), 12, '600');
    return Math.max(0, ...this.curves.map(({ run }) => context.measureText(run.name).width));
  }

  /** The values at the cursor, or under the pointer, as text. */
  private read(): void {
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

  private stepAt(event: PointerEvent): { step: number; run: number | null } | null {
    if (!this.shape || this.curves.length === 0) return null;
    const box = this.plot.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const over = valueAt(this.shape.x, Math.min(Math.max(px, this.shape.x.from), this.shape.x.to));
    let best = { distance: 14, run: null as number | null, step: 0 };
    for (const line of this.shape.drawn) {
      const curve = this.curves.find(({ index }) => index === line.index)!;
      const step = stepNear(curve, over);
      const distance = Math.abs(line.ys[rowAt(curve.run, step)] - py);
      if (distance < best.distance) best = { distance, run: line.index, step };
    }
    const longest = this.curves.reduce((a, b) => (b.run.rows > a.run.rows ? b : a));
    return { step: best.run === null ? stepNear(longest, over) : best.step, run: best.run };
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
    this.plot.setPointerCapture(event.pointerId);
    this.store!.setPlaying(false);
    this.store!.setCursor(at.step);
  }

  protected override render(): TemplateResult {
    const tabs = QUANTITIES.filter((quantity) => quantity !== 'distance' || this.hasMinimum);
    return html`
      <div class="bar">
        <div class="tabs" role="tablist" aria-label=${this.text('lab.chart.tabs')} @keydown=${this.arrows}>
          ${tabs.map((quantity) => this.tab(quantity))}
        </div>
        ${this.menu()}
      </div>
      <div class="plot" role="tabpanel" id="panel" aria-label=${this.text(`lab.chart.${this.shown}`)}
        @pointermove=${this.moved} @pointerdown=${this.pressed} @pointerleave=${() => this.store?.setHover(null)}>
        <canvas></canvas>
      </div>
      <div class="readout" part="readout">
        <span class="at"></span>
        <ul>
          ${(this.store?.race?.runs ?? []).map((run, index) => (this.store!.isShown(index) ? this.reading(run.name, index) : nothing))}
        </ul>
      </div>
    `;
  }

  private reading(name: string, index: number): TemplateResult {
    return html`<li data-run=${index} @pointerenter=${() => this.store?.setHover({ step: this.store.cursor, run: index })}
      @pointerleave=${() => this.store?.setHover(null)}>
      ${swatch(lookOf(index), 20)}<span class="name">${name}</span><data></data>
    </li>`;
  }

  private tab(quantity: Quantity): TemplateResult {
    const on = quantity === this.shown;
    return html`<button type="button" role="tab" id=${quantity} aria-selected=${on} aria-controls="panel" tabindex=${on ? 0 : -1}
      title=${this.text(`lab.chart.${quantity}.hint`)}
      @click=${() => (this.quantity = quantity)}>${this.text(`lab.chart.${quantity}`)}</button>`;
  }

  private arrows(event: KeyboardEvent): void {
    const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (way === 0) return;
    const tabs = [...this.renderRoot.querySelectorAll<HTMLButtonElement>('[role=tab]')];
    const next = tabs[(tabs.findIndex((tab) => tab.id === this.shown) + way + tabs.length) % tabs.length];
    event.preventDefault();
    next.focus();
    next.click();
  }

  /** The picture's own options, in its own menu. */
  private menu(): TemplateResult {
    const y = this.yScale ?? this.fitting;
    const choice = (name: string, chosen: string, options: string[], choose: (value: string) => void): TemplateResult =>
      html`<fieldset>
        <legend>${this.text(`lab.chart.${name}`)}</legend>
        ${options.map((value) => html`<label><input type="radio" name=${name} .checked=${chosen === value} @change=${() => choose(value)} />
          ${this.text(`lab.chart.${name}.${value}`)}</label>`)}
      </fieldset>`;
    return html`<descent-picture-menu label="${this.text(`lab.chart.y.${y}`)} ▾" hint=${this.text('lab.chart.options')} .picture=${() => this.picture()}>
      ${choice('y', y, ['log', 'linear'], (value) => (this.yScale = value as Scale))}
      ${choice('x', this.xScale, ['linear', 'log'], (value) => (this.xScale = value as Scale))}
      ${choice('over', this.over, ['steps', 'evaluations'], (value) => (this.over = value as Over))}
    </descent-picture-menu>`;
  }

  private scene(hover: Hover | null): ChartScene | null {
    const { store, shape } = this;
    if (!store?.race || !shape) return null;
    const names = store.race.runs.map((run) => run.name);
    return {
      ...this.size, ...shape, fan: this.fan, curves: this.curves, names, cursor: store.cursor,
      unborn: store.race.runs.flatMap((run, index) => (run.rows === 0 && store.isShown(index) ? [index] : [])),
      hover: hover?.step ?? null, chosen: hover?.run ?? null, sharedCursor: this.over === 'steps',
    };
  }

  private picture(): Picture | null {
    const scene = this.scene(null);
    return scene && chartPicture(this.store!, scene, this.text(`lab.chart.${this.shown}`));
  }
}

customElements.define('descent-chart', DescentChart);
