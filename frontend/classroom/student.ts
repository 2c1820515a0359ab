/** A student's page: it follows the class, votes and chooses; touched, it goes its own way until it is called back. */
import { html, nothing, type TemplateResult } from 'lit';
import { format } from '../draw/axes/number';
import { keepExperiment } from '../wire/classroom/pictures';
import { RATE } from '../wire/answer/experiment';
import { asksOf, type ClassQuestion, type Voted } from '../wire/classroom/question';
import type { Dot } from '../wire/classroom/socket';
import { asked, phaseOf, votedText } from './ballot';
import { Booth } from './booth';
import { ClassMember } from './member';
import type { Touch } from './pictures/touch';
import { plain } from './plain';
import { tally } from './tally';
import { heardByFollower, type Moment } from './aloud';
import './pictures/dots';

export class DescentClassStudent extends ClassMember {
  /** The step at which this student explores; null while it follows. */
  private own: number | null = null;
  /** The number of the connection over which the class was told that this student explores. */
  private saidOver = 0;
  private recalled = 0;
  /** The experiment whose question was last seen open. */
  private askedBy = 0;
  private picked = 0.05;
  /** What this student chose last, in the words of its dot. */
  private chose = '';
  private toldDot = false;
  private readonly booth = new Booth(
    () => this.requestUpdate(),
    (value) => this.connection.say({ vote: value }),
    this.speak,
  );
  /** The experiment and the phase of the question that the booth stands before. */
  private boothOf: readonly [number, string] = [0, ''];
  /** The field in which something was typed that is no number. */
  private badFor = '';

  protected override first(token: string | null): object {
    return { join: token };
  }

  protected override get goal(): number {
    return this.own ?? super.goal;
  }

  /** A phone is too small for six pictures beside each other, and its reader looks at the projector. */
  protected override get snapshots(): [] {
    return [];
  }

  protected override get guessing(): string {
    if (this.guessable) return this.state!.choose;
    const question = this.connection.experiment?.question;
    if (question && this.votes && asksOf(question) === 'place') return 'place';
    const problem = this.connection.experiment?.problem;
    return this.state?.choose === 'start' && problem?.type === 'function' && problem.start.length <= 2 ? 'start' : '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('descent-class-guess', (event) => {
      const { field, values, moving = false } = (event as CustomEvent<Touch>).detail;
      if (field === 'place') {
        this.booth.point(values, !moving);
        return;
      }
      this.answer({ [field]: field === 'loss' ? values[0] : values });
    });
    this.addEventListener('descent-class-step', (event) => {
      if (!this.isFree) return;
      this.go(Math.min(this.last, (event as CustomEvent<number>).detail));
      this.moved();
      this.requestUpdate();
    });
  }

  /** Whether a vote is taken now. */
  private get votes(): boolean {
    const phase = this.state?.question;
    return (phase === 'open' || phase === 'open2') && this.connection.link !== 'over';
  }

  /** The vote of the present round, or the one that is talked about. */
  private get counted(): Voted | null {
    const { voted } = this.connection;
    const phase = this.state?.question;
    return voted?.round === (phase === 'open2' ? 2 : 1) || phase === 'talk' || phase === 'revealed' ? voted : null;
  }

  protected override get pointed(): readonly number[] | null {
    const question = this.connection.experiment?.question;
    if (!question || asksOf(question) !== 'place' || this.state?.question === 'closed') return null;
    const value = this.counted?.value;
    return (this.votes ? this.booth.pointed : null) ?? (Array.isArray(value) ? value : null);
  }

  /** Whether this student may look at something of its own. */
  private get isFree(): boolean {
    return this.last > 0 && !this.masked && !this.state!.paused;
  }

  protected override heard(): void {
    // While a question is open or the class is paused, everybody sees the teacher's view.
    const { state, connection } = this;
    if (this.own !== null && state && state.recall !== this.recalled) this.voice.say(this.speak('classroom.said.called'));
    if (state && (this.masked || state.paused || state.recall !== this.recalled)) this.go(null);
    this.recalled = state?.recall ?? 0;
    if (state && this.mine && !this.toldDot) this.voice.say(this.speak('classroom.said.mine', this.caption(this.mine)));
    this.toldDot = !!state && this.mine !== undefined;
    if (state && state.question !== 'closed') this.askedBy = state.experiment;
    if (state) {
      const [experiment, phase] = this.boothOf;
      if (state.experiment !== experiment || state.question !== phase) this.booth.clear(state.experiment !== experiment);
      this.boothOf = [state.experiment, state.question];
    }
    if (this.own !== null && connection.link === 'open' && this.saidOver !== connection.opened) this.go(this.own);
    super.heard();
  }

  protected override speakOf(before: Moment | null, now: Moment): void {
    this.voice.say(heardByFollower(before, now, this.speak));
  }

  /** What came of the number that this student chose last. */
  private get mine(): Dot | undefined {
    const { choose } = this.state!;
    const isMine = ({ field, value }: Dot): boolean =>
      (choose === '' || choose === field) && JSON.stringify({ [field]: value }) === this.chose;
    return this.chose ? this.connection.dots.findLast(isMine) : undefined;
  }

  private rename(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    this.connection.say({ nickname: (form.elements.namedItem('nickname') as HTMLInputElement).value });
    form.closest('details')!.open = false;
  }

  private explore(event: Event): void {
    this.go((event.target as HTMLInputElement).valueAsNumber);
    this.moved();
  }

  private back(): void {
    // The button that was pressed goes away.
    this.querySelector<HTMLElement>('.steps input')?.focus();
    this.go(null);
    this.moved();
  }

  /** Goes to a step of its own, or back to the class, and says so once. */
  private go(own: number | null): void {
    const { opened } = this.connection;
    if ((own === null) !== (this.own === null) || (own !== null && this.saidOver !== opened)) {
      this.connection.say({ explore: own !== null });
      this.saidOver = opened;
      if (own !== null && this.own === null) this.voice.say(this.speak('classroom.own'));
    }
    this.own = own;
  }

  private async openLab(): Promise<void> {
    const { question, ...experiment } = this.connection.experiment!;
    const page = window.open('', '_blank');
    const address = await keepExperiment(experiment);
    if (page) page.location.href = address;
    else location.href = address;
  }

  protected override render(): TemplateResult {
    const { connection, state } = this;
    const { experiment } = connection;
    return html`
      <header>
        <b>Descent</b>
        ${this.named()}
        ${
          state?.nicknames
            ? html`<details class="pseudonym">
              <summary>${connection.pseudonym}</summary>
              <form @submit=${this.rename}>
                <label>${this.speak('classroom.nickname')} <input name="nickname" autocomplete="nickname" maxlength="20" required /></label>
                <button type="submit">${this.speak('classroom.nickname.use')}</button>
                <p class="hint">${this.speak('classroom.nickname.seen')}</p>
              </form>
            </details>`
            : html`<span class="pseudonym">${connection.pseudonym}</span>`
        }
      </header>
      ${this.troubles()}
      <main class=${state && (state.choose || (state.question !== 'closed' && state.question !== 'revealed')) ? 'asked' : ''}>
        ${experiment?.title ? html`<h1>${experiment.title}</h1>` : nothing}
        ${state?.say ? html`<p class="say">${state.say}</p>` : nothing}
        ${this.picture()}
        <section>${experiment?.question && state ? this.question(experiment.question) : nothing}</section>
        ${state?.choose && connection.link !== 'over' ? this.choice(state.choose) : nothing}
        ${state && this.mine ? html`<p>${this.speak('classroom.said.mine', this.caption(this.mine))}</p>` : nothing}
        ${experiment && state ? this.steps() : nothing}
        ${this.dots()}
        ${
          experiment && !this.masked && !state?.paused
            ? html`<button type="button" class="quiet" @click=${() => void this.openLab()}>${this.speak('classroom.lab')}</button>`
            : nothing
        }
        <p class="hint"><a href="/c/kept" target="_blank">${this.speak('classroom.kept')}</a></p>
      </main>
    `;
  }

  private steps(): TemplateResult | typeof nothing {
    // Followers who may not explore have no controls.
    if (!this.isFree) return nothing;
    return html`<div class="steps">
      <label for="step">${this.speak('classroom.step')}</label>
      <input id="step" type="range" min="0" max=${this.last} .value=${String(this.step)} @input=${this.explore} />
      <output aria-live="off">${this.step}</output>
      ${
        this.own === null
          ? nothing
          : html`<p class="own">${this.speak('classroom.own')}
            <button type="button" @click=${this.back}>${this.speak('classroom.back')}</button></p>`
      }
    </div>`;
  }

  private question(question: ClassQuestion): TemplateResult | typeof nothing {
    const { question: phase, rounds } = this.state!;
    // Who only hears the page would not notice that the question is gone.
    if (phase === 'closed')
      return this.askedBy === this.state!.experiment ? html`<p class="hint">${this.speak('classroom.phase.closed')}</p>` : nothing;
    const { counted, votes } = this;
    const mine = counted ? votedText(question, counted) : '';
    const shown = phase === 'revealed' && rounds;
    const isChoice = asksOf(question) === 'choice';
    return html`
      <h2 id="asked">${plain(question.text)}</h2>
      ${shown ? tally(question, this.state!, counted, this.speak) : isChoice ? this.choices(question, counted) : votes ? this.booth.render(question, asksOf(question) === 'place' ? this.axes : []) : nothing}
      ${mine && (shown || !isChoice) ? html`<p>${this.speak('classroom.mine', mine)}</p>` : nothing}
      <p class="hint">${phaseOf(question, phase, this.speak)}${votes && mine ? html` ${this.speak('classroom.counted')}` : nothing}</p>
    `;
  }

  private choices(question: ClassQuestion, counted: Voted | null): TemplateResult {
    const { votes } = this;
    return html`<div class="choices" role="group" aria-labelledby="asked">
      ${asked(question, this.speak).map(
        (choice, i) =>
          html`<button type="button" aria-pressed=${counted?.choice === i} aria-disabled=${!votes} @click=${() => votes && this.connection.say({ vote: i })}>${choice}</button>`,
      )}
    </div>`;
  }

  /** The names of the axes of the map. */
  private get axes(): string[] {
    const { variables, start } = this.connection.experiment!.problem;
    return start.slice(0, 2).map((_, i) => variables?.[i] || `x[${i + 1}]`);
  }

  private choice(field: string): TemplateResult {
    const { guessed } = this.connection;
    if (this.guessable) {
      return html`<p class="say">${this.prompt()}
          ${guessed ? html`<b>${guessed.values.map((value) => format(value, 3)).join(', ')}</b> ${this.speak('classroom.guessTaken')}` : nothing}</p>
        ${field === 'rate' ? this.rates(field) : this.typed(field, field === 'loss' ? '0.1' : '0, 0', this.speak(`classroom.typed.${field}`), this.speak('classroom.guess'))}`;
    }
    if (field === 'rate') return html``;
    if (field === RATE) return this.rates(field);
    if (field === 'keepProbability') return this.slider('0.05', '1', '0.05', String(Math.min(1, this.picked)), (at) => at, field);
    return this.typed(field, field === 'seed' ? '7' : '1, -2', this.prompt(), this.speak('classroom.try'));
  }

  /** A rate is chosen, or guessed, on a logarithmic slider. */
  private rates(field: string): TemplateResult {
    return this.slider('-4', '1', '0.05', String(Math.log10(this.picked)), (at) => Number((10 ** at).toPrecision(3)), field);
  }

  /** What can be typed as well as touched. */
  private typed(field: string, example: string, label: string, button: string): TemplateResult {
    return html`<form class="choice" @submit=${this.chooseTyped}>
      <label>${label} <input name="value" autocomplete="off" required inputmode=${field === 'seed' ? 'numeric' : 'text'} placeholder=${example} /></label>
      <button type="submit">${button}</button>
      ${this.badFor === field ? html`<p class="trouble" role="alert">${this.speak('classroom.typed.bad', example)}</p>` : nothing}
    </form>`;
  }

  private slider(min: string, max: string, step: string, at: string, numberAt: (at: number) => number, field: string): TemplateResult {
    return html`<form class="choice" @submit=${(event: Event) => this.choose(event, field)}>
      <label>${this.speak(field === 'rate' ? `classroom.axis.${RATE}` : `classroom.choose.${field}`)}
        <input type="range" min=${min} max=${max} step=${step} .value=${at} aria-valuetext=${format(this.picked, 3)} @input=${(
          event: Event,
        ) => {
          this.picked = numberAt((event.target as HTMLInputElement).valueAsNumber);
          this.requestUpdate();
        }} />
      </label>
      <output aria-live="off">${format(this.picked, 3)}</output>
      <button type="submit">${this.speak(this.guessable ? 'classroom.guess' : 'classroom.try')}</button>
    </form>`;
  }

  private choose(event: Event, field: string): void {
    event.preventDefault();
    this.answer({ [field]: this.picked });
  }

  /** Guesses, or chooses, a number or a point. */
  private answer(what: Record<string, unknown>): void {
    if (this.guessable) {
      this.connection.say({ guess: what });
      return;
    }
    this.connection.say({ choose: what });
    this.chose = JSON.stringify(what);
    this.toldDot = false;
  }

  /** A seed, or a start whose coordinates commas or spaces part. */
  private chooseTyped(event: Event): void {
    event.preventDefault();
    const text = ((event.target as HTMLFormElement).elements.namedItem('value') as HTMLInputElement).value;
    const values = text
      .split(/[\s,;，；]+/)
      .filter(Boolean)
      .map(Number);
    const field = this.state!.choose;
    this.badFor = values.length > 0 && values.every(Number.isFinite) ? '' : field;
    this.requestUpdate();
    if (this.badFor) return;
    this.answer({ [field]: field === 'seed' || field === 'loss' ? values[0] : values });
  }
}

customElements.define('descent-class-student', DescentClassStudent);
