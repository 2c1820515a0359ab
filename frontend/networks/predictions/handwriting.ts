/** A digit drawn by hand and classified by all contenders, their ensembles and averages, and by the mean over dropout masks. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { format } from '../../draw/axes/number';
import { StageMember } from '../../lab/member';
import type { Change } from '../../lab/lab-store';
import { lookOf } from '../../lab/painting/page-look';
import { swatch } from '../../lab/controls/swatch';
import type { TrainingStore } from '../training/store';
import { scalesOf } from '../data/unit-values';
import { dropoutOf, layersOf, meanOf, overMasks, probabilities, type Judge } from './judging';

const NUMBERED = /^\d+$/;
/** How many dropout masks the mean is estimated from. */
const MASKS = 200;

/** The places of a straight stroke in a picture of that side: after the first, which has its ink, up to the last; the one place of a dot. */
export function between(from: number, to: number, side: number): number[] {
  const [x, y] = [from % side, Math.floor(from / side)];
  const [dx, dy] = [(to % side) - x, Math.floor(to / side) - y];
  const steps = Math.max(Math.abs(dx), Math.abs(dy));
  if (steps === 0) return [to];
  return Array.from({ length: steps }, (_, k) => Math.round(y + (dy * (k + 1)) / steps) * side + Math.round(x + (dx * (k + 1)) / steps));
}

export class DescentHandwriting extends StageMember<TrainingStore> {
  static override properties = { pixels: { state: true }, at: { state: true } };
  static override styles = css`
    :host {
      display: block;
      margin-bottom: 12px;
      font-variant-numeric: tabular-nums;
    }
    details {
      padding: 8px 12px;
      border: 1px solid var(--line);
      border-radius: var(--radius-large, 8px);
      background: var(--panel);
    }
    summary {
      cursor: pointer;
      font-weight: 600;
    }
    .both {
      display: flex;
      flex-wrap: wrap;
      gap: 10px 20px;
      margin-top: 8px;
    }
    .board {
      display: grid;
      width: 176px;
      height: 176px;
      border: 1px solid var(--line);
      touch-action: none;
      cursor: crosshair;
    }
    .board i.at {
      outline: 2px solid var(--accent);
      outline-offset: -2px;
    }
    table {
      border-collapse: collapse;
    }
    th,
    td {
      padding: 2px 10px 2px 0;
      font-weight: 400;
      text-align: left;
    }
    td b {
      font-size: 1.15em;
    }
    svg {
      vertical-align: middle;
      margin-right: 6px;
    }
    button {
      min-height: 28px;
      padding: 0 10px;
      border: 1px solid var(--line);
      border-radius: var(--radius, 6px);
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }
    p {
      margin: 6px 0;
      color: var(--dim);
      font-size: 0.93em;
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 1px;
    }
    /* On a phone who draws sees at once what it is taken for. */
    @media (width <= 500px) {
      .both {
        flex-wrap: nowrap;
        gap: 12px;
      }
      .board {
        width: 144px;
        height: 144px;
      }
      table {
        font-size: 0.86em;
        line-height: 1.25;
      }
      th,
      td {
        padding-right: 6px;
      }
      td + td {
        display: none;
      }
    }
  `;

  /** From 0 to the largest of the data, row by row from the top. */
  declare protected pixels: Float64Array;
  /** The pixel of the keyboard's pen. */
  declare protected at: number | null;

  private open = false;

  constructor() {
    super();
    this.pixels = new Float64Array(0);
    this.at = null;
  }

  override disconnectedCallback(): void {
    this.store?.want(this, null);
    super.disconnectedCallback();
  }

  protected override changed(change: Change): void {
    if (!this.open) {
      if (change === 'texts' || change === 'training') this.requestUpdate();
      return;
    }
    this.ask();
    if (change !== 'hover') this.requestUpdate();
  }

  private get side(): number {
    const inputs = this.store?.training?.data.points.length ?? 0;
    const side = Math.round(Math.sqrt(inputs));
    return inputs > 9 && side * side === inputs ? side : 0;
  }

  /** Requests the parameters. They are large, so this happens only while somebody draws and nothing trains. */
  private ask(): void {
    const { store } = this;
    if (!store?.training) return;
    const members = new Set<string>();
    for (const run of store.training.runs) {
      for (const { member } of run.lines) if (member === 'average') members.add(member);
      run.lines
        .map(({ member }) => member)
        .filter((member) => NUMBERED.test(member))
        .forEach((member) => members.add(member));
    }
    store.want(this, this.open && !store.playing ? { weights: true, members: [...members].slice(0, 6) } : null);
  }

  private get most(): number {
    return this.store!.training!.data.points.reduce((most, values) => Math.max(most, ...values), 0) || 1;
  }

  /** Ink along the way between two places and a little beside it, as a pen of that size leaves it. */
  private ink(from: number, to: number, by: number): void {
    const { side, most } = this;
    const drawn = this.pixels.length === side * side ? this.pixels.slice() : new Float64Array(side * side);
    for (const place of between(from, to, side)) {
      const [x, y] = [place % side, Math.floor(place / side)];
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const [px, py] = [x + dx, y + dy];
          if (px < 0 || py < 0 || px >= side || py >= side) continue;
          const part = dx === 0 && dy === 0 ? 1 : dx === 0 || dy === 0 ? 0.3 : 0.1;
          const i = py * side + px;
          drawn[i] = Math.min(most, Math.max(0, drawn[i] + by * part * most));
        }
      }
    }
    this.pixels = drawn;
  }

  private placeOf(event: PointerEvent): number | null {
    const { side } = this;
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const x = Math.floor(((event.clientX - box.left) / box.width) * side);
    const y = Math.floor(((event.clientY - box.top) / box.height) * side);
    return x < 0 || y < 0 || x >= side || y >= side ? null : y * side + x;
  }

  private last: number | null = null;

  private drag(event: PointerEvent): void {
    if (event.buttons !== 1) return;
    const place = this.placeOf(event);
    if (place === null || (place === this.last && event.type === 'pointermove')) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    // A quick hand skips places between two events.
    this.ink(event.type === 'pointermove' ? (this.last ?? place) : place, place, 0.8);
    this.last = place;
  }

  /** Arrows move the pen, Space puts ink, Delete takes it away. */
  private pressed(event: KeyboardEvent): void {
    const { side } = this;
    const at = this.at ?? 0;
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    if (event.key === ' ') this.ink(at, at, 0.8);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.ink(at, at, -1);
    else if (dx !== 0 || dy !== 0) {
      const [x, y] = [Math.min(Math.max((at % side) + dx, 0), side - 1), Math.min(Math.max(Math.floor(at / side) + dy, 0), side - 1)];
      this.at = y * side + x;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private judges(): Judge[] {
    const store = this.store!;
    const { data, runs } = store.training!;
    const standardize = store.experiment?.problem['standardize'] !== false;
    const input = scalesOf(data, standardize).map(({ mean, deviation }, i) => (this.pixels[i] - mean) / deviation);
    return runs.flatMap((run, index): Judge[] => {
      if (!store.isShown(index)) return [];
      const layers = layersOf(store.experiment!, index);
      const dropout = dropoutOf(store.experiment!, index);
      const judged = (member: string): Float64Array | null =>
        probabilities(
          store.pictures.find((picture) => picture.run === index && picture.member === member),
          layers,
          input,
          dropout,
        );
      const own = judged('');
      if (!own) return [];
      const found: Judge[] = [{ run: index, name: run.name, probabilities: own }];
      const average = judged('average');
      if (average)
        found.push({ run: index, name: this.text('lab.join.beside', run.name, this.text('lab.member.average')), probabilities: average });
      const members = run.lines
        .map(({ member }) => member)
        .filter((member) => NUMBERED.test(member))
        .map(judged);
      if (members.length > 1 && members.every((member) => member !== null)) {
        found.push({
          run: index,
          name: this.text('lab.join.beside', run.name, this.text('lab.member.ensemble')),
          probabilities: meanOf(members),
        });
      }
      const picture = store.pictures.find(({ run: of, member }) => of === index && member === '');
      const masked = overMasks(picture, layers, input, dropout, MASKS);
      if (masked) found.push({ run: index, name: this.text('lab.handwriting.masks', run.name, MASKS), probabilities: masked });
      return found;
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { side } = this;
    const data = this.store?.training?.data;
    if (!data || side === 0 || data.classes.length === 0) return nothing;
    const opened = (event: Event): void => {
      this.open = (event.currentTarget as HTMLDetailsElement).open;
      this.ask();
      this.requestUpdate();
    };
    return html`<details @toggle=${opened}>
      <summary>${this.text('lab.handwriting.title')}</summary>
      ${this.open ? this.board(side) : nothing}
    </details>`;
  }

  private board(side: number): TemplateResult {
    const most = this.most;
    const drawn = this.pixels.some((value) => value > 0);
    return html`<div class="both">
      <div>
        <div class="board" role="application" tabindex="0" aria-label=${this.text('lab.handwriting.board')} style="grid-template: repeat(${side}, 1fr) / repeat(${side}, 1fr)"
          @pointerdown=${this.drag} @pointermove=${this.drag} @pointerup=${() => (this.last = null)} @keydown=${this.pressed}
          @focus=${() => (this.at ??= 0)} @blur=${() => (this.at = null)}>
          ${Array.from(
            { length: side * side },
            (_, i) => html`<i class=${i === this.at ? 'at' : ''}
            style="background: color-mix(in srgb, var(--ink) ${Math.round((100 * (this.pixels[i] ?? 0)) / most)}%, var(--soft))"></i>`,
          )}
        </div>
        <p><button type="button" @click=${() => (this.pixels = new Float64Array(side * side))}>${this.text('lab.handwriting.clear')}</button></p>
      </div>
      <div role="status">${drawn ? this.verdicts() : html`<p>${this.text('lab.handwriting.hint')}</p>`}</div>
    </div>`;
  }

  private verdicts(): TemplateResult {
    const judges = this.judges();
    const { classes } = this.store!.training!.data;
    if (judges.length === 0) return html`<p>${this.text(this.store!.playing ? 'lab.handwriting.pause' : 'lab.handwriting.none')}</p>`;
    return html`<table>${judges.map((judge) => {
      const ranked = [...judge.probabilities.keys()].sort((a, b) => judge.probabilities[b] - judge.probabilities[a]);
      const [first, second] = ranked;
      return html`<tr><th scope="row">${swatch(lookOf(judge.run))}${judge.name}</th>
        <td><b>${classes[first]}</b> ${format(100 * judge.probabilities[first], 3)}%</td>
        <td>${classes[second]} ${format(100 * judge.probabilities[second], 2)}%</td></tr>`;
    })}</table>`;
  }
}

customElements.define('descent-handwriting', DescentHandwriting);
