/** Back and forth between 0 and 1, evenly, as a pendulum without inertia: where it stands after so many milliseconds. */
export function swing(start: number, elapsed: number, period = 6000): number {
  const way = (start + (2 * elapsed) / period) % 2;
  return way <= 1 ? way : 2 - way;
}
