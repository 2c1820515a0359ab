/** Holds the browser's code to the picture in docs/architecture.md: what is not drawn there is forbidden. */
/// <reference types="vite/client" />
import { describe, expect, test } from 'vitest';
import page from '../docs/architecture.md?raw';

/** About twenty: a file that finds no other place must not stop anybody. */
const MOST_FILES = 22;
const MOST_LINES = 400;

const files = import.meta.glob<string>('./**/*.ts', { query: '?raw', import: 'default', eager: true });
const sources = Object.entries(files)
  .map(([path, text]) => ({ file: path.slice(2), room: roomOf(path.slice(2)), text }))
  .filter(({ file }) => !/\.test\.ts$|^(generated|pictures)\//.test(file));
const sheets = Object.keys(import.meta.glob('./**/*.css')).map((path) => path.slice(2));
/** With style sheets; a test stands beside what it tests, and is found with it. */
const everything = [...sources.map(({ file }) => file), ...sheets];

/** The folder of a file, and '.' for none. */
function roomOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
}

/** The rooms with those that each may import, as {@code a -> b+} says: b, and all that b may import. */
function drawn(): Map<string, Set<string>> {
  const block = page.split('```browser-rooms\n')[1].split('```')[0];
  const arrows = new Map(
    block
      .trim()
      .split('\n')
      .map((line) => line.split('->').map((side) => side.trim()))
      .map(([room, targets]) => [room, targets.split(/\s+/).filter(Boolean)]),
  );
  const follow = (room: string, trail: string[]): Set<string> => {
    expect(trail, 'rooms in a circle').not.toContain(room);
    expect([...arrows.keys()], 'an arrow to a room that is not drawn').toContain(room);
    const names = arrows.get(room)!.flatMap((target) => {
      const name = target.replace('+', '');
      const beyond = follow(name, [...trail, room]);
      return target.endsWith('+') ? [name, ...beyond] : [name];
    });
    return new Set(names);
  };
  return new Map([...arrows.keys()].map((room) => [room, follow(room, [])]));
}

/** The rooms that a file imports from, with what it names there. */
function imports(file: string, text: string): { room: string; path: string }[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g)].map(([, path]) => {
    const target = new URL(path, `http://rooms/${file}`).pathname.slice(1);
    return { room: roomOf(target), path: target };
  });
}

const plan = drawn();

test('every room is drawn', () => {
  expect([...plan.keys()].sort()).toEqual([...new Set([...sources.map(({ room }) => room), ...sheets.map(roomOf)])].sort());
});

describe.each([...plan])('%s', (room, allowed) => {
  const own = sources.filter((source) => source.room === room);

  test('imports only what is drawn', () => {
    const forbidden = own.flatMap(({ file, text }) =>
      imports(file, text)
        .filter((target) => target.room !== room && !allowed.has(target.room))
        .map(({ path }) => `${file} imports ${path}`),
    );
    expect(forbidden, 'draw the arrow in docs/architecture.md first, if the house is to change').toEqual([]);
  });

  test('is small enough to be found through', () => {
    const all = everything.filter((file) => roomOf(file) === room);
    expect(all.length, 'files').toBeLessThanOrEqual(MOST_FILES);
    for (const { file, text } of own) expect(text.split('\n').length, `lines of ${file}`).toBeLessThanOrEqual(MOST_LINES + 1);
  });
});

test('only the room wire touches the network', () => {
  const touching = sources.filter(({ text }) => /\bfetch\(|\bnew (WebSocket|EventSource|XMLHttpRequest)\b/.test(text));
  expect([...new Set(touching.map(({ room }) => room.split('/')[0]))]).toEqual(['wire']);
});

test('drawing knows no element and no page', () => {
  const drawing = sources.filter(({ room, file }) => room === 'draw' && file !== 'draw/svg.ts');
  for (const { file, text } of drawing) expect(text, file).not.toMatch(/\bdocument\b|\bwindow\b|HTMLElement|from 'lit/);
});
