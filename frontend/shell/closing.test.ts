// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { tellClosing } from '../wire/closing';
import './closing';

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

test('a page says for a while that its server is being restarted', () => {
  vi.useFakeTimers();
  document.body.innerHTML = '<descent-closing label="The server is being restarted."></descent-closing>';
  const page = document.querySelector('descent-closing')!;
  expect(page.textContent).toBe('');

  tellClosing();
  expect(page.textContent).toBe('The server is being restarted.');
  expect(page.querySelector('[role=status]')).not.toBeNull();

  vi.advanceTimersByTime(60_000);
  expect(page.textContent).toBe('');
});
