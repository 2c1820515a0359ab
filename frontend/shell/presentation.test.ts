// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isPresenting, present } from './presentation';

beforeEach(() => {
  document.body.innerHTML = '<descent-presentation label="Presentation (P)"></descent-presentation>';
});

afterEach(() => {
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

const button = (): HTMLButtonElement => document.querySelector('descent-presentation button')!;

test('the button enters and leaves, and says so', () => {
  button().click();
  expect(isPresenting()).toBe(true);
  expect(button().getAttribute('aria-pressed')).toBe('true');
  button().click();
  expect(isPresenting()).toBe(false);
});

test('Escape leaves', () => {
  present(true);
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(isPresenting()).toBe(false);
});

test('the end of the full screen ends it', () => {
  present(true);
  document.dispatchEvent(new Event('fullscreenchange'));
  expect(isPresenting()).toBe(false);
});

test('a browser that refuses the full screen presents in its window', async () => {
  document.documentElement.requestFullscreen = () => Promise.reject(new TypeError('not allowed'));
  present(true);
  await Promise.resolve();
  expect(isPresenting()).toBe(true);
});

test('a page without the button does not stay in a presentation', () => {
  present(true);
  document.body.innerHTML = '';
  expect(isPresenting()).toBe(false);
});
