// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { askTable } from './server';

afterEach(() => vi.unstubAllGlobals());

test('a long table is written by the server piece by piece, its names once', async () => {
  const asked: { columns?: string[]; rows: unknown[][] }[] = [];
  vi.stubGlobal('fetch', (_: URL, { body }: { body: string }) => {
    asked.push(JSON.parse(body) as (typeof asked)[number]);
    expect(body.length).toBeLessThan(150_000);
    return Promise.resolve(new Response(`piece ${asked.length}\n`));
  });
  const rows = Array.from({ length: 5000 }, (_, i) => ['a name of some length', i, i / 7, NaN]);
  const file = await askTable({ columns: ['name', 'i'], rows });
  expect(await file.text()).toBe(asked.map((_, i) => `piece ${i + 1}\n`).join(''));
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.map(({ columns }) => columns !== undefined)).toEqual(asked.map((_, i) => i === 0));
  expect(asked.flatMap((piece) => piece.rows)).toEqual(rows.map(([name, i, value]) => [name, i, value, null]));
});

test('a table without rows has its names', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('name\n')));
  expect(await (await askTable({ columns: ['name'], rows: [] })).text()).toBe('name\n');
});
