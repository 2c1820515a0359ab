/**
 * The question before a run: choices to press or to pick by their number; after one it says whether it was right, and why.
 * While it is open the pictures end at the cursor.
 */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import type { Asking, Question } from '../lab/asking/asking';
import { focusOf } from '../shell/keys';
import { rememberAnswered } from './answered';
import { format, parse } from '../draw/axes/number';
import { fill, type Texts } from '../wire/answer/message';
import { prose } from './prose';
import type { Witness } from './proofs';
import './proofs';
import { questionStyles } from './question-styles';
import { reply } from './reply';

/** What a question stands before: the stage of a lab, or the gradient check. */
export interface Asked extends HTMLElement, Witness {
  readonly asking: Asking;
  readonly texts: string;
  /** Hears of the question and of its answer. */
  onAsking(listener: () => void): () => void;
}

const ASKED = ['descent-stage', 'descent-training', 'descent-check'];

export class DescentQuestion extends LitElement {
  static override styles = questionStyles;
  static override properties = { lesson: {}, trouble: { state: true } };

  /** The key of the lesson that asks; empty for the question of an experiment. */
  declare lesson: string;
  /** Whether what was typed is no number. */
  declare protected trouble: boolean;

  private asked: Asked | null = null;
  private patterns: Texts = {};
  private leave: (() => void) | null = null;
  /** Who wants to go on is led to the question, not to a choice: another press must not pick it. */
  private readonly wanted = (): void => this.renderRoot.querySelector<HTMLElement>('.text')?.focus();
  private readonly pressed = (event: KeyboardEvent): void => this.press(event);

  constructor() {
    super();
    this.lesson = '';
    this.trouble = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.pressed);
    // Not every page loads every element that can ask: only the one on this page is waited for.
    const asked = (this.closest(ASKED.join()) ?? document.querySelector(ASKED.join()))?.localName;
    void Promise.all((asked ? [asked] : ASKED).map((name) => customElements.whenDefined(name))).then(() => this.join());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.pressed);
    this.asked?.removeEventListener('descent-unanswered', this.wanted);
    this.leave?.();
    this.leave = this.asked = null;
  }

  private join(): void {
    if (!this.isConnected || this.asked) return;
    this.asked = this.closest(ASKED.join()) ?? document.querySelector(ASKED.join());
    this.asked?.addEventListener('descent-unanswered', this.wanted);
    this.leave = this.asked?.onAsking(() => this.requestUpdate()) ?? null;
    this.requestUpdate();
  }

  private get asking(): Asking | null {
    return this.asked?.asking ?? null;
  }

  private pick(choice: number): void {
    const { asking, lesson } = this;
    asking?.pick(choice);
    if (lesson && asking?.picked === choice) rememberAnswered(lesson);
  }

  /** The numbers of the choices, wherever the focus is, except while somebody types or chooses. */
  private press(event: KeyboardEvent): void {
    const { asking } = this;
    if (!asking?.open || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const from = event.composedPath()[0];
    const own = from instanceof Element && this.renderRoot.contains(from);
    const focus = focusOf(from);
    if (!own && (focus === 'typing' || focus === 'choice' || focus === 'range')) return;
    if (document.querySelector('dialog[open], vaadin-dialog[opened]') || !/^[1-9]$/.test(event.key)) return;
    const choice = Number(event.key) - 1;
    if (choice >= (asking.question!.choices?.length ?? 0)) return;
    event.preventDefault();
    this.pick(choice);
  }

  /** Arrows go from choice to choice; only Enter, Space or a number makes one. */
  private arrows(event: KeyboardEvent): void {
    const way = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!way) return;
    const choices = [...this.renderRoot.querySelectorAll<HTMLButtonElement>('[role=radio]')];
    const at = choices.indexOf(event.target as HTMLButtonElement);
    event.preventDefault();
    choices[(at + way + choices.length) % choices.length]?.focus();
  }

  /** A number, or the coordinates of a place, were typed. */
  private told(typed: readonly string[]): void {
    const values = typed.map((text) => parse(text) ?? NaN);
    this.trouble = !values.every(Number.isFinite);
    if (!this.trouble) this.asking?.answer(values);
  }

  private text(key: string, ...values: unknown[]): string {
    return fill(this.patterns[key] ?? '', values);
  }

  protected override willUpdate(): void {
    this.patterns = JSON.parse(this.asked?.texts || '{}') as Texts;
    this.hidden = !this.asking?.question;
    this.toggleAttribute('open', (this.asking?.open ?? false) && this.asking?.question?.choices !== undefined);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { asking } = this;
    const question = asking?.question;
    if (!asking || !question) return nothing;
    return html`
      <p class="text" id="text" tabindex="-1">${prose(question.text)}</p>
      ${
        question.choices
          ? html`<div class="pills ${asking.open ? '' : 'answered'}" role="radiogroup" aria-labelledby="text" @keydown=${this.arrows}>
            ${question.choices.map((choice, i) => this.choice(asking, choice, i))}
          </div>`
          : asking.open
            ? reply(
                asking,
                this.trouble,
                (key, ...values) => this.text(key, ...values),
                (typed) => this.told(typed),
              )
            : nothing
      }
      <p class="hint" ?hidden=${!asking.open}>
        ${question.choices ? this.text('lab.question.hint', question.choices.length) : this.text('lab.question.hidden')}
        <button type="button" class="skip" @click=${() => asking.skip()}>${this.text('lab.question.skip')}</button>
      </p>
      <p class="answer" role="status">${asking.open ? nothing : this.answer(asking, question)}</p>
      ${asking.shown ? html`<descent-proofs .answer=${asking.shown} .witness=${this.asked} .texts=${this.patterns}></descent-proofs>` : nothing}
    `;
  }

  private choice({ open, picked, question }: Asking, choice: string, i: number): TemplateResult {
    const right = !open && i === question!.answer;
    const wrong = picked === i && !right && question!.answer !== undefined;
    const mark = right ? this.text('lab.question.rightMark') : wrong ? this.text('lab.question.wrongMark') : '';
    return html`<button type="button" role="radio" aria-checked=${picked === i} aria-disabled=${!open}
      class="pill ${right ? 'right' : wrong ? 'wrong' : picked === i ? 'picked' : ''}" tabindex=${i === (picked ?? 0) ? 0 : -1} @click=${() => this.pick(i)}>
      <span class="number" aria-hidden="true">${right ? '✓' : wrong ? '✕' : i + 1}</span>
      <span>${prose(choice)}${mark ? html`<span class="unseen"> (${mark})</span>` : nothing}</span>
    </button>`;
  }

  private answer(asking: Asking, question: Question): TemplateResult {
    return html`${this.verdict(asking, question)} <span class="why">${prose(question.explanation)}</span>`;
  }

  private verdict(asking: Asking, { choices, answer: of }: Question): TemplateResult | typeof nothing {
    const { picked, right, told } = asking;
    if (told || !choices) return this.measured(asking, of);
    const answer = of as number | undefined;
    if (answer === undefined) return picked === null ? nothing : html`<b>${prose(this.text('lab.question.told', choices[picked]))}</b>`;
    if (picked === null) return html`<b>${prose(this.text('lab.question.shown', choices[answer]))}</b>`;
    return right
      ? html`<b class="yes">${this.text('lab.question.right')}</b>`
      : html`<b class="no">${prose(this.text('lab.question.wrong', choices[answer]))}</b>`;
  }

  /** What was told of a number or a place, and what is right. */
  private measured({ told, right, judges }: Asking, answer: number | number[] | undefined): TemplateResult {
    const said = told && this.text('lab.question.told', numbers(told.names.length > 0 ? told.values : told.values[0]));
    if (answer === undefined) return html`<b>${said}</b>`;
    const shown = this.text(judges && !right ? 'lab.question.wrong' : 'lab.question.shown', numbers(answer));
    return html`<b>${said}</b> <b class=${judges ? (right ? 'yes' : 'no') : ''}>${judges && right ? this.text('lab.question.right') : nothing} ${shown}</b>`;
  }
}

/** A number, or a place. */
function numbers(value: number | readonly number[]): string {
  return typeof value === 'number' ? format(value, 4) : `(${value.map((each) => format(each, 4)).join(', ')})`;
}

customElements.define('descent-question', DescentQuestion);
