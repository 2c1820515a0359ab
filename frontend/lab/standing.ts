/** The state of a page that is loaded anew: kept for this tab, and taken up once, at the same address. */
import { nameOf, type Question, type Told } from './asking/asking';

export interface Standing {
  step: number;
  playing: boolean;
  /** The name of the question, and how it was answered. */
  question: string;
  answer: { picked: number | null; told: Told | null; skipped: boolean };
  /** What panels showed, by their names. */
  panels: Record<string, string>;
}

const KEPT = 'descent.standing';

/** Keeps the state of a page that is left; it may be loaded again. */
export function keepStanding(standing: Standing, address = location.href, storage: Storage | null = ofTab()): void {
  try {
    storage?.setItem(KEPT, JSON.stringify({ ...standing, address }));
  } catch {
    // Without storage it begins anew.
  }
}

/** Takes the kept state; null where the page was not loaded again, or stands at another address. */
export function takeStanding(reloaded = isReload(), address = location.href, storage: Storage | null = ofTab()): Standing | null {
  try {
    const text = storage?.getItem(KEPT);
    storage?.removeItem(KEPT);
    if (!reloaded || !text) return null;
    const { address: where, ...standing } = JSON.parse(text) as Standing & { address: string };
    return where === address && Number.isFinite(standing.step) ? standing : null;
  } catch {
    return null;
  }
}

/** The question of a page, JSON, and whether it was put before the page was loaded anew. */
export function questionOf(text: string, stood: Standing | null): { question: Question | null; again: boolean } {
  const question = text ? (JSON.parse(text) as Question) : null;
  const again = question !== null && nameOf(question) === stood?.question;
  // An experiment that a visitor has changed is asked about no more, but its answer and its task go on.
  return { question: again || question?.shown?.own !== false ? question : null, again };
}

function isReload(): boolean {
  const [navigation] = performance.getEntriesByType?.('navigation') ?? [];
  return (navigation as PerformanceNavigationTiming | undefined)?.type === 'reload';
}

function ofTab(): Storage | null {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}
