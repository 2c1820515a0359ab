/** Short texts on the race: a contender's verdict and outcome, facts about the function, the caption over the map. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { format } from '../draw/axes/number';
import { following } from '../wire/answer/enumeration';
import { isWordless, type Run } from '../wire/answer/frame';
import type { Change, LabStore } from '../lab/lab-store';
import type { RaceStore } from './race/store';
import { StageMember } from '../lab/member';
import { wordStyles } from '../styles/elements/word';

abstract class RaceText extends StageMember<RaceStore> {
  protected override changed(change: Change): void {
    if (change === 'race' || change === 'texts' || change === 'experiment') this.requestUpdate();
  }
}

/** What is said of a race. Where nothing is said of the present one, the words on the last one are hidden, and keep their room. */
abstract class RaceWords extends RaceText {
  protected override shouldUpdate(): boolean {
    const unsaid = this.isUnsaid();
    this.style.visibility = unsaid ? 'hidden' : '';
    return !unsaid;
  }

  protected isUnsaid(): boolean {
    const race = this.store?.race;
    return !!race && isWordless(race);
  }
}

/** The verdict on a contender, in a word or two: "zigzags", or "diverged at step 17". */
export class DescentVerdict extends RaceWords {
  static override properties = { run: { type: Number } };
  static override styles = wordStyles;

  declare run: number;

  constructor() {
    super();
    this.run = 0;
  }

  protected override render(): TemplateResult | typeof nothing {
    const run = this.store?.race?.runs[this.run];
    if (!run || this.store!.asking.open) return nothing;
    const title = outcomeOf(this.store!, run);
    return run.ending.reason === 'diverged' && (run.word ?? 'diverges') === 'diverges'
      ? html`<span class="bad" title=${title}>✕ ${this.text('lab.verdict.diverged', run.ending.step)}</span>`
      : html`<span title=${title}>${this.store!.say(run.verdict)}</span>`;
  }
}

/** Sentences on how a run ended: why, what theory says of its rate, what to try. */
function outcomeOf(store: RaceStore, { name, outcome, ending }: Run): string {
  const told = [
    store.text('lab.outcome.why', name, store.say(outcome?.why ?? ending.message)),
    store.say(outcome?.text),
    store.say(outcome?.limit),
  ];
  return following(told);
}

/** The same for an opened contender, visible to everybody. */
export class DescentOutcome extends RaceWords {
  static override properties = { run: { type: Number } };
  static override styles = css`
    :host {
      display: block;
      padding: 6px 10px;
      border-radius: var(--radius, 6px);
      background: var(--soft);
      font-size: calc(13px * var(--grow, 1));
    }
    :host([hidden]) {
      display: none;
    }
    :host([bad]) {
      background: var(--danger-soft);
    }
  `;

  declare run: number;

  constructor() {
    super();
    this.run = 0;
  }

  protected override render(): TemplateResult | typeof nothing {
    const run = this.store?.race?.runs[this.run];
    this.toggleAttribute('bad', run?.ending.reason === 'diverged');
    const told = run !== undefined && !this.store!.asking.open;
    this.hidden = !told;
    return told ? html`${outcomeOf(this.store!, run)}` : nothing;
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

  /** Numbers are emphasised, since they are what changes. */
  protected override render(): TemplateResult | typeof nothing {
    const message = this.store?.race?.facts.message;
    if (!message) return nothing;
    const parts = this.store!.say(message).split(/(\([^()]*\)|[\u2212-]?\d+(?:[.,]\d+)*(?:e[\u2212+-]?\d+)?)/i);
    return html`${parts.map((part, i) => (i % 2 === 1 ? html`<b>${part.replaceAll(' ', NO_BREAK)}</b>` : part))}`;
  }
}

export class DescentCaption extends RaceWords {
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

  protected override isUnsaid(): boolean {
    return !this.store?.caption && super.isUnsaid();
  }

  protected override render(): TemplateResult | typeof nothing {
    const caption = this.store?.caption;
    if (!caption) return nothing;
    const name = caption.run ? `${caption.run}: ` : '';
    return html`${name}${this.store!.say(caption.what)} <span>${this.store!.say(caption.hint)}</span>`;
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
customElements.define('descent-outcome', DescentOutcome);
customElements.define('descent-facts', DescentFacts);
customElements.define('descent-caption', DescentCaption);
