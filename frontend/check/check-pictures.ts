/** The errors of a gradient check as a picture for export: one layer below the other, with all comparisons as its data. */
import { cellSize, paintErrors, type Colours } from './error-map-drawing';
import { letters, type Look } from '../draw/look';
import { tabled, type Picture } from '../draw/picture';
import { LEVELS, type LayerMap, type Report } from '../wire/answer/gradient-check';
import type { Message } from '../wire/answer/message';

interface Words {
  say: (key: string, ...values: unknown[]) => string;
  tell: (message: Message | null | undefined) => string;
}

/** The largest width and height of a drawn layer; captions need the smallest width. */
const WIDEST = 616;
const TALLEST = 264;
const NARROWEST = 360;
const EDGE = 12;
const LINE = 24;

/** @param names what stands over each layer */
export function errorsPicture(
  report: Report,
  maps: readonly LayerMap[],
  names: readonly string[],
  colours: Colours,
  look: Look,
  { say, tell }: Words,
): Picture {
  const line = LINE * look.size;
  let top = 0;
  const places = maps.map((map) => {
    const size = cellSize(map, WIDEST, TALLEST);
    const here = { size, top };
    top += line + size * map.rows + EDGE;
    return here;
  });
  const width = Math.max(NARROWEST, ...maps.map((map, i) => 2 * EDGE + places[i].size * (map.columns + 1)));
  const paint = (context: CanvasRenderingContext2D): void => {
    maps.forEach((map, i) => {
      const { size, top: at } = places[i];
      context.font = letters(look, 12);
      context.fillStyle = look.ink;
      context.fillText(names[i], EDGE, at + 0.7 * line);
      context.save();
      context.translate(EDGE, at + line);
      paintErrors(context, map, size, colours, null);
      context.restore();
    });
    LEVELS.forEach((level, i) => {
      const at = top + line * (i + 0.5);
      context.fillStyle = colours[level];
      context.fillRect(EDGE, at - 7, 13, 13);
      context.fillStyle = look.ink;
      context.font = letters(look, 12);
      context.fillText(say(`lab.check.level.${level}`), 34, at + 4);
    });
  };
  return tabled('gradient-check', say('lab.check.table'), { width, height: top + line * LEVELS.length }, paint, {
    caption: tell(report.message),
    columns: ['parameter', 'analytic', 'numeric', 'relative', 'note'].map((name) => say(`lab.check.${name}`)),
    rows: report.parameters.map(({ name, analytic, numeric, relativeError, reason }) => [
      tell(name),
      analytic,
      numeric,
      relativeError,
      tell(reason),
    ]),
  });
}
