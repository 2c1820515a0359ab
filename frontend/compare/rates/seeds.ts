import { unlessFinger } from '../../lab/painting/finger';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { paintSeeds, rowAt, seedLayout, stepAt, told, type SeedScene } from './seeds-drawing';
import type { Size } from '../../draw/axes/viewport';
import { headed } from '../../draw/heading';
import { letters } from '../../draw/look';
import { format } from '../../draw/axes/number';
import type { Picture } from '../../draw/picture';
import { lowest, tiedLowest, type Band } from '../../wire/sweep/seeds';
import { widthOf } from '../../lab/painting/canvas';
import { pageLook } from '../../lab/painting/page-look';
import { Plot } from '../../lab/painting/plot';
import { following, listed } from '../../wire/answer/enumeration';
import { TIE, goalOf, type Least } from '../setting/judgement';
import { bandsAbove, measured, zeroOfBands, type Zero } from '../setting/height';
import { swatch } from '../../lab/controls/swatch';
import { figureStyles } from '../setting/styles';
import '../../lab/controls/picture-menu';

const PARTS = ['least', 'lower_quartile', 'median', 'upper_quartile', 'most'];

/** The experiment with many seeds: the losses against the steps, and the final results. */
export class DescentSeedBands extends LitElement {
  static override styles = figureStyles;
  static override properties = {
    bands: { attribute: false },
    names: { attribute: false },
    alike: { attribute: false },
    least: { attribute: false },
    former: { attribute: false },
    done: { type: Boolean },
    say: { attribute: false },
    hover: { state: true },
  };

  declare bands: readonly Band[];
  declare names: readonly string[];
  /** Nothing is random. */
  declare alike: boolean;
  declare least: Least;
  /** Those that stay in sight, with the losses as they were shown. */
  declare former: readonly Band[];
  /** Whether all seeds are computed. */
  declare done: boolean;
  declare say: (key: string, ...values: unknown[]) => string;
  declare protected hover: SeedScene['hover'];

  /** The loss from which the shown losses are counted, and the bands counted from it. */
  private zero: Zero | null = null;
  private shown: readonly Band[] = [];
  private readonly plot = new Plot(this, (size) => this.sceneOf(size), paintSeeds);

  constructor() {
    super();
    this.bands = [];
    this.names = [];
    this.alike = false;
    this.least = { known: null, goal: null };
    this.former = [];
    this.done = false;
    this.say = (key) => key;
    this.hover = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!['bands', 'least', 'done'].some((name) => changed.has(name))) return;
    const ranked = this.done && lowest(this.bands) !== null;
    this.zero = zeroOfBands(this.bands, this.least, ranked);
    this.shown = bandsAbove(this.bands, this.zero);
  }

  private sceneOf(size: Size): SeedScene {
    const { shown: bands, former, names, hover } = this;
    const look = pageLook();
    const wide = Math.min(size.width * 0.3, Math.max(30, ...names.map((name) => widthOf(name, letters(look, 12, '600')))));
    const words = { steps: this.say('lab.compare.steps'), loss: measured(this.say('lab.compare.loss'), this.zero, this.say) };
    return { ...size, bands, former, names, hover, words, ...seedLayout([...bands, ...former], wide, size, look) };
  }

  private moved(event: PointerEvent): void {
    this.hover = this.plot.under(event, stepAt);
  }

  /** Left and right along the steps, up and down to another contender. */
  private pressed(event: KeyboardEvent): void {
    const { bands } = this;
    if (bands.length === 0) return;
    const run = this.hover?.run ?? 0;
    const { rows } = bands[run];
    const row = this.hover ? rowAt(bands[run], this.hover.step) : 0;
    const stride = Math.max(1, Math.round(rows.length / 40));
    const to = (place: number, who = run): void => {
      this.hover = { step: rows[Math.min(rows.length - 1, Math.max(0, place))], run: who };
    };
    if (event.key === 'ArrowRight') to(row + stride);
    else if (event.key === 'ArrowLeft') to(row - stride);
    else if (event.key === 'ArrowDown') to(row, (run + 1) % bands.length);
    else if (event.key === 'ArrowUp') to(row, (run + bands.length - 1) % bands.length);
    else if (event.key === 'Home') to(0);
    else if (event.key === 'End') to(rows.length - 1);
    else if (event.key === 'Escape') this.hover = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private value(value: number | null): string {
    return told(value, this.say('lab.compare.diverges'));
  }

  private tip(): string {
    const { hover, shown: bands, names } = this;
    if (!hover || bands.length === 0) return this.say('lab.compare.seedHint');
    const shown = hover.run === null ? bands.map((_, run) => run) : [hover.run];
    const step = bands[shown[0]].rows[rowAt(bands[shown[0]], hover.step)];
    const told = shown.map((run) => {
      const { loss } = bands[run];
      const row = rowAt(bands[run], hover.step);
      return hover.run === null
        ? `${names[run]} ${this.value(loss[2][row])}`
        : `${names[run]} ${this.value(loss[2][row])} ${this.say('lab.compare.between', ...[1, 3, 0, 4].map((k) => this.value(loss[k][row])))}`;
    });
    return following([this.say('lab.compare.atStep', step), listed(told)]);
  }

  private lesson(): string {
    const { bands, names } = this;
    const first = lowest(bands);
    if (first === null || !this.done) return '';
    if (this.alike) return this.say('lab.compare.alike');
    if (bands.length === 1) {
      const { zero } = this;
      const [lower, , upper] = this.shown[0].last.map((loss) => this.value(loss));
      return zero
        ? this.say('lab.compare.chanceOneAbove', names[0], lower, upper, format(zero.at, 4))
        : this.say('lab.compare.chanceOne', names[0], lower, upper);
    }
    const tied = tiedLowest(bands, TIE, goalOf(this.least, 'last'));
    if (tied.length > 1) return following([this.say('lab.compare.chanceTie', listed(tied.map((run) => names[run]))), this.stopped(tied)]);
    const { wins, runs } = bands[first];
    return this.say(2 * wins > runs ? 'lab.compare.chance' : 'lab.compare.chanceRarely', names[first], wins, runs);
  }

  /** That runs were stopped, where the tie of some is none of losses alone. */
  private stopped(tied: readonly number[]): string {
    const alone = this.bands.map((band) => ({ ...band, reach: undefined }));
    return tiedLowest(alone, TIE, goalOf(this.least, 'last')).length < tied.length ? this.say('lab.compare.stopped') : '';
  }

  protected override render(): TemplateResult {
    return html`
      <p class="lesson" role="status">${this.lesson()}</p>
      <div class="figure">
        <descent-picture-menu .say=${this.say} .picture=${() => this.picture()}></descent-picture-menu>
        <div class="plot still" tabindex="0" role="application" aria-label=${this.say('lab.compare.seedPicture')} aria-describedby="tip"
          @pointermove=${this.moved} @pointerdown=${this.moved} @pointerleave=${unlessFinger(() => (this.hover = null))} @keydown=${this.pressed} @blur=${() => (this.hover = null)}><canvas></canvas></div>
        <p class="tip" id="tip" aria-live="polite">${this.tip()}</p>
      </div>
      <div class="below">${this.bands.length > 0 ? this.table() : nothing}</div>
      ${this.zero ? html`<p class="note">${this.say('lab.compare.shown', measured(this.say('lab.compare.axis.last'), this.zero, this.say))}</p>` : nothing}
    `;
  }

  private table(): TemplateResult {
    const heads = ['contender', 'lower', 'median', 'upper', 'divergedRuns', 'wins'];
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.say('lab.compare.seedTable')}><table>
      <thead><tr>${heads.map((head) => html`<th scope="col">${this.say(`lab.compare.${head}`)}</th>`)}</tr></thead>
      <tbody>${this.shown.map(
        ({ last, diverged, runs, wins }, run) => html`<tr>
        <th scope="row">${swatch(run, 24)} <span>${this.names[run]}</span></th>
        <td>${this.value(last[0])}</td><td><b>${this.value(last[1])}</b></td><td>${this.value(last[2])}</td>
        <td>${this.say('lab.compare.ofRuns', diverged, runs)}</td><td>${this.say('lab.compare.ofRuns', wins, runs)}</td>
      </tr>`,
      )}</tbody>
    </table></div>`;
  }

  private picture(): Picture | null {
    const {
      plot: { scene },
      bands,
      shown,
      names,
    } = this;
    if (!scene || bands.length === 0) return null;
    const name = this.say('lab.compare.seedPicture');
    const { width, height } = scene;
    const body = {
      size: { width, height },
      paint: (context: CanvasRenderingContext2D) => paintSeeds(context, { ...scene, hover: null }, pageLook()),
    };
    const rows = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * scene.x.high));
    return {
      kind: 'seeds',
      name,
      ...headed(
        body,
        name,
        names.map((who, index) => ({ index, name: who })),
        pageLook(),
        widthOf,
      ),
      numbers: () => ({
        columns: ['run', 'step', ...PARTS],
        rows: bands.flatMap((band, run) => band.rows.map((step, row) => [names[run], step, ...band.loss.map((column) => column[row])])),
      }),
      table: () => ({
        caption: `${measured(name, this.zero, this.say)}.`,
        columns: [this.say('lab.compare.steps'), ...names],
        rows: rows.map((step) => [
          format(step, 6),
          ...shown.map((band) => {
            const row = rowAt(band, step);
            return `${this.value(band.loss[2][row])} (${this.value(band.loss[1][row])} – ${this.value(band.loss[3][row])})`;
          }),
        ]),
      }),
    };
  }
}

customElements.define('descent-seed-bands', DescentSeedBands);
