/** The heading of an exported picture: its title, and the legend of the contenders. */
import { letters, runLook, type Look } from './look';
import type { Picture } from './picture';
import { paintMarker, setContender } from './strokes';
import type { Size } from './axes/viewport';

const LINE = 22;
const SAMPLE = 30;
const APART = 16;

/** The picture below its name and, in lines as long as it is wide, the contenders with their samples. */
export function headed(
  picture: Pick<Picture, 'size' | 'paint'>,
  name: string,
  runs: readonly { index: number; name: string }[],
  look: Look,
  width: (text: string, font: string) => number,
): { size: Size; paint(context: CanvasRenderingContext2D): void } {
  const line = LINE * look.size;
  const font = letters(look, 12);
  let [x, y] = [12, line];
  const places = runs.map((run) => {
    const wide = SAMPLE + 6 + width(run.name, font) + APART;
    if (x > 12 && x + wide > picture.size.width) [x, y] = [12, y + line];
    x += wide;
    return { ...run, x: x - wide, y };
  });
  const height = (runs.length > 0 ? y + line : line) + 6;
  return {
    size: { width: picture.size.width, height: picture.size.height + height },
    paint(context) {
      context.font = letters(look, 13, '600');
      context.textAlign = 'left';
      context.textBaseline = 'middle';
      context.fillStyle = look.ink;
      context.fillText(name, 12, line / 2 + 3);
      context.font = font;
      for (const run of places) paintEntry(context, run, line, look);
      context.textBaseline = 'alphabetic';
      context.setLineDash([]);
      context.save();
      context.translate(0, height);
      context.beginPath();
      context.rect(0, 0, picture.size.width, picture.size.height);
      context.clip();
      picture.paint(context);
      context.restore();
    },
  };
}

function paintEntry(
  context: CanvasRenderingContext2D,
  run: { index: number; name: string; x: number; y: number },
  line: number,
  look: Look,
): void {
  const middle = run.y + line / 2;
  setContender(context, look, run.index);
  context.beginPath();
  context.moveTo(run.x, middle);
  context.lineTo(run.x + SAMPLE, middle);
  context.stroke();
  paintMarker(context, look, run.index, run.x + SAMPLE / 2, middle, 4);
  context.fillStyle = runLook(look, run.index).text;
  context.fillText(run.name, run.x + SAMPLE + 6, middle);
}
