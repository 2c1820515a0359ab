// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { askTexts } from './texts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('texts are asked for once, and again where the server is away', async () => {
  vi.useFakeTimers();
  const answers = [
    () => Promise.reject(new TypeError('away')),
    () => Promise.resolve(new Response('', { status: 503 })),
    () => Promise.resolve(new Response('{"a":"b"}')),
  ];
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: URL) => {
    asked.push(url.pathname);
    return answers[asked.length - 1]();
  });
  const [first, second] = [askTexts('texts/en-1.json'), askTexts('texts/en-1.json')];
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await first).toBe('{"a":"b"}');
  expect(await second).toBe('{"a":"b"}');
  expect(asked).toEqual(Array(3).fill('/texts/en-1.json'));
});
