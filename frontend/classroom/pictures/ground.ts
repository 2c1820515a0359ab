import { paintGraph } from '../../functions/landscape/graph';
import { paintLandscape } from '../../functions/landscape/landscape';
import type { Look } from '../../draw/look';
import type { Frame, Size } from '../../draw/axes/viewport';
import { surfaceOf } from '../../lab/painting/canvas';
import type { Land } from './land';

/** What lies under the paths: drawn once, and laid under each step that comes. */
export class Ground {
  private readonly kept = document.createElement('canvas');
  private of: readonly unknown[] = [];

  /** Lays it under whatever is painted next. */
  paint(context: CanvasRenderingContext2D, size: Size, land: Land, frame: Frame, look: Look): void {
    const of = [land, look, size.width, size.height, window.devicePixelRatio, ...frame.x, ...frame.y];
    if (of.some((part, i) => part !== this.of[i])) {
      this.draw(size, land, frame, look);
      this.of = of;
    }
    context.clearRect(0, 0, size.width, size.height);
    // The last line may have been dashed.
    context.setLineDash([]);
    context.drawImage(this.kept, 0, 0, size.width, size.height);
  }

  private draw(size: Size, land: Land, frame: Frame, look: Look): void {
    const surface = surfaceOf(this.kept, size.width, size.height);
    if (!surface) return;
    const { context } = surface;
    context.clearRect(0, 0, size.width, size.height);
    context.setLineDash([]);
    if (land.bands) paintLandscape(context, size, frame, { bands: land.bands, frame: land.frame, ...land.grid }, look);
    else paintGraph(context, size, frame, land.grid, frame.x, look);
  }
}
