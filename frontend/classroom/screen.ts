/** The projector: large, without names, and without counts before the reveal. */
import { html, nothing, type TemplateResult } from 'lit';
import { publicAddress } from '../wire/public-url';
import { choicesOf, type ClassQuestion } from '../wire/classroom/question';
import { asked, phaseOf } from './ballot';
import { ClassMember } from './member';
import { plain } from './plain';
import { tally } from './tally';
import './pictures/dots';
import '../share/qr';

export class DescentClassScreen extends ClassMember {
  protected override first(): object {
    return { watch: true };
  }

  protected override render(): TemplateResult {
    const { connection, state } = this;
    const { experiment } = connection;
    const question = experiment?.question;
    const asking = question && state && state.question !== 'closed';
    // Both rounds and the explanation need the room of the picture for joining.
    const revealed = asking && state.rounds !== undefined;
    const joining = revealed ? 'join bare' : asking || state?.choose || connection.dots.length > 0 ? 'join' : 'join alone';
    return html`
      ${this.troubles()}
      <main class=${experiment ? 'pictured' : ''}>
        ${this.picture()}
        <aside>
          ${experiment?.title ? html`<h1>${experiment.title}</h1>` : nothing}
          ${state?.say ? html`<p class="say">${state.say}</p>` : nothing}
          ${
            asking
              ? html`<h2>${plain(question.text)}</h2>
                ${state.rounds ? tally(question, state, null, this.speak) : this.options(question)}
                <p class="hint">${phaseOf(question, state.question, this.speak)} ${this.speak('classroom.votes', state.votes)}</p>`
              : nothing
          }
          ${
            state?.choose
              ? html`<h2>${this.prompt()}</h2>
                ${this.guessable ? html`<p class="hint">${this.speak('classroom.guessedOf', state.guessed, state.followers)}</p>` : nothing}`
              : nothing
          }
          ${this.dots()}
          <div class=${joining}>
            ${revealed ? nothing : html`<descent-qr .text=${publicAddress(`/c/${this.code}`)} .label=${this.speak('classroom.qr')} .enlarge=${this.speak('classroom.qr.enlarge')}></descent-qr>`}
            <div>${this.named()} ${publicAddress(`/c/${this.code}`).replace(/^https?:\/\//, '')}</div>
          </div>
        </aside>
      </main>
    `;
  }

  private options(question: ClassQuestion): TemplateResult {
    const options = asked(question, this.speak);
    return choicesOf(question).length > 0
      ? html`<ol class="choices">${options.map((choice) => html`<li>${choice}</li>`)}</ol>`
      : html`<p>${options}</p>`;
  }
}

customElements.define('descent-class-screen', DescentClassScreen);
