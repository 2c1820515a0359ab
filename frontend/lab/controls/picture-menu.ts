import { html, nothing, type TemplateResult } from 'lit';
import { fileName, type Picture, type Table } from '../../draw/picture';
import { askTable, Refusal } from '../../wire/server';
import type { Change } from '../lab-store';
import { StageMember } from '../member';
import { pageLook } from '../painting/page-look';
import { pictureMenuStyles } from '../../styles/elements/picture-menu';

const DENSITY = 2;
const WAYS = ['png', 'svg', 'csv', 'table'] as const;

type Way = (typeof WAYS)[number];

/**
 * A picture's menu: its options (slotted), then the exports: as PNG or SVG, its data as CSV, or as a table. The picture
 * sets the property "picture" to a function that returns what it shows now.
 */
export class DescentPictureMenu extends StageMember {
  static override styles = pictureMenuStyles;
  static override properties = {
    picture: { attribute: false },
    say: { attribute: false },
    label: {},
    hint: {},
    open: { state: true },
    table: { state: true },
    trouble: { state: true },
  };

  declare picture: (() => Picture | null) | null;
  /** The source of texts on a page without a stage. */
  declare say: ((key: string, ...values: unknown[]) => string) | null;
  /** The label of the button. */
  declare label: string;
  /** The description of the button, in a sentence. */
  declare hint: string;
  declare protected open: boolean;
  declare protected table: Table | null;
  /** Why the data cannot be had. */
  declare protected trouble: string;

  constructor() {
    super();
    this.picture = null;
    this.say = null;
    this.label = '⋯';
    this.hint = '';
    this.open = false;
    this.table = null;
    this.trouble = '';
  }

  protected override changed(change: Change): void {
    if (change === 'texts') this.requestUpdate();
  }

  protected override text(key: string, ...values: unknown[]): string {
    return this.say ? this.say(key, ...values) : super.text(key, ...values);
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  private async take(way: Way): Promise<void> {
    const picture = this.picture?.();
    if (!picture) return;
    if (way === 'table') {
      this.table = picture.table();
      this.open = false;
      await this.updateComplete;
      this.dialog.showModal();
      return;
    }
    const title = (this.store?.value('/title') as string | undefined) ?? '';
    this.trouble = '';
    const content = way === 'csv' ? await this.numbers(picture) : await drawn(picture, way);
    if (content) save(content, fileName(title, picture.kind, way));
    if (!this.trouble && this.open) this.shut();
  }

  /** The data of a picture; null where the server does not send them. */
  private async numbers(picture: Picture): Promise<Blob | null> {
    try {
      const numbers = await picture.numbers();
      return numbers instanceof Blob ? numbers : await askTable(numbers);
    } catch (reason) {
      this.trouble = (reason instanceof Refusal && this.store?.say(reason.sentence)) || this.text('lab.picture.csv.failed');
      return null;
    }
  }

  private shut(): void {
    this.open = false;
    this.renderRoot.querySelector<HTMLButtonElement>('.options')!.focus();
  }

  private left(event: FocusEvent): void {
    const next = event.relatedTarget as Node | null;
    if (!next || !(this.contains(next) || this.renderRoot.contains(next))) this.open = false;
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    event.preventDefault();
    this.shut();
  }

  protected override render(): TemplateResult {
    return html`<div class="menu" @focusout=${this.left} @keydown=${this.pressed}>
        <button type="button" class="options" aria-expanded=${this.open} title=${this.hint || this.text('lab.picture.menu')}
          aria-label="${this.label === '⋯' ? '' : `${this.label}. `}${this.hint || this.text('lab.picture.menu')}"
          @click=${() => (this.open = !this.open)}>${this.label}</button>
        ${
          this.open
            ? html`<div class="card">
              <slot></slot>
              ${
                this.picture?.()
                  ? html`<div class="ways">
                    ${WAYS.map(
                      (way) => html`<button type="button" data-way=${way} title=${this.text(`lab.picture.${way}.hint`)}
                      @click=${() => void this.take(way)}>${this.text(`lab.picture.${way}`)}</button>`,
                    )}
                    <p role="status">${this.trouble}</p>
                  </div>`
                  : html`<p role="status">${this.text('lab.picture.none')}</p>`
              }
            </div>`
            : nothing
        }
      </div>
      <dialog aria-label=${this.text('lab.picture.table')} @close=${() => (this.table = null)}>${this.table ? this.read(this.table) : nothing}</dialog>`;
  }

  private read({ caption, columns, rows }: Table): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.text('lab.picture.table')}>
        <table>
          <caption>${caption}</caption>
          <thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
          <tbody>
            ${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
          </tbody>
        </table>
      </div>
      <form method="dialog">
        <span role="status">${this.trouble}</span>
        <button type="button" class="quiet" @click=${() => void this.take('csv')}>${this.text('lab.picture.csv')}</button>
        <button type="submit" autofocus>${this.text('lab.keys.close')}</button>
      </form>`;
  }
}

/** The picture on a ground of the page's colour: SVG as text, PNG with two pixels for one. */
async function drawn(picture: Picture, way: 'png' | 'svg'): Promise<Blob | null> {
  const { size } = picture;
  const paint = (context: CanvasRenderingContext2D): void => {
    context.fillStyle = pageLook().panel;
    context.fillRect(0, 0, size.width, size.height);
    picture.paint(context);
  };
  if (way === 'svg') {
    const { svgOf } = await import('../../draw/svg');
    return new Blob([svgOf(size, picture.name, paint)], { type: 'image/svg+xml' });
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(size.width * DENSITY);
  canvas.height = Math.round(size.height * DENSITY);
  const context = canvas.getContext('2d')!;
  context.scale(DENSITY, DENSITY);
  paint(context);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}

export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

customElements.define('descent-picture-menu', DescentPictureMenu);
