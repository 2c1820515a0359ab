import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { basinMaps, type Ended, type Started } from '../wire/sweep/basins';
import { batchCurves, type Batched } from '../wire/sweep/batches';
import { cellsOf, type Mapped } from '../wire/sweep/map';
import { curvesOf, joined, type Begun, type Measured, type RateCurve, type Result } from '../wire/sweep/rates';
import type { Piece } from '../wire/sweep/piece';
import type { SeedPiece } from '../wire/sweep/seeds';
import { ownOf } from './setting/own';
import { COMPUTED, read, showsOf, sweepOf, usual, write, type Choices, type Settings, type Show, type Sweep } from './setting/settings';
import { tabId, tabStrip } from '../lab/controls/tab-strip';
import type { Experiment } from '../wire/answer/experiment';
import { Latest } from '../wire/latest';
import { fill, sentence, type Texts } from '../wire/answer/message';
import { save } from '../lab/controls/picture-menu';
import { Refusal, askSweep } from '../wire/server';
import { askTexts } from '../wire/texts';
import { compareStyles } from './compare-styles';
import { allAbove, zeroOf } from './setting/height';
import { pointsOf, rankingOf, type Least, type Ranking } from './setting/judgement';
import { formerBands, formerCurves, pinButton, pinnedOf, type Found } from './setting/pinned';
import { held, type Held } from '../lab/held';
import { axesIn, formerBasins, formerMap } from './maps/former';
import './maps/basins';
import './batches';
import './maps/map';
import './options';
import './price';
import './rates/rates';
import './rates/seeds';

/**
 * The fair comparison of one experiment's contenders. The server sets the experiment and the settings of the address; a
 * choice fires "descent-settings" {settings, sweep}, and a setting to be opened in a lab fires "descent-pick" {changes}.
 */
export class DescentCompare extends LitElement {
  static override properties = {
    experiment: {},
    settings: {},
    turn: {},
    texts: {},
    textsAt: {},
    chosen: { state: true },
    results: { state: true },
    begun: { state: true },
    mapped: { state: true },
    batched: { state: true },
    started: { state: true },
    ends: { state: true },
    spread: { state: true },
    axes: {},
    progress: { state: true },
    trouble: { state: true },
    stopped: { state: true },
  };

  /** JSON. */
  declare experiment: string;
  /** The settings in the address, as JSON. */
  declare settings: string;
  /** Grows whenever the two are to be shown as they are: they may be what they were before a choice. */
  declare turn: number;
  /** The patterns of all texts as JSON, and their address relative to the page's base. */
  declare texts: string;
  declare textsAt: string;
  /** JSON: for each contender the numbers that can be an axis. */
  declare axes: string;
  declare protected chosen: Settings;
  declare protected results: readonly Result[];
  declare protected begun: Begun | null;
  declare protected mapped: Mapped | null;
  declare protected batched: Batched | null;
  declare protected started: Started | null;
  declare protected ends: readonly Ended[];
  declare protected spread: SeedPiece | null;
  declare protected progress: { done: number; of: number } | null;
  declare protected trouble: string;
  /** Whether some settings were not computed. */
  declare protected stopped: boolean;

  private patterns: Texts = {};
  private compared: Experiment | null = null;
  private bounds: Measured['bounds'] = [];
  private curves: readonly RateCurve[] = [];
  /** Null until all is computed. */
  private ranking: Ranking | null = null;
  private choices: Choices = [];
  private readonly jobs: Readonly<Record<Show | 'tuning', Latest<unknown, Piece>>> = {
    tuning: this.job('api/compare/tuning'),
    rates: this.job('api/compare/rates'),
    price: this.job('api/compare/rates'),
    map: this.job('api/compare/map'),
    basins: this.job('api/compare/basins'),
    batches: this.job('api/compare/batches'),
    seeds: this.job('api/compare/seeds'),
  };

  constructor() {
    super();
    this.experiment = '';
    this.settings = '{}';
    this.turn = 0;
    this.texts = '{}';
    this.textsAt = '';
    this.chosen = usual({ problem: { type: 'function' }, runs: [] });
    this.results = [];
    this.begun = null;
    this.mapped = null;
    this.batched = null;
    this.started = null;
    this.ends = [];
    this.spread = null;
    this.axes = '[]';
    this.progress = null;
    this.trouble = '';
    this.stopped = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Vaadin may take the element out and put it in again.
    if (this.hasUpdated && this.compared) this.ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.cancel();
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.toggleAttribute('told', this.texts !== '{}');
    if (changed.has('textsAt') && this.textsAt) void askTexts(this.textsAt).then((texts) => (this.texts = texts));
    if (changed.has('texts')) {
      this.patterns = JSON.parse(this.texts || '{}') as Texts;
      // Another function, so that all parts say it anew.
      this.say = (key, ...values) => fill(this.patterns[key] ?? key, values);
    }
    if ((changed.has('experiment') || changed.has('turn')) && this.experiment) {
      this.compared = JSON.parse(this.experiment) as Experiment;
      this.choices = JSON.parse(this.axes || '[]') as Choices;
      this.chosen = read(JSON.parse(this.settings || '{}') as Record<string, string>, this.compared, this.choices);
      this.ask();
    }
    if (this.compared)
      this.curves = curvesOf(
        this.compared.runs.map(({ name }) => name),
        this.begun,
        this.results,
        this.bounds,
        this.chosen.measure,
      );
    this.ranking = this.isDone() && this.chosen.show === 'rates' ? rankingOf(this.curves, this.least(), this.chosen.measure) : null;
  }

  private isDone(): boolean {
    return this.progress === null && !this.stopped;
  }

  /** The losses that results are judged against; each kind of picture finds the least loss in its own way. */
  private least(): Least {
    const { begun, mapped, spread, compared } = this;
    return { known: (begun ?? mapped ?? spread)?.floor ?? null, goal: compared?.stop?.loss ?? null, target: this.chosen.target };
  }

  protected override updated(changed: PropertyValues): void {
    // On a narrow screen it may stand beyond the edge.
    if (changed.has('experiment')) this.renderRoot.querySelector('[role=tab][aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  /** The store that the file menu in the header reads. */
  get store(): Held {
    return held(this.compared, this.patterns);
  }

  private say = (key: string, ...values: unknown[]): string => fill(this.patterns[key] ?? key, values);

  private job(path: string): Latest<unknown, Piece> {
    return new Latest<unknown, Piece>(path, {
      piece: (piece) => this.took(piece),
      done: () => this.ended(),
      failed: (reason) => {
        const refused = reason instanceof Refusal;
        if (refused) this.progress = null;
        this.stopped = refused;
        this.trouble = refused ? sentence(reason.sentence, this.patterns) : this.say('lab.offline');
      },
      again: () => this.clear(),
    });
  }

  private cancel(): void {
    for (const job of Object.values(this.jobs)) job.cancel();
  }

  private clear(): void {
    this.results = [];
    this.bounds = [];
    this.begun = null;
    this.mapped = null;
    this.batched = null;
    this.started = null;
    this.ends = [];
    this.spread = null;
    this.trouble = '';
  }

  private ask(): void {
    this.cancel();
    this.clear();
    this.stopped = false;
    this.progress = null;
    const { show, run } = this.chosen;
    if (show === 'map' && !this.canMap(run)) return;
    this.progress = { done: 0, of: 1 };
    this.jobs[show === 'price' && this.chosen.tuned === 2 ? 'tuning' : show].ask(this.question(show));
  }

  private question(show: Show): object {
    const { seeds, target, perDecade, from, to, many } = this.chosen;
    const experiment = this.compared!;
    if (show === 'map' || show === 'basins' || show === 'batches') return { experiment: { ...experiment, sweep: this.sweep() } };
    if (show === 'seeds') return { experiment, seeds: many };
    const range = from === null ? {} : { from, to };
    if (show === 'price' && this.chosen.tuned === 2) return { experiment, seeds, ...range };
    // The price is that of the same rates for all.
    return { experiment, seeds, target, perDecade, common: show === 'price', ...range };
  }

  private canMap(run: number): boolean {
    return (this.choices[run]?.length ?? 0) > 1;
  }

  private stop(): void {
    this.cancel();
    this.stopped = true;
    this.progress = null;
    this.trouble = '';
  }

  private ended(): void {
    // A job that the server ended for an older question that came late is asked for again.
    if (this.progress && this.progress.done < this.progress.of) this.ask();
    else {
      this.progress = null;
      // Only now: the rates may have widened.
      if (!this.compared?.sweep) this.write();
    }
  }

  private took(piece: Piece): void {
    switch (piece.kind) {
      case 'begun':
        this.begun = piece;
        return;
      case 'mapped':
        this.mapped = piece;
        return;
      case 'started':
        this.started = piece;
        return;
      case 'batched':
        this.batched = piece;
        return;
      case 'ended':
        this.ends = [...this.ends, piece];
        break;
      case 'spread':
        if (piece.bands.length > 0) this.spread = piece;
        break;
      case 'measured':
        this.bounds = piece.bounds;
        if (this.begun && piece.from !== undefined && piece.to !== undefined)
          this.begun = { ...this.begun, from: piece.from, to: piece.to };
        this.results = joined(this.results, piece.results);
    }
    this.progress = { done: piece.done, of: piece.of };
  }

  private choose(change: Partial<Settings>): void {
    this.chosen = { ...this.chosen, ...change };
    const anew = COMPUTED[this.chosen.show].some((name) => name in change);
    // Rates may widen: what was compared is known when all is computed.
    const widens = this.chosen.show === 'rates' || this.chosen.show === 'price';
    if (anew) this.compared = { ...this.compared!, sweep: widens ? undefined : this.sweep() };
    const { sweep } = this.compared!;
    const words = write(this.chosen, this.compared!, this.choices);
    this.dispatchEvent(
      new CustomEvent('descent-settings', { detail: { settings: words, sweep: sweep ?? null }, bubbles: true, composed: true }),
    );
    if (anew) this.ask();
  }

  private sweep(): Sweep {
    return sweepOf(this.chosen, this.compared!, this.begun ?? { from: -4, to: 1 });
  }

  /** Writes what is compared into the experiment, so that the link, the file and Share contain it. */
  private write(): void {
    const sweep = this.sweep();
    this.compared = { ...this.compared!, sweep };
    this.dispatchEvent(new CustomEvent('descent-sweep', { detail: { sweep }, bubbles: true, composed: true }));
    this.requestUpdate();
  }

  /** Downloads all cells as CSV, byte for byte what the command line writes. */
  private async keepCells(): Promise<void> {
    this.trouble = '';
    try {
      save(
        new Blob([await askSweep({ ...this.compared, sweep: this.compared?.sweep ?? this.sweep() })], { type: 'text/csv' }),
        'sweep.csv',
      );
    } catch (reason) {
      this.trouble = reason instanceof Refusal ? sentence(reason.sentence, this.patterns) : this.say('lab.offline');
    }
  }

  protected override render(): TemplateResult {
    const { progress, chosen } = this;
    return html`
      <div class="side">
        <slot></slot>
        ${
          this.compared
            ? html`<descent-compare-options .experiment=${this.compared} .choices=${this.choices} .chosen=${chosen} .range=${this.begun} .say=${this.say}
              @descent-choose=${(event: CustomEvent<Partial<Settings>>) => this.choose(event.detail)}></descent-compare-options>`
            : nothing
        }
      </div>
      <div class="middle" aria-busy=${progress !== null}>
        <div class="head">
          ${tabStrip(
            this.say('lab.compare.pictures'),
            (this.compared ? showsOf(this.compared) : []).map((value) => ({ value, label: this.say(`lab.compare.show.${value}`) })),
            chosen.show,
            (show) => this.choose({ show }),
          )}
          <div class="work">
            ${this.compared ? pinButton(this.kind, this.isDone() ? this.found(this.compared) : null, this.say, () => this.requestUpdate()) : nothing}
            ${
              progress
                ? html`<progress max=${progress.of} value=${progress.done} aria-label=${this.say('lab.compare.progress')}></progress>
                <button type="button" @click=${this.stop}>${this.say('lab.compare.cancel')}</button>`
                : this.stopped
                  ? html`<button type="button" @click=${this.ask}>${this.say('lab.compare.again')}</button>`
                  : nothing
            }
            ${this.compared ? html`<button type="button" @click=${this.keepCells}>${this.say('lab.compare.cells')}</button>` : nothing}
          </div>
        </div>
        <p class="trouble" role="alert">${this.trouble}</p>
        <div class="panel" id="panel" role="tabpanel" aria-labelledby=${tabId(chosen.show)}>${this.picture()}</div>
      </div>
    `;
  }

  /** What can be drawn over each other. */
  private get kind(): string {
    return `${this.chosen.show} ${this.chosen.tuned}`;
  }

  private found({ runs }: Experiment): Found {
    const { begun, results, bounds, batched, spread, mapped, started, ends } = this;
    const names = runs.map(({ name }) => name);
    return { names, least: this.least(), begun, results, bounds, batched, spread, mapped, started, ends, axes: axesIn(this.chosen) };
  }

  private picture(): TemplateResult | typeof nothing {
    const { chosen, begun, compared } = this;
    if (!compared) return nothing;
    const names = compared.runs.map(({ name }) => name);
    const done = this.isDone();
    const least = this.least();
    const former = pinnedOf(this.kind);
    if (chosen.show === 'seeds') {
      return html`<descent-seed-bands .done=${done} .bands=${this.spread?.bands ?? []} .names=${names} .alike=${this.spread?.alike ?? false} .least=${least} .former=${former ? formerBands(former) : []} .say=${this.say}></descent-seed-bands>`;
    }
    if (chosen.show === 'price')
      return html`<descent-price .least=${least} .former=${former} .curves=${this.curves} .results=${this.results} .names=${names} .tuned=${chosen.tuned} .perDecade=${chosen.perDecade} .done=${done} .say=${this.say}></descent-price>`;
    if (chosen.show === 'rates') {
      const ends: [number, number] = begun ? [10 ** begun.from, 10 ** begun.to] : [1e-4, 10];
      const { ranking } = this;
      const results = pointsOf(this.curves).map(({ result }) => result);
      const zero = zeroOf(results, least, chosen.measure, ranking?.obstacle === null);
      return html`<descent-rates .experiment=${compared} .curves=${allAbove(this.curves, zero)} .judged=${this.curves} .former=${former ? formerCurves(former, chosen.measure) : []} .zero=${zero} .ranking=${ranking} .ends=${ends} .settings=${chosen} .say=${this.say}></descent-rates>`;
    }
    if (chosen.show === 'batches') {
      return html`<descent-batches .curves=${batchCurves(names, this.batched, this.results, chosen.target)} .former=${former ? batchCurves(former.names, former.batched, former.results) : []} .sizes=${chosen.batches.sizes} .target=${chosen.target} .done=${done} .say=${this.say}></descent-batches>`;
    }
    if (chosen.show === 'basins')
      return html`<descent-basins .done=${done} .maps=${basinMaps(this.started, this.ends, names.length)} .former=${formerBasins(former, chosen)} .names=${names} .variables=${compared.problem.variables ?? []} .starts=${chosen.starts} .say=${this.say}></descent-basins>`;
    if (!this.canMap(chosen.run)) return html`<p>${this.say('lab.compare.noMap', names[chosen.run])}</p>`;
    const map = cellsOf(this.mapped, this.results, ownOf(chosen, this.choices), chosen.measure);
    return html`<descent-dial-map .done=${done} .map=${map} .former=${formerMap(former, chosen)} .experiment=${compared} .least=${least} .name=${names[chosen.run]} .choices=${this.choices[chosen.run]} .settings=${chosen} .say=${this.say}></descent-dial-map>`;
  }

  static override styles = compareStyles;
}

customElements.define('descent-compare', DescentCompare);
