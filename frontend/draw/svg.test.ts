// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { svgOf } from './svg';

vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);

/** The ends of the arcs of a circle, as the file has them. */
function arcs(from: number, to: number): string[] {
  const svg = svgOf({ width: 20, height: 20 }, 'a circle', (context) => {
    context.beginPath();
    context.arc(10, 10, 2.4, from, to);
    context.fill();
  });
  return [...svg.matchAll(/A [\d.]+ [\d.]+ 0 \d \d ([\d.]+ [\d.]+)/g)].map(([, end]) => end);
}

test('a small circle is whole, though places keep two digits', () => {
  expect(arcs(0, 2 * Math.PI)).toEqual(['7.6 10', '12.4 10']);
  expect(arcs(0, 7)).toEqual(arcs(0, 2 * Math.PI));
});

test('a part of a circle stays a part', () => {
  expect(arcs(0, Math.PI / 2)).toEqual(['10 12.4']);
});
