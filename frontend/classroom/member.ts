/** What the three pages of a class have in common: the connection, the texts of the page, and the step on its way. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { fill, sentence, type Message, type Texts } from '../wire/answer/message';
import { isOnMap } from '../wire/classroom/question';
import { asksGuess, ClassConnection, isHidden, type ClassState, type Dot } from '../wire/classroom/socket';
import { NextFrame } from '../lab/painting/canvas';
import { format } from '../draw/axes/number';
import { Player } from './player';
import { bestOf } from './pictures/best-rate';
import type { Places } from './pictures/places';
import { pinned, type Snapshot } from './pictures/snapshots';
import { valueText } from './ballot';
import { promptOf, Voice, type Moment } from './aloud';
import './pictures/picture';

export type Speak = (key: string, ...values: unknown[]) => string;

/** How long the pictures take to reach the class's step: less than the time until the next one comes. */
const GLIDE_MILLISECONDS = 150;

export abstract class ClassMember extends LitElement {
  static override properties = { code: {} };

  declare code: string;
  protected connection!: ClassConnection;
  /** Where this page's pictures stand. */
  protected step = 0;
  /** The last step that this page knows; 0 while it knows none. */
  private known = 0;
  private readonly player = new Player();
  private wasMasked = false;
  protected readonly voice = new Voice(this);
  /** What had been told to who hears this page. */
  private told: Moment | null = null;
  private lastTrouble = '';

  private from = 0;
  private since = 0;
  private readonly gliding = new NextFrame(() => this.glide());

  constructor() {
    super();
    this.code = '';
  }

  /** Says who this page is, given the token of an earlier visit. */
  protected abstract first(token: string | null): object;

  /** The step to which the pictures go. */
  protected get goal(): number {
    const { state } = this;
    if (!state) return 0;
    const step = this.masked ? state.step : this.player.at(performance.now(), this.last);
    return this.last > 0 ? Math.min(step, this.last) : step;
  }

  protected get state(): ClassState | null {
    return this.connection.state;
  }

  /** Whether nobody sees beyond the step of the class. */
  protected get masked(): boolean {
    return this.state !== null && isHidden(this.state, this.connection.experiment);
  }

  /** The last step to which the class can go; 0 while the pictures are not there. */
  protected get last(): number {
    return this.known > 0 && this.masked ? this.connection.experiment!.steps : this.known;
  }

  protected readonly speak: Speak = pageSpeak;

  protected say(message: Message | null): string {
    return sentence(message, pageTexts());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.connection = new ClassConnection(
      this.code,
      (token) => this.first(token),
      () => this.heard(),
    );
    this.connection.connect();
    this.addEventListener('descent-class-race', (event) => {
      this.known = Math.max(1, (event as CustomEvent<number>).detail);
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.gliding.cancel();
    this.connection.close();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected heard(): void {
    // A race of which more may be seen than before is fetched anew: nothing plays before it has arrived.
    if (this.masked !== this.wasMasked) this.known = 0;
    this.wasMasked = this.masked;
    if (this.state) this.player.follow(this.state, performance.now());
    this.tell();
    this.moved();
    this.requestUpdate();
  }

  /** Says aloud what is new. */
  private tell(): void {
    const { state, connection } = this;
    const trouble = this.trouble;
    if (trouble !== this.lastTrouble && connection.link !== 'connecting') this.voice.say(trouble);
    this.lastTrouble = trouble;
    if (!state || connection.link !== 'open') return;
    const { experiment, pseudonym, voted, guessed } = connection;
    const now: Moment = { state, experiment, pseudonym, voted, guessed };
    this.speakOf(this.told, now);
    this.told = now;
  }

  /** Says aloud what has happened since; null at the beginning. */
  protected speakOf(_before: Moment | null, _now: Moment): void {
    // A projector is looked at.
  }

  /** The goal may be another one now. */
  protected moved(): void {
    this.from = this.step;
    this.since = performance.now();
    this.gliding.ask();
  }

  private glide(): void {
    const part = matchMedia('(prefers-reduced-motion: reduce)').matches
      ? 1
      : Math.min(1, (performance.now() - this.since) / GLIDE_MILLISECONDS);
    const step = Math.round(this.from + part * (this.goal - this.from));
    // Where the steps are few, most frames change nothing.
    if (step !== this.step) this.requestUpdate();
    this.step = step;
    if (part < 1 || (this.player.moves && !this.masked && this.step < this.last)) this.gliding.ask();
  }

  /** What this page's reader may guess now, by touching a picture; empty for nothing. */
  protected get guessing(): string {
    return '';
  }

  /** The place that this page's reader points at, or has voted for; null for none. */
  protected get pointed(): readonly number[] | null {
    return null;
  }

  /** The places that the class has voted for, with the one that is right, as far as they may be seen. */
  private get places(): Places {
    const { connection, state, pointed: mine } = this;
    const question = connection.experiment?.question;
    const { rounds = [], bins } = state!;
    const { answer, tolerance } = question ?? {};
    return {
      mine,
      rounds: isOnMap(bins) ? rounds : [],
      bins: isOnMap(bins) ? bins : null,
      answer: Array.isArray(answer) ? answer : null,
      tolerance: tolerance ?? 0,
    };
  }

  /** The code: a page has one main heading, that of the experiment where this has a title. */
  protected named(): TemplateResult {
    return this.connection.experiment?.title ? html`<b class="code">${this.code}</b>` : html`<h1 class="code">${this.code}</h1>`;
  }

  /** @param zooms whether this page chooses the part of the plane that all see */
  protected picture(zooms = false): TemplateResult | typeof nothing {
    const { experiment } = this.connection;
    if (!experiment || !this.state) return nothing;
    return html`<descent-class-picture .code=${this.code} .state=${this.state} .experiment=${experiment} .step=${this.step} .rows=${this.connection.rows}
      .dots=${this.guessable ? [] : this.chosen} .snapshots=${this.snapshots} .names=${[this.speak('classroom.step'), this.speak('classroom.axis.loss')]} .tells=${this.tells} .guess=${this.connection.guessed} .guessing=${this.guessing} .places=${this.places} .keys=${this.speak('classroom.place.keys', this.pointed ? valueText(this.pointed) : '–')} .zooms=${zooms}></descent-class-picture>`;
  }

  /** What somebody who does not see a picture is told of it. */
  private readonly tells = (title: string, step: number, losses: string): string =>
    losses ? this.speak('classroom.said.at', title, step, losses) : title;

  /** What stands side by side on this page; empty for the map and the chart. */
  protected get snapshots(): Snapshot[] {
    return pinned(this.connection.dots, this.state?.pins ?? [], this.caption);
  }

  /** What somebody chose and what came of it. */
  protected readonly caption = ({ field, value, loss, diverged }: Dot): string => {
    const chosen = [value].flat().map((each) => format(each, 3));
    const name = this.speak(`classroom.axis.${field}`);
    return diverged || loss === null
      ? this.speak('classroom.snapshot.diverged', name, chosen.join(', '))
      : this.speak('classroom.snapshot', name, chosen.join(', '), format(loss, 3));
  };

  /** Whether the class guesses now. */
  protected get guessable(): boolean {
    return this.state !== null && asksGuess(this.state);
  }

  /** What came of the choices of one kind: those of now, else the last ones. */
  private get chosen(): Dot[] {
    const { dots } = this.connection;
    const field = this.state?.choose || dots.at(-1)?.field;
    return dots.filter((dot) => dot.field === field);
  }

  /** What came of each choice, with the truth beneath it. */
  protected dots(): TemplateResult | typeof nothing {
    const { curve } = this.connection;
    const dots = this.chosen;
    const field = (dots[0] ?? curve[0])?.field;
    const numbers = dots.some(({ value }) => typeof value === 'number');
    if (this.guessable || (!numbers && curve.length === 0)) return nothing;
    const names = [field, 'loss', 'diverged'].map((name) => this.speak(`classroom.axis.${name}`));
    const guesses = this.state?.choose === 'rate' ? (this.state.guesses ?? []) : [];
    const best = this.state?.choose === 'rate' ? bestOf(curve) : null;
    return html`<descent-class-dots .dots=${dots} .curve=${curve} .guesses=${guesses} .guess=${this.connection.guessed} .names=${names} .label=${this.speak('classroom.dots', names[0], dots.length)}></descent-class-dots>
      ${best ? html`<p class="best">${this.speak('classroom.bestRate', curve.length, format(best.value as number, 3))}</p>` : nothing}`;
  }

  /** What everybody is asked to guess or to choose now, if anything. */
  protected prompt(): string {
    return this.state ? promptOf(this.state, this.speak) : '';
  }

  /** A sentence on the line, where it is not simply open. */
  protected troubles(): TemplateResult {
    return html`${this.voice.render()}${this.trouble ? html`<p class="trouble">${this.trouble}</p>` : nothing}`;
  }

  private get trouble(): string {
    const { link, refused, waits } = this.connection;
    const text =
      link === 'open' ? (refused ? this.say(refused) : '') : link === 'refused' ? this.say(refused) : this.speak(`classroom.link.${link}`);
    const said = text || (link === 'open' && this.state?.teacher === false ? this.speak('classroom.noTeacher') : '');
    return waits ? `${said} ${this.speak('classroom.link.waits')}` : said;
  }
}

/** A text of the page in its language. */
export const pageSpeak: Speak = (key, ...values) => fill(pageTexts()[key] ?? key, values);

let texts: Texts | null = null;

function pageTexts(): Texts {
  texts ??= JSON.parse(document.getElementById('texts')?.textContent || '{}') as Texts;
  return texts;
}
