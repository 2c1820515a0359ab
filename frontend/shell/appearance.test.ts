// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { choose, isDark } from './appearance';

beforeEach(() => {
  document.documentElement.className = '';
  document.body.innerHTML = '<descent-appearance label="Light or dark"></descent-appearance>';
});

const button = (): HTMLButtonElement => document.querySelector('descent-appearance button')!;

test('a click turns the page dark, the next one light again', () => {
  button().click();
  expect(isDark()).toBe(true);
  expect(button().getAttribute('aria-pressed')).toBe('true');

  button().click();
  expect(isDark()).toBe(false);
  expect(button().getAttribute('aria-pressed')).toBe('false');
});

test('the choice is kept for the next page', () => {
  choose(true);
  expect(localStorage.getItem('appearance')).toBe('dark');
});

test('pictures are told', () => {
  const told = vi.fn();
  window.addEventListener('appearancechange', told);
  choose(true);
  expect(told).toHaveBeenCalledOnce();
});

test('the button has a name', () => {
  expect(button().getAttribute('aria-label')).toBe('Light or dark');
});
