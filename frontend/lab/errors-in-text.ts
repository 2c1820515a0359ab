/** The position of a mistake in a text, and its correction. */
export interface TextError {
  message: string;
  position: number;
  length: number;
  /** What to write instead, when there is a likely meaning. */
  suggestion: string | null;
  /** The whole text as it was most likely meant, which is valid; without it no correction is offered. */
  mended?: string | null;
  /** Other texts that it may mean, where programs differ. */
  others?: string[];
  /** The label of the button that does it; without one the pattern of the page's texts is used. */
  suggestionLabel?: string;
}

export interface Marked {
  before: string;
  wrong: string;
  after: string;
}

/** The text in three parts. A mistake at the very end, or of no length, marks one place so that there is something to see. */
export function mark(text: string, error: TextError): Marked {
  const begin = Math.min(Math.max(0, error.position), text.length);
  const end = Math.min(text.length, begin + Math.max(1, error.length));
  if (begin === end) return { before: text, wrong: ' ', after: '' };
  return { before: text.slice(0, begin), wrong: text.slice(begin, end), after: text.slice(end) };
}

export function mend(text: string, error: TextError): string {
  return error.mended ?? mendedHere(text, error);
}

function mendedHere(text: string, error: TextError): string {
  if (error.suggestion === null) return text;
  const begin = Math.min(Math.max(0, error.position), text.length);
  return text.slice(0, begin) + error.suggestion + text.slice(begin + Math.max(0, error.length));
}

/** The mistake once for each text that it may mean, the likeliest first. */
export function meanings(error: TextError): TextError[] {
  return [error, ...(error.others ?? []).map((mended) => ({ ...error, mended }))];
}

const LONGEST_LABEL = 48;

/**
 * The text that the correcting button inserts: a word where that is all, else the whole text if there is room; null
 * where there is none.
 */
export function offered(text: string, error: TextError | null): string | null {
  if (!error) return null;
  const here = !error.mended || mendedHere(text, error) === error.mended;
  const put = here ? error.suggestion || error.mended : error.mended;
  if (!put) return null;
  return lines(put);
}

/** A text of several lines in one, cut where it is long. */
function lines(text: string): string {
  const put = text.trim().replaceAll('\n', ' ⏎ ');
  return put.length > LONGEST_LABEL ? `${put.slice(0, LONGEST_LABEL - 1)}…` : put;
}

/** Delays the message of a mistake while somebody types, until a pause. */
export class Quiet {
  private last = -Infinity;
  private timer = 0;

  constructor(
    private readonly speak: () => void,
    private readonly pause = 600,
  ) {}

  /** Something was typed. */
  typed(): void {
    this.last = performance.now();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(this.speak, this.pause);
  }

  get isOver(): boolean {
    return performance.now() - this.last >= this.pause - 1;
  }

  end(): void {
    clearTimeout(this.timer);
    this.last = -Infinity;
  }
}
