// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import './copy';
import './qr';
import type { DescentCopy } from './copy';
import type { DescentQr } from './qr';

beforeEach(() => {
  document.body.innerHTML = '<descent-copy></descent-copy><descent-qr></descent-qr>';
});

afterEach(() => {
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

const copy = (): DescentCopy => document.querySelector('descent-copy')!;
const said = (): string => copy().shadowRoot!.querySelector('[role=status]')!.textContent;
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 10));

async function click(): Promise<void> {
  Object.assign(copy(), { text: 'https://descent.example/x/1', label: 'Copy', done: 'Copied' });
  await copy().updateComplete;
  copy().shadowRoot!.querySelector('button')!.click();
  await settled();
}

test('what is copied is announced', async () => {
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  await click();
  expect(writeText).toHaveBeenCalledWith('https://descent.example/x/1');
  expect(said()).toBe('Copied');
});

test('without a clipboard the browser copies what is selected', async () => {
  vi.stubGlobal('navigator', {});
  const selected: string[] = [];
  document.execCommand = () => {
    selected.push(document.querySelector('textarea')!.value);
    return true;
  };
  await click();
  expect(selected).toEqual(['https://descent.example/x/1']);
  expect(said()).toBe('Copied');
  expect(document.querySelector('textarea')).toBeNull();
});

test('what could not be copied is not said to be', async () => {
  vi.stubGlobal('navigator', {});
  document.execCommand = () => false;
  await click();
  expect(said()).toBe('');
});

test('a code is a picture with a name, and nothing where the text is too long', async () => {
  const code = document.querySelector<DescentQr>('descent-qr')!;
  Object.assign(code, { text: 'https://descent.example/x/1', label: 'QR code' });
  await code.updateComplete;
  const picture = code.shadowRoot!.querySelector('svg')!;
  expect(picture.getAttribute('aria-label')).toBe('QR code');
  expect(picture.getAttribute('viewBox')).toBe('0 0 37 37');
  code.text = 'x'.repeat(500);
  await code.updateComplete;
  expect(code.shadowRoot!.querySelector('svg')).toBeNull();
});
