// @vitest-environment happy-dom
/// <reference types="vite/client" />
import { afterEach, expect, it } from 'vitest';
import { following, listed } from './enumeration';

afterEach(() => (document.documentElement.lang = ''));

it.each([
  ['', 'SGD, Adam, Lion'],
  ['en', 'SGD, Adam, Lion'],
  ['zh', 'SGD、Adam、Lion'],
  ['ja', 'SGD、Adam、Lion'],
])('lists names with the marks of the language %j', (language, list) => {
  document.documentElement.lang = language;
  expect(listed(['SGD', 'Adam', 'Lion'])).toBe(list);
  expect(listed(['SGD'])).toBe('SGD');
});

it('puts a space between sentences, unless their full stop brings its own room', () => {
  expect(following(['One.', '', 'Two.'])).toBe('One. Two.');
  expect(following(['一。', '', '二。'])).toBe('一。二。');
});

const sources = import.meta.glob<string>('../../**/*.ts', { query: '?raw', import: 'default', eager: true });

/** Lines that put words together with the marks of English. Coordinates in parentheses, numbers and styles have the same everywhere. */
function strays(source: string): string[] {
  return source
    .split('\n')
    .filter((line) => /join\('[,;] '\)|\}[,;:.] \$\{/.test(line))
    .filter(
      (line) => !/\(\$\{.*(join\(', '\)|\}, \$\{).*\}\)|variables\.join|style=|format\(.*join|sizes|: \$\{JSON|chosen\.join/.test(line),
    );
}

it('no words are put together with the marks of one language', () => {
  expect(strays("told = names.join(', ');")).toHaveLength(1);
  expect(strays('told = `${run}, ${member}`;')).toHaveLength(1);
  const found = Object.entries(sources)
    .filter(([path]) => !/\.test\.ts$|\/(generated|pictures)\//.test(path))
    .flatMap(([path, text]) => strays(text).map((line) => `${path}: ${line.trim()}`));
  expect(found).toEqual([]);
});
