import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { outline, outlineOf, redraw, type Pen } from './outline';
import { markerPath } from './palette';

function writer(): { pen: Pen; written: string[] } {
  const written: string[] = [];
  const note =
    (name: string) =>
    (...numbers: number[]): void => {
      written.push(`${name}${numbers.map((n) => Math.round(n * 100) / 100).join(' ')}`);
    };
  return { pen: { moveTo: note('M'), lineTo: note('L'), arc: note('arc '), closePath: note('Z') }, written };
}

beforeEach(() =>
  vi.stubGlobal(
    'Path2D',
    class {
      moveTo(): void {}
      lineTo(): void {}
      arc(): void {}
      closePath(): void {}
    },
  ),
);
afterEach(() => vi.unstubAllGlobals());

test('an outline can be drawn again', () => {
  const { pen, written } = writer();
  redraw(
    outline((p) => {
      p.moveTo(1, 2);
      p.lineTo(3, 4);
      p.closePath();
    }),
    pen,
  );
  expect(written).toEqual(['M1 2', 'L3 4', 'Z']);
});

test('a path text is read, a circle as two halves', () => {
  const { pen, written } = writer();
  redraw(outlineOf('M9 0L-5 7L-2.5 0Z'), pen);
  redraw(outlineOf(markerPath('circle', 4)), pen);
  expect(written).toEqual(['M9 0', 'L-5 7', 'L-2.5 0', 'Z', 'M-4 0', 'arc 0 0 4 3.14 6.28', 'arc 0 0 4 0 3.14', 'Z']);
});

test('a path that is no outline is not passed over in silence', () => {
  expect(() => redraw(new Path2D(), writer().pen)).toThrow('not made as an outline');
});
