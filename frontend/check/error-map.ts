import { unlessFinger } from '../lab/painting/finger';
import { LitElement, css, html, type TemplateResult } from 'lit';
import { cellSize, comparedAt, paintErrors, type Colours } from './error-map-drawing';
import { LEVELS, type LayerMap } from '../wire/answer/gradient-check';
import { surfaceOf } from '../lab/painting/canvas';
import { pageLook } from '../lab/painting/page-look';
import { Painting } from '../lab/painting/painting';

/** A layer's errors as a matrix; pointing at a cell fires "descent-parameter" {index}. */
export class DescentErrorMap extends LitElement {
  static override properties = { map: { attribute: false }, chosen: { attribute: false }, label: {} };

  declare map: LayerMap | null;
  declare chosen: number | null;
  declare label: string;

  private size = 10;

  constructor() {
    super();
    this.map = null;
    this.chosen = null;
    this.label = '';
    new Painting(this, () => this.paint());
  }

  private paint(): void {
    const { map } = this;
    const canvas = this.renderRoot.querySelector('canvas');
    if (!map || !canvas || this.clientWidth === 0) return;
    this.size = cellSize(map, this.clientWidth, 264);
    const height = Math.ceil(this.size * map.rows);
    canvas.style.height = `${height}px`;
    const surface = surfaceOf(canvas, this.clientWidth, Math.max(2, height));
    if (!surface) return;
    surface.context.clearRect(0, 0, surface.width, surface.height);
    paintErrors(surface.context, map, this.size, coloursOf(this), this.chosen);
  }

  private moved(event: PointerEvent): void {
    const box = this.renderRoot.querySelector('canvas')!.getBoundingClientRect();
    const compared = this.map && comparedAt(this.map, this.size, event.clientX - box.left, event.clientY - box.top);
    this.tell(compared?.index ?? null);
  }

  private tell(index: number | null): void {
    if (index !== this.chosen)
      this.dispatchEvent(new CustomEvent('descent-parameter', { detail: { index }, bubbles: true, composed: true }));
  }

  protected override render(): TemplateResult {
    return html`<canvas role="img" aria-label=${this.label} @pointermove=${this.moved} @pointerdown=${this.moved} @pointerleave=${unlessFinger(() => this.tell(null))}></canvas>`;
  }

  static override styles = css`
    :host {
      display: block;
      min-width: 0;
    }
    canvas {
      display: block;
      width: 100%;
    }
  `;
}

/** The page's colours for how bad an error is. */
export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const look = pageLook();
  const colours = { ink: style.getPropertyValue('--check-sign').trim() || look.ink, accent: look.accent } as Colours;
  for (const level of [...LEVELS, 'unknown'] as const) colours[level] = style.getPropertyValue(`--check-${level}`).trim() || look.dim;
  return colours;
}

customElements.define('descent-error-map', DescentErrorMap);
