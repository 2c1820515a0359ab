import { LitElement, css, html, nothing, svg, type TemplateResult } from 'lit';
import { following } from '../wire/answer/enumeration';
import { format } from '../draw/axes/number';
import { ticks } from '../draw/axes/ticks';
import { CONTENDER_LOOKS, dashOf } from '../draw/palette';
import { swatch } from '../lab/controls/swatch';
import type { BatchCurve, BatchPoint } from '../wire/sweep/batches';
import { figureStyles } from './setting/styles';
import { chartStyles } from './setting/chart-styles';
import { Width } from './setting/width';

const [WIDEST, HEIGHT, SIDE, FOOT] = [540, 300, 58, 40];
/** Two charts stand side by side where each has so much. */
const ENOUGH = 336;
type Measure = 'steps' | 'samples';

/** The steps and the samples that each contender needs to reach the target, against its batch size. */
export class DescentBatches extends LitElement {
  static override styles = [
    figureStyles,
    chartStyles,
    css`
    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 336px), 1fr));
      gap: 16px;
      max-width: 1096px;
    }
    line.scale {
      stroke-dasharray: 2 4;
      stroke-width: 2;
    }
  `,
  ];
  static override properties = {
    curves: { attribute: false },
    former: { attribute: false },
    sizes: { attribute: false },
    target: { type: Number },
    done: { type: Boolean },
    say: { attribute: false },
  };

  declare curves: readonly BatchCurve[];
  /** Those that stay in sight. */
  declare former: readonly BatchCurve[];
  declare sizes: readonly number[];
  declare target: number;
  /** Whether all sizes are computed. */
  declare done: boolean;
  declare say: (key: string, ...values: unknown[]) => string;

  private readonly width = new Width(this);

  constructor() {
    super();
    this.curves = [];
    this.former = [];
    this.sizes = [];
    this.target = 0;
    this.done = false;
    this.say = (key) => key;
  }

  private size({ size, batch }: Pick<BatchPoint, 'size' | 'batch'>): string {
    if (size !== 0) return String(size);
    return Number.isFinite(batch) ? this.say('lab.compare.allRows', batch) : this.say('lab.compare.exact');
  }

  /** The sentence under the picture: what the smallest and the largest batch of each contender need. */
  private lesson(): string {
    if (!this.done) return '';
    const stopped = this.curves.some((curve) => curve.stopped) ? this.say('lab.compare.stoppedShort', format(this.target)) : '';
    if (this.curves.every(({ points }) => points.length === 0)) return stopped || this.say('lab.compare.unreached', format(this.target));
    return following([
      ...this.curves.flatMap(({ name, points, scale }) => {
        const [first, last] = [points[0], points.at(-1)];
        if (!first || !last || first === last) return [];
        const [a, b] = [this.size(first), this.size(last)];
        const exact = !Number.isFinite(last.samples);
        const said = this.say(
          exact ? 'lab.compare.batchExact' : 'lab.compare.batchSteps',
          name,
          a,
          format(first.steps, 4),
          format(first.samples, 3),
          b,
          format(last.steps, 4),
          ...(exact ? [] : [format(last.samples, 3)]),
        );
        const ends = [first, last].some(({ border }) => border) ? this.say('lab.compare.batchBorder', name) : '';
        return [said, ends, scale === null ? '' : this.say('lab.compare.noiseScale', name, format(scale, 2))];
      }),
      stopped,
    ]);
  }

  protected override render(): TemplateResult {
    const reached = this.curves.some(({ points }) => points.length > 0);
    return html`
      <p class="lesson" role="status">${this.lesson()}</p>
      ${reached ? html`<div class="pair">${(['steps', 'samples'] as const).map((measure) => this.chart(measure))}</div>` : nothing}
      <div class="below">${this.table()}</div>
      <p class="note">${this.say('lab.compare.batchNote', format(this.target))}</p>
    `;
  }

  private chart(measure: Measure): TemplateResult {
    const isDrawn = (point: BatchPoint): boolean => Number.isFinite(point.batch) && Number.isFinite(point[measure]);
    const shown = this.curves.map((curve) => ({
      ...curve,
      points: curve.points.filter(isDrawn),
    }));
    const former = this.former.map((curve) => ({ ...curve, points: curve.points.filter(isDrawn) }));
    const all = [...shown, ...former].flatMap(({ points }) => points);
    if (all.length === 0) return html``;
    const room = this.width.upTo(2 * WIDEST + 16);
    const width = room >= 2 * ENOUGH + 16 ? (room - 16) / 2 : Math.min(WIDEST, room);
    const ends = (values: readonly number[]): [number, number] => [Math.log(Math.min(...values)), Math.log(Math.max(...values))];
    const [left, right] = ends(all.map(({ batch }) => batch));
    const [low, high] = ends(all.map((point) => point[measure]));
    const x = (batch: number): number => SIDE + ((Math.log(batch) - left) / (right - left || 1)) * (width - SIDE - 14);
    const y = (value: number): number => HEIGHT - FOOT - ((Math.log(value) - low) / (high - low || 1)) * (HEIGHT - FOOT - 24);
    const lines = ticks(Math.exp(low) * (1 - 1e-9), Math.exp(high) * (1 + 1e-9), 5, 'log');
    const batches = [...new Set(all.map(({ batch }) => batch))].sort((a, b) => a - b);
    const within = (scale: number | null): scale is number => scale !== null && Math.log(scale) >= left && Math.log(scale) <= right;
    const strokeOf = (run: number): string => `stroke: var(--run-${(run % CONTENDER_LOOKS) + 1})`;
    const placed = (points: readonly BatchPoint[]): string => points.map((point) => `${x(point.batch)},${y(point[measure])}`).join(' ');
    const title = this.say(`lab.compare.batch.${measure}`, format(this.target));
    return html`<svg class="chart" viewBox="0 0 ${width} ${HEIGHT}" style="max-width: ${width}px" role="img" aria-label=${title}>
      <text x="4" y="14">${title}</text>
      ${(lines.length > 0 ? lines : [{ value: Math.exp(low), label: format(Math.exp(low), 3) }]).map(
        ({ value, label }) => svg`<line x1=${SIDE} x2=${width - 14} y1=${y(value)} y2=${y(value)}></line>
        <text x=${SIDE - 6} y=${y(value) + 4} text-anchor="end">${label}</text>`,
      )}
      ${batches.map((batch) => svg`<text x=${x(batch)} y=${HEIGHT - FOOT + 16} text-anchor="middle">${batch}</text>`)}
      <text x=${width - 14} y=${HEIGHT - 6} text-anchor="end">${this.say('lab.compare.batchAxis')}</text>
      ${former.map(({ run, points }) => svg`<polyline class="former" style=${strokeOf(run)} points=${placed(points)}></polyline>`)}
      ${shown.map(({ run, points, scale }) => {
        const stroke = strokeOf(run);
        return svg`<polyline style=${stroke} stroke-dasharray=${dashOf(run).join(' ')} points=${placed(points)}></polyline>
          ${points.map((point) => svg`<circle cx=${x(point.batch)} cy=${y(point[measure])} r="3.5" style=${`${stroke}; fill: var(--panel)`}></circle>`)}
          ${within(scale) ? svg`<line class="scale" style=${stroke} x1=${x(scale)} x2=${x(scale)} y1="24" y2=${HEIGHT - FOOT}></line>` : nothing}`;
      })}
    </svg>`;
  }

  private table(): TemplateResult {
    const cell = (point: BatchPoint | undefined): string => {
      if (!point) return '–';
      const steps = format(point.steps, 4);
      if (point.rate === null) return steps;
      return this.say(point.border ? 'lab.compare.atBorderRate' : 'lab.compare.atRate', steps, format(point.rate, 3));
    };
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.say('lab.compare.batchTable')}><table>
      <thead><tr><th scope="col">${this.say('lab.compare.contender')}</th>
        ${this.sizes.map((size) => html`<th scope="col">${size === 0 ? this.say('lab.compare.all') : size}</th>`)}</tr></thead>
      <tbody>${this.curves.map(
        ({ run, name, points }) => html`<tr><th scope="row">${swatch(run, 24)} <span>${name}</span></th>
        ${this.sizes.map((size) => html`<td>${cell(points.find((point) => point.size === size))}</td>`)}</tr>`,
      )}</tbody>
    </table></div>`;
  }
}

customElements.define('descent-batches', DescentBatches);
