/** A student's page: it follows the class, votes and chooses; touched, it goes its own way until it is called back. */
import { html, nothing, type TemplateResult } from 'lit';
import { format } from '../draw/axes/number';
import { keepExperiment } from '../wire/class-pictures';
import type { ClassQuestion } from '../wire/class-socket';
import { ClassMember } from './member';
import { tally } from './tally';
import './dots';

export class DescentClassStudent extends ClassMember {
  /** The step at which this student explores; null while it follows. */
  private own: number | null = null;
  private chosen = 0.05;

  protected override first(token: string | null): object {
    return { join: token };
  }

  protected override get goal(): number {
    return this.own ?? super.goal;
  }

  private get asked(): boolean {
    const question = this.state?.question;
    return question === 'open' || question === 'talk' || question === 'open2';
  }

  protected override heard(): void {
    // While the class is asked or paused, everybody looks at the same.
    if (this.asked || this.state?.paused) this.own = null;
    super.heard();
  }

  private explore(event: Event): void {
    this.own = (event.target as HTMLInputElement).valueAsNumber;
    this.moved();
  }

  private back(): void {
    this.own = null;
    this.moved();
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
        <span class="code">${this.code}</span>
        <span class="pseudonym">${connection.pseudonym}</span>
      </header>
      ${this.troubles()}
      <main>
        ${experiment?.title ? html`<h1>${experiment.title}</h1>` : nothing}
        ${state?.say ? html`<p class="say" role="status">${state.say}</p>` : nothing}
        ${this.picture()} ${experiment && state ? this.steps() : nothing}
        <section aria-live="polite">${experiment?.question && state ? this.question(experiment.question) : nothing}</section>
        ${state?.choose ? this.choice(state.choose) : nothing}
        ${connection.dots.length > 0 ? html`<descent-class-dots .dots=${connection.dots} .label=${this.speak('classroom.dots')}></descent-class-dots>` : nothing}
        ${experiment && !this.asked && !state?.paused
          ? html`<button type="button" class="quiet" @click=${() => void this.openLab()}>${this.speak('classroom.lab')}</button>`
          : nothing}
      </main>
    `;
  }

  private steps(): TemplateResult | typeof nothing {
    if (this.last === 0) return nothing;
    const still = this.asked || this.state!.paused;
    return html`<div class="steps">
      <input type="range" min="0" max=${this.last} .value=${String(this.step)} ?disabled=${still} @input=${this.explore}
        aria-label=${this.speak('classroom.step')} />
      <output>${this.step}</output>
      ${this.own === null
        ? nothing
        : html`<p class="own" role="status">${this.speak('classroom.own')}
            <button type="button" @click=${this.back}>${this.speak('classroom.back')}</button></p>`}
    </div>`;
  }

  private question(question: ClassQuestion): TemplateResult | typeof nothing {
    const { question: phase, rounds } = this.state!;
    if (phase === 'closed') return nothing;
    const votes = phase === 'open' || phase === 'open2';
    const { voted } = this.connection;
    const mine = voted?.round === (phase === 'open2' ? 2 : 1) || phase === 'talk' ? voted?.choice : undefined;
    return html`
      <h2>${question.text}</h2>
      ${phase === 'revealed' && rounds
        ? tally(question, rounds, this.speak)
        : html`<div class="choices" role="group">
            ${question.choices.map(
              (choice, i) =>
                html`<button type="button" aria-pressed=${mine === i} ?disabled=${!votes} @click=${() => this.connection.say({ vote: i })}>${choice}</button>`,
            )}
          </div>`}
      <p class="hint">${this.speak(`classroom.phase.${phase}`)}${votes && mine !== undefined ? html` ${this.speak('classroom.counted')}` : nothing}</p>
    `;
  }

  private choice(field: string): TemplateResult {
    if (field !== 'learningRate') return html`<p class="hint">${this.speak('classroom.chooseInLab', field)}</p>`;
    return html`<form class="choice" @submit=${this.choose}>
      <label>${this.speak('classroom.chooseRate')}
        <input type="range" min="-4" max="1" step="0.05" .value=${String(Math.log10(this.chosen))} @input=${this.slid} />
      </label>
      <output>${format(this.chosen, 3)}</output>
      <button type="submit">${this.speak('classroom.try')}</button>
    </form>`;
  }

  private slid(event: Event): void {
    this.chosen = Number((10 ** (event.target as HTMLInputElement).valueAsNumber).toPrecision(3));
    this.requestUpdate();
  }

  private choose(event: Event): void {
    event.preventDefault();
    this.connection.say({ choose: { learningRate: this.chosen } });
  }
}

customElements.define('descent-class-student', DescentClassStudent);
