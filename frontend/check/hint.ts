/** What helps after a wrong guess at a planted mistake without telling it: where to look. */
import type { Message } from '../wire/answer/message';

/** The key of the sentence; the names of the mistakes have their layer as the first argument. */
export function hintKey(faults: readonly Message[], guess: number, right: number): string {
  const layer = (index: number): number => Number(faults[index]?.arguments[0]);
  if (layer(guess) === layer(right)) return 'lab.check.hint.layer';
  return layer(guess) < layer(right) ? 'lab.check.hint.output' : 'lab.check.hint.input';
}
