/** The kinds of words in a rule, for their colours. */

export type Word = 'number' | 'function' | 'given' | 'state' | 'remark';

/** Comments, numbers, names before a parenthesis, and other names, in the same way as the server's lexer. */
export const WORDS =
  /#[^\n]*|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[A-Za-z_\u0391-\u03c9\u03d1\u03d5\u03f5][\w\u0391-\u03c9\u03d1\u03d5\u03f5]*(?=(\s*\()?)/g;

/** The names that every step provides, and the constants. */
const GIVEN = new Set(['g', 'lr', 't', 'pi', 'e']);

export function wordKind(word: string, called: boolean): Word {
  if (word.startsWith('#')) return 'remark';
  if (/^[\d.]/.test(word)) return 'number';
  if (called) return 'function';
  return GIVEN.has(word) ? 'given' : 'state';
}
