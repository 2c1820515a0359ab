/** Drawings as SVG: the same drawing functions, on a context that writes vector paths and text. */
import { Context } from 'svgcanvas';
import { redraw, type Pen } from './outline';
import type { Size } from './axes/viewport';

/**
 * The library's context knows no Path2D: outlines are drawn again as its current path. Holes run the other way round
 * than what they are in, so the rule of filling makes no difference.
 */
class SvgContext extends Context {
  override fill(shape?: unknown): void {
    this.take(shape);
    super.fill();
  }

  override stroke(shape?: unknown): void {
    this.take(shape);
    super.stroke();
  }

  override clip(shape?: unknown): void {
    this.take(shape);
    super.clip();
  }

  /** SVG has no arc that ends where it begins: a circle is two halves of one, whatever digits its places keep. */
  override arc(x: number, y: number, radius: number, from: number, to: number, counterclockwise = false): void {
    const way = counterclockwise ? -1 : 1;
    if (way * (to - from) < 2 * Math.PI) {
      super.arc(x, y, radius, from, to, counterclockwise);
      return;
    }
    super.arc(x, y, radius, from, from + way * Math.PI, counterclockwise);
    super.arc(x, y, radius, from + way * Math.PI, from, counterclockwise);
  }

  private take(shape: unknown): void {
    if (typeof shape !== 'object' || shape === null) return;
    this.beginPath();
    redraw(shape, this as unknown as Pen);
  }
}

/** A drawing as the text of an SVG file, with a description for readers who cannot see it. */
export function svgOf(size: Size, name: string, paint: (context: CanvasRenderingContext2D) => void): string {
  const context = new SvgContext(size.width, size.height);
  paint(context as unknown as CanvasRenderingContext2D);
  const svg = context.getSvg();
  svg.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  svg.setAttribute('role', 'img');
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.textContent = name;
  svg.prepend(title);
  for (const path of svg.querySelectorAll('path')) path.setAttribute('d', short(path.getAttribute('d') ?? ''));
  return new XMLSerializer().serializeToString(svg);
}

/** Hundredths of a pixel are fine enough, and a quarter of the size. */
function short(path: string): string {
  return path.trim().replaceAll(/-?\d+\.\d{3,}(e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100));
}
