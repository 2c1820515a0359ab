/**
 * The list of keys that the page in view has, and the keys that every page has: the list itself, the presentation, and,
 * where no timeline hears them, undo and redo.
 */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { fill, type Texts } from '../wire/answer/message';
import { askTexts } from '../wire/texts';
import { commandOf, focusOf, KEY_TABLE, type Command, type KeyRow } from './keys';
import { isPresenting, present } from './presentation';

/** Asks the page for the list. */
export const KEYS_ASKED = 'descent-keys';

export class DescentKeys extends LitElement {
  static override properties = { textsAt: {}, rows: { state: true }, texts: { state: true } };

  /** The address of the texts, relative to the page's base. */
  declare textsAt: string;
  /** What the dialog lists; null while it is closed. */
  declare protected rows: readonly KeyRow[] | null;
  declare protected texts: Texts;

  constructor() {
    super();
    this.textsAt = '';
    this.rows = null;
    this.texts = {};
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#pressed);
    window.addEventListener(KEYS_ASKED, this.#open);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#pressed);
    window.removeEventListener(KEYS_ASKED, this.#open);
  }

  readonly #open = (): void => {
    void askTexts(this.textsAt).then((texts) => {
      this.texts = JSON.parse(texts) as Texts;
      this.rows = KEY_TABLE.filter(({ needs }) => !needs || isHere(document, needs));
    });
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const command = commandOf(event, focusOf(event.composedPath()[0]));
    if (!command) return;
    const within = event.composedPath().some((node) => node instanceof HTMLDialogElement);
    if (within || this.rows || document.querySelector('dialog[open], vaadin-dialog[opened]')) return;
    if (this.#run(command)) event.preventDefault();
  };

  #run({ kind }: Command): boolean {
    if (kind === 'help') this.#open();
    else if (kind === 'present') present(!isPresenting());
    else if ((kind === 'undo' || kind === 'redo') && !document.querySelector('descent-timeline'))
      document.querySelector<HTMLButtonElement>(`.undo button:${kind === 'undo' ? 'first' : 'last'}-of-type`)?.click();
    else return false;
    return true;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('rows') && this.rows) this.#dialog?.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #text(key: string): string {
    return fill(this.texts[key] ?? '', []);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.rows) return nothing;
    const title = this.#text('lab.keys.title');
    return html`<dialog aria-label=${title} @close=${() => (this.rows = null)}
      @click=${(event: MouseEvent) => event.target === this.#dialog && this.#dialog?.close()}>
      <form method="dialog">
        <h2>${title}</h2>
        <dl>
          ${this.rows.map(({ keys, text }) => html`<dt>${keys.map((key, i) => html`${i > 0 ? ' ' : nothing}<kbd>${key}</kbd>`)}</dt><dd>${this.#text(text)}</dd>`)}
        </dl>
        <button type="submit">${this.#text('lab.keys.close')}</button>
      </form>
    </dialog>`;
  }

  static override styles = css`
    :host {
      display: contents;
    }
    dialog {
      padding: 20px 24px;
      border: 1px solid var(--line);
      border-radius: 12px;
      background: var(--panel);
      color: inherit;
      box-shadow: 0 16px 64px #0004;
    }
    dialog::backdrop {
      background: #0006;
    }
    h2 {
      margin: 0 0 12px;
      font-size: 1.15em;
    }
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 8px 20px;
      align-items: center;
      margin: 0 0 16px;
    }
    dd {
      margin: 0;
    }
    kbd {
      display: inline-block;
      min-width: 1.8em;
      padding: 2px 6px;
      border: 1px solid var(--line);
      border-bottom-width: 2px;
      border-radius: 5px;
      background: var(--soft);
      font: inherit;
      font-size: 0.9em;
      text-align: center;
    }
    button {
      display: block;
      min-height: 36px;
      margin-left: auto;
      padding: 0 16px;
      border: 0;
      border-radius: var(--radius, 6px);
      background: var(--accent);
      color: var(--accent-ink);
      font: inherit;
      font-weight: 600;
      cursor: pointer;
    }
    button:focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
  `;
}

/** Whether an element is in the page or in one of its elements. */
function isHere(root: ParentNode, selector: string): boolean {
  if (root.querySelector(selector)) return true;
  return [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot !== null && isHere(shadowRoot, selector));
}

customElements.define('descent-keys', DescentKeys);
