/** Short texts on a training: a contender's score, and the sentence over the pictures. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Change } from '../lab/lab-store';
import type { TrainingStore } from './training/store';
import { StageMember } from '../lab/member';
import { scoreAt, scoreText } from './training/views';
import { wordStyles } from '../styles/elements/word';

/** A contender's score: its validation accuracy at the cursor, with a word at its end, or where it diverged. */
export class DescentScore extends StageMember<TrainingStore> {
  static override properties = { run: { type: Number } };
  static override styles = [
    wordStyles,
    css`
      :host {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  declare run: number;

  constructor() {
    super();
    this.run = 0;
  }

  protected override changed(change: Change): void {
    if (change === 'training' || change === 'cursor' || change === 'texts') this.requestUpdate();
  }

  protected override render(): TemplateResult | typeof nothing {
    const training = this.store?.training;
    const run = training?.runs[this.run];
    if (!training || !run) return nothing;
    if (run.ending?.reason === 'diverged') {
      return html`<span class="bad" title=${this.store!.say(run.ending.message)}>✕ ${this.text('lab.verdict.diverged', run.ending.step)}</span>`;
    }
    const score = scoreAt(training, { run: this.run, member: '' }, this.store!.cursor);
    const judgement = this.store!.asking.open ? undefined : training.judgements?.[this.run];
    const told = score && !Number.isNaN(score.validation) ? scoreText(training, score.validation) : '';
    const word = judgement ? this.store!.say(judgement.word) : '';
    return html`<span title=${judgement ? this.store!.say(judgement.text) : nothing}>${[word, told].filter((part) => part !== '').join(' · ')}</span>`;
  }
}

/** One sentence on what to observe, and what to try next. */
export class DescentLesson extends StageMember<TrainingStore> {
  static override properties = { what: {}, hint: {}, whole: { type: Boolean, reflect: true }, cut: { state: true } };
  static override styles = css`
    :host {
      display: block;
      font-size: calc(15px * var(--grow, 1));
      min-height: 1.45em;
      position: relative;
      text-wrap: pretty;
    }
    p {
      margin: 0;
    }
    span {
      color: var(--dim);
    }
    button {
      display: none;
      min-height: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--accent);
      font: inherit;
      cursor: pointer;
    }
    /* On a phone the pictures need the room: the rest of long words waits behind a button. */
    @media (width <= 800px), (width <= 1000px) and (height <= 500px) {
      :host(:not([whole])) p {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
      }
      button {
        display: block;
      }
      /* At the end of the last line, over what is cut there. */
      :host(:not([whole])) button {
        position: absolute;
        right: 0;
        bottom: -3px;
        padding-left: 2em;
        background: linear-gradient(to right, transparent, var(--page) 1.6em);
      }
    }
  `;

  /** The text of a prepared experiment; empty for the training's own. */
  declare what: string;
  declare hint: string;
  /** Whether all of it is shown where there is little room. */
  declare whole: boolean;
  /** Whether only a part of the text is visible. */
  declare protected cut: boolean;

  private said = '';

  constructor() {
    super();
    this.what = '';
    this.hint = '';
    this.whole = this.cut = false;
  }

  protected override changed(change: Change): void {
    if (change === 'texts' || change === 'trouble' || change === 'experiment' || change === 'question') this.requestUpdate();
    if (change !== 'training' && change !== 'playing' && change !== 'shown') return;
    const said = JSON.stringify(this.caption());
    if (said !== this.said) this.requestUpdate();
    this.said = said;
  }

  private caption(): { what: string; hint: string } {
    const { store } = this;
    if (!store || store.asking.open) return { what: '', hint: '' };
    if (this.what) return { what: this.what, hint: this.hint };
    if (!store.training) return { what: '', hint: '' };
    const { caption } = store.training;
    if (!caption) return { what: store.text('lab.lesson.training'), hint: store.text('lab.lesson.trainingHint') };
    return { what: `${caption.run ? `${caption.run}: ` : ''}${store.say(caption.what)}`, hint: store.say(caption.hint) };
  }

  protected override render(): TemplateResult {
    const { what, hint } = this.caption();
    return html`<p>${what} <span>${hint}</span></p>
      ${this.cut || this.whole ? this.more() : nothing}`;
  }

  private more(): TemplateResult {
    return html`<button type="button" aria-expanded=${this.whole} @click=${() => (this.whole = !this.whole)}>${this.text(this.whole ? 'lab.lesson.less' : 'lab.lesson.more')}</button>`;
  }

  protected override updated(): void {
    const words = this.renderRoot.querySelector('p')!;
    this.cut = words.scrollHeight > words.clientHeight + 1;
  }
}

customElements.define('descent-score', DescentScore);
customElements.define('descent-lesson', DescentLesson);
