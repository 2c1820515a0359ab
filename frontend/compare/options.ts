import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { format, parse } from '../draw/axes/number';
import {
  DENSITIES, MEASURES, MOST_OF_ONE, MOST_SEEDS, POWERS, hasChance, isNetwork, type Density, type Dials, type Settings,
} from './settings';
import type { Experiment } from '../wire/experiment';
import { controlStyles } from './styles';

/** What can be chosen of the picture that is shown. Fires "descent-choose" with the settings that change. */
export class DescentCompareOptions extends LitElement {
  static override properties = {
    experiment: { attribute: false }, turnable: { attribute: false }, chosen: { attribute: false }, range: { attribute: false }, say: { attribute: false },
    wrong: { state: true },
  };

  declare experiment: Experiment;
  declare turnable: Dials;
  declare chosen: Settings;
  /** The powers of ten that the server chose for the rates. */
  declare range: { from: number; to: number } | null;
  declare say: (key: string, ...values: unknown[]) => string;
  /** The field whose text is no number. */
  declare protected wrong: string;

  constructor() {
    super();
    this.turnable = [];
    this.range = null;
    this.say = (key) => key;
    this.wrong = '';
  }

  private choose(change: Partial<Settings>): void {
    this.wrong = '';
    this.dispatchEvent(new CustomEvent('descent-choose', { detail: change }));
  }

  protected override render(): TemplateResult {
    const { chosen, experiment } = this;
    const measures = MEASURES.filter((measure) => measure !== 'validation' || isNetwork(experiment));
    const seeds = hasChance(experiment)
      ? this.number('seeds', chosen.seeds, (typed) => Number.isInteger(typed) && typed >= 1 && typed <= MOST_SEEDS, (typed) => this.choose({ seeds: typed }))
      : html`<p class="note">${this.say('lab.compare.noChance')}</p>`;
    if (chosen.show === 'seeds') {
      return html`<div class="options">${hasChance(experiment)
        ? this.number('many', chosen.many, (many) => Number.isInteger(many) && many >= 2 && many <= MOST_OF_ONE, (many) => this.choose({ many }))
        : html`<p class="note">${this.say('lab.compare.noChance')}</p>`}</div>`;
    }
    return html`<div class="options">
      ${chosen.show === 'map' ? this.axes() : nothing}
      <fieldset>
        <legend>${this.say('lab.compare.measured')}</legend>
        ${measures.map((measure) => html`<label><input type="radio" name="measure" .checked=${chosen.measure === measure}
          @change=${() => this.choose({ measure })} /> ${this.say(`lab.compare.measure.${measure}`)}</label>`)}
      </fieldset>
      ${chosen.measure === 'steps' ? this.number('target', chosen.target, Number.isFinite, (target) => this.choose({ target })) : nothing}
      ${seeds}
      ${chosen.show === 'map' ? nothing : this.rates()}
    </div>`;
  }

  private rates(): TemplateResult {
    const { chosen } = this;
    const powers = Array.from({ length: POWERS.most - POWERS.least + 1 }, (_, i) => POWERS.least + i);
    const from = chosen.from ?? this.range?.from ?? -4;
    const to = chosen.to ?? this.range?.to ?? 1;
    const power = (value: number): string => format(10 ** value);
    return html`<div class="line"><span id="range">${this.say('lab.compare.range')}</span>
        <span class="pair" role="group" aria-labelledby="range">
          ${this.pick(this.say('lab.compare.from'), powers.filter((value) => value < to), from, (value) => this.choose({ from: value, to }), power)}
          –
          ${this.pick(this.say('lab.compare.to'), powers.filter((value) => value > from), to, (value) => this.choose({ from, to: value }), power)}
        </span></div>
      <div class="line"><span>${this.say('lab.compare.density')}</span>
        ${this.pick(this.say('lab.compare.density'), DENSITIES, chosen.perDecade, (perDecade) => this.choose({ perDecade: perDecade as Density }), String)}</div>`;
  }

  /** Whose numbers the map shows, and which. */
  private axes(): TemplateResult {
    const { chosen } = this;
    const { experiment } = this;
    const own = this.turnable[chosen.run] ?? [];
    const who = (run: number): void => {
      const dials = this.turnable[run] ?? [];
      this.choose({ run, across: dials[0]?.name ?? '', up: dials[1]?.name ?? '' });
    };
    const axis = (name: 'across' | 'up', other: 'across' | 'up'): TemplateResult => {
      const label = this.say(`lab.compare.${name}`);
      // Choosing the other's number changes places.
      const choose = (at: number): void =>
        this.choose(own[at].name === chosen[other] ? { [name]: chosen[other], [other]: chosen[name] } : { [name]: own[at].name });
      return html`<div class="line"><span>${label}</span>
        ${this.pick(label, own.map((_, at) => at), own.findIndex((dial) => dial.name === chosen[name]), choose, (at) => own[at].label)}</div>`;
    };
    return html`<div class="line"><span>${this.say('lab.compare.contender')}</span>
        ${this.pick(this.say('lab.compare.contender'), experiment.runs.map((_, run) => run), chosen.run, who, (run) => experiment.runs[run].name)}</div>
      ${own.length > 1 ? [axis('across', 'up'), axis('up', 'across')] : nothing}`;
  }

  private pick(label: string, values: readonly number[], now: number, choose: (value: number) => void, shown: (value: number) => string): TemplateResult {
    return html`<select aria-label=${label} @change=${(event: Event) => choose(Number((event.target as HTMLSelectElement).value))}>
      ${values.map((value) => html`<option value=${value} .selected=${value === now}>${shown(value)}</option>`)}
    </select>`;
  }

  private number(name: 'seeds' | 'target' | 'many', now: number, allowed: (value: number) => boolean, choose: (value: number) => void): TemplateResult {
    const wrong = this.wrong === name;
    const typed = (event: Event): void => {
      const value = parse((event.target as HTMLInputElement).value);
      if (value !== null && allowed(value)) choose(value);
      else this.wrong = name;
    };
    return html`<label class="line">${this.say(`lab.compare.${name}`)}
        <input id=${name} inputmode="decimal" .value=${format(now, 6)} aria-invalid=${wrong} aria-describedby="${name}-wrong" @change=${typed} /></label>
      <p class="wrong" id="${name}-wrong" role="alert">${wrong ? this.say(`lab.compare.${name}.wrong`, name === 'many' ? MOST_OF_ONE : MOST_SEEDS) : nothing}</p>`;
  }

  static override styles = [
    ...controlStyles,
    css`
      :host,
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
      .wrong {
        margin: 0;
        font-size: 0.93em;
      }
      .note {
        color: var(--dim);
      }
      .wrong {
        color: var(--danger);
      }
      .wrong:empty {
        display: none;
      }
    `,
  ];
}

customElements.define('descent-compare-options', DescentCompareOptions);
