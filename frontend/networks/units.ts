import { css, html, nothing, type TemplateResult } from 'lit';
import { backward, forward, netOf, planeMaps, scalesOf, weightMaps, type Net, type UnitMap } from './data/unit-values';
import { paintUnits, planUnits, SMALLEST_MAP, unitNear, weightsInto, type UnitAt, type UnitPlan } from './units-drawing';
import { letters } from '../draw/look';
import { format } from '../draw/axes/number';
import { tabled, type Picture } from '../draw/picture';
import type { Change } from '../lab/lab-store';
import type { RunPicture } from '../wire/training/training';
import { setText } from '../lab/painting/canvas';
import { lookOf, pageLook } from '../lab/painting/page-look';
import { swatch } from '../lab/controls/swatch';
import { TrainingPicture } from './training/picture';
import { plotStyles } from '../styles/elements/plot';

interface Layer {
  units: number;
  keepProbability: number;
  activation?: string;
}

/** Cells across a unit's map. */
const CELLS = 10;

/**
 * Dropout at work: the units of one contender's network. A hollow, crossed unit is off for the chosen training row in
 * the update that comes next; the ring around it is the fraction of the batch's rows in which it is off. The weights that
 * lead into a unit show while the pointer, or the keyboard, is on it.
 */
export class DescentUnits extends TrainingPicture {
  static override styles = [
    plotStyles,
    css`
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
      font-variant-numeric: tabular-nums;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 14px;
      align-items: center;
      margin-bottom: 8px;
    }
    .plot {
      flex: 1;
      min-height: 220px;
      border: 1px solid var(--line);
      border-radius: var(--radius-large, 8px);
      background: var(--panel);
    }
    label {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      color: var(--dim);
    }
    select,
    input {
      min-height: 28px;
      border: 1px solid var(--line);
      border-radius: var(--radius, 6px);
      background: var(--panel);
      color: var(--ink);
      font: inherit;
    }
    input {
      width: 5em;
      padding: 0 6px;
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 1px;
    }
    .facts {
      min-height: 2.9em;
      margin: 8px 0 0;
      color: var(--dim);
      font-size: 0.93em;
    }
    .legend,
    .elsewhere {
      margin: 6px 0 0;
      color: var(--dim);
      font-size: 0.86em;
    }
    .elsewhere:empty {
      display: none;
    }
    button {
      min-height: 26px;
      padding: 0 10px;
      border: 1px solid var(--accent);
      border-radius: var(--radius, 6px);
      background: none;
      color: var(--accent);
      font: inherit;
      cursor: pointer;
    }
    svg {
      display: block;
    }
  `,
  ];
  static override properties = { run: { state: true }, row: { state: true } };

  /** Which contender, and which training row. */
  declare protected run: number;
  declare protected row: number;

  private plan: UnitPlan | null = null;
  private at: UnitAt | null = null;
  /** The maps of the units, until the parameters change. */
  private mapped: { of: unknown; maps: readonly (readonly UnitMap[])[] } | null = null;

  constructor() {
    super();
    this.run = 0;
    this.row = 0;
  }

  /** Dropout is best seen where there is some. */
  protected override joined(): void {
    super.joined();
    const { store } = this;
    const some =
      store?.experiment?.runs.findIndex((_, run) => store.isShown(run) && this.layersOf(run).some((layer) => layer.keepProbability < 1)) ??
      -1;
    this.run = Math.max(0, some);
    this.ask();
  }

  protected override changed(change: Change): void {
    if (change === 'pictures') this.requestUpdate();
    if (change === 'training' || change === 'experiment' || change === 'shown') {
      const { store } = this;
      if (store?.training && (!store.training.runs[this.run] || !store.isShown(this.run))) {
        this.run = Math.max(
          0,
          store.training.runs.findIndex((_, index) => store.isShown(index)),
        );
      }
      this.plan = null;
      this.requestUpdate();
    }
    super.changed(change);
  }

  private ask(): void {
    this.store?.want(this, { masks: this.row, weights: true });
  }

  protected override measure(): void {
    super.measure();
    this.plan = null;
  }

  private get current(): RunPicture | undefined {
    return this.store?.pictures.find((picture) => picture.run === this.run && picture.member === '');
  }

  /** The hidden layers of the contender: its own, or those of all. */
  private get hiddenLayers(): Layer[] {
    return this.layersOf(this.run);
  }

  private layersOf(run: number): Layer[] {
    const experiment = this.store?.experiment;
    const own = (experiment?.runs[run]?.['network'] as { layers?: Layer[] } | undefined)?.layers;
    return own ?? (experiment?.problem['layers'] as Layer[] | undefined) ?? [];
  }

  private get counts(): number[] {
    const { data } = this.store!.training!;
    return [data.points.length, ...this.hiddenLayers.map(({ units }) => units), Math.max(1, data.classes.length)];
  }

  private get net(): Net | null {
    return netOf(
      this.current,
      this.hiddenLayers.map(({ activation }) => activation ?? 'relu'),
    );
  }

  private get standardizes(): boolean {
    return this.store!.experiment?.problem['standardize'] !== false;
  }

  /** Over the plane of the data; of data that are pictures, the weights of the first layer; else none. */
  private get maps(): readonly (readonly UnitMap[])[] {
    const { current } = this;
    if (this.mapped?.of === current?.weights) return this.mapped?.maps ?? [];
    const { data } = this.store!.training!;
    const inputs = data.points.length;
    const net = (this.plan?.radius ?? 0) >= SMALLEST_MAP ? this.net : null;
    const square = inputs > 9 && Number.isInteger(Math.sqrt(inputs));
    const maps = !net
      ? []
      : inputs === 2 && data.classes.length > 0
        ? planeMaps(net, data, this.standardizes, CELLS)
        : square
          ? weightMaps(net, inputs)
          : [];
    this.mapped = { of: current?.weights, maps };
    return maps;
  }

  /** Of the chosen row at a unit: what it gets, what it makes of it, and the gradient; empty where it cannot be told. */
  private flowAt({ layer, unit }: UnitAt): string {
    const { net, store } = this;
    const { data } = store!.training!;
    const rows = [...data.training].flatMap((flag, row) => (flag === 1 ? [row] : []));
    const shown = rows[this.current?.masks?.row ?? this.row];
    if (!net || shown === undefined || layer === 0) return '';
    const input = scalesOf(data, this.standardizes).map(({ mean, deviation }, feature) => (data.points[feature][shown] - mean) / deviation);
    const flow = forward(net, input);
    const parts = [this.text('lab.units.flow', format(flow.z[layer - 1][unit], 3), format(flow.a[layer - 1][unit], 3))];
    if (data.classes.length > 0 && (store!.value('/problem/loss') ?? 'crossEntropy') === 'crossEntropy') {
      parts.push(this.text('lab.units.gradient', format(backward(net, flow, data.targets[shown])[layer - 1][unit], 2)));
    }
    return parts.join(' ');
  }

  protected override paint(): void {
    const surface = this.store?.training ? this.surface() : null;
    if (!surface) return;
    this.draw(surface.context);
    setText(this.renderRoot.querySelector('.facts'), this.facts());
  }

  private draw(context: CanvasRenderingContext2D): void {
    const { width, height } = this.size;
    const head = 30 * pageLook().size;
    this.plan ??= planUnits(this.counts, { left: 10, top: head, width: width - 20, height: height - head - 14 });
    const { masks, weights } = this.current ?? {};
    const look = pageLook();
    const danger = getComputedStyle(this).getPropertyValue('--danger').trim() || '#b3261e';
    const scene = {
      plan: this.plan,
      kept: masks?.units,
      droppedFraction: masks?.droppedFraction,
      weights,
      maps: this.maps,
      at: this.at,
      colour: look.runs[this.run].line,
      danger,
    };
    paintUnits(context, scene, look);
    this.paintHeads(context);
  }

  /** The units, to be taken along. */
  picture(): Picture | null {
    if (!this.store?.training) return null;
    const masks = this.current?.masks;
    const columns = ['layer', 'unit', 'kept', 'share'].map((name) => this.text(`lab.units.head.${name}`, (masks?.row ?? this.row) + 1));
    const rows = this.hiddenLayers.flatMap(({ units }, layer) =>
      Array.from({ length: units }, (_, unit) => [
        layer + 1,
        unit + 1,
        masks ? masks.units[layer][unit] : null,
        masks ? masks.droppedFraction[layer][unit] : null,
      ]),
    );
    return tabled('units', this.text('lab.networks.units'), this.size, (context) => this.draw(context), {
      caption: this.facts(),
      columns,
      rows,
    });
  }

  /** Over each column its layer, and with which probability a unit is kept. */
  private paintHeads(context: CanvasRenderingContext2D): void {
    const look = pageLook();
    const band = (this.size.width - 20) / this.counts.length;
    context.font = letters(look, 11);
    context.fillStyle = look.dim;
    context.textAlign = 'center';
    this.counts.forEach((_, layer) => {
      const kept = this.hiddenLayers[layer - 1]?.keepProbability;
      const text =
        kept !== undefined && kept < 1 ? this.text('lab.units.keep', this.layerName(layer), format(kept)) : this.layerName(layer);
      context.fillText(text, 10 + band * (layer + 0.5), 20 * look.size, band);
    });
    context.textAlign = 'left';
  }

  /** What the picture shows, in words. */
  private facts(): string {
    const { masks, weights } = this.current ?? {};
    const { at } = this;
    if (at && this.plan) {
      const parts = [this.text('lab.units.unit', at.unit + 1, this.layerName(at.layer))];
      const fraction = masks?.droppedFraction[at.layer - 1]?.[at.unit];
      if (fraction !== undefined) parts.push(this.text('lab.units.share', format(100 * fraction, 3)));
      const into = weightsInto(weights, at, this.plan.layers[at.layer - 1]?.length ?? 0);
      if (into) {
        const largest = into.reduce((best, weight, i) => (Math.abs(weight) > Math.abs(into[best]) ? i : best), 0);
        const from = at.layer === 1 ? 'lab.units.inputWeights' : 'lab.units.weights';
        parts.push(this.text(from, into.length, format(into[largest], 3), largest + 1));
      }
      parts.push(this.flowAt(at));
      return parts.join(' ');
    }
    if (!masks || this.hiddenLayers.every(({ keepProbability }) => keepProbability === 1)) return this.text('lab.units.none');
    const off = masks.units.map((units, layer) =>
      this.text(
        'lab.units.off',
        units.reduce((sum, kept) => sum + (kept ? 0 : 1), 0),
        units.length,
        layer + 1,
        masks.row + 1,
      ),
    );
    return `${off.join(' ')} ${this.text(masks.more ? 'lab.units.more' : 'lab.units.distinct', masks.distinct)}`;
  }

  private layerName(layer: number): string {
    if (layer === 0) return this.text('lab.units.inputs');
    return layer === this.counts.length - 1 ? this.text('lab.units.outputs') : this.text('lab.units.layer', layer);
  }

  private moved(event: PointerEvent): void {
    const box = this.plot!.getBoundingClientRect();
    this.point(this.plan ? unitNear(this.plan, event.clientX - box.left, event.clientY - box.top) : null);
  }

  private point(at: UnitAt | null): void {
    if (at?.layer === this.at?.layer && at?.unit === this.at?.unit) return;
    this.at = at;
    this.painting.ask();
  }

  /** Arrow keys walk over the units: up and down within a layer, left and right between them. */
  private pressed(event: KeyboardEvent): void {
    const counts = this.plan?.layers.map((layer) => layer.length);
    if (!counts) return;
    const at = this.at ?? { layer: Math.min(1, counts.length - 1), unit: 0 };
    const [across, upward] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    if (event.key === 'Escape') this.point(null);
    else if (across !== 0 || upward !== 0) {
      const layer = Math.min(Math.max(at.layer + across, 0), counts.length - 1);
      this.point({ layer, unit: Math.min(Math.max(this.at ? at.unit + upward : at.unit, 0), counts[layer] - 1) });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected override render(): TemplateResult {
    const runs = this.store?.training?.runs ?? [];
    return html`
      <div class="bar">
        <label>${swatch(lookOf(this.run))}
          <select aria-label=${this.text('lab.units.contender')} @change=${(event: Event) => (this.run = Number((event.target as HTMLSelectElement).value))}>
            ${runs.map((run, index) => (this.store!.isShown(index) ? html`<option value=${index} ?selected=${index === this.run}>${run.name}</option>` : nothing))}
          </select></label>
        <label>${this.text('lab.units.row')}
          <input type="number" min="1" step="1" .value=${String(this.row + 1)} @change=${this.chosen} /></label>
      </div>
      <div class="plot" role="application" tabindex="0" aria-label=${this.text('lab.units.name')} aria-describedby="facts"
        @pointermove=${this.moved} @pointerleave=${() => this.point(null)} @keydown=${this.pressed} @blur=${() => this.point(null)}>
        <canvas></canvas>
      </div>
      <p class="legend">${this.text('lab.units.legend')}</p>
      <p class="facts" id="facts" role="status"></p>
      <p class="elsewhere" role="status">${this.elsewhere()}</p>
    `;
  }

  /** Where the row that was asked for is seen, when the batch of this update does not see it. */
  private elsewhere(): TemplateResult | typeof nothing {
    const masks = this.current?.masks;
    if (!masks || masks.asked === undefined || masks.asked !== this.row || masks.row === masks.asked) return nothing;
    const last = masks.lastUpdate ?? -1;
    if (last < 0) return html`${this.text('lab.units.never', masks.asked + 1)}`;
    return html`${this.text('lab.units.elsewhere', masks.asked + 1, last)} <button type="button" @click=${() => this.goTo(last)}>${this.text('lab.units.goThere')}</button>`;
  }

  private goTo(step: number): void {
    this.store!.setPlaying(false);
    this.store!.setCursor(step);
  }

  private chosen(event: Event): void {
    const field = event.target as HTMLInputElement;
    const row = Math.round(Number(field.value)) - 1;
    if (Number.isFinite(row) && row >= 0) this.row = row;
    field.value = String(this.row + 1);
  }

  protected override updated(): void {
    this.ask();
  }
}

customElements.define('descent-units', DescentUnits);
