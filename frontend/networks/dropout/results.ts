/** The results of the dropout panel, in tables and small pictures. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { paintActivations } from './activations';
import { DASHES, type MarkKind } from './distribution';
import type { Look } from '../../draw/look';
import { format } from '../../draw/axes/number';
import type { Data, Picture } from '../../draw/picture';
import type { Size } from '../../draw/axes/viewport';
import type { Exact, MaskAnswer, OutputReading, RowGradient, Variant } from '../../wire/training/dropout';
import './sketch';

type Text = (key: string, ...values: unknown[]) => string;

/** How many masks there are; beyond a quadrillion as a power. */
export function masksOf(units: number): string {
  return units > 49 ? `2^${units}` : (2 ** units).toLocaleString('en-US');
}

function sample(kind: MarkKind): TemplateResult {
  const colour = { exact: 'var(--ink)', drawn: 'var(--accent)', test: 'var(--danger)' }[kind];
  return html`<svg width="28" height="8" aria-hidden="true">${svg`<path d="M0 4H28" fill="none" stroke-width="2"
    stroke-dasharray=${DASHES[kind].join(' ')} style="stroke:${colour}"></path>`}</svg>`;
}

/** The means over masks, their approximations at test time, and the distances. */
export function numbers(answer: MaskAnswer, reading: OutputReading, probabilities: boolean, text: Text): TemplateResult {
  const { exact, drawn, data } = answer;
  const units = exact!.units;
  const pair = drawn ? `${format(reading.drawn!, 5)} ± ${reading.error === null ? '–' : format(reading.error, 2)}` : '…';
  return html`<table>
    <tr><th scope="row">${sample('exact')}${reading.exact === null ? text('lab.dropout.tooMany', masksOf(units), units) : text('lab.dropout.exact', masksOf(units), units)}</th>
      <td data-number="exact">${reading.exact === null ? '–' : format(reading.exact, 5)}</td></tr>
    <tr><th scope="row">${sample('drawn')}${text('lab.dropout.drawn', drawn?.masks ?? 0)}</th><td data-number="drawn">${pair}</td></tr>
    <tr><th scope="row">${sample('test')}${text('lab.dropout.test')}</th><td data-number="test">${format(reading.test, 5)}</td></tr>
    <tr class="strong"><th scope="row">${text(reading.exact === null ? 'lab.dropout.distanceDrawn' : 'lab.dropout.distance')}</th>
      <td data-number="distance">${reading.distance === null ? '…' : format(reading.distance, 3)}</td></tr>
    ${
      data
        ? html`<tr><th scope="row">${text('lab.dropout.data', data.rows, data.all)}</th>
          <td data-number="data">${probabilities ? format(data.predictionError, 3) : text('lab.dropout.errorOf', format(data.scoreError, 3), format(data.scoreSize, 3))}</td></tr>`
        : nothing
    }
  </table>`;
}

/** The distance in words: none, or its reason. */
export function verdict(exact: Exact, reading: OutputReading, unscaled: boolean, probabilities: boolean, text: Text): TemplateResult {
  if (reading.exact === null) return html`<p>${text('lab.dropout.large', exact.units)}</p>`;
  const tiny = reading.distance! <= 1e-12 * Math.max(1, Math.abs(reading.exact));
  const key = tiny ? 'lab.dropout.same' : unscaled ? 'lab.dropout.unlike' : probabilities ? 'lab.dropout.softmax' : 'lab.dropout.bent';
  return html`<p>${text(key)}</p>`;
}

/** @param picture for export */
export function variants(
  all: readonly Variant[],
  output: number,
  danger: string,
  picture: () => Picture | null,
  text: Text,
): TemplateResult {
  const largest = Math.max(...all.flatMap(({ training, test }) => [training, test].flat(2).map(Math.abs)));
  return html`<div class="head"><h2>${text('lab.dropout.variants')}</h2><descent-picture-menu .picture=${picture}></descent-picture-menu></div>
    <p>${text('lab.dropout.variantsMeaning')}</p>
    <div class="variants">
      ${all.map(({ dropout, training, test, trainingScores, testScores }) => {
        const scene = { training, test, largest, danger };
        return html`<div data-variant=${dropout}>
          <h3>${text(`lab.dropout.${dropout}`)}</h3>
          <descent-sketch role="img" aria-label=${text('lab.dropout.activations', text(`lab.dropout.${dropout}`))}
            .paint=${(context: CanvasRenderingContext2D, size: Size, look: Look) => paintActivations(context, size, scene, look)}></descent-sketch>
          <p>${text('lab.dropout.score', format(trainingScores[output], 3), format(testScores[output], 3))}</p>
        </div>`;
      })}
    </div>`;
}

/** One line for each hidden unit; for each way of scaling, its output in training and at test time. */
export function variantsData(all: readonly Variant[], text: Text): Data {
  return {
    caption: text('lab.dropout.variantsMeaning'),
    columns: [
      text('lab.units.head.layer'),
      text('lab.units.head.unit'),
      ...all.flatMap(({ dropout }) =>
        ['training', 'test'].map((when) => text('lab.join.beside', text(`lab.dropout.${dropout}`), text(`lab.dropout.head.${when}`))),
      ),
    ],
    rows: all[0].training.flatMap((units, layer) =>
      units.map((_, unit) => [layer + 1, unit + 1, ...all.flatMap(({ training, test }) => [training[layer][unit], test[layer][unit]])]),
    ),
  };
}

/** The gradient of the row in the update that comes next: that of dropped units is 0. */
export function gradient(found: RowGradient, seen: string, text: Text): TemplateResult {
  const key = found.asked ? 'lab.dropout.gradient' : 'lab.dropout.gradientOther';
  return html`<h2>${text('lab.dropout.update')}</h2>
    <p data-number="gradient">${text(key, found.row + 1, found.dropped, format(found.ofDropped, 3), format(found.ofKept, 3))}</p>
    <p data-number="seen">${seen}</p>`;
}
