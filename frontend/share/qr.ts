import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { qrCode, qrPath } from './qr-code';

/** A text as a QR code, dark on light in either look, as readers expect; nothing for a text that is too long. */
export class DescentQr extends LitElement {
  static override properties = { text: {}, label: {}, enlarge: {}, large: { state: true } };
  static override styles = css`
    :host {
      display: block;
    }
    button {
      display: block;
      width: 100%;
      padding: 0;
      border: 0;
      background: none;
      cursor: zoom-in;
    }
    button:focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
    dialog {
      width: 100vw;
      max-width: none;
      height: 100vh;
      max-height: none;
      margin: 0;
      padding: 2vmin;
      border: 0;
      background: #fff;
      color: #000;
      text-align: center;
      cursor: zoom-out;
    }
    dialog svg {
      width: min(100%, 84vh);
      margin: 0 auto;
    }
    dialog p {
      margin: 1vmin 0 0;
      overflow-wrap: anywhere;
      font-size: clamp(16px, 3vmin, 40px);
    }
    svg {
      display: block;
      width: 100%;
      border-radius: var(--radius, 6px);
      background: #fff;
    }
  `;

  declare text: string;
  declare label: string;
  /** The label of the code as a button that enlarges it to the whole screen; empty for a picture alone. */
  declare enlarge: string;
  /** Whether the code fills the screen. */
  declare protected large: boolean;

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this.enlarge = '';
    this.large = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const code = this.text === '' ? null : qrCode(this.text);
    if (!code) return nothing;
    const size = code.length + 8;
    const picture = html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label=${this.label} shape-rendering="crispEdges"><path d=${qrPath(code)} fill="#000" /></svg>`;
    if (!this.enlarge) return picture;
    return html`<button type="button" title=${this.enlarge} @click=${this.open}>${picture}</button>
      <dialog aria-label=${this.label} @click=${() => this.dialog.close()} @close=${() => (this.large = false)}
        @keydown=${(event: KeyboardEvent) => event.stopPropagation()}>${this.large ? html`${picture}<p>${this.text}</p>` : nothing}</dialog>`;
  }

  private async open(): Promise<void> {
    this.large = true;
    await this.updateComplete;
    this.dialog.showModal();
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }
}

customElements.define('descent-qr', DescentQr);
