/** Short texts that live with the race: a contender's verdict, facts about the function, the caption over the map. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { format } from '../drawing/number';
import type { Change, LabStore } from '../model/lab';
import { StageMember } from './member';

abstract class RaceText extends StageMember {
  protected override changed(change: Change): void {
    if (change === 'race' || change === 'texts') this.requestUpdate();
  }
}

/** What became of a contender, in a word or two: "zigzags", or "diverged at step 17". */
export class DescentVerdict extends RaceText {
  static override properties = { run: { type: Number } };
  static override styles = css`
    :host {
      color: var(--dim);
      font-size: calc(12px * var(--grow, 1));
    }
    .bad {
      color: var(--danger);
    }
  `;

  declare run: number;

  constructor() {
    super();
    this.run = 0;
  }

  protected override render(): TemplateResult | typeof nothing {
    const run = this.store?.race?.runs[this.run];
    if (!run) return nothing;
    if (run.ending.reason === 'diverged') {
      return html`<span class="bad" title=${this.store!.say(run.ending.message)}>✕ ${this.text('lab.verdict.diverged', run.ending.step)}</span>`;
    }
    return html`<span title=${this.store!.say(run.ending.message)}>${this.store!.say(run.verdict)}</span>`;
  }
}

const NO_BREAK = '\u00a0';

export class DescentFacts extends RaceText {
  static override styles = css`
    :host {
      display: block;
      color: var(--dim);
    }
    b {
      color: var(--ink);
      font-weight: 600;
    }
  `;

  /** Numbers stand out: they are what changes. */
  protected override render(): TemplateResult | typeof nothing {
    const message = this.store?.race?.facts.message;
    if (!message) return nothing;
    const parts = this.store!.say(message).split(/(\([^()]*\)|[\u2212-]?\d+(?:[.,]\d+)*(?:e[\u2212+-]?\d+)?)/i);
    return html`${parts.map((part, i) => (i % 2 === 1 ? html`<b>${part.replaceAll(' ', NO_BREAK)}</b>` : part))}`;
  }
}

export class DescentCaption extends RaceText {
  static override styles = css`
    :host {
      display: block;
      font-size: calc(15px * var(--grow, 1));
      min-height: 1.45em;
      text-wrap: pretty;
    }
    span {
      color: var(--dim);
    }
  `;

  protected override render(): TemplateResult | typeof nothing {
    const caption = this.store?.caption;
    if (!caption) return nothing;
    return html`${this.store!.say(caption.what)} <span>${this.store!.say(caption.hint)}</span>`;
  }
}

/** One number of the experiment as text, live while a hand drags it: a contender's rate in its line. */
export class DescentValue extends StageMember<LabStore> {
  static override properties = { path: {} };
  declare path: string;

  constructor() {
    super();
    this.path = '';
  }

  protected override changed(change: Change): void {
    if (change === 'experiment') this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const value = this.store?.value(this.path);
    return html`${typeof value === 'number' ? format(value, 6) : (value ?? '')}`;
  }
}

customElements.define('descent-value', DescentValue);
customElements.define('descent-verdict', DescentVerdict);
customElements.define('descent-facts', DescentFacts);
customElements.define('descent-caption', DescentCaption);
