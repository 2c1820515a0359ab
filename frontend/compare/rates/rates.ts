import { Taps, unlessFinger } from '../../lab/painting/finger';
import { following, listed } from '../../wire/answer/enumeration';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { paintRates, rateLayout, spotAt, type RateScene, type Spot } from './rates-drawing';
import type { Size } from '../../draw/axes/viewport';
import { headed } from '../../draw/heading';
import { format } from '../../draw/axes/number';
import type { Numbers, Picture } from '../../draw/picture';
import { RATE } from '../../wire/answer/experiment';
import { bestOf, pointOf, type RateCurve, type RatePoint } from '../../wire/sweep/rates';
import { ahead, apart, pointsOf, standingsOf, type Judge, type Ranking, type Standing } from '../setting/judgement';
import { aboveZero, measured, type Zero } from '../setting/height';
import { unranked } from '../setting/unranked';
import type { Settings } from '../setting/settings';
import { widthOf } from '../../lab/painting/canvas';
import { pageLook } from '../../lab/painting/page-look';
import { Plot } from '../../lab/painting/plot';
import { swatch } from '../../lab/controls/swatch';
import { figureStyles } from '../setting/styles';
import type { Change } from '../setting/change';
import type { Experiment } from '../../wire/answer/experiment';
import { Refusal, askTrace } from '../../wire/server';
import { rangeCurves, rangeExperiment, rangeFacts, type RangeCurve } from './range-test';
import '../../lab/controls/picture-menu';

/** The loss against the learning rate. Picking a point fires "descent-pick" {changes}, to open the experiment with that rate. */
export class DescentRates extends LitElement {
  static override styles = figureStyles;
  static override properties = {
    experiment: { attribute: false },
    ranges: { state: true },
    curves: { attribute: false },
    judged: { attribute: false },
    former: { attribute: false },
    zero: { attribute: false },
    ranking: { attribute: false },
    ends: { attribute: false },
    settings: { attribute: false },
    say: { attribute: false },
    hover: { state: true },
  };

  declare experiment: Experiment | null;
  /** One run of each contender along all rates; null where nobody asked for them. */
  declare protected ranges: readonly RangeCurve[] | null;
  /** The curves with the losses as they are; pictures and judgements are made of them. */
  declare curves: readonly RateCurve[];
  declare judged: readonly RateCurve[];
  /** Those that stay in sight, as they were shown. */
  declare former: readonly RateCurve[];
  /** The loss from which the shown losses are counted. */
  declare zero: Zero | null;
  /** Null until all rates are computed: nothing is ranked before. */
  declare ranking: Ranking | null;
  /** The lowest and the highest rate. */
  declare ends: readonly [number, number];
  declare settings: Settings;
  declare say: (key: string, ...values: unknown[]) => string;
  declare protected hover: Spot | null;

  private readonly plot = new Plot(this, (size) => this.sceneOf(size), paintRates);

  constructor() {
    super();
    this.experiment = null;
    this.ranges = null;
    this.curves = [];
    this.judged = [];
    this.former = [];
    this.zero = null;
    this.ranking = null;
    this.ends = [1e-3, 1];
    this.say = (key) => key;
    this.hover = null;
  }

  /** When the curves change, the place under the pointer is kept. */
  protected override willUpdate(changed: PropertyValues): void {
    // They belong to the former experiment and rates.
    if (changed.has('experiment') && problemOf(changed.get('experiment') as Experiment | null) !== problemOf(this.experiment))
      this.ranges = null;
    if (!changed.has('curves') || !this.hover) return;
    const { run, point } = this.hover;
    const there = this.curves.find((curve) => curve.run === run)?.points.find(({ rate }) => Object.is(rate, point.rate));
    this.hover = there ? { run, point: there } : null;
  }

  private sceneOf(size: Size): RateScene {
    const { curves, former, hover } = this;
    const words = {
      rate: this.say('lab.compare.rate'),
      measure: this.measure(),
      diverges: this.say('lab.compare.diverges'),
    };
    return {
      ...size,
      curves,
      former,
      ranges: (this.ranges ?? []).map((range) => ({ ...range, losses: range.losses.map((loss) => aboveZero(loss, this.zero)) })),
      hover,
      words,
      ...rateLayout(curves, this.ends, size, pageLook(), former),
    };
  }

  /** Asks for one run of each contender along all rates, or takes them away. */
  private async testRange(): Promise<void> {
    const { experiment, curves, ends } = this;
    if (this.ranges || !experiment) {
      this.ranges = null;
      return;
    }
    const rated = (run: number): boolean => curves.find((curve) => curve.run === run)?.rated ?? false;
    try {
      const trace = await (await askTrace(rangeExperiment(experiment, rated, ends))).text();
      if (problemOf(experiment) === problemOf(this.experiment))
        this.ranges = rangeCurves(
          trace,
          experiment.runs.map(({ name }) => name),
        );
    } catch (reason) {
      if (!(reason instanceof Refusal)) throw reason;
      this.ranges = [];
    }
  }

  private measure(): string {
    return measured(this.say(`lab.compare.axis.${this.settings.measure}`, format(this.settings.target)), this.zero, this.say);
  }

  private readonly taps = new Taps();
  private moved(event: PointerEvent): void {
    this.hover = this.plot.under(event, spotAt);
  }

  private clicked(event: MouseEvent): void {
    this.hover = this.plot.under(event, spotAt);
    if (this.hover && this.taps.mean(event, `${this.hover.run} ${this.hover.point.rate}`)) this.pick([this.hover]);
  }

  private pick(spots: readonly Spot[]): void {
    const changes: Change[] = spots.flatMap(({ run, point }) => (Number.isNaN(point.rate) ? [] : [{ run, name: RATE, value: point.rate }]));
    this.dispatchEvent(new CustomEvent('descent-pick', { detail: { changes }, bubbles: true, composed: true }));
  }

  /** Left and right along a curve, up and down to the next contender at the nearest rate. */
  private pressed(event: KeyboardEvent): void {
    const { curves } = this;
    if (curves.length === 0) return;
    const at = Math.max(
      0,
      curves.findIndex(({ run }) => run === this.hover?.run),
    );
    const curve = curves[at];
    const place = this.hover ? curve.points.indexOf(this.hover.point) : -1;
    const near = (other: RateCurve): void => {
      const wanted = Math.log(this.hover?.point.rate ?? other.own?.rate ?? 1);
      const distance = ({ rate }: RatePoint): number => Math.abs(Math.log(rate) - (wanted || 0)) || 0;
      const point = [...other.points].sort((a, b) => distance(a) - distance(b))[0];
      if (point) this.hover = { run: other.run, point };
    };
    if (event.key === 'Enter' || event.key === ' ') {
      if (this.hover) this.pick([this.hover]);
    } else if (!this.hover && event.key.startsWith('Arrow')) near(curve);
    else if (event.key === 'ArrowRight') this.to(curve, Math.min(place + 1, curve.points.length - 1));
    else if (event.key === 'ArrowLeft') this.to(curve, Math.max(place - 1, 0));
    else if (event.key === 'ArrowDown') near(curves[(at + 1) % curves.length]);
    else if (event.key === 'ArrowUp') near(curves[(at + curves.length - 1) % curves.length]);
    else if (event.key === 'Home') this.to(curve, 0);
    else if (event.key === 'End') this.to(curve, curve.points.length - 1);
    else if (event.key === 'Escape') this.hover = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private to(curve: RateCurve, place: number): void {
    const point = curve.points[place];
    if (point) this.hover = { run: curve.run, point };
  }

  /** A value as text; infinite and missing ones in words. */
  private shown(point: RatePoint | null, digits = 3): string {
    if (!point || Number.isNaN(point.median)) return '–';
    if (Number.isFinite(point.median)) return format(point.median, digits);
    return this.say(this.settings.measure === 'steps' ? 'lab.compare.never' : 'lab.compare.diverges');
  }

  /** How many seeds a point rests on, while there are fewer than were asked for. */
  private soFar(point: RatePoint | null): string {
    const { seeds } = this.settings;
    const runs = point?.result.runs ?? seeds;
    return runs < seeds ? ` ${this.say('lab.compare.soFar', runs, seeds)}` : '';
  }

  private tip(): string {
    const { hover } = this;
    if (!hover) return this.say('lab.compare.hint');
    const { name } = this.curves.find(({ run }) => run === hover.run)!;
    const { point } = hover;
    const where = Number.isNaN(point.rate) ? name : this.say('lab.compare.at', name, format(point.rate, 4));
    const { runs, diverged } = point.result;
    const spread =
      runs > 1 && Number.isFinite(point.upper)
        ? ` ${this.say('lab.compare.spread', format(point.lower, 3), format(point.upper, 3), runs)}`
        : '';
    return following([
      this.say('lab.compare.tip', where, this.measure(), `${this.shown(point)}${this.soFar(point)}${spread}`),
      runs > 1 && diverged > 0 ? this.say('lab.compare.gone', diverged, runs) : '',
      this.say('lab.compare.open'),
    ]);
  }

  /** The sentence over the picture. */
  private lesson(): string {
    const { judged: curves, ranking } = this;
    if (!ranking) return '';
    const { judge, obstacle } = ranking;
    if (obstacle) return unranked(obstacle, this.settings.target, this.say);
    const standings = standingsOf(curves, judge);
    const names = (first: readonly RateCurve[]): string => listed(first.map(({ name }) => name));
    const [now, best] = [ahead(curves, 'own', judge), ahead(curves, 'best', judge)];
    if (best.length === 0) return '';
    const told = apart(standings);
    const race =
      curves.length < 2
        ? ''
        : best.length > 1
          ? this.say('lab.compare.tie', names(best))
          : now.length === 0
            ? this.say('lab.compare.noneNow', names(best))
            : names(now) === names(best)
              ? this.say('lab.compare.same', names(best))
              : this.say('lab.compare.other', now.length > 1 ? this.say('lab.compare.tied', names(now)) : names(now), names(best));
    return following([
      race,
      ...standings.filter(({ curve }) => best.includes(curve)).map((standing) => this.good(standing, best.length === 1, judge)),
      told !== null && told > 1.5 ? this.say('lab.compare.apart', format(told, 2)) : '',
      pointsOf(curves).some((point) => judge.isStopped(point)) ? this.say('lab.compare.stopped') : '',
    ]);
  }

  /** The rates at which a contender does as well as at its best. */
  private good({ curve, best, low, high }: Standing, alone: boolean, judge: Judge): string {
    if (!curve.rated) return '';
    if (high > low) return this.say('lab.compare.plateau', curve.name, format(low, 3), format(high, 3));
    if (!alone || !curve.own || judge.alike(best, curve.own)) return '';
    return this.say('lab.compare.tuned', curve.name, format(best.rate, 3), format(curve.own.rate, 3));
  }

  protected override render(): TemplateResult {
    // What is not known is not offered.
    const spots =
      this.ranking?.obstacle === null ? this.curves.flatMap(({ run, best, rated }) => (best && rated ? [{ run, point: best }] : [])) : [];
    return html`
      <p class="lesson" role="status">${this.lesson()}</p>
      <div class="figure">
        <descent-picture-menu .say=${this.say} .picture=${() => this.picture()}></descent-picture-menu>
        <div class="plot" tabindex="0" role="application" aria-label=${this.say('lab.compare.rates')} aria-describedby="tip"
          @pointermove=${this.moved} @pointerleave=${unlessFinger(() => (this.hover = null))} @click=${this.clicked} @keydown=${this.pressed}
          @blur=${() => (this.hover = null)}><canvas></canvas></div>
        <p class="tip" id="tip" aria-live="polite">${this.tip()}</p>
      </div>
      <div class="below">
        ${this.table()}
        ${
          spots.length > 1
            ? html`<button type="button" class="primary" @click=${() => this.pick(spots)}>${this.say('lab.compare.openBest')}</button>`
            : nothing
        }
        ${
          this.curves.some(({ rated }) => rated)
            ? html`<button type="button" aria-pressed=${this.ranges ? 'true' : 'false'} @click=${this.testRange}>${this.say('lab.compare.rangeTest')}</button>`
            : nothing
        }
      </div>
      ${
        this.ranges
          ? html`<div class="note" role="status"><p>${this.say(this.ranges.length > 0 ? 'lab.compare.rangeNote' : 'lab.compare.rangeRefused')}</p>
        ${this.ranking ? html`<p>${following(this.ranges.map((range) => this.beside(range)))}</p>` : nothing}</div>`
          : nothing
      }
    `;
  }

  /** The sentence that compares the rate-range test of a contender with its sweep. */
  private beside(range: RangeCurve): string {
    const curve = this.curves.find(({ run }) => run === range.run);
    const best = curve ? bestOf(curve.points.map(({ result }) => pointOf(result, 'last'))) : null;
    if (!curve || !best) return '';
    const { lowest, lost } = rangeFacts(range, best.result.start ?? Infinity, this.ends[1]);
    const bound = curve.bound?.[1] ?? null;
    const [tested, swept] = [lost, bound].map((rate) => (rate === null ? null : format(rate, 3)));
    return following([
      this.say('lab.compare.rangeLowest', curve.name, format(lowest, 2), format(best.rate, 3)),
      tested !== null && swept !== null
        ? this.say('lab.compare.rangeLost', tested, swept)
        : tested !== null
          ? this.say('lab.compare.rangeLostInTest', tested)
          : swept !== null
            ? this.say('lab.compare.rangeLostInSweep', swept)
            : '',
    ]);
  }

  private table(): TemplateResult {
    const limits = this.curves.some(({ limit }) => limit !== null);
    const heading = measured(this.say(`lab.compare.measure.${this.settings.measure}`), this.zero, this.say);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.say('lab.compare.table')}><table>
      <thead><tr>
        <th scope="col">${this.say('lab.compare.contender')}</th>
        <th scope="col">${this.say('lab.compare.now')}</th><th scope="col">${heading}</th>
        <th scope="col">${this.say('lab.compare.bestRate')}</th><th scope="col">${heading}</th>
        <th scope="col">${this.say('lab.compare.divergesFrom')}</th>
        ${limits ? html`<th scope="col">${this.say('lab.compare.theory')}</th>` : nothing}
      </tr></thead>
      <tbody>${this.curves.map(
        (curve) => html`<tr @pointerenter=${() => curve.best && (this.hover = { run: curve.run, point: curve.best })}
          @pointerleave=${() => (this.hover = null)}>
        <th scope="row">${swatch(curve.run, 24)} <span>${curve.name}</span></th>
        <td>${curve.rated && curve.own ? format(curve.own.rate, 3) : '–'}</td><td>${this.shown(curve.own)}${this.soFar(curve.own)}</td>
        <td>${
          curve.rated && curve.best
            ? html`<button type="button" class="link" title=${this.say('lab.compare.open')}
              aria-label=${this.say('lab.join.told', this.say('lab.compare.at', curve.name, format(curve.best.rate, 3)), this.say('lab.compare.open'))}
              @click=${() => this.pick([{ run: curve.run, point: curve.best! }])}>${format(curve.best.rate, 3)}</button>`
            : '–'
        }</td>
        <td><b>${this.shown(curve.best)}</b>${this.soFar(curve.best)}</td>
        <td>${curve.bound ? format(curve.bound[1], 3) : '–'}</td>
        ${limits ? html`<td>${curve.limit === null ? '–' : format(curve.limit, 4)}</td>` : nothing}
      </tr>`,
      )}</tbody>
    </table></div>`;
  }

  private picture(): Picture | null {
    const {
      plot: { scene },
      curves,
    } = this;
    if (!scene || curves.every(({ points }) => points.length === 0)) return null;
    const name = this.say('lab.join.told', this.say('lab.compare.rates'), this.measure());
    const { width, height } = scene;
    const still = { ...scene, hover: null };
    const body = { size: { width, height }, paint: (context: CanvasRenderingContext2D) => paintRates(context, still, pageLook()) };
    return {
      kind: 'rates',
      name,
      ...headed(
        body,
        name,
        curves.map(({ run, name: who }) => ({ index: run, name: who })),
        pageLook(),
        widthOf,
      ),
      numbers: () => numbersOf(curves),
      table: () => ({
        caption: `${name}.`,
        columns: [this.say('lab.compare.rate'), ...curves.map((curve) => curve.name)],
        rows: [...new Set(curves.flatMap(({ points }) => points.map(({ rate }) => rate)))]
          .sort((a, b) => a - b)
          .map((rate) => [
            Number.isNaN(rate) ? '–' : format(rate, 4),
            ...curves.map(({ points }) => this.shown(points.find((point) => Object.is(point.rate, rate)) ?? null, 4)),
          ]),
      }),
    };
  }
}

/** The experiment without what is compared: the runs depend on nothing else. */
const problemOf = (experiment: Experiment | null): string => JSON.stringify({ ...experiment, sweep: undefined });

/** Every measure of every setting, for the CSV; infinite values are empty. */
export function numbersOf(curves: readonly RateCurve[]): Numbers {
  const measures = ['last', 'best', 'steps', 'validation'] as const;
  const quartiles = ['lower', 'median', 'upper'];
  const columns = [
    'run',
    'learning_rate',
    ...measures.flatMap((measure) => quartiles.map((part) => `${measure}_${part}`)),
    'runs',
    'diverged',
    'lost',
  ];
  const rows = curves.flatMap(({ name, points }) =>
    points.map(({ rate, result }) => [
      name,
      rate,
      ...measures.flatMap((measure) => result[measure]),
      result.runs,
      result.diverged,
      result.lost,
    ]),
  );
  return { columns, rows };
}

customElements.define('descent-rates', DescentRates);
