import { html, nothing, type TemplateResult } from 'lit';
import { paintDegradation, type DegradationCurve } from './degradation';
import type { Look } from '../../draw/look';
import { format } from '../../draw/axes/number';
import type { Picture } from '../../draw/picture';
import type { Size } from '../../draw/axes/viewport';
import type { Degradation, LossAndAccuracy, OffPiece, Progress, Scaling } from '../../wire/training/dropout';
import type { Change } from '../../lab/lab-store';
import { Refusal } from '../../wire/server';
import { Job } from '../../wire/stream';
import type { TrainingStore } from '../training/store';
import { StageMember } from '../../lab/member';
import { lookOf } from '../../lab/painting/page-look';
import { swatch } from '../../lab/controls/swatch';
import { sketched, type DescentSketch } from './sketch';
import { dropoutStyles } from './styles';

/** At test time: the effect of switching off hidden units on each network, and the benefit of scaling. */
export class DescentSwitching extends StageMember<TrainingStore> {
  static override styles = dropoutStyles;
  static override properties = {
    found: { state: true },
    scalings: { state: true },
    progress: { state: true },
    working: { state: true },
    trouble: { state: true },
  };

  declare protected found: ReadonlyMap<number, Degradation>;
  declare protected scalings: readonly Scaling[];
  declare protected progress: Progress | null;
  declare protected working: boolean;
  declare protected trouble: string;

  private step = 0;
  private readonly job = new Job<{ experiment: unknown; step: number }, OffPiece>('api/dropout/off', {
    piece: (piece) => this.take(piece),
    done: () => (this.working = false),
    failed: (reason) => {
      const refused = reason instanceof Refusal;
      if (refused) this.working = false;
      this.trouble = refused ? this.store!.say(reason.sentence) : this.text('lab.offline');
    },
    again: () => this.clear(),
  });

  constructor() {
    super();
    this.found = new Map();
    this.scalings = [];
    this.progress = null;
    this.working = false;
    this.trouble = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.cancel();
  }

  protected override changed(change: Change): void {
    if (change === 'experiment') {
      this.cancel();
      this.clear();
    }
    if (change === 'texts' || change === 'shown') this.requestUpdate();
  }

  /** Results that are kept with a lesson are there at once. */
  protected override joined(): void {
    super.joined();
    const kept = this.store!.asking.shown?.kept?.off;
    if (!kept || this.found.size > 0) return;
    const { fractions, accuracy, loss, draws } = kept;
    this.found = new Map(accuracy.map((values, run) => [run, { run, draws, of: draws, fractions, accuracy: values, loss: loss[run] }]));
    this.step = this.store!.experiment!.steps;
    this.publish();
  }

  /** Publishes the result with half of the hidden units switched off. */
  private publish(): void {
    const half = [...this.found.values()]
      .sort((a, b) => a.run - b.run)
      .map(({ fractions, accuracy, loss }) => (accuracy ?? loss)[fractions.indexOf(0.5)]);
    this.store!.measure('off_accuracy', half);
  }

  private take(piece: OffPiece): void {
    if (piece.kind === 'training') this.progress = piece.training;
    else if (piece.kind === 'scaling') this.scalings = [...this.scalings, piece.scaling];
    else {
      const { off } = piece;
      this.found = new Map(this.found).set(off.run, off);
      if (off.draws === off.of) this.publish();
    }
  }

  private start(): void {
    const { store } = this;
    if (!store?.experiment) return;
    this.clear();
    this.working = true;
    this.step = store.cursor;
    this.job.start({ experiment: store.experiment, step: this.step });
  }

  private clear(): void {
    this.found = new Map();
    this.scalings = [];
    this.progress = null;
    this.trouble = '';
  }

  private cancel(): void {
    this.job.cancel();
    this.working = false;
    this.trouble = '';
  }

  /** The progress: contenders before this one are done; of this one the training is the first half, the sampling the second. */
  private get fraction(): number {
    const runs = Math.max(1, this.store?.training?.runs.length ?? 1);
    const all = [...this.found.values()];
    const drawn = all.reduce((sum, { draws, of }) => sum + 0.5 + (0.5 * draws) / of, 0);
    const last = all.at(-1);
    const trains = this.progress && (!last || last.draws === last.of) && this.progress.of > 0;
    return Math.min(1, (drawn + (trains ? (0.5 * this.progress!.done) / this.progress!.of : 0)) / runs);
  }

  protected override render(): TemplateResult {
    if (!this.store?.training) return html``;
    return html`
      <div class="head"><h2>${this.text('lab.dropout.switching')}</h2>
        ${this.found.size > 0 ? html`<descent-picture-menu .picture=${() => this.taken()}></descent-picture-menu>` : nothing}</div>
      <p class=${this.found.size > 0 ? 'known' : ''}>${this.text('lab.dropout.switchingMeaning')}</p>
      <div class="work">
        ${
          this.working
            ? html`<progress max="1" .value=${this.fraction} aria-label=${this.text('lab.dropout.progress')}></progress>
              <button type="button" id="stop" @click=${this.cancel}>${this.text('lab.dropout.cancel')}</button>`
            : html`<button type="button" id="switch" @click=${this.start}>${this.text('lab.dropout.switch')}</button>`
        }
        ${this.found.size > 0 ? html`<span>${this.text('lab.dropout.at', this.step)}</span>` : nothing}
      </div>
      <p class="trouble" role="alert">${this.trouble}</p>
      ${this.found.size > 0 ? this.picture() : nothing}
      ${this.scalings.length > 0 ? this.scaled() : nothing}
    `;
  }

  private get shown(): Degradation[] {
    return [...this.found.values()].filter(({ run }) => this.store!.isShown(run));
  }

  /** The curves, for export. */
  private taken(): Picture | null {
    const { shown } = this;
    if (shown.length === 0) return null;
    return sketched(this.renderRoot.querySelectorAll<DescentSketch>('.degradation'), 'switched-off', this.text('lab.dropout.degradation'), {
      caption: this.text('lab.dropout.degradation'),
      columns: [this.text('lab.dropout.off'), ...shown.map(({ run }) => this.name(run))],
      rows: shown[0].fractions.map((fraction, i) => [fraction, ...shown.map(({ accuracy, loss }) => (accuracy ?? loss)[i])]),
    });
  }

  private picture(): TemplateResult {
    const { shown } = this;
    const percent = shown.every(({ accuracy }) => accuracy !== null);
    const curves: DegradationCurve[] = shown.map(({ run, fractions, accuracy, loss }) => ({ run, fractions, values: accuracy ?? loss }));
    return html`<descent-sketch class="degradation" role="img" aria-label=${this.text('lab.dropout.degradation')}
        .paint=${(context: CanvasRenderingContext2D, size: Size, look: Look) => paintDegradation(context, size, { curves, percent }, look)}></descent-sketch>
      <table>
        <tr><th scope="col">${this.text('lab.dropout.off')}</th>${[0, 3, 5, 8].map((i) => html`<td>${10 * i}%</td>`)}</tr>
        ${curves.map(
          ({ run, values }) => html`<tr data-off=${run}><th scope="row">${swatch(lookOf(run))}${this.name(run)}</th>
          ${[0, 3, 5, 8].map((i) => html`<td>${percent ? `${format(100 * values[i], 3)}%` : format(values[i], 3)}</td>`)}</tr>`,
        )}
      </table>
      <p>${this.text('lab.dropout.draws', Math.max(...shown.map(({ draws }) => draws), 0))}</p>`;
  }

  private scaled(): TemplateResult {
    const told = ({ loss, accuracy }: LossAndAccuracy): string =>
      accuracy === null ? format(loss, 3) : this.text('lab.dropout.measured', format(100 * accuracy, 3), format(loss, 3));
    return html`<h3>${this.text('lab.dropout.scaling')}</h3>
      <table>
        <tr><th></th><td>${this.text('lab.dropout.scaled')}</td><td>${this.text('lab.dropout.notScaled')}</td></tr>
        ${this.scalings.map(
          ({ run, on, off }) => html`<tr data-scaling=${run}><th scope="row">${swatch(lookOf(run))}${this.name(run)}</th>
          <td>${told(on)}</td><td>${told(off)}</td></tr>`,
        )}
      </table>`;
  }

  private name(run: number): string {
    return this.store!.training!.runs[run]?.name ?? '';
  }
}

customElements.define('descent-switching', DescentSwitching);
