/** The context of a canvas whose memory fits its size on the screen, one unit a CSS pixel; null while it has no size. */
export interface Surface {
  context: CanvasRenderingContext2D;
  width: number;
  height: number;
}

export function surfaceOf(canvas: HTMLCanvasElement | null, width: number, height: number): Surface | null {
  if (!canvas || width < 2 || height < 2) return null;
  const context = canvas.getContext('2d');
  if (!context) return null;
  const density = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  }
  context.setTransform(density, 0, 0, density, 0, 0);
  return { context, width, height };
}

/** Sets a text only when it is another one: the same text set again would cost a layout. */
export function setText(element: Element | null | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

/** Runs the work once before the next paint, however often it is asked for. */
export class NextFrame {
  private asked = 0;

  constructor(private readonly work: () => void) {}

  ask(): void {
    this.asked ||= requestAnimationFrame(() => {
      this.asked = 0;
      this.work();
    });
  }

  cancel(): void {
    if (this.asked) cancelAnimationFrame(this.asked);
    this.asked = 0;
  }
}

let measuring: CanvasRenderingContext2D | null = null;

/** How wide a text is in a font. */
export function widthOf(text: string, font: string): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (!measuring) return 0;
  measuring.font = font;
  return measuring.measureText(text).width;
}
