/** The table of a gradient check, worst first, and what its colours mean. */
import { html, nothing, type TemplateResult } from 'lit';
import { format } from '../draw/axes/number';
import { LEVELS, levelOf, type Compared, type Level, type Report } from '../wire/answer/gradient-check';
import type { Message } from '../wire/answer/message';

interface Words {
  say: (key: string, ...values: unknown[]) => string;
  tell: (message: Message | null | undefined) => string;
  hover: (index: number | null) => void;
}

const MOST_ROWS = 100;
const SIGNS: Record<Level, string> = { good: '✓', fine: '✓', uneasy: '∕', wrong: '✕', kink: '∧', unknown: '·' };

export function comparisons(report: Report, hovered: number | null, words: Words): TemplateResult {
  const shown = report.parameters.slice(0, MOST_ROWS);
  const chosen = shown.some(({ index }) => index === hovered) ? undefined : report.parameters.find(({ index }) => index === hovered);
  const left = report.parameters.length - shown.length;
  return html`
    <div class="table" tabindex="0" role="region" aria-label=${words.say('lab.check.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.say('lab.check.parameter')}</th>
            <th scope="col">${words.say('lab.check.analytic')}</th>
            <th scope="col">${words.say('lab.check.numeric')}</th>
            <th scope="col">${words.say('lab.check.relative')}</th>
            <th scope="col">${words.say('lab.check.note')}</th>
          </tr>
        </thead>
        <tbody>
          ${chosen ? row(chosen, true, words) : nothing}
          ${shown.map((compared) => row(compared, compared.index === hovered, words))}
        </tbody>
      </table>
    </div>
    <p class="left">${left > 0 ? words.say('lab.check.left', left) : nothing}</p>
  `;
}

function row(compared: Compared, chosen: boolean, words: Words): TemplateResult {
  const level = levelOf(compared);
  const reason = compared.kink ? `${words.tell(compared.reason)} (${words.tell(compared.kink)})` : words.tell(compared.reason);
  return html`<tr class="${level} ${chosen ? 'chosen' : ''}" @pointerenter=${() => words.hover(compared.index)} @pointerleave=${() => words.hover(null)}>
    <th scope="row">${words.tell(compared.name)}</th>
    <td>${number(compared.analytic)}</td>
    <td>${number(compared.numeric)}</td>
    <td class="error"><span class="sign" aria-hidden="true">${SIGNS[level]}</span> ${compared.relativeError === null ? 'NaN' : format(compared.relativeError, 2)}</td>
    <td class="reason">${reason || nothing}</td>
  </tr>`;
}

function number(value: number | null): string {
  return value === null ? 'NaN' : format(value, 9);
}

export function legend(say: Words['say']): TemplateResult {
  return html`<ul class="legend">
    ${LEVELS.map((level) => html`<li><span class="swatch ${level}" aria-hidden="true">${level === 'good' || level === 'fine' ? '' : SIGNS[level]}</span>${say(`lab.check.level.${level}`)}</li>`)}
  </ul>`;
}
