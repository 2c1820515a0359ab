import { css, html, nothing, type TemplateResult } from 'lit';
import { costOf, meanOf, ensembleMembers, togetherIn, worthAt, type Worth } from './committee';
import { format } from '../../draw/axes/number';
import type { Change } from '../../lab/lab-store';
import type { TrainingRun } from '../../wire/training/training';
import type { TrainingStore } from '../training/store';
import { StageMember } from '../../lab/member';
import '../predictions/decisions';
import { kindOf, MOST_TILES, type Shown } from '../training/views';

/** The most members that are left out in turn. */
const MOST_LEFT_OUT = 5;

/** The chosen members without one of them, under the server's name for this selection. */
function others(chosen: readonly string[], member: string): string {
  return chosen.filter((other) => other !== member).join('+');
}

/** A number of points with its sign; what rounds to nothing has none. */
function gain(points: number): string {
  const size = format(Math.abs(points), 2);
  return size === '0' ? size : `${points < 0 ? '−' : '+'}${size}`;
}

/**
 * The members of an ensemble, their mean, the chosen ones together, and the averaged parameters: their accuracy and
 * their cost.
 */
export class DescentEnsemble extends StageMember<TrainingStore> {
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      gap: 10px;
      height: 100%;
      overflow: auto;
      container: ensemble / size;
      font-variant-numeric: tabular-nums;
    }
    p {
      margin: 0;
      color: var(--dim);
      font-size: 0.93em;
    }
    .table {
      flex: none;
      max-height: 60%;
      overflow: auto;
      border: 1px solid var(--line);
      border-radius: var(--radius-large, 8px);
      background: var(--panel);
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 1px 12px;
      text-align: right;
      font-weight: 400;
      white-space: nowrap;
      word-break: keep-all;
    }
    th:first-child {
      text-align: left;
    }
    thead th {
      color: var(--dim);
      font-size: 0.86em;
    }
    tr.sum th,
    tr.sum td {
      border-top: 1px solid var(--line);
    }
    tr.together {
      font-weight: 600;
      background: var(--soft);
    }
    tr.together th,
    tr.together td {
      font-weight: 600;
    }
    tr.out {
      color: var(--dim);
    }
    label {
      display: inline-flex;
      gap: 8px;
      align-items: center;
      min-height: 24px;
      cursor: pointer;
    }
    input {
      width: 16px;
      height: 16px;
      accent-color: var(--accent);
    }
    select {
      min-height: 30px;
      font: inherit;
      color: inherit;
      background: var(--panel);
      border: 1px solid var(--line);
      border-radius: var(--radius, 6px);
    }
    descent-decisions {
      flex: 1 0 130px;
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 1px;
    }
    /* Words wrap, so that all columns fit. */
    @media (max-width: 800px) {
      th,
      td {
        padding: 1px 4px;
        font-size: var(--size-small);
      }
      th {
        white-space: normal;
      }
      thead th {
        vertical-align: bottom;
      }
      tbody th {
        min-width: 92px;
      }
    }
    /* A low panel scrolls as a whole, and its maps stay large enough to be compared. */
    @container ensemble (height < 420px) {
      .table {
        max-height: none;
      }
      descent-decisions {
        flex-basis: 190px;
      }
    }
  `;
  static override properties = { chosenRun: { state: true }, left: { state: true } };

  /** The run whose ensemble is shown; the first that has one unless the visitor chooses. */
  declare protected chosenRun: number | null;
  /** The members that the visitor has switched off. */
  declare protected left: ReadonlySet<string>;

  constructor() {
    super();
    this.chosenRun = null;
    this.left = new Set();
  }

  override disconnectedCallback(): void {
    this.store?.want(this, null);
    super.disconnectedCallback();
  }

  protected override changed(change: Change): void {
    if (change !== 'connection' && change !== 'trouble') this.requestUpdate();
  }

  private get candidates(): number[] {
    const runs = this.store?.training?.runs ?? [];
    return runs.flatMap((run, index) => (run.lines.length > 1 && this.store!.isShown(index) ? [index] : []));
  }

  protected override render(): TemplateResult {
    const { store, candidates } = this;
    if (!store?.training || candidates.length === 0) return html`<p>${this.text('lab.ensemble.none')}</p>`;
    const wanted = this.chosenRun ?? store.asking.opensRun('ensemble');
    const index = candidates.includes(wanted) ? wanted : candidates[0];
    const run = store.training.runs[index];
    const members = ensembleMembers(run).filter((member) => worthAt(run, member, store.focus));
    const chosen = members.filter((member) => !this.left.has(member));
    this.look(members, chosen);
    return html`
      ${
        candidates.length > 1
          ? html`<label>${this.text('lab.ensemble.of')}
            <select @change=${(event: Event) => (this.chosenRun = Number((event.target as HTMLSelectElement).value))}>
              ${candidates.map((i) => html`<option value=${i} .selected=${i === index}>${store.training!.runs[i].name}</option>`)}
            </select></label>`
          : nothing
      }
      <div class="table" tabindex="0" role="region" aria-label=${this.text('lab.ensemble.table', run.name)}>${this.table(run, index, members, chosen)}</div>
      ${kindOf(store.training.data) === 'plane' ? html`<descent-decisions .only=${this.tiles(run, index, members, chosen)}></descent-decisions>` : nothing}
    `;
  }

  /**
   * Requests the measure of the chosen members together, which only the server can compute, where it is not that of all
   * or others are compared with it.
   */
  private look(members: string[], chosen: string[]): void {
    const without =
      this.store!.playing || chosen.length < 3 || chosen.length > MOST_LEFT_OUT ? [] : chosen.map((member) => others(chosen, member));
    const group = without.length > 0 || (chosen.length < members.length && chosen.length > 1) ? [chosen.join('+')] : [];
    const wanted = [...group, ...without];
    this.store!.want(this, wanted.length > 0 ? { members: wanted } : null);
  }

  /**
   * The contribution of a member: the accuracy of the chosen ones minus that of the others after the same step; NaN where
   * it is not known.
   */
  private adds(index: number, chosen: string[], member: string): number {
    const { pictures } = this.store!;
    const whole = togetherIn(pictures, index, chosen.join('+'));
    const without = chosen.includes(member) ? togetherIn(pictures, index, others(chosen, member)) : null;
    return whole && whole.step === without?.step ? whole.accuracy - without.accuracy : NaN;
  }

  private together(run: TrainingRun, index: number, members: string[], chosen: string[]): { accuracy: number; loss: number } | null {
    const { store } = this;
    if (chosen.length === 0) return null;
    if (chosen.length === members.length) return worthAt(run, 'ensemble', store!.focus);
    if (chosen.length === 1) return worthAt(run, chosen[0], store!.focus);
    return togetherIn(store!.pictures, index, chosen.join('+'));
  }

  private table(run: TrainingRun, index: number, members: string[], chosen: string[]): TemplateResult {
    const at = (member: string): Worth | null => worthAt(run, member, this.store!.focus);
    const worths = chosen.map((member) => at(member)!);
    const snapshots = run.snapshots.length > 0;
    const together = this.together(run, index, members, chosen);
    const whole: Worth | null = worths.length === 0 ? null : { accuracy: NaN, loss: NaN, ...together, cost: costOf(worths, snapshots) };
    const average = at('average');
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${this.text('lab.ensemble.network')}</th>
          <th scope="col">${this.text('lab.networks.accuracy')}</th>
          <th scope="col" title=${this.text('lab.ensemble.addsHint')}>${this.text('lab.ensemble.adds')}</th>
          <th scope="col">${this.store!.value('/problem/loss') === 'crossEntropy' ? this.text('lab.ensemble.likelihood') : this.text('lab.networks.loss')}</th>
          <th scope="col">${this.text('lab.ensemble.cost')}</th>
        </tr>
      </thead>
      <tbody>
        ${members.length > 0 ? this.row(html`${this.text('lab.ensemble.together', chosen.length)}`, whole, 'together') : nothing}
        ${members.length > 0 ? this.row(html`${this.text('lab.ensemble.mean')}`, meanOf(worths), 'mean') : nothing}
        ${members.length === 0 ? this.row(html`${run.name}`, at('')) : nothing}
        ${average ? this.row(html`${this.text('lab.member.average')}`, average) : nothing}
        ${members.map((member, i) => this.row(this.member(run, member), at(member), [this.left.has(member) ? 'out' : '', i === 0 ? 'sum' : ''].join(' '), this.adds(index, chosen, member)))}
      </tbody>
    </table>`;
  }

  private row(name: TemplateResult, worth: Worth | null, kind = '', adds = NaN): TemplateResult {
    const show = (value: number | undefined, digits: number, unit = ''): string =>
      value === undefined || Number.isNaN(value) ? '–' : `${format(value, digits)}${unit}`;
    return html`<tr class=${kind}>
      <th scope="row">${name}</th>
      <td>${show(worth ? 100 * worth.accuracy : undefined, 3, '%')}</td>
      <td>${Number.isNaN(adds) ? '' : gain(100 * adds)}</td>
      <td>${show(worth?.loss, 3)}</td>
      <td>${worth ? Math.round(worth.cost) : '–'}</td>
    </tr>`;
  }

  private member(run: TrainingRun, member: string): TemplateResult {
    const taken = run.snapshots[Number(member) - 1];
    const name = taken === undefined ? this.text('lab.ensemble.member', member) : this.text('lab.ensemble.snapshot', member, taken);
    return html`<label><input type="checkbox" .checked=${!this.left.has(member)} @change=${() => this.toggle(member)} />${name}</label>`;
  }

  private toggle(member: string): void {
    const left = new Set(this.left);
    if (!left.delete(member)) left.add(member);
    this.left = left;
  }

  /** The pictures: the chosen ones together and the average first, then as many members as there is room for. */
  private tiles(run: TrainingRun, index: number, members: string[], chosen: string[]): Shown[] {
    const tiles: Shown[] = [];
    const add = (member: string, name: string, short: string): void => void tiles.push({ run: index, member, name, short });
    if (chosen.length > 0)
      add(
        chosen.length === members.length ? 'ensemble' : chosen.join('+'),
        this.text('lab.member.ensemble'),
        this.text('lab.ensemble.all'),
      );
    if (members.length === 0) add('', run.name, run.name);
    if (worthAt(run, 'average', this.store!.focus)) add('average', this.text('lab.member.average'), this.text('lab.member.average'));
    const name = run.snapshots.length > 0 ? 'lab.ensemble.taken' : 'lab.ensemble.member';
    for (const member of members) add(member, this.text(name, member), member);
    return tiles.slice(0, MOST_TILES);
  }
}

customElements.define('descent-ensemble', DescentEnsemble);
