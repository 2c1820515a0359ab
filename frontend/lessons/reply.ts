/** The fields for an answer that is no choice: a number, or a place, which can be pointed at on the map as well. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Asking } from '../lab/asking/asking';

/**
 * @param trouble whether what was typed before is no number
 * @param tell hears what was typed, a text for each number
 */
export function reply(
  asking: Asking,
  trouble: boolean,
  say: (key: string, ...values: unknown[]) => string,
  tell: (typed: readonly string[]) => void,
): TemplateResult {
  const place = asking.question!.asks === 'place';
  const submitted = (event: Event): void => {
    event.preventDefault();
    tell([...(event.target as HTMLFormElement).querySelectorAll('input')].map((field) => field.value));
  };
  const names = place ? asking.axes : [''];
  return html`<form class="reply" @submit=${submitted} novalidate>
      ${names.map(
        (name, i) => html`<label>${name || say('lab.question.number')}
          <input inputmode="decimal" autocomplete="off" maxlength="40" .value=${asking.pointed ? String(asking.pointed.values[i]) : ''}
            aria-describedby="reply-trouble" aria-invalid=${trouble} /></label>`,
      )}
      <button type="submit" class="tell">${say('lab.question.tell')}</button>
    </form>
    ${place ? html`<p class="hint">${say('lab.question.point')}</p>` : nothing}
    <p class="no" id="reply-trouble" role="alert">${trouble ? say('lab.slider.notNumber') : nothing}</p>`;
}
