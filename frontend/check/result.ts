import { html, nothing, type TemplateResult } from 'lit';
import type { Picture } from '../draw/picture';
import { listed } from '../wire/answer/enumeration';
import type { Message } from '../wire/answer/message';
import type { LayerMap, Report } from '../wire/answer/gradient-check';
import { comparisons, legend } from './comparisons';
import './error-map';
import '../lab/controls/picture-menu';

interface Telling {
  say: (key: string, ...values: unknown[]) => string;
  tell: (message: Message | null | undefined) => string;
  number: (value: number | null) => string;
  /** The title over the map of a layer; layers are counted from 0. */
  name: (map: LayerMap, layer: number) => string;
  hover: (index: number | null) => void;
  picture: () => Picture;
}

/** The result of a check: the overall error, remarks on it, a map of each layer, and all comparisons. */
export function result(report: Report, maps: readonly LayerMap[], hovered: number | null, of: Telling): TemplateResult {
  const hides =
    report.penaltyShare !== undefined && report.penaltyShare !== null && report.penaltyShare > 0.5 && report.normErrorOfData != null;
  return html`
    <p class="norm">${of.say('lab.check.norm', of.number(report.normError), report.checked, report.parameterCount, of.number(report.loss))}
      ${report.rows ? of.say('lab.check.rows', report.rows) : nothing}</p>
    ${
      hides
        ? html`<p class="note">${of.say('lab.check.hides', Math.round(report.penaltyShare! * 100), of.number(report.normErrorOfData ?? null))}</p>`
        : nothing
    }
    ${
      report.kinks.length > 0
        ? html`<p class="note">${of.say(
            'lab.check.kinks',
            listed(report.kinks.slice(0, 4).map((kink) => of.tell(kink.name))),
            report.kinks.length,
          )}</p>`
        : nothing
    }
    ${
      maps.length > 0
        ? html`<div class="maps" @descent-parameter=${(event: CustomEvent<{ index: number | null }>) => of.hover(event.detail.index)}>
          ${maps.map((map, i) => {
            const words = of.name(map, i);
            return html`<figure><figcaption>${words}</figcaption>
              <descent-error-map .map=${map} .chosen=${hovered} .label=${words}></descent-error-map></figure>`;
          })}
        </div>
        <div class="head">${legend(of.say)}
          <descent-picture-menu .say=${of.say} .picture=${() => of.picture()}></descent-picture-menu></div>`
        : nothing
    }
    ${comparisons(report, hovered, of)}
  `;
}
