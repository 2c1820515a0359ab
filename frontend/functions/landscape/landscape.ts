/** Paints the landscape: bands, levels, axes, the scale of losses and the known minima. It stays while runs change. */
import { bandColour, letters, type Look } from '../../draw/look';
import type { Bands, Ring } from './bands';
import { levelLabel } from './levels';
import { outline, outlineOf } from '../../draw/outline';
import { paintText } from '../../draw/strokes';
import { ticks } from '../../draw/axes/ticks';
import { toPixelX, toPixelY, type Frame, type Size } from '../../draw/axes/viewport';

/** How far down, in pixels, the tools of a map reach, with a line of text. */
const UNDER_TOOLS = 60;

export interface Landscape {
  bands: Bands;
  /** The frame that the grid covers; the map may show another while a new grid is on its way. */
  frame: Frame;
  columns: number;
  rows: number;
}

export function paintLandscape(context: CanvasRenderingContext2D, size: Size, frame: Frame, land: Landscape, look: Look): void {
  const { bands } = land;
  const count = bands.levels.above.length;
  context.fillStyle = bandColour(look, 0, count);
  const place = placement(size, frame, land);
  context.fillRect(place.x(0), place.y(land.rows - 1), place.x(land.columns - 1) - place.x(0), place.y(0) - place.y(land.rows - 1));
  const shapes = bands.regions.map((rings) => shapeOf(rings, place));
  shapes.forEach((shape, i) => {
    context.fillStyle = bandColour(look, i + 1, count);
    context.fill(shape, 'evenodd');
  });
  context.strokeStyle = look.iso;
  context.lineWidth = 0.7;
  context.globalAlpha = 0.6;
  for (const shape of shapes) context.stroke(shape);
  context.globalAlpha = 1;
  if (bands.missing.length > 0) paintMissing(context, size, shapeOf(bands.missing, place), look);
}

/** Regions without a finite loss: hatched, with an edge. */
function paintMissing(context: CanvasRenderingContext2D, size: Size, shape: Path2D, look: Look): void {
  context.save();
  context.fillStyle = look.page;
  context.fill(shape, 'evenodd');
  context.strokeStyle = look.dim;
  context.lineWidth = 1;
  context.stroke(shape);
  context.clip(shape, 'evenodd');
  context.globalAlpha = 0.5;
  context.beginPath();
  for (let x = -size.height; x < size.width; x += 8) {
    context.moveTo(x, size.height);
    context.lineTo(x + size.height, 0);
  }
  context.stroke();
  context.restore();
}

interface Placement {
  x(column: number): number;
  y(row: number): number;
}

function placement(size: Size, frame: Frame, land: Landscape): Placement {
  const [x0, x1] = [toPixelX(frame, size, land.frame.x[0]), toPixelX(frame, size, land.frame.x[1])];
  const [y0, y1] = [toPixelY(frame, size, land.frame.y[0]), toPixelY(frame, size, land.frame.y[1])];
  return {
    x: (column) => x0 + ((x1 - x0) * column) / (land.columns - 1),
    y: (row) => y0 + ((y1 - y0) * row) / (land.rows - 1),
  };
}

function shapeOf(rings: readonly Ring[], place: Placement): Path2D {
  return outline((pen) => {
    for (const ring of rings) {
      ring.forEach(([column, row], i) => (i === 0 ? pen.moveTo(place.x(column), place.y(row)) : pen.lineTo(place.x(column), place.y(row))));
      pen.closePath();
    }
  });
}

export interface AxisNames {
  x: string;
  y: string;
}

/** Numbers along the lower and the left edge, inside the picture. */
export function paintMapAxes(
  context: CanvasRenderingContext2D,
  size: Size,
  frame: Frame,
  names: AxisNames,
  look: Look,
  ground = look.high,
): void {
  context.font = letters(look, 11);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const tick of ticks(frame.x[0], frame.x[1], Math.max(4, size.width / 110), 'linear')) {
    const x = toPixelX(frame, size, tick.value);
    if (x > 44 && x < size.width - 40) paintText(context, tick.label, x, size.height - 8, look.ink, ground);
  }
  context.textAlign = 'left';
  for (const tick of ticks(frame.y[0], frame.y[1], Math.max(4, size.height / 90), 'linear')) {
    const y = toPixelY(frame, size, tick.value);
    if (y > 30 && y < size.height - 28) paintText(context, tick.label, 8, y + 4, look.ink, ground);
  }
  context.font = `italic 13px Georgia, "Times New Roman", serif`;
  paintText(context, names.y, 9, 17, look.ink, ground);
  context.textAlign = 'right';
  paintText(context, names.x, size.width - 10, size.height - 8, look.ink, ground);
  context.textAlign = 'left';
}

/** The scale of the losses: one small field per band, the losses of the lowest and highest level at its ends. */
export function paintLegend(
  context: CanvasRenderingContext2D,
  size: Size,
  bands: Bands,
  title: string,
  look: Look,
  ground = look.high,
): void {
  const { above, base } = bands.levels;
  if (above.length < 2) return;
  const width = Math.min(14, (size.width * 0.3) / above.length);
  const [left, top] = [size.width - 16 - width * above.length, size.height - 40];
  above.forEach((_, i) => {
    context.fillStyle = bandColour(look, i + 1, above.length);
    context.fillRect(left + i * width, top, width + 0.5, 8);
  });
  context.strokeStyle = look.iso;
  context.lineWidth = 0.7;
  context.setLineDash([]);
  context.strokeRect(left, top, width * above.length, 8);
  context.font = letters(look, 11);
  context.textAlign = 'right';
  paintText(context, `${title}${base + above[0] < 0 ? '\u2002' : ' '}${levelLabel(base, above, 0)}`, left - 6, top + 8, look.ink, ground);
  paintText(context, levelLabel(base, above, above.length - 1), size.width - 16, top - 5, look.ink, ground);
  context.textAlign = 'left';
}

/** The position of a minimum's name: under its star where the map's tools would cover it, and on its left near the right edge. */
export function minimumLabel(size: Size, [x, y]: readonly [number, number]): { x: number; y: number; align: 'left' | 'right' } | null {
  if (x < 0 || x > size.width || y < 0 || y > size.height) return null;
  const left = x > size.width - 90;
  return { x: x + (left ? -12 : 12), y: y + (y < UNDER_TOOLS ? 22 : -12), align: left ? 'right' : 'left' };
}

/** Known minima, as stars; the first bears its label. */
export function paintMinima(
  context: CanvasRenderingContext2D,
  size: Size,
  points: readonly [number, number][],
  label: string,
  look: Look,
): void {
  points.forEach(([x, y], i) => {
    context.save();
    context.translate(x, y);
    const star = outlineOf(starPath(8));
    context.setLineDash([]);
    context.lineJoin = 'round';
    context.strokeStyle = look.panel;
    context.lineWidth = 3;
    context.stroke(star);
    context.fillStyle = look.ink;
    context.fill(star);
    context.restore();
    const place = i > 0 ? null : minimumLabel(size, [x, y]);
    if (!place) return;
    context.font = letters(look, 13);
    context.textAlign = place.align;
    paintText(context, label, place.x, place.y, look.ink, look.panel);
    context.textAlign = 'left';
  });
}

function starPath(radius: number): string {
  const corner = (i: number): string => {
    const reach = i % 2 === 0 ? radius : radius * 0.42;
    const angle = (i * Math.PI) / 5 - Math.PI / 2;
    return `${(reach * Math.cos(angle)).toFixed(2)} ${(reach * Math.sin(angle)).toFixed(2)}`;
  };
  return `M${Array.from({ length: 10 }, (_, i) => corner(i)).join('L')}Z`;
}
