import { LitElement, css, html, type TemplateResult } from 'lit';
import { headed } from '../../draw/heading';
import type { Look } from '../../draw/look';
import { tabled, type Data, type Picture } from '../../draw/picture';
import type { Size } from '../../draw/axes/viewport';
import { surfaceOf, widthOf } from '../../lab/painting/canvas';
import { pageLook } from '../../lab/painting/page-look';
import { Painting } from '../../lab/painting/painting';

/** The gap in pixels between sketches that are exported together. */
const APART = 16;

export type Paint = (context: CanvasRenderingContext2D, size: Size, look: Look) => void;

/** A canvas as large as its element, painted by a given function, again for each size and look. */
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

/** The page's colour for errors and warnings. */
export function dangerColour(element: Element): string {
  return getComputedStyle(element).getPropertyValue('--danger').trim() || '#b3261e';
}

/** Sketches side by side, for export; null while they are not on the page. */
export function sketched(sketches: Iterable<DescentSketch>, kind: string, name: string, data: Data): Picture | null {
  const all = [...sketches].filter(({ paint }) => paint);
  if (all.length === 0) return null;
  const size = {
    width: all.reduce((sum, { clientWidth }) => sum + clientWidth + APART, -APART),
    height: Math.max(...all.map(({ clientHeight }) => clientHeight)),
  };
  const paint = (context: CanvasRenderingContext2D): void => {
    for (const sketch of all) {
      context.save();
      sketch.paint!(context, { width: sketch.clientWidth, height: sketch.clientHeight }, pageLook());
      context.restore();
      context.translate(sketch.clientWidth + APART, 0);
    }
  };
  const picture = headed({ size, paint }, name, [], pageLook(), widthOf);
  return tabled(kind, name, picture.size, (context) => picture.paint(context), data);
}
