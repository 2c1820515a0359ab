import type { Choices, Settings } from './settings';

/** The values that the two numbers of the map have in the experiment. */
export function ownOf({ run, x, y }: Settings, choices: Choices): [number, number] | null {
  const [across, up] = [x, y].map((axis) => choices[run]?.find(({ name }) => name === axis?.field)?.own ?? null);
  return across === null || up === null ? null : [across, up];
}
