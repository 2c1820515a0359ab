import { LitElement, css, html, type TemplateResult } from 'lit';
import type { Look } from '../../drawing/look';
import type { Size } from '../../drawing/viewport';
import { NextFrame, surfaceOf } from '../canvas';
import { onLookChange, pageLook } from '../page-look';

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

  private readonly painting = new NextFrame(() => this.draw());
  private readonly resizing = new ResizeObserver(() => this.painting.ask());
  private forgetLook: (() => void) | null = null;

  constructor() {
    super();
    this.paint = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizing.observe(this);
    this.forgetLook = onLookChange(() => this.painting.ask());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing.disconnect();
    this.forgetLook?.();
    this.painting.cancel();
  }

  protected override updated(): void {
    this.painting.ask();
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
