import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { beginClass, beginTaught } from '../wire/classroom/pictures';

/** A button that begins a live class on an experiment that the server keeps, and opens the teacher's desk in a new tab. */
export class DescentTeach extends LitElement {
  static override properties = { experiment: {}, lesson: {}, label: {}, failed: {}, trouble: { state: true } };
  static override styles = css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: 8px;
    }
    button {
      min-height: var(--teach-height, 34px);
      padding: var(--teach-padding, 4px 12px);
      border: 1px solid var(--accent);
      border-radius: var(--radius, 6px);
      background: var(--teach-ground, var(--accent));
      color: var(--teach-ink, var(--accent-ink));
      font: inherit;
      cursor: pointer;
    }
    button:focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
  `;

  /** The id of the experiment; empty while it has none. */
  declare experiment: string;
  /** The name of a lesson in place of an experiment. */
  declare lesson: string;
  declare label: string;
  /** The message where no class can be begun. */
  declare failed: string;
  declare protected trouble: boolean;

  constructor() {
    super();
    this.experiment = this.lesson = this.label = this.failed = '';
    this.trouble = false;
  }

  private async teach(): Promise<void> {
    // Opened within the click: later the browser would block it as a pop-up.
    const desk = window.open('', '_blank');
    try {
      const address = await (this.lesson ? beginTaught({ lesson: this.lesson }) : beginClass(this.experiment));
      this.trouble = false;
      if (desk) desk.location.href = address;
      else window.location.href = address;
    } catch {
      desk?.close();
      this.trouble = true;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.experiment && !this.lesson) return nothing;
    return html`<button type="button" @click=${() => void this.teach()}>${this.label}</button>
      <span role="alert">${this.trouble ? this.failed : ''}</span>`;
  }
}

customElements.define('descent-teach', DescentTeach);
