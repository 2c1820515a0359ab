import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { format } from '../draw/axes/number';
import type { Picture } from '../draw/picture';
import { fractionOf, valueOf, type Slide } from '../draw/axes/slide';
import { Asking, nameOf } from '../lab/asking/asking';
import { held, type Held } from '../lab/held';
import { keepStanding, questionOf, takeStanding } from '../lab/standing';
import {
  USUAL,
  layerMaps,
  question,
  worstOf,
  type Choices,
  type LayerMap,
  type Piece,
  type Planted,
  type Report,
  type StepCurve,
} from '../wire/answer/gradient-check';
import type { Evidence } from '../lab/asking/proof';
import type { Experiment } from '../wire/answer/experiment';
import { Latest } from '../wire/latest';
import { sentence, type Message, type Texts } from '../wire/answer/message';
import { Refusal } from '../wire/server';
import { askTexts } from '../wire/texts';
import { pageLook } from '../lab/painting/page-look';
import '../lab/controls/picture-menu';
import { checkStyles } from './check-styles';
import { errorsPicture } from './check-pictures';
import { coloursOf } from './error-map';
import { hintKey } from './hint';
import { result } from './result';
import { numberOf, sayer } from './say';
import type { DescentStepCurve } from './step-curve';
import './step-curve';

const STEPS: Slide = { min: 1e-12, max: 1e-1, scale: 'log', step: 0 };
const POSITIONS = 220;
const NONE: Planted = { fault: null, puzzle: null };

/**
 * The gradient check of one experiment: choices, verdict, errors of the layers, all comparisons, and the error against the
 * step. The server sets the experiment; this element requests the results.
 */
export class DescentCheck extends LitElement {
  static override styles = checkStyles;
  static override properties = {
    experiment: {},
    texts: {},
    textsAt: {},
    report: { state: true },
    curves: { state: true },
    choices: { state: true },
    planted: { state: true },
    question: {},
    told: { state: true },
    guess: { state: true },
    trouble: { state: true },
    busy: { state: true },
    hovered: { state: true },
  };

  /** JSON. */
  declare experiment: string;
  /** The patterns of all texts as JSON. */
  declare texts: string;
  /** The address of the texts, relative to the page's base. */
  declare textsAt: string;
  declare protected report: Report | null;
  declare protected curves: readonly StepCurve[];
  declare protected choices: Choices;
  declare protected planted: Planted;
  /** The planted mistake, shown after a guess. */
  declare protected told: Report['fault'];
  declare protected guess: number | null;
  declare protected trouble: string;
  declare protected busy: boolean;
  declare protected hovered: number | null;

  readonly asking = new Asking(() => this.asked());

  private questionText = '';
  private readonly stood = takeStanding();
  private readonly leaving = (): void =>
    keepStanding({ step: 0, playing: false, question: nameOf(this.asking.question), answer: this.asking.answered, panels: {} });
  private readonly listeners = new Set<() => void>();
  private patterns: Texts = {};
  private runs: string[] = [];
  private readonly heard = {
    piece: (piece: Piece): void => this.took(piece),
    failed: (reason: unknown): void => this.failed(reason),
    again: (): void => void (this.trouble = ''),
  };
  private readonly checking = new Latest<unknown, Piece>('api/check', { ...this.heard, done: () => (this.busy = false) });
  private readonly drawing = new Latest<unknown, Piece>('api/check', { ...this.heard, done: () => undefined });

  constructor() {
    super();
    this.experiment = '';
    this.texts = '{}';
    this.textsAt = '';
    this.report = null;
    this.curves = [];
    this.choices = USUAL;
    this.planted = NONE;
    this.told = null;
    this.guess = null;
    this.trouble = '';
    this.busy = false;
    this.hovered = null;
  }

  /** The question asked before the check, as JSON {text, choices, answer, explanation, opens}; empty for none. */
  get question(): string {
    return this.questionText;
  }

  set question(text: string) {
    this.questionText = text ?? '';
    const { question, again } = questionOf(this.questionText, this.stood);
    this.asking.ask(question);
    if (again) this.asking.takeUp(this.stood!.answer);
  }

  onAsking(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The numbers of the check with which a lesson proves its answer and judges its task. */
  get evidence(): Evidence {
    const { report } = this;
    const worst = report?.parameters[0]?.relativeError ?? NaN;
    const kink = report?.parameters.find(({ note }) => note === 'kink') ?? report?.parameters[0];
    const kinks = report?.parameters.filter(({ note }) => note === 'kink').length ?? NaN;
    const gap = kink ? (kink.numeric ?? NaN) - (kink.analytic ?? NaN) : NaN;
    const guessed = this.told !== null && this.guess !== null ? Number(this.told.index === this.guess) : NaN;
    return {
      experiment: { ...(this.experiment ? (JSON.parse(this.experiment) as object) : {}), choices: this.choices },
      runs: this.runs.map((name) => ({ name })),
      column: () => null,
      snapshots: () => NaN,
      conditionNumber: null,
      measured: new Map([
        ['worst', [worst]],
        ['difference', [gap]],
        ['kinks', [kinks]],
        ['guessed', [guessed]],
        ['norm', [report?.normError ?? NaN]],
      ]),
    };
  }

  onEvidence(listener: () => void): () => void {
    return this.onAsking(listener);
  }

  point(): void {}

  /** The store that the file menu in the header reads. */
  get store(): Held {
    return held(this.experiment ? (JSON.parse(this.experiment) as Experiment) : null, this.patterns);
  }

  /** Runs the check once the question is answered. */
  private asked(): void {
    for (const listener of [...this.listeners]) listener();
    this.requestUpdate();
    this.toggleAttribute('answered', this.asking.shown !== null);
    this.dataset['decides'] = this.asking.shown?.decides ?? '';
    if (this.asking.question && this.hasUpdated) this.begin();
  }

  /** Runs the check again, with the mistake that the lesson's answer plants. */
  private begin(): void {
    const fault = /^fault:(\d+)$/.exec(this.asking.opens);
    this.plant(fault ? { fault: Number(fault[1]), puzzle: null } : NONE);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.leaving);
    // Vaadin may take the element out and put it in again.
    if (this.hasUpdated && this.experiment) this.ask(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.leaving);
    this.checking.cancel();
    this.drawing.cancel();
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.toggleAttribute('told', this.texts !== '{}');
    if (changed.has('textsAt') && this.textsAt) void askTexts(this.textsAt).then((texts) => (this.texts = texts));
    if (changed.has('texts')) {
      this.patterns = JSON.parse(this.texts || '{}') as Texts;
      this.say = sayer(this.patterns);
    }
    if (changed.has('experiment') && this.experiment) {
      this.choices = { ...this.choices, after: 0, run: 0 };
      this.runs = (JSON.parse(this.experiment) as { runs: { name: string }[] }).runs.map(({ name }) => name);
      this.curves = [];
      this.report = null;
      this.begin();
    }
  }

  say = sayer({});
  readonly tell = (message: Message | null | undefined): string => sentence(message, this.patterns);

  /** Requests the comparisons; the curves too if more than the step has changed. */
  private ask(curves: boolean): void {
    if (this.asking.open) return;
    const experiment: unknown = JSON.parse(this.experiment);
    const { choices, planted } = this;
    this.busy = true;
    this.trouble = '';
    this.checking.ask(question(experiment, choices, planted, { check: true, curves: false, tell: this.guess !== null }));
    if (!curves) return;
    this.drawing.ask(question(experiment, choices, planted, { check: false, curves: true, tell: false }));
  }

  private took(piece: Piece): void {
    if (piece.kind === 'report') {
      this.report = piece;
      this.told = piece.fault;
      return;
    }
    // Each new curve takes the place of the old one of its kind, so that nothing flickers.
    const others = this.curves.filter(({ centred, float }) => centred !== piece.centred || float !== piece.float);
    this.curves = [...others, piece].sort((a, b) => Number(a.float) - Number(b.float) || Number(b.centred) - Number(a.centred));
  }

  private failed(reason: unknown): void {
    const refused = reason instanceof Refusal;
    if (refused) this.busy = false;
    this.trouble = refused ? this.tell(reason.sentence) : this.say('lab.offline');
  }

  private choose(change: Partial<Choices>): void {
    this.choices = { ...this.choices, ...change };
    const kept = ['step', 'centred', 'float'];
    this.ask(Object.keys(change).some((name) => !kept.includes(name)));
  }

  private plant(planted: Planted): void {
    this.planted = planted;
    this.guess = null;
    this.told = null;
    this.ask(true);
  }

  private answer(): void {
    const chosen = this.renderRoot.querySelector<HTMLSelectElement>('#guess')!.value;
    this.guess = Number(chosen);
    this.ask(false);
  }

  protected override updated(changed: PropertyValues): void {
    if (!['report', 'told', 'guess', 'texts'].some((name) => changed.has(name))) return;
    for (const listener of [...this.listeners]) listener();
  }

  protected override render(): TemplateResult {
    return html`
      <div class="side" part="side">
        <slot></slot>
        ${this.options()}
        ${this.report && this.report.faults.length > 0 ? this.puzzle(this.report.faults) : nothing}
      </div>
      <div class="middle ${this.report || this.asking.open ? '' : 'waiting'}" aria-busy=${this.busy}>
        <p class="verdict ${this.report?.verdict ?? ''}" role="status">${this.trouble || (this.report ? this.verdict(this.report) : this.say(this.asking.open ? 'lab.check.asked' : 'lab.check.wait'))}</p>
        ${this.report ? this.result(this.report) : nothing}
      </div>
      <section class="curves" aria-label=${this.say('lab.check.curves')} @descent-step=${(event: CustomEvent<{ step: number }>) => this.choose(event.detail)}>
        <div class="head"><h2>${this.say('lab.check.curves')}</h2>
          <descent-picture-menu .say=${this.say} .picture=${() => this.renderRoot.querySelector<DescentStepCurve>('descent-step-curve')!.picture()}></descent-picture-menu></div>
        <descent-step-curve .curves=${this.curves} .step=${this.choices.step} .chosen=${this.choices} .say=${this.say}></descent-step-curve>
      </section>
    `;
  }

  private options(): TemplateResult {
    const { choices, report } = this;
    const share = fractionOf(STEPS, choices.step);
    return html`<div class="options" part="options">
      <label class="step">${this.say('lab.check.step')} <output>${format(choices.step, 3)}</output>
        <input type="range" id="step" min="0" max=${POSITIONS} .value=${String(Math.round(share * POSITIONS))} style="--share:${share * 100}%"
          aria-label=${this.say('lab.check.step')} aria-valuetext=${format(choices.step, 3)}
          @input=${(event: Event) => this.choose({ step: Number(valueOf(STEPS, Number((event.target as HTMLInputElement).value) / POSITIONS).toPrecision(2)) })} /></label>
      ${this.pick('difference', ['centred', 'oneSided'], choices.centred ? 'centred' : 'oneSided', (value) => this.choose({ centred: value === 'centred' }))}
      ${this.pick('precision', ['double', 'float'], choices.float ? 'float' : 'double', (value) => this.choose({ float: value === 'float' }))}
      ${
        report?.hasPenalty
          ? this.pick('penalty', ['on', 'off'], choices.penalty ? 'on' : 'off', (value) => this.choose({ penalty: value === 'on' }))
          : nothing
      }
      ${
        report?.hasDropout
          ? this.pick('dropout', ['fixed', 'off', 'fresh'], choices.dropout, (value) =>
              this.choose({ dropout: value as Choices['dropout'] }),
            )
          : nothing
      }
      <label class="line">${this.say('lab.check.after')}
        <input type="number" min="0" max="10000" .value=${String(choices.after)} @change=${(event: Event) => this.typedAfter(event.target as HTMLInputElement)} /></label>
      ${
        this.runs.length > 1
          ? html`<label class="line">${this.say('lab.check.run')}
            <select @change=${(event: Event) => this.choose({ run: (event.target as HTMLSelectElement).selectedIndex })}>
              ${this.runs.map((name, i) => html`<option ?selected=${i === choices.run}>${name}</option>`)}
            </select></label>`
          : nothing
      }
    </div>`;
  }

  private typedAfter(field: HTMLInputElement): void {
    const after = Math.round(field.valueAsNumber);
    if (after >= 0 && after <= 10_000) this.choose({ after });
    else field.value = String(this.choices.after);
  }

  private pick(name: string, values: string[], chosen: string, choose: (value: string) => void): TemplateResult {
    return html`<fieldset>
      <legend>${this.say(`lab.check.${name}`)}</legend>
      ${values.map(
        (value) => html`<label><input type="radio" name=${name} .checked=${chosen === value} @change=${() => choose(value)} />
        ${this.say(`lab.check.${name}.${value}`)}</label>`,
      )}
    </fieldset>`;
  }

  private puzzle(faults: readonly Message[]): TemplateResult {
    const { planted } = this;
    const chosen = planted.puzzle !== null ? 'secret' : planted.fault === null ? 'none' : String(planted.fault);
    return html`<div class="puzzle" part="puzzle">
      <label for="fault">${this.say('lab.check.planted')}</label>
      <select id="fault" .value=${chosen} @change=${(event: Event) => this.plantChosen((event.target as HTMLSelectElement).value)}>
        <option value="none" ?selected=${chosen === 'none'}>${this.say('lab.check.planted.none')}</option>
        ${planted.puzzle === null ? nothing : html`<option value="secret" ?selected=${chosen === 'secret'}>${this.say('lab.check.planted.secret')}</option>`}
        ${faults.map((fault, i) => html`<option value=${i} ?selected=${chosen === String(i)}>${this.tell(fault)}</option>`)}
      </select>
      <button type="button" @click=${() => this.plant({ fault: null, puzzle: Math.floor(Math.random() * 2 ** 40) })}>${this.say('lab.check.puzzle')}</button>
      ${planted.puzzle === null ? nothing : this.guessing(faults)}
    </div>`;
  }

  private plantChosen(value: string): void {
    if (value === 'secret') return;
    this.plant(value === 'none' ? NONE : { fault: Number(value), puzzle: null });
  }

  private guessing(faults: readonly Message[]): TemplateResult {
    const { told, guess } = this;
    return html`<div class="guess">
      <label for="guess">${this.say('lab.check.guess')}</label>
      <select id="guess">${faults.map((fault, i) => html`<option value=${i}>${this.tell(fault)}</option>`)}</select>
      <button type="button" class="primary" @click=${this.answer}>${this.say('lab.check.answer')}</button>
      <p role="status">${
        told && guess !== null
          ? told.index === guess
            ? html`<b>${this.say('lab.check.yes', this.tell(told.name))}</b> ${this.tell(told.pattern)}`
            : html`<b>${this.say('lab.check.no', this.tell(faults[guess]))}</b> ${this.say(hintKey(faults, guess, told.index))}`
          : nothing
      }</p>
    </div>`;
  }

  private result(report: Report): TemplateResult {
    const maps = report.rows ? layerMaps(report) : [];
    return result(report, maps, this.hovered, {
      say: this.say,
      tell: this.tell,
      number: numberOf,
      name: (map, layer) => this.layerName(map, layer),
      hover: (index) => (this.hovered = index),
      picture: () => this.errors(report, maps),
    });
  }

  private layerName(map: LayerMap, layer: number): string {
    const { error, looked } = worstOf(map.cells);
    return this.say('lab.check.layer', layer + 1, format(error, 2), looked, map.cells.length);
  }

  private errors(report: Report, maps: readonly LayerMap[]): Picture {
    const names = maps.map((map, layer) => this.layerName(map, layer));
    return errorsPicture(report, maps, names, coloursOf(this), pageLook(), this);
  }

  /** A verdict as a sentence; the name of the parameter in it is translated first. */
  private verdict({ message, about }: Report): string {
    return this.tell(about ? { ...message, arguments: message.arguments.with(1, about) } : message);
  }
}

customElements.define('descent-check', DescentCheck);
