import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { format, parse } from '../../draw/axes/number';
import { fractionOf, valueOf, type Slide, type SliderScale } from '../../draw/axes/slide';
import { rangeStyles } from '../../styles/elements/range';
import { sendEdit, StageMember } from '../member';
import type { Change } from '../lab-store';
import { keepRange, keptRange, type Range } from './kept-range';
import { swing } from './swing';

const POSITIONS = 1000;

/**
 * One number of the experiment: a track to drag, a field to type in, and chips for values worth trying. Dragging sends
 * "descent-preview", letting go or typing "descent-commit", both with the number's path in the experiment.
 */
export class DescentSlider extends StageMember {
  static override properties = {
    label: {},
    symbol: { type: Boolean },
    value: { type: Number },
    min: { type: Number },
    max: { type: Number },
    scale: {},
    step: { type: Number },
    presets: {},
    path: {},
    description: {},
    least: { type: Number },
    most: { type: Number },
    disabled: { type: Boolean, reflect: true },
    problem: { state: true },
    wrong: { state: true },
    free: { type: Boolean },
    of: {},
    playing: { state: true },
    ranging: { state: true },
  };

  /** The name of the number; as a symbol it is set like mathematics. */
  declare label: string;
  declare symbol: boolean;
  declare value: number;
  declare min: number;
  declare max: number;
  declare scale: SliderScale;
  declare step: number;
  /** A JSON array of numbers, shown as chips. */
  declare presets: string;
  /** JSON pointer of the number in the experiment. */
  declare path: string;
  declare description: string;
  /** What may be typed, where that is less or more than the track shows; by default any number. */
  declare least: number | undefined;
  declare most: number | undefined;
  declare disabled: boolean;
  /** Whether its range can be edited and its value be animated, as for a name in the visitor's own function. */
  declare free: boolean;
  /** The text of that function, for which the range is kept. */
  declare of: string;
  declare protected problem: string;
  /** The field that the problem is about: that of the value, or that of an end. */
  declare protected wrong: 'value' | 'min' | 'max';
  declare protected playing: boolean;
  declare protected ranging: boolean;

  private dragging = false;
  /** Whether the range is the visitor's. */
  private ranged = false;

  constructor() {
    super();
    this.label = '';
    this.symbol = false;
    this.value = 0;
    this.min = 0;
    this.max = 1;
    this.scale = 'linear';
    this.step = 0;
    this.presets = '[]';
    this.path = '';
    this.description = '';
    this.disabled = false;
    this.problem = '';
    this.wrong = 'value';
    this.free = false;
    this.of = '';
    this.playing = false;
    this.ranging = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.playing = false;
  }

  /** Names of its buttons come with the texts. */
  protected override changed(change: Change): void {
    if (change === 'texts') this.requestUpdate();
  }

  /** Animates the value back and forth until it is stopped, dragged or disabled; it stays where it stops. */
  private play(): void {
    if (this.playing) {
      this.stop();
      return;
    }
    this.playing = true;
    const start = fractionOf(this.slide, this.value);
    const begin = performance.now();
    const move = (now: number): void => {
      if (!this.playing) return;
      if (this.disabled) this.stop();
      const value = valueOf(this.slide, swing(start, Math.max(0, now - begin)));
      if (value !== this.value) this.send('preview', value, performance.now());
      requestAnimationFrame(move);
    };
    requestAnimationFrame(move);
  }

  private stop(): void {
    if (!this.playing) return;
    this.playing = false;
    this.send('commit', this.value, performance.now());
  }

  /** Another end of the track; the value stays as it is. */
  private setEnd(end: 'min' | 'max', event: Event): void {
    const field = event.target as HTMLInputElement;
    const value = parse(field.value);
    const min = end === 'min' ? (value ?? NaN) : this.min;
    const max = end === 'max' ? (value ?? NaN) : this.max;
    this.wrong = end;
    if (value === null) this.problem = this.text('lab.slider.notNumber');
    else if (!(min < max)) this.problem = this.text('lab.slider.order');
    else {
      this.problem = '';
      this.take({ min, max });
      keepRange(this.of, this.label, { min, max });
    }
  }

  private take({ min, max }: Range): void {
    // A logarithmic track cannot reach 0; then it becomes a linear one.
    if (min <= 0 && this.scale === 'log') this.scale = 'linear';
    this.min = min;
    this.max = max;
    this.ranged = true;
  }

  /** Another text: the range that the visitor gave here goes on with it; else one that was kept for it is taken. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('of') || !this.free) return;
    if (this.ranged) {
      keepRange(this.of, this.label, this);
      return;
    }
    const kept = keptRange(this.of, this.label);
    if (kept) this.take(kept);
  }

  private get slide(): Slide {
    return { min: this.min, max: this.max, scale: this.scale, step: this.step };
  }

  private get chips(): number[] {
    return JSON.parse(this.presets || '[]') as number[];
  }

  private send(kind: 'preview' | 'commit', value: number, at: number): void {
    this.value = value;
    this.problem = '';
    sendEdit(this, kind, { path: this.path, value, at });
  }

  private slid(event: Event): void {
    this.dragging = true;
    this.playing = false;
    this.send('preview', valueOf(this.slide, Number((event.target as HTMLInputElement).value) / POSITIONS), event.timeStamp);
  }

  private released(event: Event): void {
    if (!this.dragging) return;
    this.dragging = false;
    this.send('commit', this.value, event.timeStamp);
  }

  private typed(event: Event): void {
    const field = event.target as HTMLInputElement;
    const value = parse(field.value);
    this.wrong = 'value';
    this.problem = this.objection(value);
    if (this.problem === '' && value !== null && value !== this.value) this.send('commit', value, event.timeStamp);
    else if (this.problem === '') field.value = format(this.value, 6);
  }

  private objection(value: number | null): string {
    if (value === null) return this.text('lab.slider.notNumber');
    const { least, most } = this;
    if (least !== undefined && value < least) return this.text('lab.slider.least', format(least));
    if (most !== undefined && value > most) return this.text('lab.slider.most', format(most));
    return '';
  }

  protected override render(): TemplateResult {
    const fraction = fractionOf(this.slide, this.value);
    const shown = format(this.value, 6);
    const chips = this.chips;
    return html`
      <label for="range" class=${this.symbol ? 'symbol' : ''} title=${this.description}>${this.label}</label>
      <input id="range" type="range" min="0" max=${POSITIONS} step="1" .value=${String(Math.round(fraction * POSITIONS))}
        style="--share:${(fraction * 100).toFixed(2)}%" aria-valuetext=${shown} aria-describedby="about" title=${this.description}
        ?disabled=${this.disabled} @input=${this.slid} @change=${this.released} />
      <input class="field" type="text" inputmode="decimal" autocomplete="off" .value=${shown} size=${Math.max(4, shown.length)}
        aria-label=${this.label} aria-describedby="about problem" aria-invalid=${this.isWrong('value')} ?disabled=${this.disabled}
        @change=${this.typed} @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.reset(event, this.value)} />
      ${
        chips.length > 0
          ? html`<div class="chips">
            ${chips.map(
              (chip) => html`<button type="button" aria-pressed=${chip === this.value} ?disabled=${this.disabled}
              aria-label="${this.label} ${format(chip)}" @click=${(event: Event) => this.send('commit', chip, event.timeStamp)}>${format(chip, 6)}</button>`,
            )}
          </div>`
          : nothing
      }
      ${this.free ? this.tools() : nothing}
      <span id="about" hidden>${this.description}</span>
      <p id="problem" role="alert">${this.problem || nothing}</p>
    `;
  }

  private tools(): TemplateResult {
    const { label, playing, ranging } = this;
    const end = (side: 'min' | 'max', key: string): TemplateResult => html`<span class="end"><label for=${side}>${this.text(key)}</label>
      <input id=${side} class="field" type="text" inputmode="decimal" autocomplete="off" size="6" .value=${format(this[side], 6)}
        aria-describedby="problem" aria-invalid=${this.isWrong(side)} @change=${(event: Event) => this.setEnd(side, event)}
        @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.reset(event, this[side])} /></span>`;
    return html`<div class="tools">
      <button type="button" id="play" aria-pressed=${playing} ?disabled=${this.disabled} title=${this.text(playing ? 'lab.slider.pause' : 'lab.slider.play', label)}
        aria-label=${this.text(playing ? 'lab.slider.pause' : 'lab.slider.play', label)} @click=${this.play}>${playing ? '❚❚' : '▶'}</button>
      <button type="button" id="ends" aria-expanded=${ranging} ?disabled=${this.disabled} title=${this.text('lab.slider.range', label)}
        aria-label=${this.text('lab.slider.range', label)} @click=${this.unfold}>${format(this.min, 4)} … ${format(this.max, 4)}</button>
      ${ranging ? html`${end('min', 'lab.slider.from')}${end('max', 'lab.slider.to')}` : nothing}
    </div>`;
  }

  private isWrong(field: 'value' | 'min' | 'max'): boolean {
    return this.problem !== '' && this.wrong === field;
  }

  /** Shows or hides the ends of the track; what was wrong with one is not there any more. */
  private unfold(): void {
    this.ranging = !this.ranging;
    if (this.wrong !== 'value') this.problem = '';
  }

  private reset(event: KeyboardEvent, value: number): void {
    (event.target as HTMLInputElement).value = format(value, 6);
    this.problem = '';
  }

  static override styles = [
    rangeStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: var(--label-width, minmax(16px, max-content)) minmax(0, 1fr) auto;
        align-items: center;
        gap: 0 8px;
        color: var(--ink);
        font-variant-numeric: tabular-nums;
      }
      :host([disabled]) {
        opacity: 0.55;
      }
      /* A long name takes a second line. */
      label {
        line-height: 1.25;
        overflow-wrap: anywhere;
      }
      /* In narrow room a long name stands over its track. */
      :host([stacked]) {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      :host([stacked]) label {
        grid-column: 1 / -1;
      }
      .symbol {
        font-family: var(--math, Georgia, serif);
        font-style: italic;
        font-size: 1.1em;
      }
      .field {
        min-width: 0;
        max-width: 9ch;
        padding: 3px 4px;
        margin-right: -4px;
        border: 1px solid transparent;
        border-radius: 4px;
        background: none;
        color: inherit;
        font: inherit;
        text-align: right;
      }
      .field:hover,
      .field:focus {
        border-color: var(--line);
        background: var(--panel);
      }
      .field[aria-invalid='true'] {
        border-color: var(--danger);
      }
      .tools {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 6px;
        padding: 0 0 4px;
      }
      .end {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .tools .field {
        border-color: var(--line);
        margin: 0;
      }
      .chips {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        padding: 0 0 4px;
      }
      button {
        min-height: 24px;
        padding: 0 8px;
        border: 1px solid var(--line);
        border-radius: 12px;
        background: none;
        color: var(--dim);
        font: inherit;
        font-size: 0.86em;
        cursor: pointer;
      }
      button:hover {
        background: var(--soft);
        color: var(--ink);
      }
      button[aria-pressed='true'] {
        border-color: var(--accent);
        color: var(--accent);
      }
      :focus-visible {
        outline: 2px solid var(--accent);
        outline-offset: 1px;
      }
      #problem {
        grid-column: 1 / -1;
        margin: 0;
        color: var(--danger);
        font-size: 0.9em;
      }
      #problem:empty {
        display: none;
      }
    `,
  ];
}

customElements.define('descent-slider', DescentSlider);
