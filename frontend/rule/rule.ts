import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { mend, offered, Quiet, type TextError } from '../lab/errors-in-text';
import type { Change } from '../lab/lab-store';
import { StageMember } from '../lab/member';
import type { RuleText } from './editor';
import { ruleStyles } from './styles';

const TYPING_PAUSE_MILLISECONDS = 60;
const REMEMBERED = 20;
/** The longest text that is sent: the server refuses much shorter ones. */
const LONGEST_SENT = 100_000;

interface Beginning {
  name: string;
  rule: string;
}

/**
 * The editor of a visitor's own update rule: lines of assignments, coloured, with mistakes marked and explained below,
 * and a menu of rules to start from. The server parses. Until CodeMirror is loaded, or where it cannot be, a plain text
 * area takes its place.
 */
export class DescentRule extends StageMember {
  static override styles = ruleStyles;
  static override properties = { value: {}, error: {}, label: {}, hint: {}, beginnings: {}, ready: { state: true } };

  declare value: string;
  /** JSON: {message, position, length, suggestion}; empty when all is well. */
  declare error: string;
  declare label: string;
  declare hint: string;
  /** JSON: [{name, rule}]. */
  declare beginnings: string;
  declare protected ready: boolean;

  private editor: RuleText | null = null;
  private pause = 0;
  private readonly told: string[] = [];

  constructor() {
    super();
    this.value = this.error = this.label = this.hint = '';
    this.beginnings = '[]';
    this.ready = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.flush();
    this.editor?.destroy();
    this.editor = null;
    this.ready = false;
  }

  private async load(): Promise<void> {
    await this.updateComplete;
    const module = await import('./editor').catch(() => null);
    if (!module || !this.isConnected || this.editor) return;
    const plain = this.renderRoot.querySelector('textarea')!;
    const focused = this.shadowRoot!.activeElement === plain;
    this.editor = new module.RuleText(this.renderRoot.querySelector('.text')!, this.shadowRoot!, plain.value, (text) => this.typed(text));
    this.ready = true;
    await this.updateComplete;
    if (focused) this.editor.focus();
  }

  private readonly quiet = new Quiet(() => this.requestUpdate());

  private get problem(): TextError | null {
    return this.error && this.quiet.isOver ? (JSON.parse(this.error) as TextError) : null;
  }

  private get written(): string {
    return this.editor?.text ?? this.renderRoot.querySelector('textarea')!.value;
  }

  private typed(text: string): void {
    this.value = text;
    this.quiet.typed();
    clearTimeout(this.pause);
    this.pause = window.setTimeout(() => this.flush(), TYPING_PAUSE_MILLISECONDS);
  }

  /** Sends the typed text that has not been sent yet. */
  private flush(): void {
    clearTimeout(this.pause);
    if (this.pause === 0) return;
    this.pause = 0;
    const text = this.value.slice(0, LONGEST_SENT);
    this.told.push(text);
    if (this.told.length > REMEMBERED) this.told.shift();
    this.dispatchEvent(new CustomEvent('descent-rule-input', { detail: { text }, bubbles: true, composed: true }));
  }

  private put(text: string): void {
    this.typed(text);
    this.quiet.end();
    this.flush();
    this.show(text);
    this.editor?.focus();
  }

  private show(text: string): void {
    if (this.editor) this.editor.text = text;
    else this.renderRoot.querySelector('textarea')!.value = text;
  }

  private begin(event: Event): void {
    const menu = event.target as HTMLSelectElement;
    const chosen = (JSON.parse(this.beginnings) as Beginning[])[Number(menu.value)];
    menu.value = '';
    if (chosen) this.put(chosen.rule);
  }

  /** Text that was typed since must not be overwritten by the server's echo of an earlier text. */
  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('value') && this.hasUpdated && this.told.includes(this.value)) this.value = this.written;
  }

  protected override updated(): void {
    this.show(this.value);
    this.editor?.say(this.label, this.problem);
  }

  protected override changed(change: Change): void {
    if (change === 'texts') this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const error = this.problem;
    return html`
      <div class="head">
        <span class="label">${this.label}</span>
        <select aria-label=${this.text('lab.rule.from.name')} @change=${this.begin}>
          <option value="">${this.text('lab.rule.from')}</option>
          ${(JSON.parse(this.beginnings) as Beginning[]).map(({ name }, i) => html`<option value=${i}>${name}</option>`)}
        </select>
      </div>
      <div class="text ${error ? 'wrong' : ''}">
        <textarea ?hidden=${this.ready} rows=${this.value.split('\n').length} spellcheck="false" aria-label=${this.label} aria-describedby="problem hint"
          aria-invalid=${error !== null} @input=${() => this.typed(this.written)}></textarea>
      </div>
      <div class="below">
      <p id="problem" role="status">
        ${error ? html`<span>${error.message}</span>` : nothing}
        ${
          offered(this.value, error)
            ? html`<button type="button" @click=${() => this.put(mend(this.written, error!))}>${this.text('lab.expression.use', offered(this.value, error))}</button>`
            : nothing
        }
      </p>
      <p id="hint" class=${error ? 'hidden' : ''}>${this.hint} ${this.text('lab.rule.keys')}</p>
      </div>
    `;
  }
}

customElements.define('descent-rule', DescentRule);
