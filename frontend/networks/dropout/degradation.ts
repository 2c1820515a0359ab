/** The accuracy or loss of networks as more and more of their hidden units are switched off. */
import { letters, type Look } from '../../draw/look';
import { projector, type Axis } from '../../draw/axes/scale';
import { paintMarker, setContender } from '../../draw/strokes';
import { ticks } from '../../draw/axes/ticks';
import type { Size } from '../../draw/axes/viewport';

export interface DegradationCurve {
  run: number;
  fractions: readonly number[];
  values: readonly number[];
}

export interface DegradationScene {
  curves: readonly DegradationCurve[];
  /** Whether values are fractions of rows, told in percent. */
  percent: boolean;
}

export function degradationAxes({ curves, percent }: DegradationScene, size: Size, look: Look): { x: Axis; y: Axis } {
  const values = curves.flatMap((curve) => curve.values.filter(Number.isFinite));
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const room = high > low ? 0.06 * (high - low) : 0.05;
  const ends = percent ? [Math.max(0, low - room), Math.min(1, high + room)] : [low - room, high + room];
  return {
    x: { low: 0, high: 1, from: 44 * look.size, to: size.width - 10, scale: 'linear' },
    y: { low: ends[0], high: ends[1], from: size.height - 22 * look.size, to: 8, scale: 'linear' },
  };
}

export function paintDegradation(context: CanvasRenderingContext2D, size: Size, scene: DegradationScene, look: Look): void {
  const { x, y } = degradationAxes(scene, size, look);
  const [across, up] = [projector(x), projector(y)];
  context.font = letters(look, 11);
  context.fillStyle = look.dim;
  context.strokeStyle = look.line;
  context.setLineDash([]);
  context.lineWidth = 1;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const unit = scene.percent ? 100 : 1;
  for (const { value, label } of ticks(y.low * unit, y.high * unit, size.height / 44, 'linear')) {
    const at = Math.round(up(value / unit)) + 0.5;
    context.beginPath();
    context.moveTo(x.from, at);
    context.lineTo(x.to, at);
    context.stroke();
    context.fillText(scene.percent ? `${label}%` : label, x.from - 6, at);
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const value of [0, 0.25, 0.5, 0.75, 1])
    context.fillText(`${100 * value}%`, Math.min(across(value), size.width - 18 * look.size), y.from + 6);
  for (const { run, fractions, values } of scene.curves) {
    setContender(context, look, run);
    context.beginPath();
    fractions.forEach((fraction, i) =>
      i === 0 ? context.moveTo(across(fraction), up(values[i])) : context.lineTo(across(fraction), up(values[i])),
    );
    context.stroke();
    fractions.forEach((fraction, i) => paintMarker(context, look, run, across(fraction), up(values[i]), 3));
  }
  context.setLineDash([]);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
}
