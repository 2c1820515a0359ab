/** Whether two lists differ in an element; a new list of the same elements needs no new painting. */
export function differ(now: unknown, before: unknown): boolean {
  if (!Array.isArray(now) || !Array.isArray(before) || now.length !== before.length) return now !== before;
  return now.some((each, i) => each !== before[i]);
}
