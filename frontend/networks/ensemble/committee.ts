/** What members of an ensemble are worth alone, on the mean and together, and what they cost. */
import { columnOf, lineOf, lineRowAt, type RunPicture, type TrainingRun } from '../../wire/training/training';

export interface Worth {
  /** NaN where there is none: a regression, or no validation rows. */
  accuracy: number;
  loss: number;
  /** Gradients of batches that were spent on it. */
  cost: number;
}

/** The numbers of the members that a run has, ascending. */
export function ensembleMembers(run: TrainingRun): string[] {
  return run.lines.map(({ member }) => member).filter((member) => /^\d+$/.test(member));
}

/** A line on the validation rows at a step, on the training rows where none are held back; null before it was measured. */
export function worthAt(run: TrainingRun, member: string, step: number): Worth | null {
  const line = lineOf(run, member);
  const row = lineRowAt(line, step);
  if (row < 0) return null;
  const at = (name: string): number => columnOf(line, name)[row];
  const part = Number.isNaN(at('validation_loss')) ? 'train' : 'validation';
  return { accuracy: at(`${part}_accuracy`), loss: at(`${part}_loss`), cost: at('gradient_evaluations') };
}

/** The mean of what members are worth; null without any. */
export function meanOf(worths: readonly Worth[]): Worth | null {
  if (worths.length === 0) return null;
  const mean = (read: (worth: Worth) => number): number => worths.reduce((sum, worth) => sum + read(worth), 0) / worths.length;
  return { accuracy: mean(({ accuracy }) => accuracy), loss: mean(({ loss }) => loss), cost: mean(({ cost }) => cost) };
}

/** What all of them cost together: snapshots are of one training, so the last one has paid for all. */
export function costOf(worths: readonly Worth[], snapshots: boolean): number {
  const costs = worths.map(({ cost }) => cost);
  return snapshots ? Math.max(0, ...costs) : costs.reduce((sum, cost) => sum + cost, 0);
}

/** What the server measured of chosen members together. */
export function togetherIn(pictures: readonly RunPicture[], run: number, group: string): { accuracy: number; loss: number } | null {
  const measure = pictures.find((picture) => picture.run === run && picture.member === group)?.measure;
  if (!measure) return null;
  const part = Number.isNaN(measure.validationLoss) ? 'train' : 'validation';
  return part === 'train'
    ? { accuracy: measure.trainAccuracy, loss: measure.trainLoss }
    : { accuracy: measure.validationAccuracy, loss: measure.validationLoss };
}
