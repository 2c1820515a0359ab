import { html, nothing, type TemplateResult } from 'lit';
import { listed } from '../../wire/answer/enumeration';
import { paintDistribution, type Mark } from './distribution';
import type { Look } from '../../draw/look';
import { format } from '../../draw/axes/number';
import type { Picture } from '../../draw/picture';
import type { Size } from '../../draw/axes/viewport';
import {
  dropsUnits,
  layersPath,
  networkOf,
  progressOf,
  readingOf,
  SMALL_NETWORKS,
  type MaskAnswer,
  type MaskQuestion,
  type OutputReading,
} from '../../wire/training/dropout';
import type { Change } from '../../lab/lab-store';
import { Refusal } from '../../wire/server';
import { Job, type PieceOf } from '../../wire/stream';
import type { TrainingStore } from '../training/store';
import { StageMember, sendEdit } from '../../lab/member';
import { kindOf } from '../training/views';
import { lookOf } from '../../lab/painting/page-look';
import { rangeStyles } from '../../styles/elements/range';
import { swatch } from '../../lab/controls/swatch';
import './pick';
import { gradient, masksOf, numbers, variants, variantsData, verdict } from './results';
import { dangerColour, sketched, type DescentSketch } from './sketch';
import { dropoutStyles } from './styles';
import './switching';

const REST = 250;
const MOST_POWER = 5;

/**
 * The effect of dropout on one row of the data: the output over all masks, exactly and by sampling, against the one pass
 * at test time. It requests new results when the cursor or a choice comes to rest.
 */
export class DescentDropout extends StageMember<TrainingStore> {
  static override styles = [rangeStyles, dropoutStyles];
  static override properties = {
    run: { state: true },
    row: { state: true },
    output: { state: true },
    power: { state: true },
    probabilities: { state: true },
    answer: { state: true },
    working: { state: true },
    trouble: { state: true },
  };

  declare protected run: number;
  declare protected row: number;
  declare protected output: number;
  /** The number of masks drawn, as a power of ten. */
  declare protected power: number;
  declare protected probabilities: boolean;
  declare protected answer: MaskAnswer;
  declare protected working: boolean;
  declare protected trouble: string;

  private asked = '';
  private waiting = 0;
  private readonly job = new Job<MaskQuestion, PieceOf<MaskAnswer>>('api/dropout/masks', {
    piece: ({ kind: _, ...piece }) => (this.answer = { ...this.answer, ...piece }),
    done: () => (this.working = false),
    failed: (reason) => this.failed(reason),
    again: () => {
      this.answer = {};
      this.trouble = '';
    },
  });

  constructor() {
    super();
    this.run = 0;
    this.row = 0;
    this.output = 0;
    this.power = 3;
    this.probabilities = false;
    this.answer = {};
    this.working = false;
    this.trouble = '';
  }

  override disconnectedCallback(): void {
    this.store?.want(this, null);
    super.disconnectedCallback();
    clearTimeout(this.waiting);
    this.job.cancel();
    this.asked = '';
  }

  /** Starts with a contender that drops units. */
  protected override joined(): void {
    super.joined();
    const { store } = this;
    const experiment = store?.experiment;
    const opened = store?.asking.opensRun('dropout') ?? 0;
    if (experiment)
      this.run =
        opened ||
        Math.max(
          0,
          experiment.runs.findIndex((_, run) => store.isShown(run) && dropsUnits(experiment, run)),
        );
    this.rest();
  }

  protected override changed(change: Change): void {
    if (change === 'hover' || change === 'trouble' || change === 'connection') return;
    const runs = this.store?.experiment?.runs.length ?? 0;
    if (runs > 0 && this.run >= runs) this.run = 0;
    if (change === 'texts' || change === 'experiment' || change === 'shown' || change === 'pictures' || change === 'training')
      this.requestUpdate();
    if (change !== 'texts') this.rest();
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (['run', 'row', 'output', 'power'].some((name) => changed.has(name))) this.rest();
    if (changed.has('answer')) this.publish();
  }

  /**
   * Publishes how far the pass at test time is from the exact mean over all masks, where that is known: the largest
   * distance over the data.
   */
  private publish(): void {
    const { store } = this;
    // An answer may arrive after the element has left the page and its store.
    const reading = store?.experiment && store.training ? this.reading : null;
    const distance = this.answer.data?.scoreError ?? reading?.distance;
    if (!store || !reading || reading.exact === null || distance === undefined || distance === null) return;
    const runs = store.experiment!.runs.length;
    store.measure(
      'distance',
      Array.from({ length: runs }, (_, run) => (run === this.run ? distance : NaN)),
    );
  }

  /** Requests results once nothing has changed for a moment. While the training plays, the last results stay. */
  private rest(): void {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.ask(), REST);
  }

  private get masks(): number {
    return Math.max(2, Number((10 ** this.power).toPrecision(2)));
  }

  private get drops(): boolean {
    const experiment = this.store?.experiment;
    return !!experiment && dropsUnits(experiment, this.run);
  }

  private ask(): void {
    const { store } = this;
    const run = store?.training?.runs[this.run];
    // No event tells of the release when the value did not change since the last one.
    if (store?.dragging) this.rest();
    if (!store?.experiment || !run || store.playing || store.dragging || !this.isConnected) return;
    store.want(this, { masks: this.row });
    const step = Math.min(store.cursor, run.step);
    const question = { experiment: store.experiment, run: this.run, step, row: this.row, output: this.output, masks: this.masks };
    const key = JSON.stringify(question);
    if (key === this.asked) return;
    this.asked = key;
    this.trouble = '';
    this.answer = {};
    this.job.cancel();
    this.working = this.drops;
    if (this.drops) this.job.start(question);
  }

  private failed(reason: unknown): void {
    const refused = reason instanceof Refusal;
    if (refused) this.working = false;
    this.trouble = refused ? this.store!.say(reason.sentence) : this.text('lab.offline');
  }

  private cancel(): void {
    this.job.cancel();
    this.working = false;
    this.trouble = '';
  }

  /** Gives the contender a small network, all of whose masks can be enumerated. */
  private shrink(name: keyof typeof SMALL_NETWORKS): void {
    sendEdit(this, 'commit', { path: layersPath(this.store!.experiment!, this.run), value: SMALL_NETWORKS[name] });
  }

  /** The distribution of the output over all masks, for export. */
  picture(): Picture | null {
    const { reading } = this;
    if (!reading) return null;
    const { low, high, fractions } = reading.histogram ?? { low: 0, high: 0, fractions: [] };
    const edge = (bin: number): number => low + ((high - low) * bin) / fractions.length;
    const told = (['exact', 'drawn', 'test', 'distance'] as const).map((name) =>
      this.text('lab.join.told', this.text(`lab.dropout.head.${name}`), reading[name] === null ? '–' : format(reading[name], 6)),
    );
    const name = this.text('lab.dropout.distribution', this.row + 1);
    return sketched(this.renderRoot.querySelectorAll<DescentSketch>('.distribution'), 'masks', name, {
      caption: listed(told),
      columns: ['from', 'to', 'share'].map((column) => this.text(`lab.dropout.head.${column}`)),
      rows: fractions.map((fraction, bin) => [edge(bin), edge(bin + 1), fraction]),
    });
  }

  private variantsPicture(): Picture | null {
    const { variants: all } = this.answer;
    if (!all) return null;
    return sketched(
      this.renderRoot.querySelectorAll<DescentSketch>('.variants descent-sketch'),
      'scaling',
      this.text('lab.dropout.variants'),
      variantsData(all, this.say),
    );
  }

  private get reading(): OutputReading | null {
    return readingOf(this.answer, this.output, this.isProbable && this.probabilities);
  }

  private get say(): (key: string, ...values: unknown[]) => string {
    return (key, ...values) => this.text(key, ...values);
  }

  protected override render(): TemplateResult {
    const { store } = this;
    if (!store?.training || !store.experiment) return html``;
    const { reading } = this;
    // What a lesson is about comes first.
    const first = store.asking.shown?.kept?.off !== undefined;
    return html`
      ${first ? html`<descent-switching></descent-switching>` : nothing}
      ${this.bar()}
      ${this.drops ? nothing : html`<p>${this.text('lab.dropout.none')}</p>`}
      <p class="trouble" role="alert">${this.trouble}</p>
      ${reading ? this.results(reading) : nothing}
      ${this.ready()}
      ${first ? nothing : html`<descent-switching></descent-switching>`}
    `;
  }

  /** Whether the outputs are probabilities. */
  private get isProbable(): boolean {
    return (
      (networkOf(this.store!.experiment!, this.run).loss ?? 'crossEntropy') === 'crossEntropy' &&
      this.store!.training!.data.classes.length > 0
    );
  }

  private bar(): TemplateResult {
    const { runs, data } = this.store!.training!;
    const chosen = (event: Event): number => Number((event.target as HTMLSelectElement).value);
    return html`<div class="bar">
      <label>${swatch(lookOf(this.run))}
        <select id="run" aria-label=${this.text('lab.dropout.contender')} @change=${(event: Event) => (this.run = chosen(event))}>
          ${runs.map((run, index) => (this.store!.isShown(index) ? html`<option value=${index} ?selected=${index === this.run}>${run.name}</option>` : nothing))}
        </select></label>
      <label>${this.text('lab.dropout.row')} <input id="row" type="number" min="1" step="1" .value=${String(this.row + 1)} @change=${this.typedRow} /></label>
      ${
        data.classes.length > 0
          ? html`<label>${this.text('lab.dropout.output')} <select id="output" @change=${(event: Event) => (this.output = chosen(event))}>
            ${data.classes.map((name, index) => html`<option value=${index} ?selected=${index === this.output}>${name}</option>`)}
          </select></label>`
          : nothing
      }
      ${
        this.isProbable
          ? html`<div role="group" aria-label=${this.text('lab.dropout.numbers')}>
            ${[false, true].map(
              (on) => html`<button type="button" aria-pressed=${on === this.probabilities} @click=${() => (this.probabilities = on)}>
              ${this.text(on ? 'lab.dropout.probabilities' : 'lab.dropout.logits')}</button>`,
            )}
          </div>`
          : nothing
      }
      <label class="many">${this.text('lab.dropout.masks')}
        <input id="masks" type="range" min="1" max=${MOST_POWER} step="0.5" .value=${String(this.power)} style="--share:${(100 * (this.power - 1)) / (MOST_POWER - 1)}%"
          aria-valuetext=${String(this.masks)} @change=${(event: Event) => (this.power = Number((event.target as HTMLInputElement).value))} />
        <output>${this.masks}</output></label>
      ${this.drops ? this.work() : nothing}
    </div>`;
  }

  private typedRow(event: Event): void {
    const field = event.target as HTMLInputElement;
    const row = Math.round(Number(field.value)) - 1;
    if (Number.isFinite(row) && row >= 0) this.row = row;
    field.value = String(this.row + 1);
  }

  /** The progress of the computation, which can be cancelled. */
  private work(): TemplateResult {
    const { training, exact } = this.answer;
    if (this.working) {
      const doing = exact || !training ? this.text('lab.dropout.computing') : this.text('lab.dropout.training', training.done, training.of);
      return html`<div class="work"><progress max="1" .value=${progressOf(this.answer)} aria-label=${this.text('lab.dropout.progress')}></progress>
        <span>${doing}</span><button type="button" id="cancel" @click=${this.cancel}>${this.text('lab.dropout.cancel')}</button></div>`;
    }
    const text = exact ? this.text('lab.dropout.at', exact.step) : this.store!.playing ? this.text('lab.dropout.pause') : '';
    return html`<div class="work" role="status">${text}</div>`;
  }

  private results(reading: OutputReading): TemplateResult {
    const { answer } = this;
    const { data } = this.store!.training!;
    const danger = dangerColour(this);
    const probabilities = this.isProbable && this.probabilities;
    const unscaled = networkOf(this.store!.experiment!, this.run).dropout === 'unscaled';
    return html`
      <div class="pictures">
        ${
          kindOf(data) === 'plane'
            ? html`<descent-pick class="pick" .row=${this.row} @descent-row=${(event: CustomEvent<number>) => (this.row = event.detail)}></descent-pick>`
            : nothing
        }
        <descent-sketch class="distribution" role="img" aria-label=${this.text('lab.dropout.distribution', this.row + 1)}
          .paint=${(context: CanvasRenderingContext2D, size: Size, look: Look) =>
            paintDistribution(context, size, { histogram: reading.histogram, marks: marksOf(reading), danger }, look)}></descent-sketch>
      </div>
      ${numbers(answer, reading, probabilities, this.say)}
      ${verdict(answer.exact!, reading, unscaled, probabilities, this.say)}
      ${answer.variants ? variants(answer.variants, this.output, danger, () => this.variantsPicture(), this.say) : nothing}
      ${answer.gradient ? gradient(answer.gradient, this.seen(), this.say) : nothing}
    `;
  }

  /** How many different masks the rows have drawn in training, of all there are. */
  private seen(): string {
    const masks = this.store!.pictures.find((picture) => picture.run === this.run && picture.member === '')?.masks;
    if (!masks) return '';
    const all = masksOf(this.answer.exact!.units);
    return this.text(masks.more ? 'lab.dropout.seenMore' : 'lab.dropout.seen', format(masks.distinct, 6), all);
  }

  private ready(): TemplateResult {
    const names = Object.keys(SMALL_NETWORKS) as (keyof typeof SMALL_NETWORKS)[];
    return html`<h2>${this.text('lab.dropout.small')}</h2>
      <div class="ready">${names.map((name) => html`<button type="button" data-small=${name} @click=${() => this.shrink(name)}>${this.text(`lab.dropout.${name}`)}</button>`)}</div>`;
  }
}

function marksOf({ exact, drawn, error, test }: OutputReading): Mark[] {
  const marks: Mark[] = [{ kind: 'test', value: test, error: 0 }];
  if (drawn !== null) marks.push({ kind: 'drawn', value: drawn, error: error ?? 0 });
  if (exact !== null) marks.push({ kind: 'exact', value: exact, error: 0 });
  return marks;
}

customElements.define('descent-dropout', DescentDropout);
