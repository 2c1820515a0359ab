import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { qrCode, qrPath } from './qr-code';

/** A text as a QR code, dark on light in either look, since readers expect that; nothing for a text that is too long. */
export class DescentQr extends LitElement {
  static override properties = { text: {}, label: {} };
  static override styles = css`
    :host {
      display: block;
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

  constructor() {
    super();
    this.text = '';
    this.label = '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const code = this.text === '' ? null : qrCode(this.text);
    if (!code) return nothing;
    const size = code.length + 8;
    return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label=${this.label} shape-rendering="crispEdges"><path d=${qrPath(code)} fill="#000" /></svg>`;
  }
}

customElements.define('descent-qr', DescentQr);
