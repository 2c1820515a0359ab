import { LitElement, css, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { CONTENDER_LOOKS } from '../../draw/palette';
import { column, type Race } from '../../wire/answer/frame';
import type { Experiment } from '../../wire/answer/experiment';
import { askRace } from '../../wire/server';
import type { Directions } from '../../wire/sweep/map';
import { experimentOf, measuredOf, pointsOf, theoryOf } from './cell-curves';
import { chartStyles } from '../setting/chart-styles';

/** How long the pointer must rest, in milliseconds, before a path is requested. */
const PAUSE = 120;
const BOX = [8, 22, 264, 132] as const;
const [WIDTH, HEIGHT] = [280, 160];

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
      ${svg`<polyline class="ghost" style=${stroke} points=${pointsOf(xs, ys, BOX, [...span(xs), ...span(ys)])}></polyline>`}
    </svg>`;
  }

  private decay(losses: Float64Array, rows: number, stroke: string): TemplateResult | typeof nothing {
    if (this.floor === null) return nothing;
    const steps = Array.from({ length: rows }, (_, step) => step);
    const measured = measuredOf(losses, this.floor);
    const theory = theoryOf(this.directions, rows - 1);
    const all = [...measured, ...theory.flat()];
    const ends = [0, rows - 1, Math.min(...all), Math.max(...all)] as const;
    return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${this.say('lab.compare.cellDecay')}>
      <text x="4" y="13">${this.say('lab.compare.cellDecay')}</text>
      ${theory.map((line, i) => svg`<polyline class=${i === 0 ? 'theory flat' : 'theory'} points=${pointsOf(steps, line, BOX, ends)}></polyline>`)}
      ${svg`<polyline style=${stroke} points=${pointsOf(steps, measured, BOX, ends)}></polyline>`}
    </svg><p>${this.say('lab.compare.cellLines')}</p>`;
  }
}

customElements.define('descent-cell-path', DescentCellPath);
