/** What pictures of a training share: a canvas that fills its plot, painted once a frame, anew in each size and look. */
import type { Change } from '../../lab/lab-store';
import type { TrainingStore } from './store';
import { NextFrame, surfaceOf, type Surface } from '../../lab/canvas';
import { StageMember } from '../../lab/member';
import { onLookChange } from '../../lab/page-look';

export abstract class TrainingPicture extends StageMember<TrainingStore> {
  protected size = { width: 0, height: 0 };
  protected readonly painting = new NextFrame(() => this.paint());
  private readonly resizing = new ResizeObserver(() => this.fitted());
  private forgetLook: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    // Vaadin may take the element out and put it in again.
    if (this.plot) this.resizing.observe(this.plot);
    this.forgetLook = onLookChange(() => this.restyled());
  }

  override disconnectedCallback(): void {
    this.store?.look(this, null);
    super.disconnectedCallback();
    this.resizing.disconnect();
    this.forgetLook?.();
    this.painting.cancel();
  }

  protected override firstUpdated(): void {
    if (this.plot) this.resizing.observe(this.plot);
  }

  protected override updated(): void {
    this.painting.ask();
  }

  protected get plot(): HTMLElement | null {
    return this.hasUpdated ? this.renderRoot.querySelector<HTMLElement>('.plot') : null;
  }

  private fitted(): void {
    const { plot } = this;
    if (!plot) return;
    this.size = { width: plot.clientWidth, height: plot.clientHeight };
    this.resized();
  }

  protected resized(): void {
    this.painting.ask();
  }

  /** The page has turned light or dark: what was made in its colours is stale. */
  protected restyled(): void {
    this.painting.ask();
  }

  protected override changed(change: Change): void {
    if (change === 'texts' || change === 'shown') this.requestUpdate();
    else if (change !== 'connection' && change !== 'trouble') this.painting.ask();
  }

  protected surface(): Surface | null {
    const surface = surfaceOf(this.renderRoot.querySelector('canvas'), this.size.width, this.size.height);
    surface?.context.clearRect(0, 0, this.size.width, this.size.height);
    return surface;
  }

  protected abstract paint(): void;
}

/** An image of pixels, to be painted in any size. */
export function imageOf(pixels: Uint8ClampedArray<ArrayBuffer>, columns: number, rows: number): HTMLCanvasElement {
  const image = document.createElement('canvas');
  image.width = columns;
  image.height = rows;
  image.getContext('2d')?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
  return image;
}
