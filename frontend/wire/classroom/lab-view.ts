/** How a lab tells the desk of a class what it shows: two tabs of one browser, and no server between them. */

/** The name under which a tab keeps the code of the class that it teaches. */
const KEPT = 'descent.class';

/** What a teacher's lab shows. */
export interface LabView {
  experiment: Record<string, unknown>;
  step: number;
  playing: boolean;
  speed: number;
  /** The run that stands out, from 0; -1 for none. */
  highlight: number;
  /** The part of the plane that its map shows, low and high of x, then of y; empty for the whole. */
  frame: number[];
}

export function labChannel(code: string): BroadcastChannel {
  return new BroadcastChannel(`descent-class-${code}`);
}

/** From now on the labs of a tab teach this class. */
export function teachIn(tab: Storage, code: string): void {
  tab.setItem(KEPT, code);
}

/** The code of the class that this tab teaches; null for none. */
export function taughtHere(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    // Without storage a class is led from its desk alone.
    return null;
  }
}
