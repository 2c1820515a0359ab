/** The contenders with their rates, in one line: for a lecture hall, where the controls are folded away. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Change } from '../lab-store';
import { StageMember } from '../member';
import { lookOf } from '../painting/page-look';
import { legendOf } from '../shown-trace';
import { swatch } from './swatch';

const TOLD_BY: readonly Change[] = ['race', 'training', 'texts', 'shown', 'experiment'];

export class DescentLegend extends StageMember {
  static override styles = css`
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 20px;
    }
    span {
      white-space: nowrap;
    }
    svg {
      vertical-align: middle;
      margin-inline-end: 6px;
    }
  `;

  protected override changed(change: Change): void {
    if (TOLD_BY.includes(change)) this.requestUpdate();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { store } = this;
    if (!store) return nothing;
    return html`${store.runs.map((_, i) => (store.isShown(i) ? html`<span>${swatch(lookOf(i), 24)}${legendOf(store, i)}</span>` : nothing))}`;
  }
}

customElements.define('descent-legend', DescentLegend);
