/** Which lessons were answered in this browser. It is kept here alone; where nothing can be kept, nothing is. */
const KEPT = 'descent.lessons';

export function answeredLessons(storage: Storage | null = local()): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEPT) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : []);
  } catch {
    return new Set();
  }
}

export function rememberAnswered(lesson: string, storage: Storage | null = local()): void {
  try {
    storage?.setItem(KEPT, JSON.stringify([...new Set([...answeredLessons(storage), lesson])]));
  } catch {
    // Without storage the lesson works all the same.
  }
}

export function forgetAnswered(storage: Storage | null = local()): void {
  try {
    storage?.removeItem(KEPT);
  } catch {
    // Nothing was kept.
  }
}

function local(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
