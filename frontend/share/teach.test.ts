// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import './teach';
import type { DescentTeach } from './teach';

afterEach(() => vi.unstubAllGlobals());

async function button(answer: Response): Promise<{ element: DescentTeach; desk: { location: { href: string }; close: () => void } }> {
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(answer)),
  );
  const desk = { location: { href: '' }, close: vi.fn() };
  vi.stubGlobal('open', () => desk);
  const element = document.createElement('descent-teach');
  Object.assign(element, { experiment: 'yafzp3veajq1', label: 'Teach live', failed: 'No class.' });
  document.body.append(element);
  const made = element as DescentTeach;
  await made.updateComplete;
  return { element: made, desk };
}

test('a click begins a class and opens its desk, the key behind the hash', async () => {
  const { element, desk } = await button(Response.json({ code: 'ABC234', url: '/c/ABC234', key: 'secret' }));
  element.renderRoot.querySelector('button')!.click();
  await vi.waitFor(() => expect(desk.location.href).toBe('/c/ABC234/desk#secret'));
  expect(JSON.parse(vi.mocked(fetch).mock.calls[0][1]!.body as string)).toEqual({ experiment: 'yafzp3veajq1', language: 'en' });
});

test('a lesson is begun by its name', async () => {
  const { element, desk } = await button(Response.json({ code: 'ABC234', url: '/c/ABC234', key: 'secret' }));
  element.lesson = 'ravine';
  element.renderRoot.querySelector('button')!.click();
  await vi.waitFor(() => expect(desk.location.href).toContain('/desk#'));
  expect(JSON.parse(vi.mocked(fetch).mock.calls[0][1]!.body as string)).toEqual({ lesson: 'ravine', language: 'en' });
});

test('where no class can be begun, a sentence says so', async () => {
  const { element, desk } = await button(new Response('', { status: 429 }));
  element.renderRoot.querySelector('button')!.click();
  await vi.waitFor(() => expect(element.renderRoot.textContent).toContain('No class.'));
  expect(desk.close).toHaveBeenCalled();
});
