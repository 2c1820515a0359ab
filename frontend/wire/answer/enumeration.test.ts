// @vitest-environment happy-dom
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
