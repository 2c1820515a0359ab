/** The projector: large, without names, and without counts before the reveal. */
import { html, nothing, type TemplateResult } from 'lit';
import { publicAddress } from '../wire/public-url';
import { ClassMember } from './member';
import { plain } from './plain';
import { phaseOf, tally } from './tally';
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
    const votes = (question?.choices.length ?? 0) > 0;
    const asked = question && state && (state.question !== 'closed' || !votes);
    // Both rounds and the explanation need the room of the picture for joining.
    const revealed = asked && state.rounds !== undefined;
    const joining = revealed ? 'join bare' : asked || state?.choose || connection.dots.length > 0 ? 'join' : 'join alone';
    return html`
      ${this.troubles()}
      <main class=${experiment ? 'pictured' : ''}>
        ${this.picture()}
        <aside>
          ${experiment?.title ? html`<h1>${experiment.title}</h1>` : nothing}
          ${state?.say ? html`<p class="say">${state.say}</p>` : nothing}
          ${
            asked
              ? html`<h2>${plain(question.text)}</h2>
                ${
                  !votes
                    ? nothing
                    : state.rounds
                      ? tally(question, state.rounds, this.speak)
                      : html`<ol class="choices">
                      ${question.choices.map((choice) => html`<li>${plain(choice)}</li>`)}
                    </ol>`
                }
                ${
                  votes
                    ? html`<p class="hint">${phaseOf(question, state.question, this.speak)}
                      ${this.speak('classroom.votes', state.votes)}</p>`
                    : nothing
                }`
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
}

customElements.define('descent-class-screen', DescentClassScreen);
