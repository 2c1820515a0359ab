import { css, html, nothing, type TemplateResult } from 'lit';
import type { Change } from '../../lab/lab-store';
import type { TrainingStore } from './store';
import { StageMember } from '../../lab/member';

const BACK_MILLISECONDS = 4000;

/** Reports that the connection to the server is lost (also as an attribute), and for a moment that it is restored. */
export class DescentConnection extends StageMember<TrainingStore> {
  static override styles = css`
    :host {
      position: fixed;
      z-index: 20;
      inset: auto 0 64px;
      display: flex;
      justify-content: center;
      pointer-events: none;
    }
    p {
      margin: 0 16px;
      padding: 8px 16px;
      border: 1px solid var(--line);
      border-radius: 8px;
      background: var(--panel);
      color: var(--ink);
      box-shadow: 0 4px 24px #0003;
    }
    p.lost {
      border-color: var(--danger);
    }
    p:empty {
      display: none;
    }
  `;

  private state: 'fine' | 'lost' | 'back' = 'fine';
  private timer = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override changed(change: Change): void {
    if (change !== 'connection') return;
    clearTimeout(this.timer);
    this.state = this.store?.connected ? 'back' : 'lost';
    this.toggleAttribute('lost', this.state === 'lost');
    if (this.state === 'back') this.timer = window.setTimeout(() => this.settle(), BACK_MILLISECONDS);
    this.requestUpdate();
  }

  private settle(): void {
    this.state = 'fine';
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    return html`<p role="status" class=${this.state}>${this.state === 'fine' ? nothing : this.text(`lab.connection.${this.state}`)}</p>`;
  }
}

customElements.define('descent-connection', DescentConnection);
