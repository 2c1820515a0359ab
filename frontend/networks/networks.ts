import { css, html, nothing, type TemplateResult } from 'lit';
import type { Picture } from '../draw/picture';
import type { Change } from '../lab/lab-store';
import type { TrainingStore } from './training/store';
import './dropout/dropout';
import { StageMember } from '../lab/member';
import './predictions/errors';
import './predictions/fit';
import './predictions/decisions';
import './ensemble/ensemble';
import './predictions/mistakes';
import './seed-strip';
import type { Claim } from './seed-strip';
import './seeds';
import './units';
import { kindOf } from './training/views';
import { coverFirst, leaveFirst } from '../shell/first-picture';

const VIEWS = ['predictions', 'ensemble', 'units', 'dropout', 'seeds'] as const;

type View = (typeof VIEWS)[number];

/**
 * The middle of the network lab: predictions, units with their dropout masks, the effect of dropout, ensembles, or many
 * seeds.
 */
export class DescentNetworks extends StageMember<TrainingStore> {
  static override styles = css`
    :host {
      position: relative;
      display: flex;
      flex-direction: column;
      min-height: 0;
    }
    .bar {
      display: flex;
      gap: 10px;
      align-items: center;
      margin-bottom: 8px;
    }
    [role='group'] {
      display: inline-flex;
      border: 1px solid var(--line);
      border-radius: var(--radius, 6px);
      overflow: hidden;
      background: var(--panel);
    }
    button {
      min-height: 28px;
      padding: 0 12px;
      border: 0;
      background: none;
      color: var(--dim);
      font: inherit;
      cursor: pointer;
    }
    button:hover {
      color: var(--ink);
    }
    button[aria-pressed='true'] {
      background: var(--soft);
      color: var(--ink);
      font-weight: 600;
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: -2px;
    }
    .space {
      flex: 1;
    }
    @media (width <= 480px) {
      .bar {
        gap: 4px;
      }
      button {
        padding: 0 5px;
        font-size: 0.93em;
      }
    }
    .trouble {
      margin: 0;
      color: var(--danger);
    }
    .trouble:not(:empty) {
      margin-bottom: 8px;
    }
    .view {
      flex: 1;
      min-height: 0;
    }
    /* Only where the maps leave room under them. */
    descent-seed-strip {
      display: none;
    }
    @media (width >= 1200px) and (height >= 860px) {
      descent-seed-strip {
        display: grid;
        flex: none;
        margin-top: 12px;
      }
    }
  `;
  static override properties = { view: { state: true }, claim: {} };

  /** The results of many seeds that the sentence over the networks rests on, as JSON; empty for none. */
  declare claim: string;
  declare protected view: View;

  constructor() {
    super();
    this.view = 'predictions';
    this.claim = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    coverFirst(this);
  }

  /** The views paint before the next frame; until then the picture that came with the page stays. */
  protected override updated(): void {
    const { store } = this;
    if (store?.trouble || (store?.training && (this.view !== 'predictions' || store.pictures.length > 0))) leaveFirst();
  }

  private kind = '';
  private pictured = false;
  /** Whether any run has members or averaged parameters beside itself. */
  private beside = false;

  protected override changed(change: Change): void {
    if (change === 'texts' || change === 'trouble' || change === 'connection' || change === 'experiment') this.requestUpdate();
    if (change === 'pictures' && !this.pictured) {
      this.pictured = this.store!.pictures.length > 0;
      this.requestUpdate();
    }
    // A new experiment begins with the panel of predictions.
    if (change === 'question') {
      this.view = this.usual();
      this.requestUpdate();
    }
    if (change !== 'training') return;
    const kind = kindOf(this.store!.training!.data);
    const beside = this.store!.training!.runs.some((run) => run.lines.length > 1);
    if (kind !== this.kind || beside !== this.beside) this.requestUpdate();
    this.kind = kind;
    this.beside = beside;
  }

  protected override joined(): void {
    this.view = this.usual();
    super.joined();
  }

  /** The view that is shown first: that before a reload, or the one that a lesson's answer opens. */
  private usual(): View {
    const wanted = this.store!.panels.get('networks') ?? this.store!.asking.opens.split(':')[0];
    return VIEWS.find((view) => view === wanted) ?? 'predictions';
  }

  private choose(view: View): void {
    this.view = view;
    this.store?.panels.set('networks', view);
  }

  protected override render(): TemplateResult {
    const { store } = this;
    const trouble = store?.trouble;
    const views = VIEWS.filter((view) => view !== 'ensemble' || this.beside);
    return html`
      <div class="bar">
        <div role="group" aria-label=${this.text('lab.networks.views')}>
          ${views.map((view) => html`<button type="button" aria-pressed=${view === this.view} @click=${() => this.choose(view)}>${this.text(`lab.networks.${view}`)}</button>`)}
        </div>
        <span class="space"></span>
        <descent-picture-menu .picture=${() => this.shown?.picture() ?? null}></descent-picture-menu>
      </div>
      <p class="trouble" role="status">${trouble ? store.say(trouble.message) : nothing}</p>
      <div class="view">${store?.training ? this.pictures() : nothing}</div>
      ${this.claimed && this.view === 'predictions' && store?.training ? this.seeds(store, this.claimed) : nothing}
    `;
  }

  /** Null for none, and where a question is asked of the same networks. */
  private get claimed(): Claim | null {
    return this.claim && !this.store?.asking.question ? (JSON.parse(this.claim) as Claim) : null;
  }

  private seeds({ experiment, texts }: TrainingStore, claim: Claim): TemplateResult {
    const names = experiment!.runs.map(({ name }) => name);
    return html`<descent-seed-strip .claim=${claim} .names=${names} .seed=${experiment!.seed} .texts=${texts}></descent-seed-strip>`;
  }

  /** The picture that is shown, for export. */
  private get shown(): (Element & { picture(): Picture | null }) | null {
    const shown = this.renderRoot.querySelector('.view > *');
    return shown && 'picture' in shown ? (shown as Element & { picture(): Picture | null }) : null;
  }

  private pictures(): TemplateResult {
    if (this.view === 'ensemble' && this.beside) return html`<descent-ensemble></descent-ensemble>`;
    if (this.view === 'units') return html`<descent-units></descent-units>`;
    if (this.view === 'seeds') return html`<descent-seeds .claim=${this.claimed}></descent-seeds>`;
    if (this.view === 'dropout') return html`<descent-dropout></descent-dropout>`;
    const kind = kindOf(this.store!.training!.data);
    if (kind === 'plane') return html`<descent-decisions></descent-decisions>`;
    if (kind === 'values') return html`<descent-errors></descent-errors>`;
    return kind === 'curve' ? html`<descent-fit></descent-fit>` : html`<descent-mistakes></descent-mistakes>`;
  }
}

customElements.define('descent-networks', DescentNetworks);
