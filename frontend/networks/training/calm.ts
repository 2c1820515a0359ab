/** Readable curves: smoothed over the faint raw ones, with an axis that a few high values do not compress. */
import type { Curve } from '../../lab/chart/curves';
import { columnOf, lineOf, type TrainingRun } from '../../wire/training/training';

/** Curves of fewer rows are not smoothed. */
const FEW = 24;
/** The fraction of a curve over which a mean is taken. */
const WINDOW = 1 / 20;
const FAINT = 0.22;
/** The fraction of the values that an axis must show. */
const MOST = 0.97;

/** Centred means, over fewer values towards the ends. The ends keep their values, and so does what is not finite. */
export function smoothed(values: Float64Array): Float64Array {
  const half = Math.max(1, Math.round((values.length * WINDOW) / 2));
  return values.map((value, i) => {
    if (!Number.isFinite(value)) return value;
    const reach = Math.min(half, i, values.length - 1 - i);
    let sum = 0;
    let count = 0;
    for (let k = i - reach; k <= i + reach; k++) {
      if (!Number.isFinite(values[k])) continue;
      sum += values[k];
      count++;
    }
    return sum / count;
  });
}

/** Whether a curve has enough rows for smoothing. */
export function isLong({ values }: Curve): boolean {
  return values.length >= FEW;
}

/** Each curve faint as it is, and over all of them each one smoothed; short ones as they are. */
export function calm(curves: readonly Curve[]): Curve[] {
  const raw: Curve[] = [];
  const clear: Curve[] = [];
  for (const curve of curves) {
    if (!isLong(curve)) {
      clear.push(curve);
      continue;
    }
    raw.push({ ...curve, label: '', width: 1, strength: FAINT });
    clear.push({ ...curve, values: smoothed(curve.values) });
  }
  return [...raw, ...clear];
}

/**
 * The upper end of the axis, such that a few initial or stray values do not compress the rest; higher ones are marked at
 * the edge.
 */
export function calmTop(curves: readonly Curve[]): number {
  const all = curves.flatMap(({ values }) => [...values].filter(Number.isFinite)).sort((a, b) => a - b);
  if (all.length < FEW) return Infinity;
  const ends = curves.map(({ values }) => values[values.length - 1]).filter(Number.isFinite);
  return Math.max(all[Math.floor(MOST * (all.length - 1))], ...ends) * 1.05;
}

/** Early stopping: the lowest validation loss of a run. */
export interface Best {
  step: number;
  loss: number;
  accuracy: number;
}

/** The lowest validation loss; null without validation rows. */
export function bestOf(run: TrainingRun): Best | null {
  const line = lineOf(run);
  const losses = columnOf(line, 'validation_loss');
  let row = -1;
  losses.forEach((loss, i) => {
    if (Number.isFinite(loss) && (row < 0 || loss < losses[row])) row = i;
  });
  return row < 0 ? null : { step: columnOf(line, 'step')[row], loss: losses[row], accuracy: columnOf(line, 'validation_accuracy')[row] };
}
