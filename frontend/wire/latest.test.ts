// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Latest } from './latest';

let asked: { question: number; answer: (lines: string) => void }[];
let pieces: number[];
let done: number;
let latest: Latest<number, number>;

beforeEach(() => {
  asked = [];
  pieces = [];
  done = 0;
  vi.stubGlobal(
    'fetch',
    (_url: URL, init: RequestInit) =>
      new Promise((resolve) => asked.push({ question: Number(init.body), answer: (lines) => resolve(new Response(lines)) })),
  );
  latest = new Latest<number, number>('api/x', {
    piece: (piece) => pieces.push(piece),
    done: () => done++,
    failed: () => undefined,
    again: () => undefined,
  });
});

afterEach(() => vi.unstubAllGlobals());

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

test('while one question is answered only the newest waits', async () => {
  latest.ask(1);
  await soon();
  latest.ask(2);
  latest.ask(3);
  await soon();
  expect(asked.map(({ question }) => question)).toEqual([1]);
  asked[0].answer('10\n');
  await soon();
  expect(asked.map(({ question }) => question)).toEqual([1, 3]);
  expect(done).toBe(0);
  asked[1].answer('30\n');
  await soon();
  expect([pieces, done]).toEqual([[10, 30], 1]);
});

test('what is taken out and put in again asks once', async () => {
  latest.ask(1);
  latest.cancel();
  latest.ask(1);
  await soon();
  expect(asked).toHaveLength(1);
});

test('an answer without a piece is asked for again', async () => {
  latest.ask(1);
  await soon();
  asked[0].answer('\n');
  await soon();
  expect(asked.map(({ question }) => question)).toEqual([1, 1]);
});
