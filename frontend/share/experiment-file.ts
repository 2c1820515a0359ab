import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { fileName } from '../draw/picture';
import type { Held } from '../lab/held';
import { askProgram, Refusal } from '../wire/server';
import { experimentFileStyles } from './experiment-file-styles';
import { save } from '../lab/controls/picture-menu';
import './copy';

const LARGEST = 256 * 1024;
const FRAMEWORKS = { pytorch: 'PyTorch', keras: 'Keras', optax: 'Optax' } as const;

type Framework = keyof typeof FRAMEWORKS;

/** The elements that can hold the page's experiment: the stage of a lab, the gradient check, the comparison. */
const HOLDERS = 'descent-stage, descent-training, descent-check, descent-compare';

/** The picture of a network's data, which takes a table and shows how it is read. */
const DATA = 'descent-data';

interface TakesTables extends HTMLElement {
  take(file: Blob): Promise<void>;
}

/** An experiment is an object of JSON; whatever does not begin as one, and is not called one, is a table. */
export function isTable(name: string, text: string): boolean {
  return !/\.json$/i.test(name) && !/^\ufeff?\s*\{/.test(text);
}

interface Holder extends HTMLElement {
  readonly store: Held;
}

/**
 * The experiment as a file: downloaded as JSON, shown as a program in Python, or opened. It stands in the header,
 * outside the stage. The server reads opened files, writes the programs, and reports mistakes.
 */
export class DescentExperimentFile extends LitElement {
  static override properties = {
    label: {},
    hint: {},
    open: { state: true },
    problem: { state: true },
    framework: { state: true },
    program: { state: true },
    table: { state: true },
  };
  static override styles = experimentFileStyles;

  /** The label of the button. */
  declare label: string;
  /** The description of the button, in a sentence. */
  declare hint: string;
  declare protected open: boolean;
  declare protected problem: string;
  declare protected framework: Framework | null;
  declare protected program: string;
  /** A table that was opened in a lab that learns from no data. */
  declare protected table: File | null;

  constructor() {
    super();
    this.label = '';
    this.hint = '';
    this.open = false;
    this.problem = '';
    this.framework = null;
    this.program = '';
    this.table = null;
  }

  private get holder(): Holder | null {
    return document.querySelector<Holder>(HOLDERS);
  }

  private get store(): Held | null {
    return this.holder?.store ?? null;
  }

  private text(key: string, ...values: unknown[]): string {
    return this.store?.text(key, ...values) ?? '';
  }

  private name(kind: string, ending: string): string {
    return fileName((this.store?.value('/title') as string | undefined) ?? '', kind, ending);
  }

  private download(): void {
    save(new Blob([`${JSON.stringify(this.store!.experiment, null, 2)}\n`], { type: 'application/json' }), this.name('experiment', 'json'));
    this.shut();
  }

  private keep(): void {
    save(new Blob([this.program], { type: 'text/x-python' }), this.name(this.framework!, 'py'));
  }

  private async opened(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (!file) return;
    const text = file.size > LARGEST ? '' : await file.text();
    this.table = null;
    this.problem = '';
    if (isTable(file.name, text)) {
      this.table = file;
      this.problem = this.text('lab.file.table');
      if (document.querySelector(DATA)) await this.openTable();
    } else if (file.size > LARGEST) {
      this.problem = this.text('lab.file.large', LARGEST);
    } else {
      this.holder?.dispatchEvent(new CustomEvent('descent-open', { detail: { text } }));
      this.open = false;
    }
    field.value = '';
  }

  /** Has the networks lab read the table; goes there first where this is another lab. */
  private async openTable(): Promise<void> {
    const file = this.table;
    if (!file) return;
    if (!document.querySelector(DATA)) document.querySelector<HTMLAnchorElement>('header a[href$="networks"]')?.click();
    this.open = false;
    this.problem = '';
    this.table = null;
    await (await appearing<TakesTables>(DATA)).take(file);
  }

  /** Shows the experiment as a program; an answer to an earlier choice of framework is dropped. */
  private async read(framework: Framework): Promise<void> {
    this.open = false;
    this.framework = framework;
    this.program = '';
    this.problem = '';
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('dialog')!;
    if (!dialog.open) dialog.showModal();
    try {
      const program = await askProgram(this.store?.experiment, framework);
      if (this.framework === framework) this.program = program;
    } catch (error) {
      if (this.framework === framework) this.problem = error instanceof Refusal ? this.store!.say(error.sentence) : String(error);
    }
  }

  private closed(): void {
    this.framework = null;
    this.problem = '';
    this.focusButton();
  }

  private shut(): void {
    this.open = false;
    this.focusButton();
  }

  private focusButton(): void {
    this.renderRoot.querySelector<HTMLButtonElement>('.options')!.focus();
  }

  private left(event: FocusEvent): void {
    const next = event.relatedTarget as Node | null;
    if (next && !this.renderRoot.contains(next)) this.open = false;
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    event.preventDefault();
    this.shut();
  }

  protected override render(): TemplateResult {
    return html`<div @focusout=${this.left} @keydown=${this.pressed}>
        <button type="button" class="options" aria-expanded=${this.open} aria-label=${this.label} title=${this.hint}
          @click=${() => {
            this.open = !this.open;
            this.problem = '';
            this.table = null;
          }}>${sign}<span class="word">${this.label}</span></button>
        ${this.open ? this.menu() : nothing}
        <input type="file" accept="application/json,.json,text/csv,.csv,.tsv,.txt" hidden tabindex="-1" aria-label=${this.text('lab.file.open')} @change=${this.opened} />
      </div>
      <dialog aria-labelledby="what" @close=${this.closed}>${this.framework ? this.reading(this.framework) : nothing}</dialog>`;
  }

  private menu(): TemplateResult {
    return html`<div class="card">
      <button type="button" class="download" title=${this.text('lab.file.download.hint')} @click=${this.download}>${this.text('lab.file.download')}</button>
      <p id="programs">${this.text('lab.file.program')}</p>
      <div class="group" role="group" aria-labelledby="programs">${this.frameworks()}</div>
      <button type="button" class="open" title=${this.text('lab.file.open.hint')}
        @click=${() => this.renderRoot.querySelector('input')!.click()}>${this.text('lab.file.open')}</button>
      <p role="alert">${this.problem}</p>
      ${this.table ? html`<button type="button" class="table" @click=${() => void this.openTable()}>${this.text('lab.file.table.open')}</button>` : nothing}
    </div>`;
  }

  private frameworks(): TemplateResult[] {
    return Object.entries(FRAMEWORKS).map(
      ([type, name]) => html`<button type="button" data-framework=${type} title=${this.text('lab.file.program.hint', name)}
        aria-pressed=${this.framework ? this.framework === type : nothing}
        @click=${() => void this.read(type as Framework)}>${name}</button>`,
    );
  }

  private reading(framework: Framework): TemplateResult {
    return html`<h2 id="what">${this.text('lab.file.program.title', FRAMEWORKS[framework])}</h2>
      <div class="group" role="group" aria-labelledby="what">${this.frameworks()}</div>
      <p role="alert">${this.problem}</p>
      <pre tabindex="0" role="region" aria-labelledby="what" aria-busy=${this.program === '' && this.problem === ''}><code>${this.program}</code></pre>
      <div class="ends">
        <descent-copy .text=${this.program} .label=${this.text('lab.file.copy')} .done=${this.text('lab.file.copied')}></descent-copy>
        <button type="button" class="keep" ?disabled=${this.program === ''} @click=${this.keep}>${this.text('lab.file.keep')}</button>
        <button type="button" class="close" autofocus @click=${() => this.renderRoot.querySelector('dialog')!.close()}>${this.text('lab.keys.close')}</button>
      </div>`;
  }
}

/** An element of the page, as soon as it stands there and is ready. */
async function appearing<T extends Element>(selector: string): Promise<T> {
  await customElements.whenDefined(selector);
  for (;;) {
    const found = document.querySelector<T>(selector);
    if (found) return found;
    await new Promise((next) => setTimeout(next, 50));
  }
}

const sign = html`<svg viewBox="0 0 20 20" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"
  stroke-linejoin="round" aria-hidden="true">${svg`<path d="M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4" />`}</svg>`;

customElements.define('descent-experiment-file', DescentExperimentFile);
