import { LitElement, css, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { ticks } from '../../draw/axes/ticks';
import { CONTENDER_LOOKS } from '../../draw/palette';
import { column, type Race } from '../../wire/answer/frame';
import type { Experiment } from '../../wire/answer/experiment';
import { askRace } from '../../wire/server';
import type { Directions } from '../../wire/sweep/map';
import { experimentOf, measuredOf, pointsOf, theoryOf } from './cell-curves';
import { chartStyles } from '../setting/chart-styles';

/** How long the pointer must rest, in milliseconds, before a path is requested. */
const PAUSE = 120;
const [WIDTH, HEIGHT] = [280, 160];
const PATH = [8, 24, 264, 130] as const;
/** With room for the ends of both axes. */
const DECAY = [40, 24, 232, 114] as const;

/**
 * The path of one cell of a map as a ghost, and its convergence to the minimum: as measured, and by theory along both
 * eigenvectors.
 */
export class DescentCellPath extends LitElement {
  static override styles = [
    chartStyles,
    css`
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 20px;
      min-height: ${HEIGHT}px;
      margin-top: 10px;
    }
    svg.chart {
      width: ${WIDTH}px;
      max-width: 100%;
    }
    p {
      max-width: 30ch;
      margin: 0;
      align-self: end;
      color: var(--dim);
      font-size: 0.93em;
    }
    polyline.ghost {
      opacity: 0.65;
      stroke-width: 1.5;
    }
    polyline.theory {
      stroke: var(--ink);
      stroke-width: 1;
      stroke-dasharray: 4 3;
    }
    polyline.flat {
      stroke-dasharray: 1 3;
    }
  `,
  ];
  static override properties = {
    experiment: { attribute: false },
    run: { type: Number },
    values: { attribute: false },
    directions: { attribute: false },
    floor: { attribute: false },
    say: { attribute: false },
    race: { state: true },
  };

  declare experiment: Experiment | null;
  declare run: number;
  /** The values of the cell by the names of the numbers; null where no cell is pointed at. */
  declare values: Readonly<Record<string, number>> | null;
  declare directions: Directions;
  /** The loss of the minimum. */
  declare floor: number | null;
  declare say: (key: string, ...values: unknown[]) => string;
  declare protected race: Race | null;
  private timer = 0;
  private asked = '';

  constructor() {
    super();
    this.experiment = null;
    this.run = 0;
    this.values = null;
    this.directions = [];
    this.floor = null;
    this.say = (key) => key;
    this.race = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { experiment, values } = this;
    if (!experiment || !values || !(changed.has('values') || changed.has('experiment'))) return;
    const wanted = JSON.stringify([this.run, values]);
    if (wanted === this.asked) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.asked = wanted;
      askRace(experimentOf(experiment, this.run, values)).then(
        (race) => {
          if (this.asked === wanted) this.race = race;
        },
        () => {
          // The map says what is wrong, if anything is; without a path nothing is drawn.
          if (this.asked === wanted) this.race = null;
        },
      );
    }, PAUSE);
  }

  protected override render(): TemplateResult | typeof nothing {
    const run = this.race?.runs[0];
    if (!this.race || !run || run.rows < 2) return nothing;
    const stroke = `stroke: var(--run-${(this.run % CONTENDER_LOOKS) + 1})`;
    return html`${this.path(this.race, stroke)}${this.decay(column(run, 'loss'), run.rows, stroke)}`;
  }

  private path({ variables, runs }: Race, stroke: string): TemplateResult | typeof nothing {
    if (variables.length < 2) return nothing;
    const [xs, ys] = [column(runs[0], variables[0]), column(runs[0], variables[1])];
    const span = (values: Float64Array): [number, number] => [Math.min(0, ...values), Math.max(0, ...values)];
    return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${this.say('lab.compare.cellPath')}>
      <text x="4" y="13">${this.say('lab.compare.cellPath')}</text>
      ${svg`<polyline class="ghost" style=${stroke} points=${pointsOf(xs, ys, PATH, [...span(xs), ...span(ys)])}></polyline>`}
    </svg>`;
  }

  private decay(losses: Float64Array, rows: number, stroke: string): TemplateResult | typeof nothing {
    if (this.floor === null) return nothing;
    const steps = Array.from({ length: rows }, (_, step) => step);
    const measured = measuredOf(losses, this.floor);
    const theory = theoryOf(this.directions, rows - 1);
    const all = [...measured, ...theory.flat()];
    const [left, top, width, height] = DECAY;
    const ends = [0, rows - 1, Math.min(...all), Math.max(...all)] as const;
    return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${this.say('lab.compare.cellDecay')}>
      <text x="4" y="13">${this.say('lab.compare.cellDecay')}</text>
      ${ticks(10 ** ends[2], 10 ** ends[3], 4, 'log').map(({ value, label }) => {
        const y = top + height * (1 - (Math.log10(value) - ends[2]) / (ends[3] - ends[2]));
        return svg`<line x1=${left} x2=${left + width} y1=${y} y2=${y}></line><text x=${left - 5} y=${y + 4} text-anchor="end">${label}</text>`;
      })}
      <text x=${left} y=${HEIGHT - 6}>0</text>
      <text x=${left + width} y=${HEIGHT - 6} text-anchor="end">${this.say('lab.compare.stepsTo', rows - 1)}</text>
      ${theory.map((line, i) => svg`<polyline class=${i === 0 ? 'theory flat' : 'theory'} points=${pointsOf(steps, line, DECAY, ends)}></polyline>`)}
      ${svg`<polyline style=${stroke} points=${pointsOf(steps, measured, DECAY, ends)}></polyline>`}
    </svg><p>${this.say('lab.compare.cellLines')}</p>`;
  }
}

customElements.define('descent-cell-path', DescentCellPath);
