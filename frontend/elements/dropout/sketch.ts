import { LitElement, css, html, type TemplateResult } from 'lit';
import type { Look } from '../../drawing/look';
import type { Size } from '../../drawing/viewport';
import { surfaceOf } from '../canvas';
import { pageLook } from '../page-look';
import { Painting } from '../painting';

export type Paint = (context: CanvasRenderingContext2D, size: Size, look: Look) => void;

/** A canvas as large as its element, painted by the function it is given: anew in each size and look. */
export class DescentSketch extends LitElement {
  static override properties = { paint: { attribute: false } };
  static override styles = css`
    :host {
      display: block;
      position: relative;
      min-height: 40px;
    }
    canvas {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
    }
  `;

  declare paint: Paint | null;

  constructor() {
    super();
    this.paint = null;
    new Painting(this, () => this.draw());
  }

  private draw(): void {
    const surface = surfaceOf(this.renderRoot.querySelector('canvas'), this.clientWidth, this.clientHeight);
    if (!surface) return;
    const { context, ...size } = surface;
    context.clearRect(0, 0, size.width, size.height);
    this.paint?.(context, size, pageLook());
  }

  protected override render(): TemplateResult {
    return html`<canvas></canvas>`;
  }
}

customElements.define('descent-sketch', DescentSketch);

/** The page's colour of what is wrong, or stands out. */
export function dangerColour(element: Element): string {
  return getComputedStyle(element).getPropertyValue('--danger').trim() || '#b3261e';
}
