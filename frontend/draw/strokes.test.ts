import { describe, expect, test } from 'vitest';
import { clip, strokeRows } from './strokes';

const box = { left: 0, top: 0, right: 100, bottom: 100 };

describe('clipping a segment', () => {
  test('inside it is whole', () => {
    expect(clip(1, 2, 3, 4, box)).toEqual({ x0: 1, y0: 2, x1: 3, y1: 4, entered: false, left: false });
  });

  test('outside there is nothing', () => {
    expect(clip(-5, 10, -5, 90, box)).toBeNull();
    expect(clip(-60, 50, 50, -100, box)).toBeNull();
  });

  test('a leap to a far place keeps its direction', () => {
    const piece = clip(50, 50, 50 + 1e12, 50 + 0.5e12, box)!;
    expect([piece.x1, piece.y1]).toEqual([100, 75]);
    expect(piece.left).toBe(true);
  });

  test('one that passes through is cut at both ends', () => {
    expect(clip(-100, 50, 200, 50, box)).toMatchObject({ x0: 0, x1: 100, entered: true, left: true });
  });

  test('what is not a number is not drawn', () => {
    expect(clip(1, 1, NaN, 1, box)).toBeNull();
    expect(clip(1, 1, Infinity, 1, box)).toBeNull();
  });
});

/** A pen that writes down what it is told. */
function pen(): { context: CanvasRenderingContext2D; moves: string[] } {
  const moves: string[] = [];
  const context = {
    beginPath: () => undefined,
    moveTo: (x: number, y: number) => moves.push(`M${x},${y}`),
    lineTo: (x: number, y: number) => moves.push(`L${x},${y}`),
    stroke: () => undefined,
  };
  return { context: context as unknown as CanvasRenderingContext2D, moves };
}

test('a line through the kept rows, from begin to end', () => {
  const { context, moves } = pen();
  strokeRows(context, [0, 1, 2, 3, 4], [0, 1, 2, 3, 4], [0, 2, 4], 1, 3, box);
  expect(moves).toEqual(['M1,1', 'L2,2', 'L3,3']);
});

test('what is not a number breaks the line', () => {
  const { context, moves } = pen();
  strokeRows(context, [0, 1, 2, 3, 4], [0, 1, NaN, 3, 4], [0, 1, 2, 3, 4], 0, 4, box);
  expect(moves).toEqual(['M0,0', 'L1,1', 'M3,3', 'L4,4']);
});

test('segments that only pass through can be left out', () => {
  const { context, moves } = pen();
  strokeRows(context, [10, 500, -500], [10, 10, 10], [0, 1, 2], 0, 2, box, false);
  expect(moves).toEqual(['M10,10', 'L100,10']);
});
