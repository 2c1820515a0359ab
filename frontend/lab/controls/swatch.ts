import { LitElement, css, html, svg, type TemplateResult } from 'lit';
import { CONTENDER_LOOKS, dashOf, markerOf, markerPath } from '../../draw/palette';

/** A sample of a contender's line: colour, dash and marker of the look of that number. */
export function swatch(index: number, width = 28): TemplateResult {
  const colour = `var(--run-${(index % CONTENDER_LOOKS) + 1})`;
  return html`<svg width=${width} height="12" viewBox="${(28 - width) / 2} 0 ${width} 12" aria-hidden="true">
    ${svg`<path d="M0 6H28" fill="none" stroke-width="2.5" stroke-dasharray=${dashOf(index).join(' ')} style="stroke:${colour}"/>
    <path d=${markerPath(markerOf(index), 3.5)} transform="translate(14 6)" style="fill:${colour}"/>`}
  </svg>`;
}

export class DescentSwatch extends LitElement {
  static override properties = { index: { type: Number } };
  static override styles = css`
    :host {
      display: inline-block;
      line-height: 0;
    }
  `;

  declare index: number;

  constructor() {
    super();
    this.index = 0;
  }

  protected override render(): TemplateResult {
    return swatch(this.index);
  }
}

customElements.define('descent-swatch', DescentSwatch);
