/** The place of a card beside a point. */
import type { Size } from '../../draw/axes/viewport';

const ASIDE = 16;
const OVER = 12;
const EDGE = 6;

/** Where a card stands so that it covers no point: to its right or left, else above it or below. */
export function besides({ x, y }: { x: number; y: number }, card: Size, room: Size): [number, number] {
  const right = x + ASIDE;
  const left = x - ASIDE - card.width;
  const lowest = Math.max(EDGE, room.height - card.height - EDGE);
  const above = y - card.height - OVER;
  if (right + card.width <= room.width) return [right, Math.min(Math.max(above, EDGE), lowest)];
  if (left >= EDGE) return [left, Math.min(Math.max(above, EDGE), lowest)];
  // Over a narrow picture there is room on neither side.
  return [Math.max(EDGE, Math.min(right, room.width - card.width - EDGE)), above >= EDGE ? above : y + ASIDE];
}
