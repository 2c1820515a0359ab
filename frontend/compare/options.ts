import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { format, parse } from '../draw/axes/number';
import {
  DENSITIES,
  LARGEST_BATCH,
  MEASURES,
  MOST_OF_ONE,
  MOST_POINTS,
  MOST_SIZES,
  MOST_SEEDS,
  POWERS,
  axisOf,
  hasChance,
  isStart,
  isNetwork,
  type SweepAxis,
  type Density,
  type Choice,
  type Choices,
  type Settings,
  type Starts,
} from './setting/settings';
import type { Experiment } from '../wire/answer/experiment';
import { controlStyles } from './setting/styles';

const SCALES = ['linear', 'log'] as const;

/** The controls of the picture that is shown. A choice fires "descent-choose" with the settings that change. */
export class DescentCompareOptions extends LitElement {
  static override properties = {
    experiment: { attribute: false },
    choices: { attribute: false },
    chosen: { attribute: false },
    range: { attribute: false },
    say: { attribute: false },
    wrong: { state: true },
  };

  declare experiment: Experiment;
  declare choices: Choices;
  declare chosen: Settings;
  /** The powers of ten that the server chose for the rates. */
  declare range: { from: number; to: number } | null;
  declare say: (key: string, ...values: unknown[]) => string;
  /** The field whose text is no number. */
  declare protected wrong: string;

  constructor() {
    super();
    this.choices = [];
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
      ? this.number(
          'seeds',
          chosen.seeds,
          (typed) => Number.isInteger(typed) && typed >= 1 && typed <= MOST_SEEDS,
          (typed) => this.choose({ seeds: typed }),
        )
      : html`<p class="note">${this.say('lab.compare.noChance')}</p>`;
    if (chosen.show === 'seeds') {
      return html`<div class="options">${
        hasChance(experiment)
          ? this.number(
              'many',
              chosen.many,
              (many) => Number.isInteger(many) && many >= 2 && many <= MOST_OF_ONE,
              (many) => this.choose({ many }),
            )
          : html`<p class="note">${this.say('lab.compare.noChance')}</p>`
      }</div>`;
    }
    if (chosen.show === 'basins')
      return html`<div class="options">${chosen.starts ? [this.axis('x', 'y'), this.axis('y', 'x')] : nothing}</div>`;
    if (chosen.show === 'batches')
      return html`<div class="options">${this.sizes()}${this.number('target', chosen.target, Number.isFinite, (target) => this.choose({ target }))}${seeds}</div>`;
    return html`<div class="options">
      ${chosen.show === 'map' ? this.axes() : nothing}
      ${
        chosen.show === 'price'
          ? nothing
          : html`<fieldset>
        <legend>${this.say('lab.compare.measured')}</legend>
        ${measures.map(
          (measure) => html`<label><input type="radio" name="measure" .checked=${chosen.measure === measure}
          @change=${() => this.choose({ measure })} /> ${this.say(`lab.compare.measure.${measure}`)}</label>`,
        )}
      </fieldset>`
      }
      ${chosen.measure === 'steps' && chosen.show !== 'price' ? this.number('target', chosen.target, Number.isFinite, (target) => this.choose({ target })) : nothing}
      ${seeds}
      ${
        chosen.show === 'price'
          ? html`<div class="line"><span>${this.say('lab.compare.tuned2')}</span>
            ${this.pick(
              this.say('lab.compare.tuned2'),
              [1, 2],
              chosen.tuned,
              (tuned) => this.choose({ tuned: tuned as 1 | 2 }),
              (tuned) => this.say(`lab.compare.tuning.${tuned}`),
            )}</div>`
          : nothing
      }
      ${chosen.show === 'map' ? nothing : this.rates(chosen.show === 'price' && chosen.tuned === 2)}
    </div>`;
  }

  /**
   * The controls for the rates.
   *
   * @param pairs whether each rate is tried with several values of another number, with a given number of rates per
   *   decade
   */
  private rates(pairs: boolean): TemplateResult {
    const { chosen } = this;
    const powers = Array.from({ length: POWERS.most - POWERS.least + 1 }, (_, i) => POWERS.least + i);
    const from = chosen.from ?? this.range?.from ?? -4;
    const to = chosen.to ?? this.range?.to ?? 1;
    const power = (value: number): string => format(10 ** value);
    return html`<div class="line"><span id="range">${this.say('lab.compare.range')}</span>
        <span class="pair" role="group" aria-labelledby="range">
          ${this.pick(
            this.say('lab.compare.from'),
            powers.filter((value) => value < to),
            from,
            (value) => this.choose({ from: value, to }),
            power,
          )}
          –
          ${this.pick(
            this.say('lab.compare.to'),
            powers.filter((value) => value > from),
            to,
            (value) => this.choose({ from, to: value }),
            power,
          )}
        </span></div>
      ${
        pairs
          ? nothing
          : html`<div class="line"><span>${this.say('lab.compare.density')}</span>
        ${this.pick(this.say('lab.compare.density'), DENSITIES, chosen.perDecade, (perDecade) => this.choose({ perDecade: perDecade as Density }), String)}</div>`
      }`;
  }

  /** The batch sizes, in one line of text. */
  private sizes(): TemplateResult {
    const { batches } = this.chosen;
    const typed = (event: Event): void => {
      const sizes = (event.target as HTMLInputElement).value
        .split(/[\s,;，、]+/u)
        .filter(Boolean)
        .map(Number);
      const good =
        sizes.length > 0 &&
        sizes.length <= MOST_SIZES &&
        sizes.every((size) => Number.isInteger(size) && size >= 0 && size <= LARGEST_BATCH);
      if (good && new Set(sizes).size === sizes.length) this.choose({ batches: { ...batches, sizes } });
      else this.wrong = 'sizes';
    };
    return html`<label class="line">${this.say('lab.compare.sizes')}
        <input id="sizes" .value=${batches.sizes.join(', ')} aria-invalid=${this.wrong === 'sizes'} aria-describedby="sizes-wrong" @change=${typed} /></label>
      <p class="wrong" id="sizes-wrong" role="alert">${this.wrong === 'sizes' ? this.say('lab.compare.sizes.wrong') : nothing}</p>`;
  }

  /** The controls of the map: the contender, and its two numbers. */
  private axes(): TemplateResult {
    const { chosen, experiment } = this;
    const own = this.choices[chosen.run] ?? [];
    const who = (run: number): void => this.choose({ run, x: axisOf(this.choices[run]?.[0]), y: axisOf(this.choices[run]?.[1]) });
    return html`<div class="line"><span>${this.say('lab.compare.contender')}</span>
        ${this.pick(
          this.say('lab.compare.contender'),
          experiment.runs.map((_, run) => run),
          chosen.run,
          who,
          (run) => experiment.runs[run].name,
        )}</div>
      ${own.length > 1 ? [this.axis('x', 'y'), this.axis('y', 'x')] : nothing}`;
  }

  /** The numbers that can be chosen; for basins of attraction those of the start. */
  private own(): readonly Choice[] {
    const { show, run } = this.chosen;
    return show === 'basins' ? (this.choices[0] ?? []).filter((choice) => isStart(choice.name)) : (this.choices[run] ?? []);
  }

  private pair(): Pick<Settings, 'x' | 'y'> {
    const { show, starts, x, y } = this.chosen;
    return show === 'basins' && starts ? starts : { x, y };
  }

  private turn(change: Partial<Pick<Settings, 'x' | 'y'>>): void {
    const { show, starts } = this.chosen;
    this.choose(show === 'basins' && starts ? { starts: { ...starts, ...change } as Starts } : change);
  }

  /** The controls of one axis: its number, both ends, how many values, and their spacing. */
  private axis(name: 'x' | 'y', other: 'x' | 'y'): TemplateResult {
    const own = this.own();
    const both = this.pair();
    const axis = both[name];
    if (!axis) return html``;
    const label = this.say(name === 'x' ? 'lab.compare.across' : 'lab.compare.up');
    // Choosing the other's number changes places.
    const choose = (at: number): void =>
      this.turn(
        own[at].name === both[other]?.field
          ? { [name]: both[other], [other]: axis }
          : { [name]: { ...axisOf(own[at])!, ...(this.chosen.show === 'basins' ? { points: axis.points } : {}) } },
      );
    const change = (part: Partial<SweepAxis>): void => this.turn({ [name]: { ...axis, ...part } });
    const wrong = this.wrong === name;
    const end = (which: 'from' | 'to', said: string): TemplateResult => html`<input inputmode="decimal" aria-label=${said}
      .value=${format(axis[which], 6)} aria-invalid=${wrong} aria-describedby="${name}-wrong" @change=${(event: Event) => {
        const value = parse((event.target as HTMLInputElement).value);
        const next = { ...axis, [which]: value };
        if (value !== null && next.from < next.to) change({ [which]: value, ...(next.from <= 0 ? { scale: 'linear' as const } : {}) });
        else this.wrong = name;
      }} />`;
    const points = `${name}-points`;
    const counted = (event: Event): void => {
      const value = parse((event.target as HTMLInputElement).value);
      if (value !== null && Number.isInteger(value) && value >= 2 && value <= MOST_POINTS) change({ points: value });
      else this.wrong = points;
    };
    return html`<div class="line"><span>${label}</span>
        ${this.pick(
          label,
          own.map((_, at) => at),
          own.findIndex((choice) => choice.name === axis.field),
          choose,
          (at) => own[at].label,
        )}</div>
      <div class="ends">${end('from', this.say('lab.compare.axisFrom', label))} – ${end('to', this.say('lab.compare.axisTo', label))}
        <input inputmode="numeric" class="count" aria-label=${this.say('lab.compare.axisPoints', label)} title=${this.say('lab.compare.points')}
          .value=${String(axis.points)} aria-invalid=${this.wrong === points} aria-describedby="${name}-wrong" @change=${counted} />
        ${this.pick(
          this.say('lab.compare.axisScale', label),
          axis.from > 0 ? [0, 1] : [0],
          axis.scale === 'log' ? 1 : 0,
          (at) => change({ scale: SCALES[at] }),
          (at) => this.say(`lab.compare.scale.${SCALES[at]}`),
        )}</div>
      <p class="wrong" id="${name}-wrong" role="alert">${wrong ? this.say('lab.compare.axis.wrong') : this.wrong === points ? this.say('lab.compare.points.wrong') : nothing}</p>`;
  }

  private pick(
    label: string,
    values: readonly number[],
    now: number,
    choose: (value: number) => void,
    shown: (value: number) => string,
  ): TemplateResult {
    return html`<select aria-label=${label} @change=${(event: Event) => choose(Number((event.target as HTMLSelectElement).value))}>
      ${values.map((value) => html`<option value=${value} .selected=${value === now}>${shown(value)}</option>`)}
    </select>`;
  }

  private number(
    name: 'seeds' | 'target' | 'many',
    now: number,
    allowed: (value: number) => boolean,
    choose: (value: number) => void,
  ): TemplateResult {
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
      .ends {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
      }
      .ends input {
        width: 62px;
      }
      .ends input.count {
        width: 42px;
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
