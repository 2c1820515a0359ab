/**
 * Learning curves: measures on the training rows, solid, and on the validation rows, dashed, in the contender's colour;
 * with the gap between the two, which measures overfitting.
 */
import type { Ending, Run } from '../../wire/answer/frame';
import { columnOf, lineOf, lineRowAt, type Line, type Training, type TrainingRun } from '../../wire/training/training';
import type { Curve } from '../../lab/chart/curves';
import { spread } from '../../draw/axes/labels';
import { letters, runLook, type Look } from '../../draw/look';
import { format } from '../../draw/axes/number';
import { pixelOf, type Axis } from '../../draw/axes/scale';

export type LearningMeasure = 'loss' | 'accuracy';

const VALIDATION_DASH = [5, 4];
const AVERAGE_DASH = [1.5, 3.5];
const SOLID: readonly number[] = [];
const GOING: Ending = { reason: 'going', step: 0, message: { key: '', english: '', arguments: [] } };

/** Two curves for each shown run, and one more where its parameters are averaged or its members form an ensemble. */
export function learningCurves(
  training: Training,
  measure: LearningMeasure,
  shown: (index: number) => boolean,
  nameOf: (member: string) => string,
): Curve[] {
  return training.runs.flatMap((run, index) => {
    if (!shown(index)) return [];
    const line = lineOf(run);
    const validation = curveOf(run, index, line, `validation_${measure}`, VALIDATION_DASH);
    const train = curveOf(run, index, line, `train_${measure}`, SOLID);
    const others = ['average', 'ensemble'].flatMap((member) => {
      const curve = curveOf(run, index, lineOf(run, member), `validation_${measure}`, AVERAGE_DASH);
      return curve ? [{ ...curve, label: nameOf(member) }] : [];
    });
    if (!train) return others;
    return validation ? [{ ...train, label: '' }, validation, ...others] : [train, ...others];
  });
}

/** A line as a curve; null where nothing was measured. */
function curveOf(run: TrainingRun, index: number, line: Line | null, name: string, dash: readonly number[]): Curve | null {
  const values = columnOf(line, name);
  if (!line || line.rows === 0 || values.every(Number.isNaN)) return null;
  return { index, run: runOf(run, line), over: columnOf(line, 'step'), values, dash, width: dash === VALIDATION_DASH ? 1.2 : 1.7 };
}

function runOf(run: TrainingRun, line: Line): Run {
  return { name: run.name, type: run.type, rows: line.rows, ending: run.ending ?? GOING, verdict: null, columns: line.columns };
}

export interface GeneralizationGap {
  /** The step of the measured row. */
  step: number;
  train: number;
  validation: number;
  /** How much worse the network does on validation rows than on training rows. */
  gap: number;
}

/** Train against validation at a step; null where either is missing. */
export function gapAt(run: TrainingRun, measure: LearningMeasure, step: number): GeneralizationGap | null {
  const line = lineOf(run);
  const row = lineRowAt(line, step);
  if (row < 0) return null;
  const train = columnOf(line, `train_${measure}`)[row];
  const validation = columnOf(line, `validation_${measure}`)[row];
  if (Number.isNaN(train) || Number.isNaN(validation)) return null;
  return { step: columnOf(line, 'step')[row], train, validation, gap: measure === 'loss' ? validation - train : train - validation };
}

/** The point at which a member of an ensemble was taken from its run. */
export interface Taken {
  index: number;
  step: number;
  value: number;
}

/** The snapshots of all shown runs, on their training curves. */
export function snapshotsOn(training: Training, measure: LearningMeasure, shown: (index: number) => boolean): Taken[] {
  return training.runs.flatMap((run, index) => {
    const line = lineOf(run);
    const values = columnOf(line, `train_${measure}`);
    return shown(index) ? run.snapshots.map((step) => ({ index, step, value: values[lineRowAt(line, step)] ?? NaN })) : [];
  });
}

/** A ring on the curve for each snapshot. */
export function paintSnapshots(context: CanvasRenderingContext2D, snapshots: readonly Taken[], x: Axis, y: Axis, look: Look): void {
  context.save();
  context.setLineDash([]);
  context.lineWidth = 2;
  context.fillStyle = look.panel;
  for (const { index, step, value } of snapshots) {
    if (!Number.isFinite(value)) continue;
    context.strokeStyle = runLook(look, index).line;
    context.beginPath();
    context.arc(pixelOf(x, step), Math.min(y.from, Math.max(y.to, pixelOf(y, value))), 4 * look.size, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
  context.restore();
}

/** A diamond on the validation curve where its loss is lowest. */
export function paintBest(context: CanvasRenderingContext2D, places: readonly Taken[], x: Axis, y: Axis, look: Look): void {
  context.save();
  context.setLineDash([]);
  context.lineWidth = 2;
  context.fillStyle = look.panel;
  const reach = 5 * look.size;
  for (const { index, step, value } of places) {
    if (!Number.isFinite(value)) continue;
    const [px, py] = [pixelOf(x, step), Math.min(y.from, Math.max(y.to, pixelOf(y, value)))];
    context.strokeStyle = runLook(look, index).line;
    context.beginPath();
    context.moveTo(px, py - reach);
    context.lineTo(px + reach, py);
    context.lineTo(px, py + reach);
    context.lineTo(px - reach, py);
    context.closePath();
    context.fill();
    context.stroke();
  }
  context.restore();
}

/** The curve of a run before it was changed, on the validation rows if there are any; null where it has none. */
export function formerCurve(run: TrainingRun, index: number, measure: LearningMeasure): Curve | null {
  const line = lineOf(run);
  return curveOf(run, index, line, `validation_${measure}`, VALIDATION_DASH) ?? curveOf(run, index, line, `train_${measure}`, SOLID);
}

export interface DrawnGap extends GeneralizationGap {
  index: number;
}

/** A bracket between the two curves at the cursor, with the gap as a number where one run is looked at. */
export function paintGaps(context: CanvasRenderingContext2D, gaps: readonly DrawnGap[], x: Axis, y: Axis, word: string, look: Look): void {
  context.save();
  context.font = letters(look, 11, '600');
  context.textBaseline = 'middle';
  // A number on the lines hides them: it stands there while one run is looked at, and in the table always.
  const told = gaps.length === 1;
  const placed: { text: string; right: number; middle: number; index: number }[] = [];
  for (const [i, gap] of gaps.entries()) {
    const inside = (value: number): number => Math.min(y.from, Math.max(y.to, pixelOf(y, value)));
    const [from, to] = [inside(gap.train), inside(gap.validation)];
    if (!Number.isFinite(from) || !Number.isFinite(to)) continue;
    const at = pixelOf(x, Math.max(gap.step, x.low)) - 7 - 6 * i;
    if (Math.abs(to - from) < 6 || at < x.from) continue;
    context.strokeStyle = runLook(look, gap.index).line;
    context.lineWidth = 1.5;
    context.setLineDash([]);
    context.beginPath();
    context.moveTo(at + 4, from);
    context.lineTo(at, from);
    context.lineTo(at, to);
    context.lineTo(at + 4, to);
    context.stroke();
    if (told) placed.push({ text: `${word} ${format(gap.gap, 2)}`, right: at - 6, middle: (from + to) / 2, index: gap.index });
  }
  const apart = 17 * look.size;
  const heights = spread(
    placed.map(({ middle }) => middle),
    apart,
    y.to + apart / 2,
    y.from - apart / 2,
  );
  placed.forEach(({ text, right, index }, i) => {
    const width = context.measureText(text).width;
    const left = Math.max(x.from + 2, right - width - 4);
    context.fillStyle = look.panel;
    context.globalAlpha = 0.88;
    context.fillRect(left - 3, heights[i] - apart / 2 + 0.5, width + 6, apart - 1);
    context.globalAlpha = 1;
    context.fillStyle = runLook(look, index).text;
    context.fillText(text, left, heights[i]);
  });
  context.restore();
}
