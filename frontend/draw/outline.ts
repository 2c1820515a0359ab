/**
 * Outlines that are painted many times: a Path2D for the canvas, with a record of its commands, so that a context
 * without Path2D (a drawing as SVG) can draw it again.
 */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  closePath(): void;
}

const drawings = new WeakMap<object, (pen: Pen) => void>();

export function outline(draw: (pen: Pen) => void): Path2D {
  const path = new Path2D();
  draw(path);
  drawings.set(path, draw);
  return path;
}

/** The outline of a path text; of its commands M, L, Z, and A for half circles. */
export function outlineOf(text: string): Path2D {
  return outline((pen) => trace(text, pen));
}

/** Draws an outline again with another pen. */
export function redraw(path: object, pen: Pen): void {
  const draw = drawings.get(path);
  if (!draw) throw new Error('This path was not made as an outline.');
  draw(pen);
}

function trace(text: string, pen: Pen): void {
  let [x, y] = [0, 0];
  for (const [, command, rest] of text.matchAll(/([MLAZ])([^MLAZ]*)/g)) {
    const numbers = rest.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
    if (command === 'Z') {
      pen.closePath();
      continue;
    }
    const [toX, toY] = numbers.slice(-2);
    if (command === 'A') {
      const from = Math.atan2(y - toY, x - toX);
      pen.arc((x + toX) / 2, (y + toY) / 2, numbers[0], from, from + Math.PI);
    } else if (command === 'M') pen.moveTo(toX, toY);
    else pen.lineTo(toX, toY);
    [x, y] = [toX, toY];
  }
}
