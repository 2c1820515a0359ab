import { html, nothing, type TemplateResult } from 'lit';
import type { ClassQuestion } from '../wire/classroom/socket';
import type { Speak } from './member';
import { plain } from './plain';

/** What a class is told of its question: nobody was right where only opinions were asked for. */
export function phaseOf({ answer }: ClassQuestion, phase: string, speak: Speak): string {
  const said = phase === 'revealed' && typeof answer !== 'number' ? 'opinions' : phase;
  return speak(`classroom.phase.${said}`);
}

/** For each choice how many took it, both rounds beside each other; the right one is marked once it is known. */
export function tally(question: ClassQuestion, rounds: readonly (readonly number[])[], speak: Speak): TemplateResult {
  const sums = rounds.map((counts) => counts.reduce((a, b) => a + b, 0));
  return html`
    <ol class=${rounds.length > 1 ? 'tally rounds' : 'tally'}>
      ${question.choices.map((choice, i) => {
        const right = question.answer === i;
        return html`<li class=${right ? 'right' : ''}>
          <span class="choice">${right ? html`<span aria-label=${speak('classroom.right')}>✓</span> ` : nothing}${plain(choice)}</span>
          ${rounds.map((counts, round) => {
            const percent = sums[round] === 0 ? 0 : Math.round((100 * counts[i]) / sums[round]);
            return html`${rounds.length > 1 ? html`<span class="round">${speak('classroom.round', round + 1)}</span>` : nothing}
              <span class="bar ${round + 1 < rounds.length ? 'earlier' : ''}"><span class="fill" style="inline-size: ${percent}%"></span></span>
              <span class="number">${speak('classroom.share', percent, counts[i])}</span>`;
          })}
        </li>`;
      })}
    </ol>
    ${question.explanation ? html`<p class="explanation">${plain(question.explanation)}</p>` : nothing}
  `;
}
