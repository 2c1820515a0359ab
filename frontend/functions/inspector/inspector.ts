/**
 * Explains the step at the cursor for one contender: its rule with numbers, its memory, its vectors, and the curvature
 * at the point. It is closed at first, and opened by a click on a path, by a contender's button, or by the key I.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { column, rowAt } from '../../wire/answer/frame';
import type { InverseGap, Inspection, StepQuestion } from '../../wire/answer/inspection';
import { same } from '../../lab/asking/pointer';
import { LatestWins } from '../../wire/requests';
import { Refusal, askGap, askStep } from '../../wire/server';
import type { Change } from '../../lab/lab-store';
import type { RaceStore } from '../race/store';
import { StageMember, stageOf } from '../../lab/member';
import { lookOf } from '../../lab/painting/page-look';
import { swatch } from '../../lab/controls/swatch';
import './board';
import { gapPart, searchPart, surroundingsPart } from './curvature';
import { quantitiesPart, vectorsPart, type Words } from './numbers';

/** How long a race must stay the same before the gaps of its whole run are asked for. */
const QUIET_MILLISECONDS = 250;

/** While a hand drags, the paths come first: the pause in milliseconds between two requests for a step. */
const PACE_MILLISECONDS = 80;

export class DescentInspector extends StageMember<RaceStore> {
  static override properties = { row: { state: true }, refusal: { state: true }, gap: { state: true } };

  /** Which of the shown variables the rule is worked for. */
  declare protected row: number;
  declare protected refusal: string;
  declare protected gap: InverseGap | null;

  private asked: StepQuestion | null = null;
  private askedAt = -Infinity;
  private askTimer = 0;
  /** The question whose answer is on the page. */
  private answered: StepQuestion | null = null;
  /** Whether the gaps have still to be requested. */
  private gapDue = false;
  private gapTimer = 0;
  private readonly requests = new LatestWins<StepQuestion, Inspection>(
    askStep,
    (answer, question) => this.arrived(answer, question),
    (reason) => this.failed(reason),
  );
  private readonly gaps = new LatestWins<{ experiment: StepQuestion['experiment']; run: number }, InverseGap>(
    askGap,
    (gap, question) => {
      if (this.isAsked(question)) this.gap = gap;
    },
    () => (this.gap = null),
  );
  private readonly picked = (event: Event): void => this.look((event as CustomEvent<{ run: number }>).detail.run);
  private readonly toggled = (): void => (this.hasAttribute('open') ? this.look(null) : this.openFirst());
  private readonly clicked = (event: Event): void => {
    const button = (event.target as Element | null)?.closest?.<HTMLElement>('[data-inspect]');
    if (!button) return;
    this.look(Number(button.dataset['inspect']));
    this.comeForward();
  };

  constructor() {
    super();
    this.row = 0;
    this.refusal = '';
    this.gap = null;
  }

  /** In the page's own tree, where KaTeX's style sheet and fonts reach it. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override joined(): void {
    super.joined();
    const stage = stageOf(this);
    const stood = this.store?.panels.get('inspector');
    if (stood) this.open(Number(stood));
    stage?.addEventListener('descent-pick', this.picked);
    stage?.addEventListener('click', this.clicked);
    stage?.addEventListener('descent-inspect', this.toggled);
  }

  override disconnectedCallback(): void {
    const stage = stageOf(this);
    stage?.removeEventListener('descent-pick', this.picked);
    stage?.removeEventListener('click', this.clicked);
    stage?.removeEventListener('descent-inspect', this.toggled);
    this.requests.forget();
    this.forgetGap();
    clearTimeout(this.askTimer);
    this.askTimer = 0;
    super.disconnectedCallback();
  }

  protected override changed(change: Change): void {
    if (change === 'race' || change === 'cursor' || change === 'inspection') this.ask();
    if (change === 'question') this.afterQuestion();
    if (change === 'inspection' || change === 'texts') this.requestUpdate();
  }

  /** Opens with the run that a lesson shows after its question. */
  private afterQuestion(): void {
    const { asking, inspecting } = this.store!;
    const run = /^inspect:(\d+)$/.exec(asking.opens);
    const stood = this.store!.panels.get('inspector');
    if (stood) this.open(Number(stood));
    else if (stood === '') this.close();
    else if (run) this.open(Number(run[1]));
    else if (asking.question && asking.open && inspecting.run !== null) this.close();
    else if (inspecting.run !== null) this.askGapSoon();
  }

  /** Chooses the run whose step is explained; null for none. */
  private look(run: number | null): void {
    this.store?.panels.set('inspector', run === null ? '' : String(run));
    if (run === null) this.close();
    else this.open(run);
  }

  /** Looks at a run. */
  private open(run: number): void {
    this.store?.inspecting.look(run);
    this.setAttribute('open', '');
  }

  /** Looks at the first run that is shown. */
  private openFirst(): void {
    const { race, isShown } = this.store!;
    if (!race) return;
    this.look(
      Math.max(
        0,
        race.runs.findIndex((_, index) => isShown(index)),
      ),
    );
    this.comeForward();
  }

  /** Moves the focus to the inspector, where the arrow keys still move the cursor. */
  private comeForward(): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('h2')?.focus());
  }

  private close(): void {
    this.store?.inspecting.look(null);
    this.removeAttribute('open');
    this.requests.forget();
    this.asked = null;
    this.forgetGap();
    this.refusal = '';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.inspector-open')?.focus());
  }

  private ask(): void {
    const { experiment, race, inspecting, cursor } = this.store!;
    if (inspecting.run === null || !race || !experiment) return;
    if (inspecting.run >= race.runs.length) {
      this.close();
      return;
    }
    const run = race.runs[inspecting.run];
    if (run.rows === 0) {
      this.requests.forget();
      this.asked = null;
      if (inspecting.answer) inspecting.show(null);
      return;
    }
    const step = column(run, 'step')[rowAt(run, cursor)];
    const axes = inspecting.axes.filter((axis) => axis < experiment.problem.start.length);
    const question = { experiment, run: inspecting.run, step, axes };
    if (same(question, this.asked) || this.postponed()) return;
    if (this.asked?.experiment !== experiment || this.asked.run !== question.run) this.askGapSoon();
    this.asked = question;
    this.requests.want(question);
  }

  /** Whether it is too soon to ask again; then it asks by itself when it is time. */
  private postponed(): boolean {
    const wait = this.store!.dragging ? this.askedAt + PACE_MILLISECONDS - performance.now() : 0;
    if (wait <= 0) {
      this.askedAt = performance.now();
      return false;
    }
    this.askTimer ||= window.setTimeout(() => {
      this.askTimer = 0;
      if (this.store) this.ask();
    }, wait);
    return true;
  }

  private forgetGap(): void {
    clearTimeout(this.gapTimer);
    this.gapTimer = 0;
    this.gapDue = false;
    this.gaps.forget();
    this.gap = null;
  }

  private askGapSoon(): void {
    this.forgetGap();
    this.gapDue = true;
    this.gapTimer = window.setTimeout(() => {
      this.gapTimer = 0;
      this.askGap();
    }, QUIET_MILLISECONDS);
  }

  /**
   * Requests the gaps of the run. Only the step's answer tells whether it has any, so the request follows the answer
   * or the rest of the hand, whichever is later.
   */
  private askGap(): void {
    if (!this.gapDue || this.gapTimer !== 0 || !this.store || this.store.asking.open || !this.answered || !this.isAsked(this.answered))
      return;
    const { experiment, run } = this.answered;
    this.gapDue = false;
    if (Number.isFinite(this.store.inspecting.answer?.gap)) this.gaps.want({ experiment, run });
  }

  private isAsked({ experiment, run }: { experiment: StepQuestion['experiment']; run: number }): boolean {
    return this.asked?.experiment === experiment && this.asked.run === run;
  }

  private arrived(answer: Inspection, question: StepQuestion): void {
    if (this.store?.inspecting.run !== question.run) return;
    this.refusal = '';
    this.answered = question;
    this.store.inspecting.show(answer);
    this.askGap();
  }

  private failed(reason: unknown): void {
    // Where the server is away, the stage says so, and the question is asked again.
    if (!(reason instanceof Refusal)) return;
    this.asked = null;
    this.refusal = this.store!.say(reason.sentence);
  }

  private readonly words: Words = { text: (key, ...values) => this.text(key, ...values) };

  protected override render(): TemplateResult {
    const { inspecting, race } = this.store ?? {};
    if (!inspecting || inspecting.run === null) {
      return html`<button type="button" class="inspector-open quiet" title=${this.text('lab.inspector.openKey')}
        @click=${() => this.openFirst()}>${this.text('lab.inspector.open')}</button>`;
    }
    const { answer, run } = inspecting;
    return html`
      <header class="inspector-head">
        ${swatch(lookOf(run), 20)}
        <select aria-label=${this.text('lab.inspector.run')} @change=${this.choose}>
          ${race!.runs.map(({ name }, index) => html`<option value=${index} ?selected=${index === run}>${name}</option>`)}
        </select>
        <h2 tabindex="-1">${answer ? this.text('lab.inspector.title', answer.step, answer.step + 1) : nothing}</h2>
        <button type="button" class="quiet" title=${this.text('lab.inspector.close')} aria-label=${this.text('lab.inspector.close')}
          @click=${() => this.look(null)}>✕</button>
      </header>
      ${this.refusal ? html`<p class="problem" role="alert">${this.refusal}</p>` : nothing}
      ${answer ? this.explained(answer) : nothing}
    `;
  }

  private explained(answer: Inspection): TemplateResult {
    const { words } = this;
    return html`
      ${this.rulePart(answer)} ${quantitiesPart(answer, words)} ${searchPart(answer, words)}
      ${vectorsPart(answer, words, this.store!.inspecting)} ${surroundingsPart(answer, words, (message) => this.store!.say(message))}
      ${gapPart(answer, this.gap, words)}
    `;
  }

  private rulePart(answer: Inspection): TemplateResult {
    const { working } = answer;
    const row = Math.min(this.row, answer.names.length - 1);
    return html`<section>
      <div class="inspector-section">
        <h3>${this.text('lab.inspector.rule')}</h3>
        ${working && !working.together && answer.names.length > 1 ? this.rows(answer.names, row) : nothing}
      </div>
      ${answer.rule ? html`<descent-formula class="rule" .latex=${answer.rule} block></descent-formula>` : nothing}
      ${working ? html`<descent-board .working=${working} .row=${row}></descent-board>` : html`<p class="hint">${this.text('lab.inspector.large')}</p>`}
      ${answer.made ? nothing : html`<p class="hint">${this.text('lab.inspector.ended')}</p>`}
      ${answer.made && !Number.isFinite(answer.nextLoss) ? html`<p class="problem">${this.text('lab.inspector.diverges')}</p>` : nothing}
    </section>`;
  }

  private rows(names: string[], row: number): TemplateResult {
    return html`<div class="segments" role="radiogroup" aria-label=${this.text('lab.inspector.variable')}>
      ${names.map(
        (name, index) =>
          html`<label><input type="radio" name="inspector-row" .checked=${index === row} @change=${() => (this.row = index)} /><span>${name}</span></label>`,
      )}
    </div>`;
  }

  private choose(event: Event): void {
    this.store!.inspecting.look(Number((event.target as HTMLSelectElement).value));
  }
}

customElements.define('descent-inspector', DescentInspector);
