import { css, html, type TemplateResult } from 'lit';
import { fileName } from '../drawing/picture';
import type { Change, LabStore } from '../model/lab';
import { stageOf, StageMember } from './member';
import { save } from './picture-menu';

const LARGEST = 256 * 1024;

/** The experiment as a JSON file: taken along, or opened again. The server reads what is opened, and says what is wrong. */
export class DescentExperimentFile extends StageMember<LabStore> {
  static override properties = { problem: { state: true } };
  static override styles = css`
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      margin-left: -8px;
    }
    button {
      min-height: 28px;
      padding: 4px 8px;
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
    p {
      flex-basis: 100%;
      margin: 0 8px;
      color: var(--danger);
    }
    p:empty {
      display: none;
    }
  `;

  declare protected problem: string;

  constructor() {
    super();
    this.problem = '';
  }

  protected override changed(change: Change): void {
    if (change === 'texts') this.requestUpdate();
    if (change === 'experiment') this.problem = '';
  }

  private download(): void {
    const { experiment } = this.store!;
    const title = (this.store!.value('/title') as string | undefined) ?? '';
    save(new Blob([`${JSON.stringify(experiment, null, 2)}\n`], { type: 'application/json' }), fileName(title, 'experiment', 'json'));
  }

  private async opened(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (!file) return;
    this.problem = file.size > LARGEST ? this.text('lab.file.large', LARGEST) : '';
    if (this.problem === '') tell(this, await file.text());
    field.value = '';
  }

  protected override render(): TemplateResult {
    return html`<button type="button" class="download" title=${this.text('lab.file.download.hint')} @click=${this.download}>${this.text('lab.file.download')}</button>
      <button type="button" class="open" title=${this.text('lab.file.open.hint')}
        @click=${() => this.renderRoot.querySelector('input')!.click()}>${this.text('lab.file.open')}</button>
      <input type="file" accept="application/json,.json" hidden tabindex="-1" aria-label=${this.text('lab.file.open')} @change=${this.opened} />
      <p role="alert">${this.problem}</p>`;
  }
}

function tell(element: Element, text: string): void {
  stageOf(element)?.dispatchEvent(new CustomEvent('descent-open', { detail: { text } }));
}

customElements.define('descent-experiment-file', DescentExperimentFile);
