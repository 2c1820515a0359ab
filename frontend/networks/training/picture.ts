/** The base of a training's pictures: a canvas that fills its plot, painted once a frame, again for each size and look. */
import { surfaceOf, type Surface } from '../../lab/painting/canvas';
import type { Change } from '../../lab/lab-store';
import { StageMember } from '../../lab/member';
import { Painting } from '../../lab/painting/painting';
import type { TrainingStore } from './store';

export abstract class TrainingPicture extends StageMember<TrainingStore> {
  protected size = { width: 0, height: 0 };
  protected readonly painting = new Painting(
    this,
    () => this.paint(),
    () => (this.plot ? [this.plot] : []),
    () => this.measure(),
  );

  override disconnectedCallback(): void {
    this.store?.want(this, null);
    super.disconnectedCallback();
  }

  protected get plot(): HTMLElement | null {
    return this.hasUpdated ? this.renderRoot.querySelector<HTMLElement>('.plot') : null;
  }

  /** Measures the plot again, after another size, look or content. */
  protected measure(): void {
    const { plot } = this;
    if (plot) this.size = { width: plot.clientWidth, height: plot.clientHeight };
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
