import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { channels } from '../../draw/look';
import { classColour, classMarker } from '../../draw/classes';
import { digitPixels, sideOf } from './digit';
import { aspectOf, planeIn, rangeAround, type Plane } from './plane';
import { paintPoints, radiusFor } from './points';
import { paintRegressionAxes, paintValues } from './regression';
import { format } from '../../draw/axes/number';
import { markerPath } from '../../draw/palette';
import { valueAt } from '../../draw/axes/scale';
import type { Change } from '../../lab/lab-store';
import type { DataPicture } from '../../wire/training/training';
import { setText } from '../../lab/painting/canvas';
import { pageLook } from '../../lab/painting/page-look';
import { dataStyles } from './styles';
import { imageOf, TrainingPicture } from '../training/picture';
import { kindOf } from '../training/views';

const KEY_STEP = 8;

/**
 * The data as a picture. In the plane, points are added with a click, or with the arrow keys and Enter; a CSV file is
 * chosen in a dialog, dropped or pasted. Fires descent-point {x, y, label}, and descent-csv {bytes} in Base64.
 */
export class DescentData extends TrainingPicture {
  static override styles = dataStyles;
  static override properties = {
    longest: { type: Number },
    adding: { state: true },
    label: { state: true },
    problem: { state: true },
    pasting: { state: true },
  };

  /** The size in bytes of the largest file that is accepted. */
  declare longest: number;
  declare protected adding: boolean;
  declare protected label: string;
  declare protected problem: string;
  declare protected pasting: boolean;

  private mark: { x: number; y: number } | null = null;
  private shown: DataPicture | null = null;

  constructor() {
    super();
    this.longest = Infinity;
    this.adding = false;
    this.label = '';
    this.problem = '';
    this.pasting = false;
  }

  protected override changed(change: Change): void {
    if (change === 'training' && this.store!.training?.data !== this.shown) {
      this.shown = this.store!.training?.data ?? null;
      this.problem = '';
      this.requestUpdate();
    }
    if (change === 'training' || change === 'texts') super.changed(change);
  }

  private get plane(): Plane | null {
    const data = this.shown;
    if (!data || kindOf(data) !== 'plane' || this.size.width < 20) return null;
    return planeIn({ left: 0, top: 0, ...this.size }, rangeAround(data.points[0]), rangeAround(data.points[1]));
  }

  protected override paint(): void {
    const data = this.shown;
    const surface = data ? this.surface() : null;
    if (!data || !surface) return;
    const { context } = surface;
    const { width, height } = this.size;
    const look = pageLook();
    const { plane } = this;
    if (plane) {
      const points = {
        xs: data.points[0],
        ys: data.points[1],
        targets: data.targets,
        training: data.training,
        mislabelled: data.mislabelled,
      };
      paintPoints(context, plane, points, radiusFor(points.xs.length, width, height), look);
      if (this.adding && this.mark) this.paintMark(context, look.accent);
      return;
    }
    if (kindOf(data) === 'curve') {
      const box = { left: 40, top: 6, width: width - 46, height: height - 30 };
      const frame = planeIn(box, rangeAround(data.points[0]), rangeAround(data.targets));
      paintRegressionAxes(context, frame, look);
      paintValues(
        context,
        frame,
        { xs: data.points[0], ys: data.targets, training: data.training },
        radiusFor(data.targets.length, width, height),
        look,
      );
      return;
    }
    this.paintExamples(context, data);
  }

  private paintMark(context: CanvasRenderingContext2D, colour: string): void {
    const { x, y } = this.mark!;
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(x - 9, y);
    context.lineTo(x + 9, y);
    context.moveTo(x, y - 9);
    context.lineTo(x, y + 9);
    context.stroke();
  }

  /** Rows that are pictures, with their labels. */
  private paintExamples(context: CanvasRenderingContext2D, data: DataPicture): void {
    const side = sideOf({ length: data.points.length });
    if (side < 4) return;
    const look = pageLook();
    const columns = 8;
    const cell = this.size.width / columns;
    const rows = Math.min(Math.floor(this.size.height / cell), Math.ceil(data.targets.length / columns));
    context.imageSmoothingEnabled = false;
    for (let i = 0; i < Math.min(data.targets.length, rows * columns); i++) {
      const pixels = data.points.map((column) => column[i]);
      const image = imageOf(digitPixels(pixels, channels(look.panel), channels(data.mislabelled[i] ? look.dim : look.ink)), side, side);
      context.drawImage(image, (i % columns) * cell + 2, Math.floor(i / columns) * cell + 2, cell - 4, cell - 4);
    }
  }

  private add(x: number, y: number): void {
    const { plane } = this;
    const label = this.chosen;
    if (!plane || label === '') return;
    const detail = { x: valueAt(plane.x, x), y: valueAt(plane.y, y), label };
    this.dispatchEvent(new CustomEvent('descent-point', { detail }));
    setText(this.renderRoot.querySelector('.unseen'), this.text('lab.networks.added', label, format(detail.x, 3), format(detail.y, 3)));
  }

  private clicked(event: MouseEvent): void {
    if (!this.adding) return;
    const box = this.plot!.getBoundingClientRect();
    this.mark = { x: event.clientX - box.left, y: event.clientY - box.top };
    this.add(this.mark.x, this.mark.y);
    this.painting.ask();
  }

  private pressed(event: KeyboardEvent): void {
    if (!this.adding || !this.plane) return;
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    this.mark ??= { x: this.size.width / 2, y: this.size.height / 2 };
    if (way) {
      const step = event.shiftKey ? 5 * KEY_STEP : KEY_STEP;
      this.mark = {
        x: Math.min(Math.max(this.mark.x + way[0] * step, 0), this.size.width),
        y: Math.min(Math.max(this.mark.y + way[1] * step, 0), this.size.height),
      };
      const { x, y } = this.plane;
      setText(this.renderRoot.querySelector('.unseen'), `(${format(valueAt(x, this.mark.x), 3)}, ${format(valueAt(y, this.mark.y), 3)})`);
    } else if (event.key === 'Enter' || event.key === ' ') this.add(this.mark.x, this.mark.y);
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.painting.ask();
  }

  /** Has the server read a file; a dialog shows how. */
  async take(file: Blob | null | undefined): Promise<void> {
    if (!file) return;
    this.problem = file.size > this.longest ? this.text('lab.networks.tooLong', format(this.longest)) : '';
    if (this.problem) return;
    // As bytes: which characters they are is found out on the server, where none is ever replaced.
    const bytes = new Uint8Array(await file.arrayBuffer());
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    this.pasting = false;
    this.dispatchEvent(new CustomEvent('descent-csv', { detail: { bytes: btoa(binary) } }));
  }

  private get chosen(): string {
    return this.label || (this.shown?.classes[0] ?? '');
  }

  protected override render(): TemplateResult {
    const data = this.shown;
    const kind = data ? kindOf(data) : null;
    const plane = kind === 'plane';
    const aspect = plane
      ? aspectOf(rangeAround(data!.points[0]), rangeAround(data!.points[1]))
      : kind === 'rows' || kind === 'values'
        ? 2.6
        : 1.7;
    const empty = (kind === 'rows' || kind === 'values') && sideOf({ length: data!.points.length }) < 4;
    return html`
      ${
        empty
          ? html`<p class="about">${this.text(data!.classes.length > 0 ? 'lab.networks.features' : 'lab.networks.measured', data!.points.length, data!.classes.length)}</p>`
          : html`<div class="plot ${this.adding && plane ? 'adding' : ''}" style="aspect-ratio:${Math.max(aspect, plane ? 1.9 : 1.7)}"
            role=${this.adding && plane ? 'application' : 'img'} tabindex=${this.adding && plane ? 0 : nothing}
            aria-label=${this.adding && plane ? this.text('lab.networks.addHelp', this.chosen) : this.about()}
            @click=${this.clicked} @keydown=${this.pressed} @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${this.dropped}>
            <canvas></canvas>
          </div>`
      }
      ${plane ? this.legend(data!) : nothing}
      <div class="tools">
        ${plane ? html`<button type="button" aria-pressed=${this.adding} @click=${this.toggle}>${this.text('lab.networks.addPoints')}</button>` : nothing}
        <label class="file">${this.text('lab.networks.upload')}
          <input type="file" accept=".csv,text/csv,text/plain" @change=${(event: Event) => this.picked(event.target as HTMLInputElement)} /></label>
        <button type="button" aria-expanded=${this.pasting} @click=${() => (this.pasting = !this.pasting)}>${this.text('lab.networks.paste')}</button>
      </div>
      ${this.pasting ? this.paste() : nothing}
      ${this.adding && plane ? this.classes(data!) : nothing}
      <p class="problem" role="alert">${this.problem || nothing}</p>
      <p class="unseen" role="status"></p>
    `;
  }

  private paste(): TemplateResult {
    const read = (): void => void this.take(new Blob([this.renderRoot.querySelector('textarea')!.value]));
    return html`<div class="paste">
      <textarea rows="5" spellcheck="false" aria-label=${this.text('lab.networks.pasted')}></textarea>
      <button type="button" @click=${read}>${this.text('lab.networks.read')}</button>
    </div>`;
  }

  private about(): string {
    const data = this.shown;
    return data ? this.text('lab.networks.dataPicture', data.targets.length, data.points.length) : '';
  }

  private toggle(): void {
    this.adding = !this.adding;
    this.mark = null;
    if (this.adding) void this.updateComplete.then(() => this.plot?.focus());
  }

  private dropped(event: DragEvent): void {
    event.preventDefault();
    void this.take(event.dataTransfer?.files[0]);
  }

  private picked(input: HTMLInputElement): void {
    void this.take(input.files?.[0]).then(() => (input.value = ''));
  }

  /** The legend of the points: only of kinds that the picture has. */
  private legend(data: DataPicture): TemplateResult {
    const sample = (
      ring: boolean,
      cross: boolean,
    ): TemplateResult => html`<svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      ${svg`<circle class="dot" r=${ring ? 2.2 : 3.6} />`} ${ring ? svg`<circle class="ring" r="4.6" />` : nothing}
      ${cross ? svg`<path class="ring" d="M-5 -5L5 5M-5 5L5 -5" />` : nothing}
    </svg>`;
    return html`<p class="legend">
      <span>${sample(false, false)}${this.text('lab.networks.train')}</span>
      ${data.training.includes(0) ? html`<span>${sample(true, false)}${this.text('lab.networks.validation')}</span>` : nothing}
      ${data.mislabelled.includes(1) ? html`<span>${sample(false, true)}${this.text('lab.networks.mislabelled')}</span>` : nothing}
    </p>`;
  }

  private classes(data: DataPicture): TemplateResult {
    const look = pageLook();
    const next = nextClass(data.classes);
    const choices = data.classes.length < look.classes.length ? [...data.classes, next] : data.classes;
    return html`<fieldset>
      <legend>${this.text('lab.networks.class')}</legend>
      ${choices.map(
        (
          name,
          i,
        ) => html`<label><input type="radio" name="class" .checked=${live(name === this.chosen)} @change=${() => (this.label = name)} />
          <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true"><path d=${markerPath(classMarker(i), 4)} fill=${classColour(look, i)} /></svg>
          ${i < data.classes.length ? name : this.text('lab.networks.newClass', name)}</label>`,
      )}
    </fieldset>`;
  }
}

/** A name that comes after all others in the order of classes. */
function nextClass(names: readonly string[]): string {
  const numbers = names.map(Number);
  if (numbers.every(Number.isFinite)) return String(Math.max(...numbers) + 1);
  return `${[...names].sort().at(-1)}2`;
}

customElements.define('descent-data', DescentData);
