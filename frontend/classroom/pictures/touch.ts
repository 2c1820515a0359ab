/** What a reader says by touching a picture, or by keys. */
import { roundTo } from '../../draw/axes/number';
import type { Guess } from '../../wire/classroom/socket';

/** A guess, the start to choose, or a place to vote for. */
export interface Touch {
  field: Guess['field'] | 'start' | 'place';
  values: number[];
  /** Whether a place is only moved there, and not yet voted for. */
  moving?: boolean;
}

/** How far an arrow key moves a place, as a part of the map; with the shift key less. */
const STEP = 1 / 40;
const SHORT_STEP = 1 / 200;

const WAYS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
};

/**
 * Arrows move a place, Enter gives it as the answer; null for any other key.
 *
 * @param at where it is; null before, then it begins in the middle
 * @param ends of each axis of the map
 */
export function keyed(
  { key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent,
  at: readonly number[] | null,
  ends: readonly (readonly [number, number])[],
): Touch | null {
  const way = WAYS[key];
  if (ctrlKey || altKey || metaKey || (!way && key !== 'Enter')) return null;
  const from = at ?? ends.map(([low, high]) => (low + high) / 2);
  if (!way) return { field: 'place', values: [...from] };
  const values = ends.map(([low, high], axis) => {
    const moved = from[axis] + way[axis] * (shiftKey ? SHORT_STEP : STEP) * (high - low);
    return roundTo(Math.max(low, Math.min(high, moved)), SHORT_STEP * (high - low));
  });
  return { field: 'place', values, moving: true };
}
