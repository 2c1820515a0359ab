/** The hint after a wrong guess at a planted mistake: it says where to look and does not reveal the mistake. */
import type { Message } from '../wire/answer/message';

/** The key of the hint; the message of each mistake has its layer as its first argument. */
export function hintKey(faults: readonly Message[], guess: number, right: number): string {
  const layer = (index: number): number => Number(faults[index]?.arguments[0]);
  if (layer(guess) === layer(right)) return 'lab.check.hint.layer';
  return layer(guess) < layer(right) ? 'lab.check.hint.output' : 'lab.check.hint.input';
}
