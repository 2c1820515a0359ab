/** The numbers that a sweep varies though the page offers others, or the same by another name. */
import type { Choice, Choices, Sweep } from './settings';

/** The choices of each contender, with what the experiment's map is over; a number that is not offered is called as in the file. */
export function withSwept(choices: Choices, { sweep, runs }: { sweep?: unknown; runs: readonly { name: string }[] }): Choices {
  const map = sweep as Sweep | undefined;
  if (map?.type !== 'map') return choices;
  return choices.map((own, run) => {
    if (runs[run]?.name !== map.run) return own;
    const missing = [map.x, map.y].flatMap((axis): Choice[] => {
      if (!axis || own.some(({ name }) => name === axis.field)) return [];
      const { field, ...rest } = axis;
      return [{ name: field, label: field, own: null, axis: rest }];
    });
    return [...own, ...missing];
  });
}
