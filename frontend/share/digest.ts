import { css, html, nothing, type TemplateResult } from 'lit';
import type { Change, LabStore } from '../lab/lab-store';
import { StageMember } from '../lab/member';

/**
 * Compares the numbers of the page with those of whoever made the link, to the last bit: it confirms equal ones quietly,
 * warns of others, and shows nothing while they are incomplete or once the experiment has changed.
 */
export class DescentDigest extends StageMember<LabStore> {
  static override properties = { expected: {}, verdict: { state: true } };
  static override styles = css`
    :host {
      display: block;
      font-size: var(--size-small);
      color: var(--dim);
    }
    p {
      margin: 0;
    }
    .same::before {
      content: '✓ ';
    }
    .other {
      padding: 4px 8px;
      border-radius: var(--radius, 6px);
      background: var(--danger-soft);
      color: var(--danger);
    }
    .other::before {
      content: '⚠ ';
    }
  `;

  /** The digest of the link; empty for none. */
  declare expected: string;
  declare protected verdict: 'same' | 'other' | null;

  /** The experiment that the expected digest belongs to. */
  private about: LabStore['experiment'] = null;

  constructor() {
    super();
    this.expected = '';
    this.verdict = null;
  }

  protected override changed(change: Change): void {
    if (change === 'texts' || change === 'experiment') this.requestUpdate();
    if (change === 'race' || change === 'training') this.compare();
  }

  /** A link sets its experiment and its digest in either order; the numbers come later. */
  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const experiment = this.store?.experiment ?? null;
    if (changed.has('expected') || this.about === null) this.about = experiment;
    // The server will know too.
    else if (experiment !== this.about) this.expected = '';
    this.compare();
  }

  private compare(): void {
    const { store, about } = this;
    const digest = store && store.experiment === about ? store.digest : null;
    this.verdict = this.expected === '' || digest === null ? null : digest === this.expected ? 'same' : 'other';
  }

  protected override render(): TemplateResult {
    return html`<div role="status">${this.verdict === null ? nothing : html`<p class=${this.verdict}>${this.text(`lab.digest.${this.verdict}`)}</p>`}</div>`;
  }
}

customElements.define('descent-digest', DescentDigest);
