import { LitElement, css, html, type TemplateResult } from 'lit';

const SAID_MILLISECONDS = 2500;

/** A link that copies its address when it is pressed, for teachers; where nothing can be copied it is a link like any other. */
export class DescentLessonLink extends LitElement {
  static override properties = { href: {}, label: {}, done: {}, said: { state: true } };
  static override styles = css`
    a {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      min-height: 28px;
      padding: 0 6px;
      border-radius: var(--radius, 6px);
      color: var(--dim);
      text-decoration: none;
    }
    a:hover {
      background: var(--soft);
      color: var(--ink);
    }
    :focus-visible {
      outline: 2px solid var(--accent);
    }
    svg {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.6;
      stroke-linecap: round;
    }
    span {
      font-size: 0.86em;
    }
  `;

  declare href: string;
  declare label: string;
  declare done: string;
  declare protected said: boolean;

  constructor() {
    super();
    this.href = this.label = this.done = '';
    this.said = false;
  }

  private async copy(event: MouseEvent): Promise<void> {
    if (!navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await navigator.clipboard.writeText(new URL(this.href, document.baseURI).href);
    this.said = true;
    window.setTimeout(() => (this.said = false), SAID_MILLISECONDS);
  }

  protected override render(): TemplateResult {
    return html`<a href=${this.href} title=${this.label} aria-label=${this.label} router-ignore @click=${this.copy}>
        <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
          <path d="M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1" />
        </svg>
      </a><span role="status">${this.said ? this.done : ''}</span>`;
  }
}

customElements.define('descent-lesson-link', DescentLessonLink);
