// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KEY_TABLE } from './keys';
import { KEYS_ASKED, type DescentKeys } from './key-list';

const ANSWERED = JSON.stringify(Object.fromEntries(KEY_TABLE.map(({ text }) => [text, text])));

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(ANSWERED)));
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

async function listed(page: string, open: () => void): Promise<string[]> {
  document.body.innerHTML = page;
  const keys = document.createElement('descent-keys') as DescentKeys;
  keys.textsAt = 'texts/en.json';
  document.body.append(keys);
  open();
  await vi.waitFor(() => expect(keys.shadowRoot!.querySelector('dialog')?.open).toBe(true));
  return [...keys.shadowRoot!.querySelectorAll('dd')].map((row) => row.textContent);
}

const press = (key: string, more: KeyboardEventInit = {}): boolean =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true, ...more }));

test('a page without keys of its own has those of every page', async () => {
  expect(await listed('<main></main>', () => press('?', { shiftKey: true }))).toEqual(['lab.keys.present', 'lab.keys.help']);
});

test('what stands in the page, in its elements too, has its keys in the list', async () => {
  const rows = await listed('<span class="undo"></span><div id="host"></div>', () => {
    document.getElementById('host')!.attachShadow({ mode: 'open' }).innerHTML = '<descent-basins></descent-basins>';
    window.dispatchEvent(new Event(KEYS_ASKED));
  });
  expect(rows).toEqual(['lab.keys.read', 'lab.keys.open', 'lab.keys.next', 'lab.keys.undo', 'lab.keys.present', 'lab.keys.help']);
});

test('where no timeline hears them the keys press the buttons in the header', () => {
  const pressed: string[] = [];
  document.body.innerHTML = '<span class="undo"><button id="back"></button><button id="again"></button></span>';
  document.body.append(document.createElement('descent-keys'));
  for (const button of document.querySelectorAll('button')) button.onclick = () => pressed.push(button.id);
  press('z', { ctrlKey: true });
  press('Z', { ctrlKey: true, shiftKey: true });
  press('x');
  expect(pressed).toEqual(['back', 'again']);
});
