/** Where in a text a mistake is, and what mends it. */
export interface TextError {
  message: string;
  position: number;
  length: number;
  /** What to write instead, when there is a likely meaning. */
  suggestion: string | null;
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
  if (error.suggestion === null) return text;
  const begin = Math.min(Math.max(0, error.position), text.length);
  return text.slice(0, begin) + error.suggestion + text.slice(begin + Math.max(0, error.length));
}
