/** The pictures that suit the data, and the texts on a run at a step. */
import { format } from '../../draw/axes/number';
import { columnOf, lineOf, lineRowAt, type DataPicture, type Training } from '../../wire/training/training';
import type { TrainingStore } from './store';

export type DataKind = 'plane' | 'curve' | 'values' | 'rows';

export function kindOf(data: DataPicture): DataKind {
  if (data.points.length === 2 && data.classes.length > 0) return 'plane';
  if (data.classes.length > 0) return 'rows';
  return data.points.length === 1 ? 'curve' : 'values';
}

/** A network with a picture of its own: a run, its averaged parameters, a member, or the ensemble. */
export interface Shown {
  run: number;
  member: string;
  name: string;
  /** A short title for a map with room for a few letters. */
  short?: string;
  /** What is beside a run, for a map whose line stands for the run. */
  beside?: string;
}

const BESIDE = ['average', 'ensemble'];
export const MOST_TILES = 8;

/**
 * The shown runs, each with its averaged parameters and its ensemble where it has them. Where there is no room for all,
 * every run comes before what is beside one.
 */
export function shownNetworks(store: TrainingStore): Shown[] {
  const networks: Shown[] = (store.training?.runs ?? []).flatMap((run, index) => {
    if (!store.isShown(index)) return [];
    const own: Shown = { run: index, member: '', name: run.name };
    const others = BESIDE.filter((member) => lineOf(run, member) !== null).map((member) => {
      const beside = store.text(`lab.member.${member}`);
      return { run: index, member, name: store.text('lab.join.beside', run.name, beside), beside };
    });
    return [own, ...others];
  });
  let room = MOST_TILES - networks.filter(({ member }) => member === '').length;
  return networks.filter(({ member }) => member === '' || room-- > 0).slice(0, MOST_TILES);
}

/** The members beside the runs that need pictures. */
export function membersOf(networks: readonly Shown[]): string[] {
  return [...new Set(networks.map(({ member }) => member).filter((member) => member !== ''))];
}

export interface Score {
  train: number;
  validation: number;
}

/** Accuracy, or in a regression the loss, at a step; null before anything was measured. */
export function scoreAt(training: Training, { run, member }: Pick<Shown, 'run' | 'member'>, step: number): Score | null {
  const line = lineOf(training.runs[run], member);
  const row = lineRowAt(line, step);
  if (row < 0) return null;
  const measure = training.data.classes.length > 0 ? 'accuracy' : 'loss';
  const at = (part: string): number => columnOf(line, `${part}_${measure}`)[row];
  return { train: at('train'), validation: at('validation') };
}

/** A fraction as a percentage, a loss as it is. */
export function scoreText(training: Training, value: number): string {
  if (Number.isNaN(value)) return '–';
  return training.data.classes.length > 0 ? `${format(100 * value, 3)}%` : format(value, 3);
}
