/** The inspector's parts on second-order information: curvature, line search, the learnt inverse Hessian. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { principalAxes, stationary, type Point, type Stationary } from './quadratic';
import { format } from '../../draw/axes/number';
import { sparkline } from './sparkline';
import type { InverseGap, Inspection, Surroundings } from '../../wire/answer/inspection';
import type { Message } from '../../wire/answer/message';
import type { Words } from './numbers';

/** More eigenvalues than this are summed up by the lowest and the highest. */
const MOST_LISTED = 6;

export function surroundingsPart(answer: Inspection, words: Words, say: (message: Message) => string): TemplateResult {
  const { surroundings } = answer;
  return html`<section>
    <h3>${words.text('lab.inspector.curvature')}</h3>
    ${
      surroundings
        ? html`<p>${say(surroundings.message)}</p>${eigenvalues(answer, surroundings, words)}`
        : html`<p class="hint">${words.text('lab.inspector.noHessian', answer.dimension)}</p>`
    }
  </section>`;
}

function eigenvalues(
  answer: Inspection,
  { eigenvalues: values, conditionNumber, hessian }: Surroundings,
  words: Words,
): TemplateResult | typeof nothing {
  if (values.length === 0) return nothing;
  const flat = model(answer);
  const axes = answer.dimension === 2 ? principalAxes(hessian as [Point, Point]) : null;
  const listed = values.length <= MOST_LISTED;
  return html`<table class="numbers">
    <tbody>
      ${(listed ? values : [values[0], values[values.length - 1]]).map(
        (value, i) => html`<tr>
        <th scope="row">${words.text(listed ? 'lab.inspector.eigenvalue' : i === 0 ? 'lab.inspector.lowest' : 'lab.inspector.highest', i + 1)}</th>
        <td>${format(value)}</td>
        <td class="along">${axes ? words.text('lab.inspector.along', `(${axes[i].direction.map((x) => format(x, 3)).join(', ')})`) : nothing}</td>
      </tr>`,
      )}
      <tr class="group"><th scope="row">${words.text('lab.inspector.condition')}</th><td>${format(conditionNumber)}</td><td></td></tr>
      ${
        flat
          ? html`<tr><th scope="row">${words.text(`lab.inspector.model.${flat.kind}`)}</th>
        <td>${format(flat.value)}</td><td class="along">${words.text('lab.inspector.at', `(${flat.at.map((x) => format(x)).join(', ')})`)}</td></tr>`
          : nothing
      }
    </tbody>
  </table>`;
}

/** The model's stationary point, for two variables. */
function model(answer: Inspection): Stationary | null {
  const { surroundings } = answer;
  if (!surroundings || answer.dimension !== 2) return null;
  return stationary({
    at: answer.point as Point,
    value: answer.loss,
    gradient: answer.gradient as Point,
    hessian: surroundings.hessian as [Point, Point],
  });
}

/** How long the step is, and the strong Wolfe conditions that it meets. */
export function searchPart({ search, rate }: Inspection, words: Words): TemplateResult | typeof nothing {
  if (!search) {
    return Number.isNaN(rate)
      ? html`<section><h3>${words.text('lab.inspector.search')}</h3><p>${words.text('lab.inspector.stuck')}</p></section>`
      : nothing;
  }
  const sign = (met: boolean): TemplateResult =>
    html`<td class=${met ? 'met' : 'unmet'}><span role="img" aria-label=${words.text(met ? 'lab.inspector.met' : 'lab.inspector.unmet')}>${met ? '✓' : '✕'}</span></td>`;
  return html`<section>
    <h3>${words.text('lab.inspector.search')}</h3>
    <table class="numbers">
      <tbody>
        <tr><th scope="row">${words.text('lab.inspector.length')}</th><td colspan="3">${format(search.length)}</td><td></td></tr>
        <tr><th scope="row">${words.text('lab.inspector.fell')}</th><td>${format(search.nextValue)}</td><td>≤</td><td>${format(search.highest)}</td>${sign(search.fell)}</tr>
        <tr><th scope="row">${words.text('lab.inspector.flattened')}</th><td>${format(Math.abs(search.nextSlope))}</td><td>≤</td><td>${format(search.steepest)}</td>${sign(search.flattened)}</tr>
      </tbody>
    </table>
    <p class="hint">${words.text('lab.inspector.wolfe', format(search.slope))}</p>
  </section>`;
}

const WIDTH = 320;
const HEIGHT = 64;

/** How far the learnt inverse Hessian is from the true one: now, and along the run. */
export function gapPart(answer: Inspection, gap: InverseGap | null, words: Words): TemplateResult | typeof nothing {
  if (!Number.isFinite(answer.gap)) return nothing;
  const line = gap && gap.steps.length > 1 ? sparkline(gap.steps, gap.gaps, answer.step, WIDTH, HEIGHT) : null;
  return html`<section>
    <h3>${words.text('lab.inspector.gap')}</h3>
    <p>${words.text('lab.inspector.gapHere', format(answer.gap, 3))}</p>
    ${
      line
        ? html`<svg class="gap" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${words.text('lab.inspector.gapCurve', format(line.first, 3), format(line.last, 3))}>
          <text x="0" y="10">${format(line.high, 2)}</text>
          <text x="0" y=${HEIGHT - 2}>${format(line.low, 2)}</text>
          ${svg`<path d=${line.path} />`}
          ${line.now ? svg`<circle cx=${line.now[0]} cy=${line.now[1]} r="3.5" />` : nothing}
        </svg>`
        : nothing
    }
  </section>`;
}
