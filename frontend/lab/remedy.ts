/** The best remedy for a contender, one click away. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { backButton } from './back';
import { editOf, type Remedy } from '../wire/answer/remedy';
import type { Change } from './lab-store';
import { sendEdit, StageMember } from './member';

const TOLD_BY: readonly Change[] = ['race', 'training', 'texts', 'remedies', 'experiment', 'question'];

/** The best remedy of a contender; it stands under the contender's line, not in it. */
export class DescentRemedy extends StageMember {
  static override properties = { run: { type: Number } };
  static override styles = css`
    :host {
      box-sizing: border-box;
    }
    button {
      max-width: 100%;
      min-height: 24px;
      padding: 1px 8px;
      border: 1px solid var(--line);
      border-radius: 12px;
      background: none;
      color: var(--accent);
      font: inherit;
      font-size: calc(12px * var(--grow, 1));
      text-align: start;
      cursor: pointer;
    }
  `;

  declare run: number;

  /** The height in pixels of the remedy that was offered last. */
  private reserved = 0;

  constructor() {
    super();
    this.run = 0;
  }

  protected override changed(change: Change): void {
    if (TOLD_BY.includes(change)) this.requestUpdate();
  }

  private get best(): Remedy | null {
    return this.store?.remediesOf(this.run)[0] ?? null;
  }

  /** While the next remedies are worked out their place stays, so that nothing below moves with each letter. */
  protected override willUpdate(): void {
    const waits = this.best === null && this.store?.awaitsRemedies === true;
    if (!waits) this.reserved = 0;
    else if (this.shadowRoot?.querySelector('button:not(.back)')) this.reserved = this.getBoundingClientRect().height;
  }

  protected override updated(): void {
    this.style.minHeight = this.reserved > 0 ? `${this.reserved}px` : '';
    this.toggleAttribute('offered', this.best !== null || this.leadsBack || this.reserved > 0);
  }

  private get leadsBack(): boolean {
    return this.store?.former?.index === this.run;
  }

  protected override render(): TemplateResult {
    const { best } = this;
    return html`${best ? html`<button type="button" @click=${() => this.apply(best)}>${this.store!.say(best.text)}</button>` : nothing}
    ${this.leadsBack ? backButton(this, this.store) : nothing}`;
  }

  private apply(remedy: Remedy): void {
    const { store } = this;
    if (!store?.experiment) return;
    const edit = editOf(store.experiment, remedy);
    store.keepGhost(this.run, edit.path, remedy.former);
    sendEdit(this, 'commit', edit);
  }
}

customElements.define('descent-remedy', DescentRemedy);
