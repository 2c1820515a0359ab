import { html, nothing, type TemplateResult } from 'lit';
import { asksOf, choicesOf, isOnMap, type ClassQuestion, type Voted, type Votes } from '../wire/classroom/question';
import { answerText, percent, share, summaries, sums } from './ballot';
import { histogram } from './histogram';
import type { Speak } from './member';
import { plain } from './plain';

/**
 * What the votes come to, both rounds beside each other, with what is right once it is known. Places are shown on the map;
 * here stands how many there are.
 *
 * @param voted what the reader has voted; null for nothing
 */
export function tally(question: ClassQuestion, votes: Votes, voted: Voted | null, speak: Speak): TemplateResult {
  return html`
    ${asksOf(question) === 'choice' ? shares(question, votes.rounds ?? [], speak) : spread(question, votes, voted, speak)}
    ${question.explanation ? html`<p class="explanation">${plain(question.explanation)}</p>` : nothing}
  `;
}

/** For each choice how many took it. */
function shares(question: ClassQuestion, rounds: readonly (readonly number[])[], speak: Speak): TemplateResult {
  const all = sums(rounds);
  return html`<ol class=${rounds.length > 1 ? 'tally rounds' : 'tally'}>
    ${choicesOf(question).map((choice, i) => {
      const right = question.answer === i;
      return html`<li class=${right ? 'right' : ''}>
        <span class="choice">${right ? html`<span aria-label=${speak('classroom.right')}>✓</span> ` : nothing}${plain(choice)}</span>
        ${rounds.map(
          (counts, round) => html`${rounds.length > 1 ? html`<span class="round">${speak('classroom.round', round + 1)}</span>` : nothing}
            <span class="bar ${round + 1 < rounds.length ? 'earlier' : ''}"><span class="fill" style="inline-size: ${percent(counts[i], all[round])}%"></span></span>
            <span class="number">${share(counts[i], all[round], speak)}</span>`,
        )}
      </li>`;
    })}
  </ol>`;
}

/** How numbers or places are spread. */
function spread(question: ClassQuestion, votes: Votes, voted: Voted | null, speak: Speak): TemplateResult {
  const { bins, rounds = [] } = votes;
  const right = answerText(question);
  const mine = typeof voted?.value === 'number' ? voted.value : null;
  return html`
    ${bins && !isOnMap(bins) ? histogram(question, rounds, bins, mine, speak) : nothing}
    <ul class="summaries">
      ${summaries(question, votes, speak).map(
        (text, round) => html`<li><span class="swatch ${round + 1 < rounds.length ? 'earlier' : ''}"></span>${text}</li>`,
      )}
      ${right ? html`<li class="answer"><span aria-hidden="true">✓</span>${speak('classroom.said.right', right)}</li>` : nothing}
    </ul>
  `;
}
