import { Taps, unlessFinger } from '../../lab/painting/finger';
import { following, listed } from '../../wire/answer/enumeration';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { format } from '../../draw/axes/number';
import type { Size } from '../../draw/axes/viewport';
import { headed } from '../../draw/heading';
import { tabled, type Picture } from '../../draw/picture';
import { widthOf } from '../../lab/painting/canvas';
import { pageLook } from '../../lab/painting/page-look';
import { Plot } from '../../lab/painting/plot';
import { OTHER_ENDS, percent, fractionOf, type BasinMaps, type End } from '../../wire/sweep/basins';
import { valuesAt } from '../../wire/sweep/map';
import { paintBasins, spotOf, type BasinScene, type BasinSpot } from './basins-drawing';
import type { Change } from '../setting/change';
import type { Starts } from '../setting/settings';
import { figureStyles } from '../setting/styles';
import '../../lab/controls/picture-menu';

/** The minimum that each start leads to, one map for each contender. Picking a start fires "descent-pick" {changes}. */
export class DescentBasins extends LitElement {
  static override styles = [
    figureStyles,
    css`
      tbody th {
        min-width: 9em;
        white-space: normal;
      }
    `,
  ];
  static override properties = {
    maps: { attribute: false },
    former: { attribute: false },
    names: { attribute: false },
    variables: { attribute: false },
    starts: { attribute: false },
    done: { type: Boolean },
    say: { attribute: false },
    hover: { state: true },
  };

  declare maps: BasinMaps;
  /** Those over the same coordinates that stay in sight. */
  declare former: BasinMaps | null;
  declare names: readonly string[];
  /** The names of the function's variables; empty for x[1] to x[n]. */
  declare variables: readonly string[];
  declare starts: Starts | null;
  /** Whether all starts are computed. */
  declare done: boolean;
  declare say: (key: string, ...values: unknown[]) => string;
  declare protected hover: BasinSpot | null;
  private readonly plot = new Plot(this, (size) => this.sceneOf(size), paintBasins);

  constructor() {
    super();
    this.maps = { across: [], up: [], minima: [], runs: [] };
    this.former = null;
    this.names = [];
    this.variables = [];
    this.starts = null;
    this.done = false;
    this.say = (key) => key;
    this.hover = null;
  }

  private label(axis: 'x' | 'y'): string {
    const at = this.coordinate(axis);
    return this.variables[at] ?? `x[${at + 1}]`;
  }

  /** Which coordinate an axis varies. */
  private coordinate(axis: 'x' | 'y'): number {
    return Number(/\d+/.exec(this.starts?.[axis]?.field ?? '')?.[0] ?? 0);
  }

  private place(minimum: number): string {
    const { point, loss } = this.maps.minima[minimum];
    const shown = point.length > 3 ? [...point.slice(0, 3).map((x) => format(round(x), 4)), '…'] : point.map((x) => format(round(x), 4));
    return this.say('lab.compare.basinMinimum', `(${shown.join(', ')})`, format(round(loss), 4));
  }

  private told(end: End): string {
    return typeof end === 'number' ? this.place(end) : this.say(`lab.compare.basin.${end}`);
  }

  private sceneOf(size: Size): BasinScene {
    const { maps, former, names, hover } = this;
    const [i, k] = [this.coordinate('x'), this.coordinate('y')];
    const ends = Object.fromEntries(OTHER_ENDS.map((end) => [end, this.told(end)])) as BasinScene['words']['ends'];
    return {
      ...size,
      maps,
      former,
      names,
      hover,
      marks: maps.minima.map(({ point }) => [point[i], point[k]] as const),
      places: maps.minima.map((_, minimum) => this.place(minimum)),
      words: { across: this.label('x'), up: this.label('y'), ends },
    };
  }

  private readonly taps = new Taps();

  private under(event: MouseEvent): BasinSpot | null {
    return this.plot.under(event, (scene, x, y) => spotOf(scene, pageLook(), x, y));
  }

  private clicked(event: MouseEvent): void {
    this.hover = this.under(event);
    if (this.taps.mean(event, `${this.hover?.run} ${this.hover?.index}`)) this.pick(this.hover);
  }

  private pick(spot: BasinSpot | null): void {
    if (!spot || !this.starts) return;
    const [x, y] = valuesAt(this.maps, spot.index);
    const changes: Change[] = [
      { run: spot.run, name: this.starts.x.field, value: x },
      { run: spot.run, name: this.starts.y.field, value: y },
    ];
    this.dispatchEvent(new CustomEvent('descent-pick', { detail: { changes }, bubbles: true, composed: true }));
  }

  /** The arrows go from start to start, page up and down from contender to contender. */
  private pressed(event: KeyboardEvent): void {
    const { across, up } = this.maps;
    if (across.length === 0) return;
    const now = this.hover ?? { run: 0, index: Math.floor(across.length / 2) + across.length * Math.floor(up.length / 2) };
    const [column, row] = [now.index % across.length, Math.floor(now.index / across.length)];
    const to = (x: number, y: number): void => {
      const index = Math.min(Math.max(x, 0), across.length - 1) + across.length * Math.min(Math.max(y, 0), up.length - 1);
      this.hover = { run: now.run, index };
    };
    const next = (by: number): void => {
      this.hover = { run: (now.run + by + this.names.length) % this.names.length, index: now.index };
    };
    if (event.key === 'Enter' || event.key === ' ') this.pick(this.hover);
    else if (this.hover === null && event.key.startsWith('Arrow')) this.hover = now;
    else if (event.key === 'ArrowRight') to(column + 1, row);
    else if (event.key === 'ArrowLeft') to(column - 1, row);
    else if (event.key === 'ArrowUp') to(column, row + 1);
    else if (event.key === 'ArrowDown') to(column, row - 1);
    else if (event.key === 'PageDown') next(1);
    else if (event.key === 'PageUp') next(-1);
    else if (event.key === 'Escape') this.hover = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private tip(): string {
    const { hover, maps } = this;
    const end = hover && maps.runs[hover.run]?.[hover.index];
    if (!hover || end === null || end === undefined) return this.say('lab.compare.basinHint');
    const [x, y] = valuesAt(maps, hover.index);
    const where = listed([`${this.label('x')} = ${format(x, 4)}`, `${this.label('y')} = ${format(y, 4)}`]);
    return following([this.say('lab.compare.basinFrom', this.names[hover.run], where, this.told(end)), this.say('lab.compare.open')]);
  }

  /** The sentence over the maps: which contender reaches the lowest minimum from most starts. */
  private lesson(): string {
    const { maps, names } = this;
    if (!this.done) return '';
    if (maps.minima.length === 0) return this.begun().length > 0 ? this.say('lab.compare.basinNone') : '';
    const least = Math.min(...maps.minima.map(({ loss }) => loss));
    const size = Math.max(...maps.minima.map(({ loss }) => Math.abs(loss)), 1e-9);
    const lowest = maps.minima.flatMap(({ loss }, at) => (loss - least <= 1e-6 * size ? [at] : []));
    const fractions = this.begun().map((run) => {
      const share = lowest.reduce((sum, at) => sum + fractionOf(maps.runs[run], at), 0);
      return `${names[run]} ${percent(share)}`;
    });
    return following([this.say('lab.compare.basinShares', listed(fractions)), this.say('lab.compare.basinNote')]);
  }

  protected override render(): TemplateResult {
    return html`
      <p class="lesson" role="status">${this.lesson()}</p>
      <div class="figure">
        <descent-picture-menu .say=${this.say} .picture=${() => this.picture()}></descent-picture-menu>
        <div class="plot" tabindex="0" role="application" aria-label=${this.say('lab.compare.basinPicture')} aria-describedby="tip"
          @pointermove=${(event: PointerEvent) => (this.hover = this.under(event))} @pointerleave=${unlessFinger(() => (this.hover = null))}
          @click=${this.clicked} @keydown=${this.pressed} @blur=${() => (this.hover = null)}><canvas></canvas></div>
        <p class="tip" id="tip" aria-live="polite">${this.tip()}</p>
      </div>
      <div class="below">${this.begun().length > 0 ? this.table() : nothing}</div>
      ${this.former ? html`<p class="note">${this.say('lab.compare.basinFormer')}</p>` : nothing}
    `;
  }

  private ends(): End[] {
    const others = OTHER_ENDS.filter((end) => this.maps.runs.some((cells) => cells.includes(end)));
    return [...this.maps.minima.map((_, at) => at), ...others];
  }

  /** The contenders for which at least one cell is computed. */
  private begun(): number[] {
    return this.maps.runs.flatMap((cells, run) => (cells.some((cell) => cell !== null) ? [run] : []));
  }

  private table(): TemplateResult {
    const runs = this.begun();
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.say('lab.compare.basinTable')}><table>
      <thead><tr><th scope="col">${this.say('lab.compare.basinEnd')}</th>${runs.map((run) => html`<th scope="col">${this.names[run]}</th>`)}</tr></thead>
      <tbody>${this.ends().map(
        (end) =>
          html`<tr><th scope="row">${this.told(end)}</th>${runs.map((run) => html`<td>${percent(fractionOf(this.maps.runs[run], end))}</td>`)}</tr>`,
      )}</tbody></table></div>`;
  }

  private picture(): Picture | null {
    const {
      plot: { scene },
      maps,
    } = this;
    if (!scene || maps.across.length === 0) return null;
    const name = this.say('lab.compare.basinPicture');
    const { width, height } = scene;
    const body = {
      size: { width, height },
      paint: (context: CanvasRenderingContext2D) => paintBasins(context, { ...scene, hover: null }, pageLook()),
    };
    const drawn = headed(body, name, [], pageLook(), widthOf);
    const columns = [this.say('lab.compare.contender'), this.label('x'), this.label('y'), this.say('lab.compare.basinEnd')];
    const rows = maps.runs.flatMap((cells, run) =>
      cells.flatMap((end, index) => (end === null ? [] : [[this.names[run], ...valuesAt(maps, index), this.told(end)]])),
    );
    return tabled('basins', name, drawn.size, (context) => drawn.paint(context), { caption: `${name}.`, columns, rows });
  }
}

/** What is rounding beside 1 is 0. */
const round = (x: number): number => (Math.abs(x) < 1e-9 ? 0 : x);

customElements.define('descent-basins', DescentBasins);
