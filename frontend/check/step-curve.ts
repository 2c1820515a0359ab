import { unlessFinger } from '../lab/painting/finger';
import { LitElement, css, html, nothing, svg, type TemplateResult } from 'lit';
import { listed } from '../wire/answer/enumeration';
import type { Size } from '../draw/axes/viewport';
import { headed } from '../draw/heading';
import { format } from '../draw/axes/number';
import { tabled, type Picture } from '../draw/picture';
import { valueAt } from '../draw/axes/scale';
import { STYLES, paintSteps, nearestStep, stepLayout, withLegend, type StepScene } from './step-curve-drawing';
import type { StepCurve } from '../wire/answer/gradient-check';
import { widthOf } from '../lab/painting/canvas';
import { pageLook } from '../lab/painting/page-look';
import { Plot } from '../lab/painting/plot';
import { plotStyles } from '../styles/elements/plot';

type Say = (key: string, ...values: unknown[]) => string;

/**
 * The error of the difference quotients against the step, as a picture. Dragging in it chooses the step, which fires
 * "descent-step" {step}. A table with the same numbers unfolds below it.
 */
export class DescentStepCurve extends LitElement {
  static override properties = {
    curves: { attribute: false },
    step: { type: Number },
    chosen: { attribute: false },
    say: { attribute: false },
    hover: { state: true },
  };

  declare curves: readonly StepCurve[];
  declare step: number;
  declare chosen: { centred: boolean; float: boolean };
  declare say: Say;
  declare protected hover: number | null;

  private readonly plot = new Plot(this, (size) => this.sceneOf(size), paintSteps);

  constructor() {
    super();
    this.curves = [];
    this.step = 1e-5;
    this.chosen = { centred: true, float: false };
    this.say = (key) => key;
    this.hover = null;
  }

  private sceneOf(size: Size): StepScene {
    const { curves, step, hover, chosen } = this;
    return { ...size, ...stepLayout(curves, size, pageLook()), curves, step, hover, chosen, stepName: this.say('lab.check.step') };
  }

  /** The curves for export. */
  picture(): Picture | null {
    const steps = this.curves[0]?.steps;
    const {
      plot: { scene },
      curves,
    } = this;
    if (!steps || !scene) return null;
    const look = pageLook();
    const name = this.say('lab.check.curves');
    const picture = headed(
      withLegend(
        { ...scene, hover: null },
        curves.map((curve) => this.name(curve)),
        look,
      ),
      name,
      [],
      look,
      widthOf,
    );
    return tabled('gradient-check-steps', name, picture.size, (context) => picture.paint(context), {
      caption: this.summary(),
      columns: [this.say('lab.check.step'), ...curves.map((curve) => this.name(curve))],
      rows: steps.map((value, i) => [value, ...curves.map((curve) => curve.errors[i])]),
    });
  }

  private moved(event: PointerEvent): void {
    const steps = this.curves[0]?.steps;
    const { scene } = this.plot;
    if (!steps || !scene) return;
    const { x } = scene;
    const pixel = event.clientX - this.plot.element.getBoundingClientRect().left;
    this.hover = nearestStep(steps, x, pixel);
    if (event.buttons !== 1) return;
    const exact = valueAt(x, Math.min(Math.max(pixel, x.from), x.to));
    // On a step of the curves where one is near, so that table and picture tell the same.
    const near = steps[this.hover];
    const step = Math.abs(Math.log10(exact / near)) < 0.1 ? near : Number(exact.toPrecision(2));
    this.dispatchEvent(new CustomEvent('descent-step', { detail: { step: Number(step.toPrecision(6)) }, bubbles: true, composed: true }));
  }

  private pressed(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.plot.element.setPointerCapture(event.pointerId);
    this.moved(event);
  }

  private name(curve: StepCurve): string {
    const difference = curve.centred ? 'centred' : 'oneSided';
    const precision = curve.float ? 'float' : 'double';
    return this.say(`lab.check.curve.${difference}.${precision}`);
  }

  private swatch(curve: StepCurve): TemplateResult {
    const colour = `var(--run-${STYLES.run(curve.float) + 1})`;
    return html`<svg width="26" height="10" aria-hidden="true">${svg`<path d="M0 5H26" fill="none" stroke-width="2.5"
      stroke-dasharray=${STYLES.dash(curve.centred).join(' ')} style="stroke:${colour}"/>`}</svg>`;
  }

  private at(): number {
    if (this.hover !== null) return this.hover;
    const steps = this.curves[0]?.steps ?? [];
    return steps.reduce(
      (best, step, i) => (Math.abs(Math.log(step / this.step)) < Math.abs(Math.log(steps[best] / this.step)) ? i : best),
      0,
    );
  }

  protected override render(): TemplateResult {
    const at = this.at();
    const steps = this.curves[0]?.steps ?? [];
    return html`
      <div class="plot" role="img" aria-label=${this.summary()} @pointermove=${this.moved} @pointerdown=${this.pressed}
        @pointerleave=${unlessFinger(() => (this.hover = null))}><canvas></canvas></div>
      <div class="readout">
        <span class="at">${steps.length > 0 ? this.say('lab.check.at', format(steps[at], 3)) : nothing}</span>
        ${
          steps.length > 0
            ? html`<span class="head">${this.say('lab.check.error')}</span><span class="head">${this.say('lab.check.best')} ▲</span>`
            : nothing
        }
        ${this.curves.map(
          (curve) => html`<span class="name">${this.swatch(curve)} ${this.name(curve)}</span>
          <data>${this.shown(curve.errors[at])}</data><data>${curve.optimum === null ? '–' : format(curve.optimum, 2)}</data>`,
        )}
      </div>
      ${this.kinks(at)}
      ${steps.length > 0 ? this.table(steps) : nothing}
    `;
  }

  private kinks(at: number): TemplateResult {
    const curve = this.curves.find(({ centred }) => centred === this.chosen.centred);
    const many = curve?.kinks[at] ?? 0;
    return html`<p class="kinks">${many > 0 ? this.say('lab.check.kinksAt', many, curve!.followed) : nothing}</p>`;
  }

  private shown(error: number | null): string {
    return error === null ? '–' : format(error, 2);
  }

  private summary(): string {
    const told = this.curves.map((curve) => {
      const errors = curve.errors.map((error) => error ?? Infinity);
      const best = errors.indexOf(Math.min(...errors));
      return this.say('lab.join.told', this.name(curve), `${this.shown(curve.errors[best])} (${format(curve.steps[best], 2)})`);
    });
    return this.say('lab.join.told', this.say('lab.check.curves'), listed(told));
  }

  private table(steps: number[]): TemplateResult {
    return html`<details>
      <summary>${this.say('lab.check.numbers')}</summary>
      <div class="scroll" tabindex="0"><table>
        <thead><tr><th scope="col">${this.say('lab.check.step')}</th>${this.curves.map((curve) => html`<th scope="col">${this.name(curve)}</th>`)}</tr></thead>
        <tbody>${steps.map(
          (step, i) => html`<tr><th scope="row">${format(step, 2)}</th>
          ${this.curves.map((curve) => html`<td>${this.shown(curve.errors[i])}</td>`)}</tr>`,
        )}</tbody>
      </table></div>
    </details>`;
  }

  static override styles = [
    plotStyles,
    css`
    :host {
      display: flex;
      flex-direction: column;
      min-height: 0;
      font-variant-numeric: tabular-nums;
    }
    .plot {
      flex: 1 1 300px;
      min-height: 260px;
      max-height: 460px;
      cursor: ew-resize;
      touch-action: pan-y;
    }
    .readout {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto auto;
      gap: 2px 14px;
      margin-top: 8px;
      padding-top: 8px;
      border-top: 1px solid var(--line);
      font-size: 0.9em;
    }
    .at,
    .head {
      color: var(--dim);
    }
    .head,
    data {
      text-align: right;
    }
    .name svg {
      margin-right: 4px;
      vertical-align: middle;
    }
    .kinks {
      min-height: 1.45em;
      margin: 4px 0 0;
      color: var(--dim);
      font-size: 0.9em;
    }
    summary {
      padding: 4px 0;
      color: var(--dim);
      cursor: pointer;
    }
    .scroll {
      max-height: 220px;
      overflow: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: 0.86em;
    }
    th,
    td {
      padding: 2px 4px;
      font-weight: 400;
      text-align: right;
    }
    thead th {
      color: var(--dim);
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 1px;
    }
  `,
  ];
}

customElements.define('descent-step-curve', DescentStepCurve);
