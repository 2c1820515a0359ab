import { css, html, nothing, type TemplateResult } from 'lit';
import type { Change, LabStore } from '../lab/lab';
import { StageMember } from '../lab/member';

/**
 * Says whether the numbers of the page are those of whoever made the link, to the last bit: quietly where they are, as
 * a warning where they are not, and nothing while they are not all there or once the experiment is another.
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

  constructor() {
    super();
    this.expected = '';
    this.verdict = null;
  }

  protected override joined(): void {
    this.compare();
  }

  protected override changed(change: Change): void {
    if (change === 'texts') this.requestUpdate();
    if (change === 'race' || change === 'training') this.compare();
    // What has been told was of another experiment; the server will know too.
    if (change === 'experiment' && this.verdict !== null) this.expected = '';
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('expected')) this.compare();
  }

  private compare(): void {
    const digest = this.store?.digest ?? null;
    this.verdict = this.expected === '' || digest === null ? null : digest === this.expected ? 'same' : 'other';
  }

  protected override render(): TemplateResult {
    return html`<div role="status">${this.verdict === null ? nothing : html`<p class=${this.verdict}>${this.text(`lab.digest.${this.verdict}`)}</p>`}</div>`;
  }
}

customElements.define('descent-digest', DescentDigest);
