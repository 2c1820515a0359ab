import { LitElement, html, nothing, svg, type TemplateResult } from 'lit';
import { following, listed } from '../wire/answer/enumeration';
import { format } from '../draw/axes/number';
import { ticks } from '../draw/axes/ticks';
import { CONTENDER_LOOKS, dashOf } from '../draw/palette';
import { swatch } from '../lab/controls/swatch';
import type { RateCurve, Result } from '../wire/sweep/rates';
import { chartStyles } from './setting/chart-styles';
import { figureStyles } from './setting/styles';
import { measured } from './setting/height';
import type { Least, Obstacle } from './setting/judgement';
import { curvesIn, type Found } from './setting/pinned';
import { unranked } from './setting/unranked';
import { Width } from './setting/width';
import { pricedOf, winners, type Price } from './tuning';

const TRIES = [1, 2, 3, 5, 10, 20, 50];
const [WIDEST, HEIGHT, SIDE, FOOT] = [860, 340, 64, 34];

/** The cost of tuning each contender: the expected loss after a number of random tries of its rate. */
export class DescentPrice extends LitElement {
  static override styles = [figureStyles, chartStyles];
  static override properties = {
    curves: { attribute: false },
    least: { attribute: false },
    former: { attribute: false },
    results: { attribute: false },
    names: { attribute: false },
    tuned: { type: Number },
    perDecade: { type: Number },
    done: { type: Boolean },
    say: { attribute: false },
  };

  declare curves: readonly RateCurve[];
  declare least: Least;
  /** What stays in sight. */
  declare former: Found | null;
  declare results: readonly Result[];
  declare names: readonly string[];
  /** How many numbers are tuned: the rate, or a further one too. */
  declare tuned: 1 | 2;
  declare perDecade: number;
  /** Whether all tries are computed. */
  declare done: boolean;
  declare say: (key: string, ...values: unknown[]) => string;

  private readonly width = new Width(this);

  constructor() {
    super();
    this.curves = [];
    this.least = { known: null, goal: null };
    this.former = null;
    this.results = [];
    this.names = [];
    this.tuned = 1;
    this.perDecade = 12;
    this.done = false;
    this.say = (key) => key;
  }

  private caption(prices: readonly Price[], tries: number, obstacle: Obstacle | null): string {
    if (!this.done) return '';
    if (obstacle) return unranked(obstacle, 0, this.say);
    const changes = winners(prices, tries);
    const stopped = prices.some(({ reach }) => reach) ? this.say('lab.compare.stopped') : '';
    if (changes.length === 0) return '';
    const names = (tied: readonly Price[]): string => {
      const all = listed(tied.map(({ name }) => name));
      return tied.length > 1 ? this.say('lab.compare.tied', all) : all;
    };
    const [first, ...later] = changes;
    if (later.length === 0) return following([this.say('lab.compare.priceSame', names(first.first)), stopped]);
    return following([
      this.say('lab.compare.priceFirst', names(first.first), later[0].from - 1),
      ...later.map((change) => this.say('lab.compare.priceThen', change.from, names(change.first))),
      stopped,
    ]);
  }

  protected override render(): TemplateResult {
    const { results, names, least, tuned, perDecade, former } = this;
    const asked = { curves: this.curves, results, names, least, tuned, perDecade };
    const { shown: prices, judged, obstacle, zero } = pricedOf(asked, this.done);
    const ghosts = former ? pricedOf({ ...asked, ...former, curves: curvesIn(former, 'last') }, true).shown : [];
    const tries = Math.max(0, ...prices.map(({ expected }) => expected.length));
    const shown = [...TRIES.filter((k) => k < tries), ...(tries > 0 ? [tries] : [])];
    return html`
      <p class="lesson" role="status">${this.caption(judged, tries, obstacle)}</p>
      ${prices.length > 0 ? this.chart(prices, ghosts, tries, measured(this.say('lab.compare.expected'), zero, this.say)) : ''}
      <div class="below"><div class="scroll" tabindex="0" role="region" aria-label=${this.say('lab.compare.priceTable')}><table>
        <thead><tr><th scope="col">${this.say('lab.compare.contender')}</th>
          ${shown.map((k) => html`<th scope="col">${this.say('lab.compare.tries', k)}</th>`)}</tr></thead>
        <tbody>${prices.map(
          (price) => html`<tr><th scope="row">${swatch(price.run, 24)} <span>${price.name}</span></th>
          ${shown.map((k) => html`<td>${format(price.expected[Math.min(k, price.expected.length) - 1], 3)}</td>`)}</tr>`,
        )}</tbody>
      </table></div></div>
      <p class="note">${zero ? this.say('lab.compare.shown', measured(this.say('lab.compare.expected'), zero, this.say)) : nothing} ${this.say('lab.compare.priceNote')} ${this.tuned === 2 ? this.say('lab.compare.priceTwo') : nothing}</p>
    `;
  }

  private chart(prices: readonly Price[], ghosts: readonly Price[], tries: number, title: string): TemplateResult {
    const width = this.width.upTo(WIDEST);
    const values = [...prices, ...ghosts].flatMap(({ expected }) => expected);
    const log = values.some((value) => value > 0) && values.every((value) => value >= 0);
    const height = log ? Math.log10 : (value: number): number => value;
    const floor = log ? Math.max(...values) * 1e-16 : -Infinity;
    const [low, high] = [height(Math.max(Math.min(...values), floor)), height(Math.max(...values))];
    const [least, most] = log ? [10 ** low, 10 ** high] : [low, high];
    const heights = ticks(least, most, 7, log ? 'log' : 'linear');
    const x = (k: number): number => SIDE + (Math.log(k) / Math.log(Math.max(2, tries))) * (width - SIDE - 12);
    const y = (value: number): number =>
      HEIGHT - FOOT - ((height(Math.max(value, floor)) - low) / (high - low || 1)) * (HEIGHT - FOOT - 24);
    const stroke = (run: number): string => `stroke: var(--run-${(run % CONTENDER_LOOKS) + 1})`;
    const points = (expected: readonly number[]): string =>
      Array.from({ length: tries }, (_, i) => `${x(i + 1)},${y(expected[Math.min(i, expected.length - 1)])}`).join(' ');
    return html`<svg class="chart" viewBox="0 0 ${width} ${HEIGHT}" style="max-width: ${width}px" role="img" aria-label=${this.say('lab.compare.show.price')}>
      ${heights.map(
        ({ value, label }) => svg`<line x1=${SIDE} x2=${width - 12} y1=${y(value)} y2=${y(value)}></line>
          <text x=${SIDE - 6} y=${y(value) + 4} text-anchor="end">${label}</text>`,
      )}
      <text x=${SIDE} y="12">${title}</text>
      ${TRIES.filter((k) => k <= tries).map((k) => svg`<text x=${x(k)} y=${HEIGHT - FOOT + 16} text-anchor="middle">${k}</text>`)}
      <text x=${width - 12} y=${HEIGHT - 4} text-anchor="end">${this.say('lab.compare.triesAxis')}</text>
      ${ghosts.map(({ run, expected }) => svg`<polyline class="former" style=${stroke(run)} points=${points(expected)}></polyline>`)}
      ${prices.map(({ run, expected }) => svg`<polyline style=${stroke(run)} stroke-dasharray=${dashOf(run).join(' ')} points=${points(expected)}></polyline>`)}
    </svg>`;
  }
}

customElements.define('descent-price', DescentPrice);
