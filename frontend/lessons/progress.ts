/** What this browser remembers of lessons: a tick on a card, and how many were answered. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { fill } from '../wire/answer/message';
import { answeredLessons, forgetAnswered } from './answered';

/** A tick where the lesson was answered. */
export class DescentAnswered extends LitElement {
  static override properties = { lesson: {}, label: {} };
  static override styles = css`
    span {
      color: var(--run-3-text);
      font-weight: 700;
    }
  `;

  declare lesson: string;
  declare label: string;

  constructor() {
    super();
    this.lesson = this.label = '';
  }

  protected override render(): TemplateResult | typeof nothing {
    return answeredLessons().has(this.lesson) ? html`<span role="img" aria-label=${this.label}>✓</span>` : nothing;
  }
}

/** How many of all, and a way to begin anew. */
export class DescentProgress extends LitElement {
  static override properties = { all: {}, count: {}, forget: {} };
  static override styles = css`
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      color: var(--dim);
    }
    progress {
      width: 160px;
      height: 6px;
      border: 0;
      border-radius: 3px;
      background: var(--line);
      appearance: none;
    }
    progress::-webkit-progress-bar {
      border-radius: 3px;
      background: var(--line);
    }
    progress::-webkit-progress-value {
      border-radius: 3px;
      background: var(--accent);
    }
    progress::-moz-progress-bar {
      border-radius: 3px;
      background: var(--accent);
    }
    button {
      min-height: 28px;
      padding: 2px 8px;
      border: 0;
      border-radius: var(--radius, 6px);
      background: none;
      color: var(--dim);
      font: inherit;
      cursor: pointer;
    }
    button:hover {
      background: var(--soft);
      color: var(--ink);
    }
    :focus-visible {
      outline: 2px solid var(--accent);
    }
  `;

  /** The keys of all lessons, parted by commas. */
  declare all: string;
  /** "{0} of {1} answered". */
  declare count: string;
  declare forget: string;

  constructor() {
    super();
    this.all = this.count = this.forget = '';
  }

  private clear(): void {
    forgetAnswered();
    location.reload();
  }

  protected override render(): TemplateResult {
    const all = this.all.split(',');
    const answered = answeredLessons();
    const done = all.filter((lesson) => answered.has(lesson)).length;
    const text = fill(this.count, [done, all.length]);
    return html`
      <progress max=${all.length} value=${done} aria-label=${text}></progress>
      <span>${text}</span>
      ${done > 0 ? html`<button type="button" @click=${this.clear}>${this.forget}</button>` : nothing}
    `;
  }
}

customElements.define('descent-answered', DescentAnswered);
customElements.define('descent-progress', DescentProgress);
