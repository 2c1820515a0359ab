/** Whether two lists have other elements: one that is made anew of the same ones is nothing new to paint. */
export function differ(now: unknown, before: unknown): boolean {
  if (!Array.isArray(now) || !Array.isArray(before) || now.length !== before.length) return now !== before;
  return now.some((each, i) => each !== before[i]);
}
