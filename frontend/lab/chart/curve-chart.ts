/** A chart of curves over the steps: it follows the store, the size and the look, and lets a pointer pick steps. */
import { html, type TemplateResult } from 'lit';
import { letters } from '../../draw/look';
import { valueAt } from '../../draw/axes/scale';
import type { Scale } from '../../draw/axes/ticks';
import type { Size } from '../../draw/axes/viewport';
import { rowAt } from '../../wire/answer/frame';
import { surfaceOf, widthOf } from '../painting/canvas';
import type { Change, Hover, LabStore } from '../lab-store';
import { StageMember } from '../member';
import { pageLook } from '../painting/page-look';
import { Painting } from '../painting/painting';
import type { Curve } from './curves';
import { linesOf } from '../../draw/axes/labels';
import { NAMES_SHARE, paintChart, stepNear, type ChartScene } from './drawing';
import type { ChartLayout } from './layout';

/** A pointer is near a line within so many pixels. */
const REACH = 14;
const SMALLEST = 40;

export abstract class CurveChart<S extends LabStore> extends StageMember<S> {
  protected curves: Curve[] = [];
  protected size: Size = { width: 0, height: 0 };
  /** The scale that suits the values, where the visitor has chosen none. */
  protected suited: Scale = 'linear';

  private shape: ChartLayout | null = null;
  private rendered = '';
  private readonly painting = new Painting(
    this,
    () => this.paint(),
    () => this.plots,
    () => this.remeasure(),
  );

  /** The changes after which curves or axes are others. */
  protected abstract readonly reshaping: readonly Change[];

  /** The part of the store that the elements around the plot depend on. */
  protected abstract rendering(): unknown;

  /** Finds the curves and lays them out: again when runs, size or an option change, not when the cursor moves. */
  protected abstract arrange(): ChartLayout;

  /** Writes the values at the cursor, or under the pointer, as text. */
  protected abstract read(): void;

  /** Paints over the curves. */
  protected paintOver(_context: CanvasRenderingContext2D, _shape: ChartLayout): void {}

  protected override changed(change: Change): void {
    if (change === 'texts' || change === 'pinned') this.requestUpdate();
    if (change === 'texts') return;
    if (this.reshaping.includes(change)) {
      const rendered = JSON.stringify([
        this.store!.runs.map(({ name }) => name),
        [...this.store!.hidden],
        this.store!.former?.was,
        this.rendering(),
      ]);
      if (rendered !== this.rendered) this.requestUpdate();
      this.rendered = rendered;
      this.shape = null;
      this.painting.ask();
    } else if (change === 'cursor' || change === 'hover') this.painting.ask();
  }

  private get plots(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.plot')];
  }

  private remeasure(): void {
    const [plot] = this.plots;
    if (plot) this.size = { width: plot.clientWidth, height: plot.clientHeight };
    this.shape = null;
  }

  private paint(): void {
    const { store } = this;
    if (!store || store.runs.length === 0 || !this.hasUpdated) return;
    if (!this.shape && this.size.width >= SMALLEST && this.size.height >= SMALLEST) this.shape = this.arrange();
    const { shape } = this;
    const surface = surfaceOf(this.renderRoot.querySelector('canvas'), this.size.width, this.size.height);
    if (surface && shape) {
      surface.context.clearRect(0, 0, this.size.width, this.size.height);
      paintChart(surface.context, this.scene(shape, store.hover), pageLook());
      this.paintOver(surface.context, shape);
    }
    this.read();
  }

  protected scene(shape: ChartLayout, hover: Hover | null): ChartScene {
    const { runs, cursor } = this.store!;
    return {
      ...this.size,
      ...shape,
      curves: this.curves,
      names: runs.map(({ name }) => name),
      cursor,
      hover: hover?.step ?? null,
      chosen: hover?.run ?? null,
      sharedCursor: true,
      unborn: [],
    };
  }

  /** The present scene without what only a pointer shows; null before there is anything. */
  protected get still(): ChartScene | null {
    return this.shape && this.scene(this.shape, null);
  }

  protected suit(scale: Scale): Scale {
    if (scale !== this.suited) this.requestUpdate();
    this.suited = scale;
    return scale;
  }

  /** The width of the longest name, which may be set in two lines. */
  protected widestName(): number {
    const font = letters(pageLook(), 12, '600');
    const width = (text: string): number => widthOf(text, font);
    const lines = this.curves.flatMap(({ run, label }) => linesOf(label ?? run.name, NAMES_SHARE * this.size.width, width));
    return Math.max(0, ...lines.map(width));
  }

  private stepAt(event: PointerEvent): Hover | null {
    if (!this.shape || this.curves.length === 0) return null;
    const box = this.plots[0].getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const over = valueAt(this.shape.x, Math.min(Math.max(px, this.shape.x.from), this.shape.x.to));
    let best = { distance: REACH, run: null as number | null, step: 0 };
    this.shape.drawn.forEach((line, i) => {
      const step = stepNear(this.curves[i], over);
      const distance = Math.abs(line.ys[rowAt(this.curves[i].run, step)] - py);
      if (distance < best.distance) best = { distance, run: line.index, step };
    });
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
    this.plots[0].setPointerCapture(event.pointerId);
    this.store!.setPlaying(false);
    this.store!.setCursor(at.step);
  }

  /** Highlights a run, or none. */
  protected point(run: number | null): void {
    this.store?.setHover(run === null ? null : { step: this.store.cursor, run });
  }

  protected plot(name: string): TemplateResult {
    return html`<div class="plot" role="tabpanel" id="panel" aria-label=${name}
      @pointermove=${this.moved} @pointerdown=${this.pressed} @pointerleave=${() => this.point(null)}>
      <canvas></canvas>
    </div>`;
  }

  /** One of the picture's options, for its menu; its texts are lab.chart.NAME and lab.chart.NAME.OPTION. */
  protected choice<T extends string>(name: string, chosen: T, options: readonly T[], choose: (value: T) => void): TemplateResult {
    return html`<fieldset>
      <legend>${this.text(`lab.chart.${name}`)}</legend>
      ${options.map(
        (value) => html`<label><input type="radio" name=${name} .checked=${chosen === value} @change=${() => choose(value)} />
        ${this.text(`lab.chart.${name}.${value}`)}</label>`,
      )}
    </fieldset>`;
  }
}
