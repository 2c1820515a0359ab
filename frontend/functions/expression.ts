import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { mark, meanings, mend, offered, Quiet, type TextError } from '../lab/errors-in-text';
import { stageOf } from '../lab/member';
import type { RaceStage } from './stage';
import { typeset } from '../lab/painting/mathematics';

const TYPING_PAUSE_MILLISECONDS = 80;
const REMEMBERED = 20;

/**
 * The editor of the function: monospace text with the mistake underlined and explained below it, a button that corrects
 * it, and the typeset formula. The server parses; this element only shows the result. It renders into the page's own
 * tree, which KaTeX's style sheet reaches (styles/expression.css).
 */
export class DescentExpression extends LitElement {
  static override properties = { value: {}, error: {}, latex: {}, label: {}, hint: {} };

  declare value: string;
  /** JSON: {message, position, length, suggestion}; empty when all is well. */
  declare error: string;
  /** The complete formula, such as "f(x, y) = a x^2". */
  declare latex: string;
  declare label: string;
  /** A hint on what may be typed. */
  declare hint: string;

  private pause = 0;
  private readonly quiet = new Quiet(() => this.requestUpdate());
  private readonly told: string[] = [];

  constructor() {
    super();
    this.value = '';
    this.error = '';
    this.latex = '';
    this.label = '';
    this.hint = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private get problem(): TextError | null {
    return this.error && this.quiet.isOver ? (JSON.parse(this.error) as TextError) : null;
  }

  private get editor(): HTMLTextAreaElement {
    return this.querySelector('textarea')!;
  }

  private typed(): void {
    const text = this.editor.value.replaceAll('\n', ' ');
    this.value = text;
    this.quiet.typed();
    clearTimeout(this.pause);
    this.pause = window.setTimeout(() => this.tell(text), TYPING_PAUSE_MILLISECONDS);
  }

  private tell(text: string): void {
    this.told.push(text);
    if (this.told.length > REMEMBERED) this.told.shift();
    const stage = stageOf(this);
    if (stage && 'type' in stage) (stage as RaceStage).type(text);
    this.dispatchEvent(new CustomEvent('descent-expression-input', { detail: { text }, bubbles: true, composed: true }));
  }

  private take(error: TextError): void {
    this.value = this.editor.value = mend(this.value, error);
    this.quiet.end();
    this.tell(this.value);
    this.editor.focus();
  }

  /** Text that was typed since must not be overwritten by the server's echo of an earlier text. */
  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('value') || !this.hasUpdated || document.activeElement !== this.editor) return;
    if (this.told.includes(this.value)) this.value = this.editor.value.replaceAll('\n', ' ');
  }

  protected override updated(): void {
    if (this.editor.value !== this.value) this.editor.value = this.value;
    void typeset(this.querySelector<HTMLElement>('.expression-formula')!, this.latex, false);
  }

  private button(error: TextError): TemplateResult | typeof nothing {
    const text = offered(this.value, error);
    if (!text) return nothing;
    const label = error.suggestionLabel ?? stageOf(this)?.store.text('lab.expression.use', text);
    return html`<button type="button" @click=${() => this.take(error)}>${label}</button>`;
  }

  protected override render(): TemplateResult {
    const error = this.problem;
    const parts = error ? mark(this.value, error) : null;
    return html`
      <div class="expression-field ${error ? 'wrong' : ''}">
        <pre aria-hidden="true">${parts ? html`${parts.before}<mark>${parts.wrong}</mark>${parts.after}` : this.value}${'\u200b'}</pre>
        <textarea rows="1" spellcheck="false" autocomplete="off" autocapitalize="off" aria-label=${this.label} title=${this.hint}
          aria-invalid=${error !== null} aria-describedby="expression-problem" @input=${this.typed}
          @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()}></textarea>
      </div>
      <div class="expression-below">
        <p class="expression-problem" id="expression-problem" role="status">
          ${error ? html`<span>${error.message}</span>` : nothing}
          ${error ? meanings(error).map((meant) => this.button(meant)) : nothing}
        </p>
        <div class="expression-formula ${error ? 'hidden' : this.error ? 'stale' : ''}"></div>
      </div>
    `;
  }
}

customElements.define('descent-expression', DescentExpression);
