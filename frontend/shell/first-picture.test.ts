// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dashOf, markerOf, markerPath, CONTENDER_LOOKS } from '../draw/palette';
import { coverFirst, leaveFirst, watchFirst } from './first-picture';

const files = import.meta.glob<string>('../../src/main/java/descent/picture/Looks.java', { query: '?raw', import: 'default', eager: true });

const first = (): HTMLElement | null => document.getElementById('first');

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div id="outlet"></div><div id="first" class="first"><div class="first-map"></div></div>';
});

afterEach(() => vi.useRealTimers());

function place(left: number): HTMLElement {
  const element = document.createElement('div');
  element.getBoundingClientRect = () => ({ left, top: 20, width: 300, height: 200 }) as DOMRect;
  document.body.append(element);
  return element;
}

test('the picture lies where the lab will paint, until it has painted', () => {
  coverFirst(place(10));
  expect(first()!.classList.contains('arrived')).toBe(true);
  expect(first()!.inert, 'a screen reader has the lab').toBe(true);
  const { left, top, width, height } = first()!.querySelector<HTMLElement>('.first-map')!.style;
  expect([left, top, width, height]).toEqual(['10px', '20px', '300px', '200px']);
  leaveFirst();
  expect(first()).toBeNull();
  leaveFirst();
});

test('the words that came with the page stay over it, and its picture stays where it stood', () => {
  document.body.innerHTML =
    '<div id="first" class="first"><main class="lab-map"><p class="first-words">Words</p><div class="first-map"></div></main></div>';
  const box = (top: number) => () => ({ left: 10, top, width: 300, height: 200 }) as DOMRect;
  const [words, picture] = [first()!.querySelector<HTMLElement>('.first-words')!, first()!.querySelector<HTMLElement>('.first-map')!];
  words.getBoundingClientRect = box(8);
  picture.getBoundingClientRect = box(60);
  const lab = place(10);
  coverFirst(lab);
  expect([words.style.top, words.style.height]).toEqual(['8px', '52px']);
  expect(lab.style.marginTop, 'the words of the lab come later').toBe('40px');
  leaveFirst();
  expect(lab.style.marginTop).toBe('');
});

test('a second map does not take it over', () => {
  coverFirst(place(10));
  coverFirst(place(50));
  expect(first()!.querySelector<HTMLElement>('.first-map')!.style.left).toBe('10px');
});

test('a lab that never paints is not hidden for good', () => {
  coverFirst(place(10));
  vi.advanceTimersByTime(15_000);
  expect(first()).toBeNull();
});

test('who leaves before the lab has painted takes its picture along', () => {
  const lab = place(10);
  coverFirst(lab);
  lab.remove();
  vi.advanceTimersByTime(50);
  expect(first()).toBeNull();
});

test.each([
  ['<main>no lab</main>', false],
  ['<main><descent-map></descent-map></main>', true],
])('a page without a lab shows what it has: %s', async (html, stays) => {
  watchFirst();
  document.getElementById('outlet')!.innerHTML = html;
  await vi.advanceTimersByTimeAsync(50);
  expect(first() !== null).toBe(stays);
});

test('where no picture came with the page nothing happens', () => {
  leaveFirst();
  watchFirst();
  coverFirst(place(1));
  expect(first()).toBeNull();
});

test('runs look in the picture of the server as they look in the lab', () => {
  const java = files['../../src/main/java/descent/picture/Looks.java'].replaceAll(/"\s*\+\s*"/g, '');
  const tables = java.split('List.of(');
  const strings = (text: string): string[] => [...text.matchAll(/"([^"]*)"/g)].map(([, inside]) => inside);
  const looks = Array.from({ length: CONTENDER_LOOKS }, (_, i) => i);
  expect(strings(tables[1])).toEqual(looks.map((i) => dashOf(i).join(' ')));
  expect(strings(tables[2])).toEqual(looks.map((i) => markerPath(markerOf(i), 5)));
});
