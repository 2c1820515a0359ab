import { css, html, LitElement, type TemplateResult } from 'lit';
import { unseenStyles } from '../styles/elements/unseen';

const SAID_MILLISECONDS = 2500;

/** A button that copies a text to the clipboard, and confirms it. */
export class DescentCopy extends LitElement {
  static override properties = { text: {}, label: {}, done: {}, said: { state: true } };
  static override styles = [
    unseenStyles,
    css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
    button {
      min-height: 34px;
      padding: 4px 12px;
      border: 1px solid var(--line);
      border-radius: var(--radius, 6px);
      background: var(--panel);
      color: var(--ink);
      font: inherit;
      white-space: nowrap;
      cursor: pointer;
    }
    button:hover {
      background: var(--soft);
    }
    button:focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
  `,
  ];

  declare text: string;
  declare label: string;
  declare done: string;
  declare protected said: boolean;
  private timer = 0;

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this.done = '';
    this.said = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private async copy(): Promise<void> {
    this.said = await copied(this.text);
    if (this.said) this.dispatchEvent(new CustomEvent('descent-copied', { detail: { text: this.text }, bubbles: true, composed: true }));
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (this.said = false), SAID_MILLISECONDS);
  }

  protected override render(): TemplateResult {
    return html`<button type="button" ?disabled=${this.text === ''} @click=${this.copy}>${this.said ? `✓ ${this.done}` : this.label}</button>
      <span class="unseen" role="status">${this.said ? this.done : ''}</span>`;
  }
}

/** Copies a text. The clipboard is available only on encrypted pages; on others the browser copies a selection. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedSelection(text);
  }
}

function copiedSelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('readonly', '');
  field.style.position = 'fixed';
  // Inside the dialog, if one is open: elsewhere the field could not be focused.
  const place = document.querySelector('vaadin-dialog[opened], dialog[open]') ?? document.body;
  const before = document.activeElement as HTMLElement | null;
  place.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  before?.focus();
  return done;
}

customElements.define('descent-copy', DescentCopy);
