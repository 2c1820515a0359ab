// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tellClosing } from '../wire/closing';
import './closing';

/** What the server answers when it is asked whether it is there; null for nothing. */
let server: string | null = 'first';
let closing = false;
let loaded: NavigationTimingType = 'navigate';
const reload = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  server = 'first';
  closing = false;
  vi.spyOn(performance, 'getEntriesByType').mockImplementation(() => [{ type: loaded } as PerformanceNavigationTiming]);
  loaded = 'navigate';
  vi.stubGlobal('fetch', () =>
    server === null
      ? Promise.reject(new TypeError('failed to fetch'))
      : Promise.resolve(
          new Response(null, { status: 204, headers: { 'Descent-Server': server, ...(closing && { 'Descent-Closing': 'true' }) } }),
        ),
  );
  vi.spyOn(window.location, 'reload').mockImplementation(reload);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  reload.mockReset();
  document.body.replaceChildren();
});

async function open(also = ''): Promise<Element> {
  document.body.innerHTML = `<descent-closing label="The server is being restarted." away="No answer."></descent-closing>${also}`;
  await vi.advanceTimersByTimeAsync(100);
  return document.querySelector('descent-closing')!;
}

test('a page says for a while that its server is being restarted', async () => {
  const page = await open();
  expect(page.textContent).toBe('');

  tellClosing();
  expect(page.textContent).toBe('The server is being restarted.');
  expect(page.querySelector('[role=status]')).not.toBeNull();

  await vi.advanceTimersByTimeAsync(60_000);
  expect(page.textContent).toBe('');
  expect(reload).not.toHaveBeenCalled();
});

test('a page on which nothing is done is told too, and comes back with the next server', async () => {
  const page = await open();
  closing = true;
  await vi.advanceTimersByTimeAsync(4000);
  expect(page.textContent).toBe('The server is being restarted.');

  server = null;
  await vi.advanceTimersByTimeAsync(4000);
  expect(page.textContent).toBe('No answer.');
  expect(reload).not.toHaveBeenCalled();

  server = 'second';
  closing = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(page.textContent).toBe('');
  expect(reload).toHaveBeenCalledOnce();
});

test('a connection that was cut for a moment changes nothing', async () => {
  const page = await open();
  server = null;
  await vi.advanceTimersByTimeAsync(5000);
  expect(page.textContent).toBe('No answer.');
  server = 'first';
  await vi.advanceTimersByTimeAsync(1000);
  expect(page.textContent).toBe('');
  expect(reload).not.toHaveBeenCalled();
});

test('who types is not disturbed, in whatever editor', async () => {
  await open('<p></p>');
  const editor = document.querySelector('p')!.attachShadow({ mode: 'open' });
  editor.innerHTML = '<div contenteditable="true" tabindex="0"></div>';
  for (const field of [document.body.appendChild(document.createElement('input')), editor.querySelector('div')!]) {
    server = `before ${field.tagName}`;
    field.focus();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reload).not.toHaveBeenCalled();
  }
});

test('a training goes on by itself, and what an open dialog holds is kept', async () => {
  for (const also of ['<descent-training></descent-training>', '<vaadin-dialog opened></vaadin-dialog>']) {
    server = 'first';
    await open(also);
    server = 'second';
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reload).not.toHaveBeenCalled();
  }
});

test('a page that finds another server each time is not loaded for ever', async () => {
  await open();
  loaded = 'reload';
  for (let i = 0; i < 10; i++) {
    server = `number ${i}`;
    await vi.advanceTimersByTimeAsync(5000);
  }
  expect(reload).not.toHaveBeenCalled();

  await vi.advanceTimersByTimeAsync(60_000);
  server = 'restarted long after';
  await vi.advanceTimersByTimeAsync(5000);
  expect(reload).toHaveBeenCalledOnce();
});

test('reads out what Vaadin says of the connection, which stands in no part of the page', async () => {
  const indicator = document.createElement('vaadin-connection-indicator');
  document.documentElement.append(indicator);
  await open();
  expect(indicator.getAttribute('role')).toBe('status');
  indicator.remove();
});
