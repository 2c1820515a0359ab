/** The trace of the shown runs, as the server writes it. */
import { format } from '../draw/axes/number';
import { RATE } from '../wire/answer/experiment';
import { askTrace, Refusal } from '../wire/server';
import type { LabExperiment, LabStore } from './lab-store';

const LATER = { key: 'lab.picture.csv.later', english: 'The numbers come with the answer to the question.', arguments: [] };

/** @throws Refusal while a question is open, and where the server refuses */
export async function shownTrace<E extends LabExperiment>({ experiment, isShown, asking }: LabStore<E>, ask = askTrace): Promise<Blob> {
  if (!experiment || asking.open) throw new Refusal(LATER, null);
  return ask({ ...experiment, runs: experiment.runs.filter((_, index) => isShown(index)) });
}

/** A contender's entry in the legend of an exported picture: its name, and its rate unless a line search finds the steps. */
export function legendOf(store: LabStore, index: number): string {
  const { name } = store.runs[index];
  const rate = store.value(`/runs/${index}/schedule/${RATE}`);
  return typeof rate === 'number' && store.takesRate(index) ? store.text('lab.legend', name, format(rate, 6)) : name;
}

/** The legend entries of the shown contenders. */
export function legendsOf(store: LabStore): { index: number; name: string }[] {
  return store.runs.flatMap((_, index) => (store.isShown(index) ? [{ index, name: legendOf(store, index) }] : []));
}
