/**
 * The results of many seeds that the claim over the first networks rests on: one mark for each seed, at the end of
 * training and at early stopping.
 */
import { LitElement, css, html, svg, type TemplateResult } from 'lit';
import { format } from '../draw/axes/number';
import { ticks } from '../draw/axes/ticks';
import { markerOf, markerPath, CONTENDER_LOOKS } from '../draw/palette';
import { swatch } from '../lab/controls/swatch';
import { fill, type Texts } from '../wire/answer/message';
import { fiveOf } from './spread';

/** What the server keeps of each run with the seeds from the first one on: validation accuracies, and the validation loss at the end. */
export interface Claim {
  seed: number;
  last: readonly (readonly number[])[];
  early: readonly (readonly number[])[];
  validationLoss: readonly (readonly number[])[];
}

/** The part of the scale that all marks need, from a multiple of a twentieth to one. */
export function stripRange({ last, early }: Claim): [number, number] {
  const all = [...last, ...early].flat();
  return [Math.floor(20 * Math.min(...all)) / 20, Math.ceil(20 * Math.max(...all)) / 20];
}

const percent = (share: number): string => `${format(Math.round(100 * share))}%`;

export class DescentSeedStrip extends LitElement {
  static override properties = {
    claim: { attribute: false },
    names: { attribute: false },
    seed: { type: Number },
    texts: { attribute: false },
  };
  static override styles = css`
    :host {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: 0 12px;
      align-items: center;
      padding: 8px 12px 4px;
      border: 1px solid var(--line);
      border-radius: var(--radius-large, 8px);
      background: var(--panel);
      font-size: calc(12px * var(--grow, 1));
      font-variant-numeric: tabular-nums;
    }
    p {
      grid-column: 1 / -1;
      margin: 0 0 2px;
      color: var(--dim);
    }
    .name {
      display: flex;
      gap: 8px;
      align-items: center;
      justify-content: space-between;
      line-height: 20px;
    }
    .name i {
      color: var(--dim);
      font-style: normal;
    }
    b {
      text-align: end;
    }
    svg.track {
      width: 100%;
      height: 20px;
      overflow: visible;
    }
    svg.scale {
      grid-column: 2;
      width: 100%;
      height: 16px;
      overflow: visible;
      fill: var(--dim);
    }
    line {
      stroke: var(--line);
    }
  `;

  declare claim: Claim;
  declare names: readonly string[];
  /** The seed of the shown runs. */
  declare seed: number;
  declare texts: Texts;

  private readonly say = (key: string, ...values: unknown[]): string => fill(this.texts[key] ?? '', values);

  protected override render(): TemplateResult {
    const { claim } = this;
    const [low, high] = stripRange(claim);
    const place = (share: number): string => `${((100 * (share - low)) / (high - low)).toFixed(2)}%`;
    return html`<p>${this.say('lab.strip.title', claim.last[0].length)}</p>
      ${this.names.map((name, run) => html`${this.row(name, run, 'last', place)}${this.row(name, run, 'early', place)}`)}
      <svg class="scale" aria-hidden="true">${ticks(100 * low, 100 * high, 6, 'linear').map(
        ({ value }) => svg`<text x=${place(value / 100)} y="11" text-anchor="middle">${value}%</text>`,
      )}</svg>`;
  }

  private row(name: string, run: number, when: 'last' | 'early', place: (share: number) => string): TemplateResult {
    const values = this.claim[when][run];
    const { median, least, most } = fiveOf(values)!;
    const colour = `var(--run-${(run % CONTENDER_LOOKS) + 1})`;
    const path = markerPath(markerOf(run), 3.5);
    const paint = when === 'last' ? `fill:${colour};fill-opacity:.65` : `fill:none;stroke:${colour}`;
    const told = this.say('lab.strip.row', name, this.say(`lab.strip.${when}`), percent(median), percent(least), percent(most));
    const marks = values.map(
      (value, i) => svg`<svg x=${place(value)} y="50%" overflow="visible"><path d=${path} style=${paint} />
        ${this.claim.seed + i === this.seed ? svg`<circle r="7" style="fill:none;stroke:var(--ink);stroke-width:1.5" />` : ''}</svg>`,
    );
    return html`<span class="name">${when === 'last' ? html`<span>${swatch(run)} ${name}</span>` : html`<span></span>`}<i>${this.say(`lab.strip.${when}`)}</i></span>
      <svg class="track" role="img" aria-label=${told}><line x1="0" x2="100%" y1="50%" y2="50%" />${marks}
        <line x1=${place(median)} x2=${place(median)} y1="1" y2="19" style="stroke:${colour};stroke-width:2.5" /></svg>
      <b>${percent(median)}</b>`;
  }
}

customElements.define('descent-seed-strip', DescentSeedStrip);
