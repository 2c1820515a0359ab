// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import './prose';

afterEach(() => document.body.replaceChildren());

test('links in the notes of strangers give nothing away, also those that come later', async () => {
  document.body.innerHTML = '<div><p><a href="https://elsewhere.example">there</a></p></div><descent-typeset></descent-typeset>';
  const notes = document.querySelector('div')!;
  expect(notes.querySelector('a')!.rel).toBe('nofollow noopener');

  notes.innerHTML = '<p><a href="https://other.example" rel="opener">later</a></p>';
  await vi.waitFor(() => expect(notes.querySelector('a')!.rel).toBe('nofollow noopener'));
});
