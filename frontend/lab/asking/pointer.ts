/** JSON pointers (RFC 6901), as far as an experiment needs them: reading a value, and replacing one in a copy. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function tokens(pointer: string): string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) throw new Error(`A JSON pointer begins with a slash: ${pointer}`);
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function child(node: unknown, token: string): unknown {
  return typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[token] : undefined;
}

export function read(document: unknown, pointer: string): unknown {
  return tokens(pointer).reduce(child, document);
}

/**
 * A copy of the document in which the value at the pointer is replaced; everything off the path is shared with the
 * original. A path that leads through nothing (a run removed meanwhile) leaves the document as it is.
 */
export function patch<T>(document: T, pointer: string, value: unknown): T {
  return replace(document, tokens(pointer), value) as T;
}

function replace(node: unknown, path: string[], value: unknown): unknown {
  const [token, ...rest] = path;
  if (token === undefined) return value;
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node) && !(token in node)) return node;
  if (rest.length > 0 && !(token in node)) return node;
  const copy: Record<string, unknown> = Array.isArray(node) ? ([...node] as never) : { ...node };
  copy[token] = replace(copy[token], rest, value);
  return copy;
}

/** Whether two JSON values are equal; the order of fields does not matter. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(child(a, key), child(b, key)));
}
