/** The accuracy and the loss of an ensemble's members: each alone, on average, and together; with their costs. */
import { columnOf, lineOf, lineRowAt, type RunPicture, type TrainingRun } from '../../wire/training/training';

export interface Worth {
  /** The accuracy; NaN in a regression, and without rows to measure it on. */
  accuracy: number;
  loss: number;
  /** The number of gradients of batches that it took. */
  cost: number;
}

/** The numbers of the members that a run has, ascending. */
export function ensembleMembers(run: TrainingRun): string[] {
  return run.lines.map(({ member }) => member).filter((member) => /^\d+$/.test(member));
}

/**
 * The measures of a line at a step, on the validation rows, or on the training rows where none are held out; null before
 * the first measurement.
 */
export function worthAt(run: TrainingRun, member: string, step: number): Worth | null {
  const line = lineOf(run, member);
  const row = lineRowAt(line, step);
  if (row < 0) return null;
  const at = (name: string): number => columnOf(line, name)[row];
  const part = Number.isNaN(at('validation_loss')) ? 'train' : 'validation';
  return { accuracy: at(`${part}_accuracy`), loss: at(`${part}_loss`), cost: at('gradient_evaluations') };
}

/** The mean of several measures; null without any. */
export function meanOf(worths: readonly Worth[]): Worth | null {
  if (worths.length === 0) return null;
  const mean = (read: (worth: Worth) => number): number => worths.reduce((sum, worth) => sum + read(worth), 0) / worths.length;
  return { accuracy: mean(({ accuracy }) => accuracy), loss: mean(({ loss }) => loss), cost: mean(({ cost }) => cost) };
}

/** The total cost of members. Snapshots come from one training, so the last one's cost is that of all. */
export function costOf(worths: readonly Worth[], snapshots: boolean): number {
  const costs = worths.map(({ cost }) => cost);
  return snapshots ? Math.max(0, ...costs) : costs.reduce((sum, cost) => sum + cost, 0);
}

/** The server's measure of the chosen members together, and the step after which it was taken. */
export function togetherIn(
  pictures: readonly RunPicture[],
  run: number,
  group: string,
): { step: number; accuracy: number; loss: number } | null {
  const picture = pictures.find((one) => one.run === run && one.member === group);
  if (!picture?.measure) return null;
  const { step, measure } = picture;
  const part = Number.isNaN(measure.validationLoss) ? 'train' : 'validation';
  return part === 'train'
    ? { step, accuracy: measure.trainAccuracy, loss: measure.trainLoss }
    : { step, accuracy: measure.validationAccuracy, loss: measure.validationLoss };
}
