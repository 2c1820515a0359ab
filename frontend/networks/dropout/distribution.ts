/** The distribution of an output over dropout masks, with lines that mark its mean and its approximations. */
import type { Histogram } from '../../wire/training/dropout';
import { letters, mix, type Look } from '../../draw/look';
import { projector, type Axis } from '../../draw/axes/scale';
import { ticks } from '../../draw/axes/ticks';
import type { Size } from '../../draw/axes/viewport';

export type MarkKind = 'exact' | 'drawn' | 'test';

export interface Mark {
  kind: MarkKind;
  value: number;
  /** A band of this half width around it. */
  error: number;
}

/** The dash of each mark, the same in the legend. */
export const DASHES: Record<MarkKind, readonly number[]> = { exact: [], drawn: [2, 3], test: [8, 4] };

export interface DistributionScene {
  histogram: Histogram | null;
  marks: readonly Mark[];
  /** The colour of the test pass. */
  danger: string;
}

/** From the lowest to the highest of all that is shown, with a margin. */
export function abscissa({ histogram, marks }: DistributionScene, size: Size): Axis {
  const values = [...marks.map(({ value }) => value), ...(histogram ? [histogram.low, histogram.high] : [])].filter(Number.isFinite);
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const room = high > low ? 0.04 * (high - low) : Math.max(1e-3, Math.abs(high) * 0.1);
  return { low: low - room, high: high + room, from: 4, to: size.width - 4, scale: 'linear' };
}

/** Left edge, width and height of each bar that is not empty. */
export function bars(histogram: Histogram, axis: Axis, height: number): { left: number; width: number; height: number }[] {
  const { low, high, fractions } = histogram;
  const at = projector(axis);
  const most = Math.max(...fractions);
  if (!(high > low)) return [{ left: at(low) - 2, width: 4, height }];
  const width = (at(high) - at(low)) / fractions.length;
  return fractions.flatMap((fraction, bin) =>
    fraction > 0 ? [{ left: at(low) + bin * width, width, height: (height * fraction) / most }] : [],
  );
}

export function paintDistribution(context: CanvasRenderingContext2D, size: Size, scene: DistributionScene, look: Look): void {
  const foot = 20 * look.size;
  const base = size.height - foot;
  const axis = abscissa(scene, size);
  const at = projector(axis);
  if (scene.histogram) {
    context.fillStyle = mix(look.panel, look.iso, 0.6);
    for (const bar of bars(scene.histogram, axis, base - 12)) {
      context.fillRect(bar.left, base - Math.max(1, bar.height), Math.max(1, bar.width - 0.5), Math.max(1, bar.height));
    }
  }
  paintFoot(context, size, axis, base, look);
  const colours: Record<MarkKind, string> = { exact: look.ink, drawn: look.accent, test: scene.danger };
  for (const { kind, value, error } of scene.marks) {
    if (!Number.isFinite(value)) continue;
    const x = at(value);
    if (error > 0) {
      context.globalAlpha = 0.22;
      context.fillStyle = colours[kind];
      context.fillRect(at(value - error), 4, Math.max(1, at(value + error) - at(value - error)), base - 4);
      context.globalAlpha = 1;
    }
    context.setLineDash([...DASHES[kind]]);
    context.lineWidth = 2;
    context.strokeStyle = colours[kind];
    context.beginPath();
    context.moveTo(x, 4);
    context.lineTo(x, base);
    context.stroke();
  }
  context.setLineDash([]);
}

function paintFoot(context: CanvasRenderingContext2D, size: Size, axis: Axis, base: number, look: Look): void {
  const at = projector(axis);
  context.setLineDash([]);
  context.lineWidth = 1;
  context.strokeStyle = look.line;
  context.beginPath();
  context.moveTo(0, base + 0.5);
  context.lineTo(size.width, base + 0.5);
  context.stroke();
  context.fillStyle = look.dim;
  context.font = letters(look, 11);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const { value, label } of ticks(axis.low, axis.high, Math.max(2, size.width / 90), 'linear')) {
    const x = at(value);
    const half = context.measureText(label).width / 2;
    if (x - half >= 0 && x + half <= size.width) context.fillText(label, x, base + 5);
  }
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
}
