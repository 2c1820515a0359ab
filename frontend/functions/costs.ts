import { css, html, nothing, type TemplateResult } from 'lit';
import { paintCosts } from './cost-chart';
import { format } from '../draw/axes/number';
import { byType, power, ratio, type Cost, type CostMeasure } from '../wire/answer/costs';
import { Refusal } from '../wire/server';
import type { Change } from '../lab/lab-store';
import type { RaceStore } from './race/store';
import { Job } from '../wire/stream';
import { surfaceOf } from '../lab/painting/canvas';
import { StageMember } from '../lab/member';
import { pageLook } from '../lab/painting/page-look';
import { Painting } from '../lab/painting/painting';
import { swatch } from '../lab/controls/swatch';
import { plotStyles } from '../styles/elements/plot';

const MEASURES: CostMeasure[] = ['nanoseconds', 'bytes'];

/** A button with a dialog that measures the cost of a step against the number of variables. */
export class DescentCosts extends StageMember<RaceStore> {
  static override properties = { inline: { type: Boolean }, costs: { state: true }, running: { state: true }, trouble: { state: true } };

  /** Whether it stands among the pictures, for a lesson that needs it, and not behind a button. */
  declare inline: boolean;
  declare protected costs: readonly Cost[];
  declare protected running: boolean;
  declare protected trouble: string;

  /** Whether all rules are measured: the sentence compares the last of them with the first. */
  private complete = false;

  private readonly job = new Job<unknown, Cost>('api/cost', {
    piece: (cost) => (this.costs = [...this.costs, cost]),
    done: () => {
      this.complete = true;
      this.running = false;
    },
    failed: (reason) => {
      const refused = reason instanceof Refusal;
      if (refused) this.running = false;
      this.trouble = refused ? (this.store?.say(reason.sentence) ?? '') : this.text('lab.offline');
    },
    again: () => this.clear(),
  });

  constructor() {
    super();
    this.inline = false;
    this.costs = [];
    this.running = false;
    this.trouble = '';
    new Painting(this, () => this.paint());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.job.cancel();
  }

  protected override changed(change: Change): void {
    if (change === 'texts') this.requestUpdate();
    if (change === 'question' && this.inline) this.shown();
  }

  /** Starts to measure once an answered question shows it. */
  private shown(): void {
    const shown = this.store!.asking.opens === 'costs';
    if (shown === this.hasAttribute('shown')) return;
    this.toggleAttribute('shown', shown);
    if (shown) this.measure();
    else this.stop();
    this.requestUpdate();
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  private open(): void {
    this.dialog?.showModal();
    this.measure();
  }

  private measure(): void {
    this.clear();
    this.running = true;
    this.job.start({ problem: this.store!.value('/problem') });
  }

  private clear(): void {
    this.costs = [];
    this.complete = false;
    this.trouble = '';
  }

  private stop(): void {
    this.job.cancel();
    this.running = false;
    this.trouble = '';
  }

  private paint(): void {
    if (!this.inline && !this.dialog?.open) return;
    for (const measure of MEASURES) {
      const plot = this.renderRoot.querySelector<HTMLElement>(`.plot.${measure}`);
      if (!plot) return;
      const surface = surfaceOf(plot.querySelector('canvas'), plot.clientWidth, plot.clientHeight);
      if (!surface) continue;
      const size = { width: surface.width, height: surface.height };
      paintCosts(surface.context, { ...size, costs: this.costs, measure, unit: (value) => shown(value, measure) }, pageLook());
    }
  }

  protected override render(): TemplateResult {
    if (this.inline) return this.hasAttribute('shown') ? html`<div class="among">${this.measured()}</div>` : html``;
    return html`
      <button type="button" class="opener" @click=${this.open}>${this.text('lab.costs.open')}</button>
      <dialog aria-labelledby="title" @close=${this.stop} @keydown=${(event: KeyboardEvent) => event.stopPropagation()}>${this.measured()}</dialog>
    `;
  }

  private measured(): TemplateResult {
    return html`
        <div class="head">
          <h2 id="title">${this.text('lab.costs.title')}</h2>
          ${
            this.running
              ? html`<button type="button" @click=${this.stop}>${this.text('lab.costs.cancel')}</button>`
              : html`<button type="button" @click=${this.measure}>${this.text('lab.costs.again')}</button>`
          }
          ${this.inline ? nothing : html`<button type="button" @click=${() => this.dialog?.close()}>${this.text('lab.costs.close')}</button>`}
        </div>
        <p class="how">${this.text('lab.costs.what')}</p>
        <p class="told" role="status">${this.trouble || this.told()}</p>
        <div class="charts">
          ${MEASURES.map(
            (measure) => html`<figure>
            <figcaption>${this.text(`lab.costs.${measure}`)}</figcaption>
            <div class="plot ${measure}" role="img" aria-label=${this.text(`lab.costs.${measure}`)}><canvas></canvas></div>
          </figure>`,
          )}
        </div>
        ${this.table()}
    `;
  }

  private told(): string {
    const last = this.costs.at(-1);
    if (this.running) return last ? this.text('lab.costs.measuring', last.title, last.dimension) : this.text('lab.costs.begins');
    const dearest = this.complete ? ratio(this.costs) : null;
    if (!dearest) return '';
    return this.text('lab.costs.told', dearest.dimension, format(dearest.factor, 2), dearest.dimension ** 2);
  }

  private table(): TemplateResult | typeof nothing {
    const lines = [...byType(this.costs).values()];
    if (lines.length === 0) return nothing;
    const grows = (costs: Cost[], measure: CostMeasure): TemplateResult => {
      const found = power(costs, measure);
      return found === null ? html`–` : html`N<sup>${format(Math.max(0, found), 2)}</sup>`;
    };
    return html`<table>
      <thead><tr><th scope="col">${this.text('lab.costs.rule')}</th><th scope="col">${this.text('lab.costs.largest')}</th>
        <th scope="col">${this.text('lab.costs.time')}</th><th scope="col">${this.text('lab.costs.grows')}</th>
        <th scope="col">${this.text('lab.costs.memory')}</th><th scope="col">${this.text('lab.costs.grows')}</th></tr></thead>
      <tbody>${lines.map((costs, index) => {
        const last = costs.at(-1)!;
        return html`<tr><th scope="row">${swatch(index, 20)} ${last.title}</th><td>${last.dimension}</td>
          <td>${shown(last.nanoseconds, 'nanoseconds')}</td><td>${grows(costs, 'nanoseconds')}</td>
          <td>${shown(last.bytes, 'bytes')}</td><td>${grows(costs, 'bytes')}</td></tr>`;
      })}</tbody>
    </table>`;
  }

  static override styles = [
    plotStyles,
    css`
    :host {
      display: block;
      margin-top: 8px;
      font-variant-numeric: tabular-nums;
    }
    button {
      min-height: 28px;
      padding: 4px 8px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }
    button:hover {
      background: var(--soft);
    }
    .opener {
      margin-left: -8px;
      border-color: transparent;
      color: var(--dim);
      font-size: var(--size-small);
      font-weight: 600;
    }
    dialog {
      width: min(960px, 94vw);
      max-height: 92vh;
      padding: 18px 22px;
      overflow: auto;
      border: 1px solid var(--line);
      border-radius: 12px;
      background: var(--panel);
      color: var(--ink);
    }
    dialog::backdrop {
      background: #0006;
    }
    .among {
      height: 100%;
      overflow: auto;
    }
    .head {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    h2 {
      flex: 1;
      margin: 0;
      font-size: 1.15em;
    }
    p {
      margin: 8px 0;
      max-width: 76ch;
    }
    .told {
      min-height: 2.9em;
    }
    .charts {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(260px, 1fr));
      gap: 16px;
    }
    figure {
      min-width: 0;
      margin: 0;
    }
    figcaption,
    thead th {
      color: var(--dim);
      font-size: var(--size-small);
      font-weight: 600;
    }
    .plot {
      height: 300px;
    }
    .among .plot {
      height: clamp(150px, 21vh, 300px);
    }
    .among .told {
      min-height: 1.45em;
    }
    /* On a phone what was measured comes before how. */
    @media (width <= 800px) {
      .among {
        display: flex;
        flex-direction: column;
      }
      .among > .how {
        order: 1;
      }
    }
    table {
      width: 100%;
      margin-top: 12px;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 3px 8px;
      font-weight: 400;
      text-align: right;
    }
    th:first-child {
      text-align: left;
    }
    tbody :is(th, td) {
      white-space: nowrap;
    }
    @media (width <= 500px) {
      table {
        font-size: var(--size-small);
      }
      th,
      td {
        padding: 3px;
      }
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 1px;
    }
  `,
  ];
}

/** A time or a size with its unit. */
export function shown(value: number, measure: CostMeasure): string {
  const units = measure === 'bytes' ? ['B', 'kB', 'MB', 'GB'] : ['ns', 'µs', 'ms', 's'];
  let unit = 0;
  let left = value;
  for (; left >= 1000 && unit < 3; unit++) left /= 1000;
  return `${format(left, 2)} ${units[unit]}`;
}

customElements.define('descent-costs', DescentCosts);
