/** The inspector's tables: the quantities of the step, and its vectors. */
import { html, nothing, type TemplateResult } from 'lit';
import { format } from '../../draw/axes/number';
import type { Inspection, Quantity, Value } from '../../wire/answer/inspection';
import { OVERLAYS, type Inspecting } from '../race/inspecting';
import { arrowStyle, shownArrows, type VectorKey } from './vectors';
import { pageLook } from '../../lab/painting/page-look';

/** Texts of the visitor's language. */
export interface Words {
  text(key: string, ...values: unknown[]): string;
}

export function quantitiesPart(answer: Inspection, words: Words): TemplateResult {
  const norms = answer.dimension > answer.names.length;
  const columns = answer.names.length + (norms ? 1 : 0);
  return html`<section>
    <h3>${words.text('lab.inspector.numbers')}</h3>
    <table class="numbers">
      ${headings(answer, words, 2, norms)}
      <tbody>
        ${answer.quantities.map((quantity) => rowsOf(quantity, columns, norms, words))}
        ${answer.noisy ? exactRow(answer, columns, norms, words) : nothing}
        ${lossRow(answer, columns, words)}
      </tbody>
    </table>
    ${answer.more > 0 ? html`<p class="hint">${words.text('lab.inspector.more', answer.more)}</p>` : nothing}
    ${norms ? html`<p class="hint">${words.text('lab.inspector.norms', answer.dimension)}</p>` : nothing}
  </section>`;
}

function headings(answer: Inspection, words: Words, before: number, norms: boolean): TemplateResult {
  return html`<thead>
    <tr>
      <td colspan=${before}></td>
      ${answer.names.map((name) => html`<th scope="col"><i>${name}</i></th>`)}
      ${norms ? html`<th scope="col" title=${words.text('lab.inspector.norm')}>‖·‖</th>` : nothing}
    </tr>
  </thead>`;
}

function rowsOf({ name, latex, before, after }: Quantity, columns: number, norms: boolean, words: Words): TemplateResult {
  const symbol = (rows: number): TemplateResult => html`<th scope="rowgroup" rowspan=${rows}><span class="unseen">${name}</span>
    <descent-formula aria-hidden="true" .latex=${latex}></descent-formula></th>`;
  if (before && after) {
    return html`<tr class="group">${symbol(2)}<th scope="row" class="when">${words.text('lab.inspector.before')}</th>${cells(before, columns, norms)}</tr>
      <tr><th scope="row" class="when">${words.text('lab.inspector.after')}</th>${cells(after, columns, norms)}</tr>`;
  }
  return html`<tr class="group">${symbol(1)}<td></td>${cells((before ?? after)!, columns, norms)}</tr>`;
}

function cells(value: Value, columns: number, norms: boolean): TemplateResult | TemplateResult[] {
  if ('shared' in value) return html`<td colspan=${columns}>${format(value.shared)}</td>`;
  const numbers = norms ? [...value.shown, value.norm] : value.shown;
  return numbers.map((number) => html`<td>${format(number)}</td>`);
}

/** With gradient noise: the exact gradient, which the optimizer does not see. */
function exactRow(answer: Inspection, columns: number, norms: boolean, words: Words): TemplateResult {
  return html`<tr class="group"><th scope="row" colspan="2">${words.text('lab.inspector.exact')}</th>
    ${cells({ shown: answer.gradient, norm: answer.gradientNorm }, columns, norms)}</tr>`;
}

function lossRow(answer: Inspection, columns: number, words: Words): TemplateResult {
  const row = (label: string, loss: number, first: boolean): TemplateResult =>
    html`<tr class=${first ? 'group' : ''}>${first ? html`<th scope="rowgroup" rowspan="2">${words.text('lab.map.loss')}</th>` : nothing}
      <th scope="row" class="when">${words.text(label)}</th><td colspan=${columns}>${format(loss)}</td></tr>`;
  return html`${row('lab.inspector.before', answer.loss, true)}${row('lab.inspector.after', answer.nextLoss, false)}`;
}

/** The vectors with their names and numbers, and the switches of what the map draws. */
export function vectorsPart(answer: Inspection, words: Words, inspecting: Inspecting): TemplateResult {
  const vectors = shownArrows(answer)
    .reverse()
    .map(({ key, from, to }) => ({ key, by: to.map((end, i) => end - from[i]) }));
  const downhill = { key: 'downhill' as VectorKey, by: answer.gradient.map((slope) => 0 - slope) };
  return html`<section>
    <h3>${words.text('lab.inspector.picture')}</h3>
    <div class="switches">
      ${OVERLAYS.map(
        (overlay) => html`<label><input type="checkbox" .checked=${inspecting.draws(overlay)}
          @change=${(event: Event) => inspecting.switch(overlay, (event.target as HTMLInputElement).checked)} />${words.text(`lab.inspector.overlay.${overlay}`)}</label>`,
      )}
    </div>
    <table class="numbers vectors">
      ${headings(answer, words, 1, false)}
      <tbody>
        ${[...vectors, downhill].map(
          ({ key, by }) => html`<tr>
          <th scope="row">${sample(key, answer.run)}${words.text(`lab.inspector.vector.${key}`)}</th>
          ${by.map((number) => html`<td>${format(number)}</td>`)}
        </tr>`,
        )}
      </tbody>
    </table>
    ${nesterov(answer, words)}
  </section>`;
}

function sample(key: VectorKey, run: number): TemplateResult {
  const { colour, dash, width } = arrowStyle(key, pageLook(), run);
  return html`<svg width="22" height="10" viewBox="0 0 22 10" aria-hidden="true">
    <path d="M1 5H16" fill="none" stroke=${colour} stroke-width=${width} stroke-dasharray=${dash.join(' ')} />
    <path d="M21 5L14 1.5V8.5Z" fill=${colour} />
  </svg>`;
}

/** Nesterov's method in the lecture's form: the velocity moves the point first, and the gradient is taken there. */
function nesterov(answer: Inspection, words: Words): TemplateResult | typeof nothing {
  const ball = answer.arrows.find(({ kind }) => kind === 'ball');
  if (!ball) return nothing;
  const place = (at: number[]): string => (at.length === 1 ? format(at[0]) : `(${at.map((x) => format(x)).join(', ')})`);
  return html`<p class="hint">${words.text('lab.inspector.ahead', place(ball.from), place(answer.point), place(answer.gradient))}</p>`;
}
