/** The ticks of an upright axis: a rule across the picture for each, and its label to the left. */
import { letters, type Look } from './look';
import { pixelOf, type Axis } from './axes/scale';
import type { Tick } from './axes/ticks';

export function paintHeights(context: CanvasRenderingContext2D, x: Axis, y: Axis, ticks: readonly Tick[], look: Look): void {
  context.font = letters(look, 11);
  context.lineWidth = 1;
  context.setLineDash([]);
  context.strokeStyle = look.line;
  context.fillStyle = look.dim;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const { value, label } of ticks) {
    const at = Math.round(pixelOf(y, value)) + 0.5;
    context.beginPath();
    context.moveTo(x.from, at);
    context.lineTo(x.to, at);
    context.stroke();
    context.fillText(label, x.from - 6, at);
  }
  context.textBaseline = 'alphabetic';
}
