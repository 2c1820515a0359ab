// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { following, listed } from './enumeration';

afterEach(() => (document.documentElement.lang = ''));

it('lists names and sentences as English does', () => {
  expect(listed(['SGD', 'Adam'])).toBe('SGD, Adam');
  expect(following(['One.', '', 'Two.'])).toBe('One. Two.');
});

it('lists them with the marks of Chinese, without spaces', () => {
  document.documentElement.lang = 'zh';
  expect(listed(['SGD', 'Adam'])).toBe('SGD、Adam');
  expect(following(['一。', '', '二。'])).toBe('一。二。');
});
