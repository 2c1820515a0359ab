/** Many seeds on the map: a thin line for each. */
import { runLook, type Look } from '../../draw/look';
import { toPixelX, toPixelY, type Frame, type Size } from '../../draw/axes/viewport';
import type { Fan } from '../../wire/fan';

/** How many threads may cross before all are drawn fainter. */
const THREADS = 12;

export function paintThreads(context: CanvasRenderingContext2D, size: Size, frame: Frame, fan: Fan, look: Look): void {
  context.save();
  context.strokeStyle = runLook(look, fan.run).line;
  context.lineWidth = 0.8;
  context.globalAlpha = Math.min(0.5, THREADS / fan.paths.length);
  for (const { across, up } of fan.paths) {
    context.beginPath();
    for (let i = 0; i < across.length; i++) {
      const [x, y] = [toPixelX(frame, size, across[i]), toPixelY(frame, size, up[i])];
      if (i === 0) context.moveTo(clamped(x, size.width), clamped(y, size.height));
      else context.lineTo(clamped(x, size.width), clamped(y, size.height));
    }
    context.stroke();
  }
  context.restore();
}

/** A canvas draws nothing that reaches beyond what 32 bits hold. */
function clamped(pixel: number, length: number): number {
  return Math.min(Math.max(pixel, -50 * length), 50 * length);
}
