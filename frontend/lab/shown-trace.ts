/** The numbers of the runs that are shown, as the server writes them. */
import { askTrace, Refusal } from '../wire/server';
import type { LabExperiment, LabStore } from './lab-store';

const LATER = { key: 'lab.picture.csv.later', english: 'The numbers come with the answer to the question.', arguments: [] };

/** @throws Refusal while a question is open, and where the server refuses */
export async function shownTrace<E extends LabExperiment>({ experiment, isShown, asking }: LabStore<E>, ask = askTrace): Promise<Blob> {
  if (!experiment || asking.open) throw new Refusal(LATER, null);
  return ask({ ...experiment, runs: experiment.runs.filter((_, index) => isShown(index)) });
}
