/** A list in this browser's storage; where there is no storage it is empty and nothing is kept. */

export function keptList(name: string, storage: Storage | null = local()): readonly unknown[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(name) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

export function keepList(name: string, list: readonly unknown[], storage: Storage | null = local()): void {
  try {
    storage?.setItem(name, JSON.stringify(list));
  } catch {
    // Without storage the page works all the same.
  }
}

export function forgetList(name: string, storage: Storage | null = local()): void {
  try {
    storage?.removeItem(name);
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
