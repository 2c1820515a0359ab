/** The outputs of hidden units: in training, as the mean over masks, by bars; at test time by strokes. */
import { mix, type Look } from '../../draw/look';
import type { Size } from '../../draw/axes/viewport';

export interface ActivationScene {
  /** For each hidden layer its units. */
  training: readonly (readonly number[])[];
  test: readonly (readonly number[])[];
  /** The largest absolute value over all pictures that stand side by side. */
  largest: number;
  danger: string;
}

export interface Slot {
  left: number;
  width: number;
  training: number;
  test: number;
}

const GAP = 8;

/** A place for each unit, layer after layer with a gap between. */
export function slots({ training, test }: ActivationScene, width: number): Slot[] {
  const units = training.reduce((sum, layer) => sum + layer.length, 0);
  const cell = (width - GAP * Math.max(0, training.length - 1)) / Math.max(1, units);
  let left = 0;
  return training.flatMap((layer, l) => {
    const here = layer.map((value, unit) => ({ left: left + unit * cell, width: cell, training: value, test: test[l][unit] }));
    left += layer.length * cell + GAP;
    return here;
  });
}

export function paintActivations(context: CanvasRenderingContext2D, size: Size, scene: ActivationScene, look: Look): void {
  const middle = size.height / 2;
  const scale = (middle - 4) / Math.max(scene.largest, 1e-12);
  context.setLineDash([]);
  context.lineWidth = 1;
  context.strokeStyle = look.line;
  context.beginPath();
  context.moveTo(0, Math.round(middle) + 0.5);
  context.lineTo(size.width, Math.round(middle) + 0.5);
  context.stroke();
  for (const { left, width, training, test } of slots(scene, size.width)) {
    const inner = Math.max(1, width - 2);
    const height = training * scale;
    context.fillStyle = mix(look.panel, look.iso, 0.75);
    context.fillRect(left + 1, middle - Math.max(height, 0), inner, Math.max(1, Math.abs(height)));
    context.strokeStyle = scene.danger;
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(left, middle - test * scale);
    context.lineTo(left + width, middle - test * scale);
    context.stroke();
  }
}
