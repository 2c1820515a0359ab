import { html, nothing, type TemplateResult } from 'lit';
import { following } from '../wire/answer/enumeration';
import { backward, forward, netOf, planeMaps, weightMaps, type Net, type UnitMap } from './data/unit-values';
import {
  drawnEdges,
  edgeNear,
  edgesInto,
  mapPixels,
  paintUnits,
  planUnits,
  SMALLEST_MAP,
  unitNear,
  weightsInto,
  type Edge,
  type MapImage,
  type UnitAt,
  type UnitPlan,
} from './units-drawing';
import { channels, letters } from '../draw/look';
import { format } from '../draw/axes/number';
import { tabled, type Picture } from '../draw/picture';
import type { Change } from '../lab/lab-store';
import type { RunPicture } from '../wire/training/training';
import { setText } from '../lab/painting/canvas';
import { unlessFinger } from '../lab/painting/finger';
import { lookOf, pageLook } from '../lab/painting/page-look';
import { swatch } from '../lab/controls/swatch';
import { imageOf, TrainingPicture } from './training/picture';
import { layCard } from './units-card';
import { unitStyles } from './units-styles';
import { walked } from './units-walk';

interface Layer {
  units: number;
  keepProbability: number;
  activation?: string;
}

/** Cells across a unit's map. */
const CELLS = 16;

/**
 * Dropout masks: the units of one contender's network. A hollow, crossed unit is off for the chosen training row in the
 * update that comes next; the ring around it is the fraction of the batch's rows in which it is off. The weights that
 * lead into a unit are drawn while the pointer, or the keyboard, is on it.
 */
export class DescentUnits extends TrainingPicture {
  static override styles = unitStyles;
  static override properties = { run: { state: true }, row: { state: true } };

  /** The contender, and the training row. */
  declare protected run: number;
  declare protected row: number;

  private plan: UnitPlan | null = null;
  private at: UnitAt | null = null;
  private edge: Edge | null = null;
  /** The drawn edges, until the parameters or the masks change. */
  private edges: { of: unknown; masks: unknown; plan: unknown; drawn: readonly Edge[] } | null = null;
  /** The maps of the units, until the parameters or the colours change. */
  private mapped: { of: unknown; colours: string; maps: readonly (readonly MapImage[])[] } | null = null;

  constructor() {
    super();
    this.run = 0;
    this.row = 0;
  }

  /** Starts with a contender that drops units. */
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

  /** The hidden layers of the contender: its own, or the experiment's. */
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

  /**
   * The maps of the units: their outputs over the plane of the data; for data that are pictures the weights of the
   * first layer; else none.
   */
  private mapsIn(above: string, below: string): readonly (readonly MapImage[])[] {
    const { current } = this;
    const colours = above + below;
    if (this.mapped?.of === current?.weights && this.mapped?.colours === colours) return this.mapped.maps;
    const [positive, negative] = [channels(above), channels(below)];
    const layers = this.maps;
    const all = layers.flat();
    const pixels = mapPixels(all, positive, negative);
    const columns = all[0]?.columns ?? 0;
    const image = columns > 0 ? imageOf(pixels, columns, pixels.length / 4 / columns) : null;
    let next = 0;
    const maps = layers.map((units) =>
      units.map(({ values }) => {
        const [top, rows] = [next, values.length / columns];
        next += rows;
        return { image: image!, top, columns, rows };
      }),
    );
    this.mapped = { of: current?.weights, colours, maps };
    return maps;
  }

  private get maps(): readonly (readonly UnitMap[])[] {
    const { data } = this.store!.training!;
    const inputs = data.points.length;
    const net = Math.max(0, ...(this.plan?.radii.slice(1) ?? [])) >= SMALLEST_MAP ? this.net : null;
    if (!net) return [];
    if (inputs === 2 && data.classes.length > 0) return planeMaps(net, data, this.standardizes, CELLS);
    return inputs > 9 && Number.isInteger(Math.sqrt(inputs)) ? weightMaps(net, inputs) : [];
  }

  /** All pre-activations and outputs for the chosen row, with the gradient of its loss; null where they cannot be computed. */
  private get passed(): { row: number; input: Float64Array; z: Float64Array[]; a: Float64Array[]; gradient: Float64Array[] } | null {
    const { net, store } = this;
    const example = this.current?.masks?.example;
    if (!net || !example) return null;
    const flow = forward(net, example.inputs);
    const usual = store!.training!.data.classes.length > 0 ? 'crossEntropy' : 'meanSquaredError';
    const loss = (store!.value('/problem/loss') as string | undefined) ?? usual;
    return { row: example.row, input: example.inputs, ...flow, gradient: backward(net, flow, example.target, loss) };
  }

  /** Of the chosen row at a unit: what it gets, what it makes of it, and the gradient. */
  private flowAt({ layer, unit }: UnitAt): string[] {
    const { passed } = this;
    if (!passed) return [];
    if (layer === 0) return [this.text('lab.units.input', passed.row + 1, format(passed.input[unit], 3))];
    return [
      this.text('lab.units.flow', passed.row + 1, format(passed.z[layer - 1][unit], 3), format(passed.a[layer - 1][unit], 3)),
      this.text('lab.units.gradient', format(passed.gradient[layer - 1][unit], 2)),
    ];
  }

  /** Of an edge its weight, and for the chosen row what passes along it and the gradient by the weight. */
  private edgeFacts({ layer, input, unit, weight }: Edge): string {
    const from =
      layer === 1 ? this.text('lab.units.inputPlace', input + 1) : this.text('lab.units.place', input + 1, this.layerName(layer - 1));
    const to = this.text('lab.units.place', unit + 1, this.layerName(layer));
    const told = this.text('lab.units.edge', format(weight, 3), from, to);
    const { passed } = this;
    if (!passed) return told;
    const carried = layer === 1 ? passed.input[input] : passed.a[layer - 2][input];
    const gradient = carried * passed.gradient[layer - 1][unit];
    return `${told} ${this.text('lab.units.edgeFlow', passed.row + 1, format(carried, 3), format(gradient, 2))}`;
  }

  /** The edge that is looked at, with its weight as it is now. */
  private get looked(): Edge | null {
    const { edge, plan } = this;
    if (!edge || !plan) return null;
    const into = weightsInto(this.current?.weights, edge, plan.layers[edge.layer - 1]?.length ?? 0);
    return into ? { ...edge, weight: into[edge.input] } : edge;
  }

  private get drawn(): readonly Edge[] {
    const { weights, masks } = this.current ?? {};
    const { edges, plan } = this;
    if (!plan) return [];
    if (edges && edges.of === weights && edges.masks === masks && edges.plan === plan) return edges.drawn;
    const drawn = drawnEdges(plan, weights, masks?.units);
    this.edges = { of: weights, masks, plan, drawn };
    return drawn;
  }

  protected override paint(): void {
    const surface = this.store?.training ? this.surface() : null;
    if (!surface) return;
    this.draw(surface.context);
    const facts = this.renderRoot.querySelector<HTMLElement>('.facts')!;
    setText(facts, this.facts());
    layCard(facts, this.plot!, this.plan, this.at ?? this.edge);
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
      edges: this.drawn,
      edge: this.looked,
      maps: this.mapsIn(look.accent, danger),
      at: this.at,
      colour: look.runs[this.run].line,
      danger,
    };
    paintUnits(context, scene, look);
    this.paintHeads(context);
  }

  /** The units, for export. */
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

  /** Over each column its layer, and the probability of keeping a unit. */
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

  /** The content of the picture, in words. */
  private facts(): string {
    const { masks, weights } = this.current ?? {};
    const { at, looked } = this;
    if (looked && !at) return this.edgeFacts(looked);
    if (at && this.plan) {
      const parts = [this.text('lab.units.unit', at.unit + 1, this.layerName(at.layer))];
      const fraction = masks?.droppedFraction[at.layer - 1]?.[at.unit];
      if (fraction !== undefined && (this.hiddenLayers[at.layer - 1]?.keepProbability ?? 1) < 1)
        parts.push(this.text('lab.units.share', format(100 * fraction, 3)));
      const into = weightsInto(weights, at, this.plan.layers[at.layer - 1]?.length ?? 0);
      if (into) {
        const largest = into.reduce((best, weight, i) => (Math.abs(weight) > Math.abs(into[best]) ? i : best), 0);
        const from = at.layer === 1 ? 'lab.units.inputWeights' : 'lab.units.weights';
        parts.push(this.text(from, into.length, format(into[largest], 3), largest + 1));
      }
      parts.push(...this.flowAt(at));
      return following(parts);
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
    return following([...off, this.text(masks.more ? 'lab.units.more' : 'lab.units.distinct', masks.distinct)]);
  }

  private layerName(layer: number): string {
    if (layer === 0) return this.text('lab.units.inputs');
    return layer === this.counts.length - 1 ? this.text('lab.units.outputs') : this.text('lab.units.layer', layer);
  }

  private moved(event: PointerEvent): void {
    const box = this.plot!.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const at = this.plan ? unitNear(this.plan, x, y) : null;
    this.point(at, this.plan && !at ? edgeNear(this.plan, this.drawn, x, y) : null);
  }

  private point(at: UnitAt | null, edge: Edge | null = null): void {
    if (at?.layer === this.at?.layer && at?.unit === this.at?.unit && edge === this.edge) return;
    [this.at, this.edge] = [at, edge];
    this.painting.ask();
  }

  private pressed(event: KeyboardEvent): void {
    const { plan } = this;
    if (!plan) return;
    const counts = plan.layers.map((layer) => layer.length);
    const to = walked(event.key, { at: this.at, edge: this.edge }, counts, (at) => edgesInto(plan, this.current?.weights, at));
    if (!to) return;
    this.point(to.at, to.edge);
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
      <p class="elsewhere" role="status">${this.elsewhere()}</p>
      <div class="plot" role="application" tabindex="0" aria-label=${this.text('lab.units.name')} aria-describedby="facts"
        @pointermove=${this.moved} @pointerdown=${this.moved} @pointerleave=${unlessFinger(() => this.point(null))} @keydown=${this.pressed} @blur=${() => this.point(null)}>
        <canvas></canvas>
      </div>
      <p class="legend">${this.text('lab.units.legend')}</p>
      <p class="facts" id="facts" role="status"></p>
    `;
  }

  /** Which row is shown in place of the chosen one, and where that is seen, when the batch of this update does not contain it. */
  private elsewhere(): TemplateResult | typeof nothing {
    const masks = this.current?.masks;
    if (!masks || masks.asked === undefined || masks.asked !== this.row || masks.row === masks.asked) return nothing;
    const last = masks.lastUpdate ?? -1;
    if (last < 0) return html`${this.text('lab.units.never', masks.asked + 1, masks.row + 1)}`;
    return html`${this.text('lab.units.elsewhere', masks.asked + 1, last, masks.row + 1)} <button type="button" @click=${() => this.goTo(last)}>${this.text('lab.units.goThere')}</button>`;
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
