/** How the numbers of a class are spread: bars on one scale for both rounds, what is right, and the reader's own number. */
import { html, nothing, type TemplateResult } from 'lit';
import { format } from '../draw/axes/number';
import { pixelOf, type Axis } from '../draw/axes/scale';
import { ticks } from '../draw/axes/ticks';
import type { ClassQuestion, NumberBins } from '../wire/classroom/question';
import { percent, sums, valueText } from './ballot';
import type { Speak } from './member';

const TICKS = 5;

/** Where a number stands between the ends, in percent; what lies beyond stands at the end. */
function placeOf(axis: Axis, value: number): number {
  if (axis.scale === 'log' && value <= 0) return 0;
  return Math.max(0, Math.min(100, pixelOf(axis, value)));
}

/** @param mine the reader's own number; null for none */
export function histogram(
  question: ClassQuestion,
  rounds: readonly (readonly number[])[],
  bins: NumberBins,
  mine: number | null,
  speak: Speak,
): TemplateResult {
  const all = sums(rounds);
  const axis: Axis = { low: bins.from, high: bins.to, from: 0, to: 100, scale: bins.scale };
  const most = Math.max(...rounds.flatMap((counts, round) => counts.map((count) => percent(count, all[round]))));
  const right = typeof question.answer === 'number' ? question.answer : null;
  const said = right === null ? speak('classroom.histogram') : speak('classroom.histogram.answer', valueText(right));
  return html`<div class="histogram" role="img" aria-label=${said}>
    <span class="most">${most}%</span>
    <div class="plot">
      ${right === null ? nothing : band(axis, right, question.tolerance ?? 0)}
      ${(rounds[0] ?? []).map(
        (_, bin) =>
          html`<span class="bin">${rounds.map((counts, round) => {
            const height = most === 0 ? 0 : (100 * percent(counts[bin], all[round])) / most;
            return html`<span class=${round + 1 < rounds.length ? 'earlier' : ''} style="block-size: ${counts[bin] > 0 ? Math.max(2, height) : 0}%"></span>`;
          })}</span>`,
      )}
      ${right === null ? nothing : html`<span class="truth" style="inset-inline-start: ${placeOf(axis, right)}%"></span>`}
    </div>
    <div class="axis">
      ${ticks(bins.from, bins.to, TICKS, bins.scale).map(
        ({ value, label }) => html`<span style="inset-inline-start: ${placeOf(axis, value)}%">${label}</span>`,
      )}
      ${mine === null ? nothing : html`<span class="mine" style="inset-inline-start: ${placeOf(axis, mine)}%">▲</span>`}
    </div>
    ${
      bins.least === undefined && bins.most === undefined
        ? nothing
        : html`<div class="beyond">
          <span>${bins.least === undefined ? nothing : speak('classroom.histogram.least', format(bins.least))}</span>
          <span>${bins.most === undefined ? nothing : speak('classroom.histogram.most', format(bins.most))}</span>
        </div>`
    }
  </div>`;
}

/** From where to where a number is still right. */
function band(axis: Axis, right: number, tolerance: number): TemplateResult {
  const [from, to] = [placeOf(axis, right - tolerance), placeOf(axis, right + tolerance)];
  return html`<span class="band" style="inset-inline-start: ${from}%; inline-size: ${to - from}%"></span>`;
}
