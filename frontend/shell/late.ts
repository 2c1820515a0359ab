/** Loads elements that few visitors need when the first of them appears in the page. */
export function loadLate(parts: Readonly<Record<string, () => Promise<unknown>>>): void {
  const missing = new Map(Object.entries(parts));
  const look = (): void => {
    for (const [tag, load] of missing) {
      if (!document.querySelector(tag)) continue;
      missing.delete(tag);
      // A server that is away for a moment is asked again when the page next changes.
      load().catch(() => missing.set(tag, load));
    }
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
}
