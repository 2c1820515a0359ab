/** Names and numbers along the two edges of the plan that are nearest to the eye. */
import { letters, type Look } from '../../draw/look';
import { heightAt, type Relief, type Point3 } from './relief';
import { paintText } from '../../draw/strokes';
import { ticks } from '../../draw/axes/ticks';
import type { Frame } from '../../draw/axes/viewport';

const APART = 18;

export function paintReliefAxes(
  context: CanvasRenderingContext2D,
  relief: Relief,
  eye: Point3,
  project: (u: number, h: number, v: number) => [number, number],
  { frame, names }: { frame: Frame; names: readonly string[] },
  look: Look,
): void {
  const [near, side] = [eye[2] < 0 ? -0.5 : 0.5, eye[0] < 0 ? -0.5 : 0.5];
  const middle = project(0, 0, 0);
  const write = (text: string, u: number, v: number, font: string, apart = APART): void => {
    const rim = heightAt(relief, u, v);
    const [x, y] = project(u, Number.isNaN(rim) ? 0 : rim, v);
    const [dx, dy] = [x - middle[0], y - middle[1]];
    const length = Math.hypot(dx, dy);
    if (!(length > 1)) return;
    context.font = font;
    paintText(context, text, x + (dx / length) * apart, y + (dy / length) * apart, look.ink, look.panel);
  };
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const along = ([low, high]: [number, number], put: (share: number, label: string) => void): void => {
    for (const { value, label } of ticks(low, high, 5, 'linear')) put((value - low) / (high - low) - 0.5, label);
  };
  const [digits, italic] = [letters(look, 11), 'italic 14px Georgia, "Times New Roman", serif'];
  along(frame.x, (u, label) => Math.abs(u) < 0.46 && write(label, u, near, digits));
  along(frame.y, (v, label) => Math.abs(v) < 0.46 && write(label, side, v, digits));
  write(names[0], -side * 0.1, near, italic, 2 * APART);
  write(names[1], side, -near * 0.1, italic, 2 * APART);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
}
