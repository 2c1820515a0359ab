import { Taps, unlessFinger } from '../../lab/painting/finger';
import { following, listed } from '../../wire/answer/enumeration';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { cellAt, isDamped, isStable, mapPlaces, paintMap, pixelOf, type FormerMap, type MapScene } from './map-drawing';
import type { Size } from '../../draw/axes/viewport';
import { headed } from '../../draw/heading';
import { format } from '../../draw/axes/number';
import { tabled, type Picture } from '../../draw/picture';
import { valuesAt, type Directions, type MapCells } from '../../wire/sweep/map';
import type { RatePoint } from '../../wire/sweep/rates';
import type { Choice, Settings } from '../setting/settings';
import { widthOf } from '../../lab/painting/canvas';
import { pageLook } from '../../lab/painting/page-look';
import { Plot } from '../../lab/painting/plot';
import type { Experiment } from '../../wire/answer/experiment';
import type { Change } from '../setting/change';
import { figureStyles } from '../setting/styles';
import { above, measured } from '../setting/height';
import type { Least } from '../setting/judgement';
import { unranked } from '../setting/unranked';
import { toldOf, type Told } from './told';
import './cell-path';
import '../../lab/controls/picture-menu';

/** The loss of a contender over two of its numbers. Picking a cell fires "descent-pick" {changes}. */
export class DescentDialMap extends LitElement {
  static override styles = figureStyles;
  static override properties = {
    map: { attribute: false },
    former: { attribute: false },
    experiment: { attribute: false },
    least: { attribute: false },
    done: { type: Boolean },
    name: {},
    choices: { attribute: false },
    settings: { attribute: false },
    say: { attribute: false },
    hover: { state: true },
  };

  declare map: MapCells;
  /** One over the same two numbers that stays in sight. */
  declare former: FormerMap | null;
  declare experiment: Experiment | null;
  declare least: Least;
  /** Whether all cells are computed. */
  declare done: boolean;
  /** The contender's name. */
  declare name: string;
  declare choices: readonly Choice[];
  declare settings: Settings;
  declare say: (key: string, ...values: unknown[]) => string;
  declare protected hover: number | null;

  private told: Told = { obstacle: null, alike: [], atEdge: false, stopped: false, zero: null };
  private readonly plot = new Plot(this, (size) => this.sceneOf(size), paintMap);

  constructor() {
    super();
    this.map = { across: [], up: [], cells: [], theory: [], polyak: null, best: null, own: null };
    this.former = null;
    this.name = '';
    this.experiment = null;
    this.least = { known: null, goal: null };
    this.done = false;
    this.choices = [];
    this.say = (key) => key;
    this.hover = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['map', 'least', 'done', 'settings'].some((name) => changed.has(name)))
      this.told = toldOf(this.map, this.least, this.settings.measure, this.done);
  }

  private get across(): string {
    return this.settings.x?.field ?? '';
  }

  private get up(): string {
    return this.settings.y?.field ?? '';
  }

  private label(name: string): string {
    return this.choices.find((choice) => choice.name === name)?.label ?? name;
  }

  private measure(): string {
    return measured(this.say(`lab.compare.axis.${this.settings.measure}`, format(this.settings.target)), this.told.zero, this.say);
  }

  private sceneOf(size: Size): MapScene {
    const { run } = this.settings;
    const words = {
      across: this.label(this.across),
      up: this.label(this.up),
      measure: this.measure(),
      lost: this.say('lab.compare.diverges'),
    };
    const { zero, obstacle } = this.told;
    // What is not known is not marked.
    const best = this.done && !obstacle ? this.map.best : null;
    const map = { ...this.map, best, cells: this.map.cells.map((cell) => above(cell, zero)) };
    return { ...size, run, map, former: this.former, hover: this.hover, words };
  }

  private readonly taps = new Taps();

  private under(event: MouseEvent): number | null {
    return this.plot.under(event, (scene, x, y) => cellAt(mapPlaces(this.map, scene, pageLook()), x, y));
  }

  private clicked(event: MouseEvent): void {
    this.hover = this.under(event);
    if (this.taps.mean(event, `${this.hover}`)) this.pick(this.hover);
  }

  private pick(index: number | null): void {
    if (index === null) return;
    const [x, y] = valuesAt(this.map, index);
    const { run } = this.settings;
    const changes: Change[] = [
      { run, name: this.across, value: x },
      { run, name: this.up, value: y },
    ];
    this.dispatchEvent(new CustomEvent('descent-pick', { detail: { changes }, bubbles: true, composed: true }));
  }

  private pressed(event: KeyboardEvent): void {
    const { across, up, cells, best } = this.map;
    if (cells.length === 0) return;
    const now = this.hover ?? this.own() ?? best ?? 0;
    const [column, row] = [now % across.length, Math.floor(now / across.length)];
    const to = (x: number, y: number): void => {
      this.hover = Math.min(Math.max(x, 0), across.length - 1) + across.length * Math.min(Math.max(y, 0), up.length - 1);
    };
    if (event.key === 'Enter' || event.key === ' ') this.pick(this.hover);
    else if (this.hover === null && event.key.startsWith('Arrow')) this.hover = now;
    else if (event.key === 'ArrowRight') to(column + 1, row);
    else if (event.key === 'ArrowLeft') to(column - 1, row);
    else if (event.key === 'ArrowUp') to(column, row + 1);
    else if (event.key === 'ArrowDown') to(column, row - 1);
    else if (event.key === 'Escape') this.hover = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private shown(cell: RatePoint | null): string {
    if (!cell || Number.isNaN(cell.median)) return '–';
    if (Number.isFinite(cell.median)) return format(above(cell, this.told.zero).median, 3);
    return this.say(this.settings.measure === 'steps' ? 'lab.compare.never' : 'lab.compare.diverges');
  }

  /**
   * The values of a cell, in words.
   *
   * @param within whether they stand inside a sentence, where a label begins with a small letter
   */
  private where(index: number, within = false): string {
    return this.values(valuesAt(this.map, index), within);
  }

  private values([x, y]: readonly [number, number], within: boolean): string {
    const label = (name: string): string =>
      within ? this.label(name).replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase()) : this.label(name);
    return listed([`${label(this.across)} = ${format(x, 4)}`, `${label(this.up)} = ${format(y, 5)}`]);
  }

  private tip(): string {
    const { hover } = this;
    return hover === null || hover >= this.map.cells.length
      ? this.say('lab.compare.mapHint')
      : following([
          this.say('lab.compare.tip', this.where(hover), this.measure(), this.shown(this.map.cells[hover])),
          this.theory(hover),
          this.say('lab.compare.open'),
        ]);
  }

  /** A sentence on the convergence that theory predicts for a cell of a quadratic. */
  private theory(index: number): string {
    const directions = this.map.theory[index];
    if (!directions || directions.length < 2) return '';
    const told = directions.flatMap(([regime, radius]) => [this.say(`lab.compare.regime.${regime}`), format(radius, 4)]);
    return this.say('lab.compare.theoryCell', ...told);
  }

  /** The cell nearest to the experiment as it stands. */
  private own(): number | null {
    const {
      plot: { scene },
      map,
    } = this;
    const at = scene && map.own && pixelOf(map, mapPlaces(map, scene, pageLook()), map.own);
    return scene && at ? cellAt(mapPlaces(map, scene, pageLook()), ...at) : null;
  }

  private lesson(): string {
    return following([
      ...(this.done ? this.found() : []),
      this.isDrawn(isStable) ? this.say('lab.compare.theoryBorder') : '',
      this.isDrawn(isDamped) ? this.say('lab.compare.theoryDamping') : '',
      this.polyak(),
      this.keptMap(),
    ]);
  }

  /** Whether a property holds for some cells and not for others, so that a line separates them. */
  private isDrawn(is: (directions: Directions) => boolean): boolean {
    const { theory } = this.map;
    return theory.some(is) && !theory.every(is);
  }

  private polyak(): string {
    const { polyak } = this.map;
    return polyak ? this.say('lab.compare.polyak', format(polyak[0], 4), format(polyak[1], 4)) : '';
  }

  /** What the map that stays in sight came to. */
  private keptMap(): string {
    const { former } = this;
    if (!former) return '';
    return following([
      former.best ? this.say('lab.compare.mapFormerBest', former.name, this.values(former.best, true), format(former.shown, 3)) : '',
      former.kept.includes(true) && former.kept.includes(false)
        ? this.say(this.settings.measure === 'steps' ? 'lab.compare.mapFormerReached' : 'lab.compare.mapFormerBorder')
        : '',
    ]);
  }

  private found(): string[] {
    const { best, cells } = this.map;
    const own = this.own();
    const least = best === null ? null : cells[best];
    const { obstacle, alike, atEdge, stopped } = this.told;
    if (obstacle) return [this.unranked(obstacle)];
    if (best === null || !least) return cells.some((cell) => cell !== null) ? [this.say('lab.compare.mapNone')] : [];
    return [
      this.say(atEdge ? 'lab.compare.mapEdge' : 'lab.compare.mapBest', this.name, this.where(best, true), this.shown(least)),
      alike.length > 1 ? this.say('lab.compare.mapAlike', alike.length - 1) : '',
      own === null || own === best || !cells[own] ? '' : this.ring(cells[own]),
      stopped ? this.say('lab.compare.stopped') : '',
    ];
  }

  private unranked(obstacle: NonNullable<Told['obstacle']>): string {
    if (obstacle.why === 'bottomless') return this.say('lab.compare.mapBottomless', format(obstacle.floor, 2));
    return obstacle.why === 'flat' ? this.say('lab.compare.mapFlat') : unranked(obstacle, this.settings.target, this.say);
  }

  private ring(cell: RatePoint): string {
    if (Number.isFinite(cell.median)) return this.say('lab.compare.mapOwn', this.shown(cell));
    return this.say(this.settings.measure === 'steps' ? 'lab.compare.mapOwnNever' : 'lab.compare.mapOwnDiverges');
  }

  protected override render(): TemplateResult {
    const { best } = this.map;
    return html`
      <p class="lesson" role="status">${this.lesson()}</p>
      <div class="figure">
        <descent-picture-menu .say=${this.say} .picture=${() => this.picture()}></descent-picture-menu>
        <div class="plot" tabindex="0" role="application" aria-label=${this.say('lab.compare.mapPicture', this.name)} aria-describedby="tip"
          @pointermove=${(event: PointerEvent) => (this.hover = this.under(event))} @pointerleave=${unlessFinger(() => (this.hover = null))}
          @click=${this.clicked} @keydown=${this.pressed} @blur=${() => (this.hover = null)}><canvas></canvas></div>
        <p class="tip" id="tip" aria-live="polite">${this.tip()}</p>
      </div>
      ${this.map.theory.length > 0 ? this.cell() : nothing}
      <div class="below">${
        best === null || !this.done || this.told.obstacle
          ? nothing
          : html`<button type="button" class="primary" @click=${() => this.pick(best)}>${this.say('lab.compare.openCell')}</button>`
      }</div>
    `;
  }

  /** Describes the cell under the pointer; else the cell of the experiment, or the best one. */
  private cell(): TemplateResult {
    const index = this.hover ?? this.own() ?? this.map.best;
    const [x, y] = index === null ? [0, 0] : valuesAt(this.map, index);
    const values = index === null ? null : { [this.across]: x, [this.up]: y };
    return html`<descent-cell-path .experiment=${this.experiment} .run=${this.settings.run} .values=${values}
      .directions=${index === null ? [] : this.map.theory[index]} .floor=${this.least.known} .say=${this.say}></descent-cell-path>`;
  }

  private picture(): Picture | null {
    const {
      plot: { scene },
      map,
    } = this;
    if (!scene || map.cells.every((cell) => cell === null)) return null;
    const name = this.say('lab.join.told', this.say('lab.compare.mapPicture', this.name), this.measure());
    const { width, height } = scene;
    const body = {
      size: { width, height },
      paint: (context: CanvasRenderingContext2D) => paintMap(context, { ...scene, hover: null }, pageLook()),
    };
    const drawn = headed(body, name, [], pageLook(), widthOf);
    const rows = map.cells.flatMap((cell, index) =>
      cell ? [[...valuesAt(map, index), Number.isFinite(cell.median) ? cell.median : this.shown(cell)]] : [],
    );
    const columns = [this.label(this.across), this.label(this.up), this.measure()];
    return tabled('map', name, drawn.size, (context) => drawn.paint(context), { caption: `${name}.`, columns, rows });
  }
}

customElements.define('descent-dial-map', DescentDialMap);
