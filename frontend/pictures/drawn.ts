/** What all kept pictures are drawn with. */
import { beforeAll, expect, vi } from 'vitest';
import type { Look } from '../draw/look';
import { CONTENDER_LOOKS, dashOf, markerOf } from '../draw/palette';
import { svgOf } from '../draw/svg';
import type { Size } from '../draw/axes/viewport';

export type Paint = (context: CanvasRenderingContext2D, size: Size) => void;

export const COLOURS = ['#d55e00', '#0072b2', '#009e73', '#b14d8a', '#8a6d00', '#2a87b8', '#6a51a3', '#4d4d4d'];
export const DANGER = '#b3261e';
export const LOOK: Look = {
  page: '#f5f6f8',
  panel: '#fff',
  line: '#e2e5ea',
  ink: '#1a1f27',
  dim: '#626c7a',
  accent: '#3450c8',
  low: '#ffffff',
  high: '#aebbd2',
  iso: '#7f8dab',
  runs: Array.from({ length: CONTENDER_LOOKS }, (_, i) => ({
    line: COLOURS[i % COLOURS.length],
    text: COLOURS[i % COLOURS.length],
    dash: dashOf(i),
    marker: markerOf(i),
  })),
  classes: ['#5a55b8', '#c7791c', '#2b8a6b'],
  font: 'sans-serif',
  size: 1,
};
export const SIZE: Size = { width: 480, height: 320 };
export const NAMES = ['SGD', 'Momentum', 'too fast'];

beforeAll(() => {
  // Letters have a width that no font of this machine decides.
  const measuring = { measureText: (text: string) => ({ width: 6.5 * text.length }) };
  // The text of an outline is drawn again by the SVG context; the path itself need not hold anything.
  const nothing = (): void => undefined;
  vi.stubGlobal(
    'Path2D',
    class {
      moveTo = nothing;
      lineTo = nothing;
      arc = nothing;
      rect = nothing;
      bezierCurveTo = nothing;
      quadraticCurveTo = nothing;
      closePath = nothing;
    },
  );
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(() => measuring as never);
});

/** Draws a picture and holds it to the file of its name. */
export async function drawn(name: string, size: Size, paint: Paint): Promise<void> {
  const svg = svgOf(size, name, (context) => {
    context.fillStyle = LOOK.panel;
    context.fillRect(0, 0, size.width, size.height);
    paint(context, size);
  });
  const ids = new Map<string, string>();
  for (const [, id] of svg.matchAll(/\bid="([^"]+)"/g)) ids.set(id, `c${ids.size + 1}`);
  let text = svg.replaceAll('><', '>\n<');
  for (const [id, plain] of ids) text = text.replaceAll(id, plain);
  expect(text).not.toContain('NaN');
  await expect(`${text}\n`).toMatchFileSnapshot(`./${name}.svg`);
}
