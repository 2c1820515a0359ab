import { css, html, type TemplateResult } from 'lit';
import type { Change } from '../lab-store';
import { StageMember } from '../member';

const SHOWN = ['controls', 'curves', 'folded'] as const;
type Shown = (typeof SHOWN)[number];

/**
 * The handle of the drawer under the pictures, on a screen without room for everything at once: it shows the controls
 * or the curves, or is folded away. What is shown stands on the stage as data-drawer, and the style sheet does the rest.
 */
export class DescentDrawer extends StageMember {
  static override properties = { shown: { state: true } };
  static override styles = css`
    div {
      display: flex;
      gap: 4px;
      align-items: center;
      padding: 2px 8px;
      border-block: 1px solid var(--line);
      background: var(--panel);
    }
    button {
      min-width: 44px;
      min-height: 36px;
      padding: 0 12px;
      border: 0;
      background: none;
      color: var(--dim);
      font: inherit;
      cursor: pointer;
    }
    button[aria-pressed='true'] {
      color: var(--ink);
      font-weight: 600;
      box-shadow: inset 0 -2px var(--accent);
    }
    button:focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: -2px;
    }
    .controls {
      display: var(--drawer-controls, block);
    }
    .curves {
      display: var(--drawer-curves, block);
    }
    .fold {
      margin-left: auto;
    }
    /* Beside the pictures of a phone on its side, as narrow as it can be. */
    @media (width <= 1000px) and (height <= 500px) and (orientation: landscape) {
      .folded {
        flex-direction: column;
        height: 100%;
        box-sizing: border-box;
        padding: 4px 0;
        border-width: 0 0 0 1px;
      }
      .folded button {
        padding: 12px 0;
        writing-mode: vertical-rl;
      }
      .folded .fold {
        order: -1;
        margin: 0;
        rotate: -90deg;
      }
    }
    svg {
      display: block;
      margin: auto;
      fill: none;
      stroke: currentColor;
      stroke-width: 2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `;

  declare protected shown: Shown;
  private last: Shown = 'controls';

  constructor() {
    super();
    this.shown = 'controls';
  }

  protected override changed(change: Change): void {
    if (change === 'texts') this.requestUpdate();
    if (change === 'question') this.make();
  }

  protected override joined(): void {
    super.joined();
    this.make();
  }

  /**
   * The answer of a lesson gets the room: the curves where they decide, else the picture over a folded drawer; so does
   * the map on which a place is asked for.
   */
  private make(): void {
    const { shown, question } = this.store!.asking;
    const stood = SHOWN.find((each) => each === this.store!.panels.get('drawer'));
    if (stood) this.show(stood);
    else if (shown?.decides) this.show(shown.decides === 'chart' ? 'curves' : 'folded');
    else if (question && this.store!.asking.open) this.show(question.asks === 'place' ? 'folded' : 'controls');
  }

  private show(shown: Shown): void {
    if (shown !== 'folded') this.last = shown;
    this.shown = shown;
    if (this.parentElement) this.parentElement.dataset['drawer'] = shown;
  }

  private choose(shown: Shown): void {
    this.store?.panels.set('drawer', shown);
    this.show(shown);
  }

  protected override render(): TemplateResult {
    const folded = this.shown === 'folded';
    const tab = (
      name: 'controls' | 'curves',
    ): TemplateResult => html`<button type="button" class=${name} aria-pressed=${this.shown === name}
      @click=${() => this.choose(name)}>${this.text(`lab.drawer.${name}`)}</button>`;
    const fold = this.text(folded ? 'lab.drawer.unfold' : 'lab.drawer.fold');
    return html`<div class=${folded ? 'folded' : ''} role="region" aria-label=${this.text('lab.drawer.name')}>
      ${tab('controls')} ${tab('curves')}
      <button type="button" class="fold" aria-expanded=${!folded} title=${fold} aria-label=${fold} @click=${() => this.choose(folded ? this.last : 'folded')}>
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d=${folded ? 'M5 12l5-5 5 5' : 'M5 8l5 5 5-5'} /></svg>
      </button>
    </div>`;
  }
}

customElements.define('descent-drawer', DescentDrawer);
