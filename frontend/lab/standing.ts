/** The state of a page that is left: kept for this tab, and taken up once, at the same address, by who loads it anew or goes back to it. */
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

interface Kept extends Standing {
  address: string;
}

const KEPT = 'descent.standing';
const MOST = 12;

/** How the visitor has come to the present address. */
let came: 'loading' | 'history' | 'link' = 'loading';
// A page's router sends such an event too when a link is followed.
globalThis.addEventListener?.('popstate', ({ isTrusted }) => (came = isTrusted ? 'history' : came));
globalThis.addEventListener?.('click', () => (came = 'link'), true);

/** Keeps the state of a page that is left; it may be loaded again, or gone back to. */
export function keepStanding(standing: Standing, address = location.href, storage: Storage | null = ofTab()): void {
  try {
    const others = kept(storage).filter((other) => other.address !== address);
    storage?.setItem(KEPT, JSON.stringify([{ ...standing, address }, ...others].slice(0, MOST)));
  } catch {
    // Without storage it begins anew.
  }
}

/** Takes the kept state; null where the visitor has not returned to the page, or stands at another address. */
export function takeStanding(returned = hasReturned(), address = location.href, storage: Storage | null = ofTab()): Standing | null {
  try {
    if (!returned) return null;
    const all = kept(storage);
    const found = all.find((standing) => standing.address === address);
    if (!found) return null;
    storage?.setItem(KEPT, JSON.stringify(all.filter((other) => other !== found)));
    const { address: _, ...standing } = found;
    return Number.isFinite(standing.step) ? standing : null;
  } catch {
    return null;
  }
}

function kept(storage: Storage | null): readonly Kept[] {
  const read: unknown = JSON.parse(storage?.getItem(KEPT) ?? '[]');
  return Array.isArray(read) ? (read as Kept[]) : [];
}

function hasReturned(): boolean {
  return came === 'history' || (came === 'loading' && isReload());
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
