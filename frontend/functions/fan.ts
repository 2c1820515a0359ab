import { css, html, nothing, type TemplateResult } from 'lit';
import { following } from '../wire/answer/enumeration';
import { format } from '../draw/axes/number';
import type { Fan } from '../wire/fan';
import type { Change } from '../lab/lab-store';
import type { RaceStore } from './race/store';
import { StageMember } from '../lab/member';

const COUNTS = [20, 50, 100, 200];

/** The controls of a fan: the contender and the number of seeds; with a sentence on the result. */
export class DescentFan extends StageMember<RaceStore> {
  static override styles = css`
    :host {
      display: block;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      align-items: center;
    }
    .line > span {
      color: var(--dim);
    }
    select {
      flex: 1;
      min-width: 88px;
      min-height: 30px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--panel);
      color: var(--ink);
      font: inherit;
    }
    select:focus-visible {
      outline: 2px solid var(--accent);
    }
    p {
      margin: 6px 0 0;
      color: var(--dim);
      font-size: 0.93em;
    }
    p:empty {
      display: none;
    }
  `;

  private names = '';

  protected override joined(): void {
    this.store?.fanning.follow(this.store.experiment);
    super.joined();
  }

  protected override changed(change: Change): void {
    const { store } = this;
    if (change === 'experiment') {
      store!.fanning.follow(store!.experiment);
      const names = JSON.stringify(store!.experiment?.runs.map(({ name }) => name));
      if (names !== this.names) this.requestUpdate();
      this.names = names;
    }
    if (change === 'fan' || change === 'texts') this.requestUpdate();
  }

  private choose(): void {
    const [run, seeds] = [...this.renderRoot.querySelectorAll('select')].map((select) => Number(select.value));
    this.store!.fanning.choose(seeds > 0 ? { run, seeds } : null);
  }

  protected override render(): TemplateResult {
    const choice = this.store?.fanning.choice ?? null;
    const runs = this.store?.experiment?.runs ?? [];
    return html`
      <div class="line" title=${this.text('lab.fan.help')}>
        <span>${this.text('lab.fan.name')}</span>
        <select aria-label=${this.text('lab.fan.run')} @change=${this.choose}>
          ${runs.map(({ name }, i) => html`<option value=${i} .selected=${choice?.run === i}>${name}</option>`)}
        </select>
        <select aria-label=${this.text('lab.fan.count')} @change=${this.choose}>
          <option value="0" .selected=${!choice}>${this.text('lab.fan.off')}</option>
          ${COUNTS.map((count) => html`<option value=${count} .selected=${choice?.seeds === count}>${this.text('lab.fan.seeds', count)}</option>`)}
        </select>
      </div>
      <p role="status">${choice ? this.sentence() : nothing}</p>
    `;
  }

  private sentence(): string {
    const { fan, trouble } = this.store!.fanning;
    if (trouble) return this.store!.say(trouble);
    const name = fan && this.store!.experiment?.runs[fan.run]?.name;
    if (!fan || !name || fan.step.length === 0) return '';
    if (fan.alike) return this.text('lab.fan.alike', name, fan.seeds);
    return following([this.spread(name, fan), fan.diverged > 0 ? this.text('lab.fan.diverged', fan.diverged) : '']);
  }

  private spread(name: string, { seeds, step, loss }: Fan): string {
    const [low, median, high] = [1, 2, 3].map((quantile) => format(loss[quantile][step.length - 1]));
    return this.text('lab.fan.spread', name, seeds, low, high, median);
  }
}

customElements.define('descent-fan', DescentFan);
