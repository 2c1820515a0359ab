import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { format, parse } from '../../drawing/number';
import { curvesOf, isBegun, type Begun, type Measure, type Measured, type RateCurve, type RatePiece, type Result } from '../../model/compare/rates';
import { DENSITIES, MEASURES, MOST_SEEDS, POWERS, hasChance, isNetwork, read, usual, write, type Density, type Settings } from '../../model/compare/settings';
import type { Experiment } from '../../model/experiment';
import { Latest } from '../../model/latest';
import { fill, sentence, type Texts } from '../../model/message';
import { Refusal } from '../../model/server';
import { controlStyles } from './styles';
import './rates';

/** What the server computes anew when it changes; the measure is a view of the same numbers. */
const COMPUTED: readonly (keyof Settings)[] = ['seeds', 'target', 'perDecade', 'from', 'to'];

/**
 * The fair comparison of one experiment's contenders. The server sets the experiment and the settings of the address; what
 * is chosen fires "descent-settings" {settings}, what is to be opened in a lab "descent-pick" {changes}.
 */
export class DescentCompare extends LitElement {
  static override properties = {
    experiment: {}, settings: {}, texts: {}, chosen: { state: true }, results: { state: true }, begun: { state: true }, progress: { state: true },
    trouble: { state: true }, stopped: { state: true }, wrong: { state: true },
  };

  /** JSON. */
  declare experiment: string;
  /** JSON: the words of the address. */
  declare settings: string;
  /** JSON: the patterns of all texts. */
  declare texts: string;
  declare protected chosen: Settings;
  declare protected results: readonly Result[];
  declare protected begun: Begun | null;
  declare protected progress: { done: number; of: number } | null;
  declare protected trouble: string;
  /** Whether some settings were not computed. */
  declare protected stopped: boolean;
  /** The field whose text is no number. */
  declare protected wrong: string;

  private patterns: Texts = {};
  private compared: Experiment | null = null;
  private bounds: Measured['bounds'] = [];
  private curves: readonly RateCurve[] = [];
  private readonly job = new Latest<unknown, RatePiece>('api/compare/rates', {
    piece: (piece) => this.took(piece),
    done: () => this.ended(),
    failed: (reason) => {
      this.progress = null;
      this.stopped = true;
      this.trouble = reason instanceof Refusal ? sentence(reason.sentence, this.patterns) : this.say('lab.offline');
    },
  });

  constructor() {
    super();
    this.experiment = '';
    this.settings = '{}';
    this.texts = '{}';
    this.chosen = usual({ problem: { type: 'function' }, runs: [] });
    this.results = [];
    this.begun = null;
    this.progress = null;
    this.trouble = '';
    this.stopped = false;
    this.wrong = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Vaadin may take the element out and put it in again.
    if (this.hasUpdated && this.compared) this.ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.job.cancel();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('texts')) this.patterns = JSON.parse(this.texts || '{}') as Texts;
    if (changed.has('experiment') && this.experiment) {
      this.compared = JSON.parse(this.experiment) as Experiment;
      this.chosen = read(JSON.parse(this.settings || '{}') as Record<string, string>, this.compared);
      this.ask();
    }
    if (this.compared) this.curves = curvesOf(this.compared.runs.map(({ name }) => name), this.begun, this.results, this.bounds, this.chosen.measure);
  }

  private readonly say = (key: string, ...values: unknown[]): string => fill(this.patterns[key] ?? key, values);

  private ask(): void {
    const { seeds, target, perDecade, from, to } = this.chosen;
    this.results = [];
    this.bounds = [];
    this.begun = null;
    this.trouble = '';
    this.stopped = false;
    this.progress = { done: 0, of: 1 };
    this.job.cancel();
    this.job.ask({ experiment: this.compared, seeds, target, perDecade, ...(from === null ? {} : { from, to }) });
  }

  private stop(): void {
    this.job.cancel();
    this.stopped = true;
    this.progress = null;
  }

  private ended(): void {
    // A job that the server ended for an older question that came late is asked for again.
    if (this.progress && this.progress.done < this.progress.of) this.ask();
    else this.progress = null;
  }

  private took(piece: RatePiece): void {
    if (isBegun(piece)) {
      this.begun = piece;
      return;
    }
    this.bounds = piece.bounds;
    this.results = [...this.results, ...piece.results];
    this.progress = { done: piece.done, of: piece.of };
  }

  private choose(change: Partial<Settings>): void {
    this.wrong = '';
    this.chosen = { ...this.chosen, ...change };
    const words = write(this.chosen, this.compared!);
    this.dispatchEvent(new CustomEvent('descent-settings', { detail: { settings: words }, bubbles: true, composed: true }));
    if (COMPUTED.some((name) => name in change)) this.ask();
  }

  protected override render(): TemplateResult {
    const { begun, progress } = this;
    const ends: [number, number] = begun ? [10 ** begun.from, 10 ** begun.to] : [1e-4, 10];
    return html`
      <div class="side">
        <slot></slot>
        ${this.compared ? this.options(this.compared) : nothing}
      </div>
      <div class="middle" aria-busy=${progress !== null}>
        <div class="work">
          ${progress
            ? html`<progress max=${progress.of} value=${progress.done} aria-label=${this.say('lab.compare.progress')}></progress>
              <button type="button" @click=${this.stop}>${this.say('lab.compare.cancel')}</button>`
            : this.stopped
              ? html`<button type="button" @click=${this.ask}>${this.say('lab.compare.again')}</button>`
              : nothing}
        </div>
        <p class="trouble" role="alert">${this.trouble}</p>
        <descent-rates .curves=${this.curves} .ends=${ends} .settings=${this.chosen} .say=${this.say}></descent-rates>
      </div>
    `;
  }

  private options(experiment: Experiment): TemplateResult {
    const { chosen } = this;
    const measures = MEASURES.filter((measure) => measure !== 'validation' || isNetwork(experiment));
    const powers = Array.from({ length: POWERS.most - POWERS.least + 1 }, (_, i) => POWERS.least + i);
    const from = chosen.from ?? this.begun?.from ?? -4;
    const to = chosen.to ?? this.begun?.to ?? 1;
    return html`<div class="options">
      <fieldset>
        <legend>${this.say('lab.compare.measured')}</legend>
        ${measures.map((measure) => html`<label><input type="radio" name="measure" .checked=${chosen.measure === measure}
          @change=${() => this.choose({ measure })} /> ${this.say(`lab.compare.measure.${measure}`)}</label>`)}
      </fieldset>
      ${chosen.measure === 'steps' ? this.number('target', chosen.target, (target) => Number.isFinite(target), (target) => this.choose({ target })) : nothing}
      ${hasChance(experiment)
        ? this.number('seeds', chosen.seeds, (seeds) => Number.isInteger(seeds) && seeds >= 1 && seeds <= MOST_SEEDS, (seeds) => this.choose({ seeds }))
        : html`<p class="note">${this.say('lab.compare.noChance')}</p>`}
      <div class="line"><span id="range">${this.say('lab.compare.range')}</span>
        <span class="pair" role="group" aria-labelledby="range">
          ${this.pick(this.say('lab.compare.from'), powers.filter((power) => power < to), from, (power) => this.choose({ from: power, to }), (power) => format(10 ** power))}
          –
          ${this.pick(this.say('lab.compare.to'), powers.filter((power) => power > from), to, (power) => this.choose({ from, to: power }), (power) => format(10 ** power))}
        </span></div>
      <div class="line"><span>${this.say('lab.compare.density')}</span>
        ${this.pick(this.say('lab.compare.density'), DENSITIES, chosen.perDecade, (perDecade) => this.choose({ perDecade: perDecade as Density }), String)}</div>
    </div>`;
  }

  private pick(label: string, values: readonly number[], now: number, choose: (value: number) => void, shown: (value: number) => string): TemplateResult {
    return html`<select aria-label=${label} @change=${(event: Event) => choose(Number((event.target as HTMLSelectElement).value))}>
      ${values.map((value) => html`<option value=${value} .selected=${value === now}>${shown(value)}</option>`)}
    </select>`;
  }

  private number(name: 'seeds' | 'target', now: number, allowed: (value: number) => boolean, choose: (value: number) => void): TemplateResult {
    const wrong = this.wrong === name;
    const typed = (event: Event): void => {
      const value = parse((event.target as HTMLInputElement).value);
      if (value !== null && allowed(value)) choose(value);
      else this.wrong = name;
    };
    return html`<label class="line">${this.say(`lab.compare.${name}`)}
        <input id=${name} inputmode="decimal" .value=${format(now, 6)} aria-invalid=${wrong} aria-describedby="${name}-wrong" @change=${typed} /></label>
      <p class="wrong" id="${name}-wrong" role="alert">${wrong ? this.say(`lab.compare.${name}.wrong`, MOST_SEEDS) : nothing}</p>`;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: calc(312px * var(--grow, 1)) minmax(0, 1fr);
        height: 100%;
        color: var(--ink);
        font-variant-numeric: tabular-nums;
      }
      .side {
        display: flex;
        flex-direction: column;
        gap: 18px;
        padding: 16px;
        overflow: auto;
        background: var(--panel);
        border-right: 1px solid var(--line);
      }
      .options {
        display: grid;
        gap: 10px;
      }
      fieldset {
        display: grid;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        color: var(--dim);
        font-size: var(--size-small);
        font-weight: 600;
      }
      fieldset label {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: 28px;
        cursor: pointer;
      }
      input[type='radio'] {
        min-height: 0;
        margin: 0;
        accent-color: var(--accent);
      }
      .line {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 8px;
      }
      .line input {
        width: 96px;
      }
      input[aria-invalid='true'] {
        border-color: var(--danger);
      }
      .pair {
        display: flex;
        align-items: center;
        gap: 4px;
      }
      .note,
      .wrong,
      .trouble {
        margin: 0;
        font-size: 0.93em;
      }
      .note {
        color: var(--dim);
      }
      .wrong,
      .trouble {
        color: var(--danger);
      }
      .wrong:empty,
      .trouble:empty {
        display: none;
      }
      .middle {
        position: relative;
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        padding: 14px 16px;
        overflow: auto;
      }
      .work {
        position: absolute;
        z-index: 3;
        top: 10px;
        right: 16px;
        display: flex;
        align-items: center;
        gap: 10px;
      }
      .work button {
        min-height: 26px;
        padding: 1px 8px;
        background: var(--panel);
      }
      progress {
        width: 130px;
        accent-color: var(--accent);
      }
      @media (max-width: 800px) {
        :host {
          display: flex;
          flex-direction: column;
          height: auto;
        }
        .side {
          order: 1;
          border: 0;
          border-top: 1px solid var(--line);
        }
        .middle {
          padding: 12px;
          overflow: visible;
        }
      }
    `,
  ];
}

customElements.define('descent-compare', DescentCompare);
