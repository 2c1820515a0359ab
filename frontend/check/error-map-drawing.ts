/** Paints the errors of a layer's parameters as a matrix: colour and sign tell how bad each is. */
import { levelOf, type Compared, type LayerMap, type Level } from '../wire/answer/gradient-check';

export interface Cell {
  x: number;
  y: number;
  size: number;
}

const GAP = 6;

/** The side of a cell, so that the matrix fits a width and a height; biases stand a little apart. */
export function cellSize(map: Pick<LayerMap, 'rows' | 'columns' | 'biases'>, width: number, height: number): number {
  const across = (width - (map.biases ? GAP : 0)) / map.columns;
  return Math.max(1, Math.min(22, across, height / map.rows));
}

export function errorCell(map: LayerMap, size: number, index: number): Cell {
  const row = Math.floor(index / map.columns);
  const column = index % map.columns;
  const apart = map.biases && column === map.columns - 1 ? GAP : 0;
  return { x: column * size + apart, y: row * size, size };
}

/** The cell under a point; null beside the matrix. */
export function indexAt(map: LayerMap, size: number, x: number, y: number): number | null {
  const last = map.columns - 1;
  const weights = map.biases ? last : map.columns;
  const inBias = map.biases !== null && x >= last * size + GAP;
  const column = inBias ? Math.floor((x - GAP) / size) : Math.floor(x / size);
  const row = Math.floor(y / size);
  const inside = x >= 0 && y >= 0 && row < map.rows && (inBias ? column === last : column < weights);
  return inside ? row * map.columns + column : null;
}

export type Colours = Record<Level, string> & { ink: string; accent: string };

export function paintErrors(context: CanvasRenderingContext2D, map: LayerMap, size: number, colours: Colours, chosen: number | null): void {
  const inner = size > 4 ? size - 1 : size;
  map.cells.forEach((compared, index) => {
    const { x, y } = errorCell(map, size, index);
    const level = levelOf(compared);
    context.fillStyle = colours[level];
    if (level === 'unknown') {
      context.globalAlpha = 0.5;
      context.fillRect(x + inner / 2 - 1, y + inner / 2 - 1, 2, 2);
      context.globalAlpha = 1;
    } else context.fillRect(x, y, inner, inner);
    if (size >= 9) paintSign(context, level, x + inner / 2, y + inner / 2, inner / 4, colours.ink);
    if (compared && compared.index === chosen) {
      context.strokeStyle = colours.accent;
      context.lineWidth = 2;
      context.strokeRect(x, y, inner, inner);
    }
  });
}

/**
 * A sign for readers who cannot tell the colours apart: a stroke for a doubtful error, a cross for a wrong one, a roof
 * for a kink.
 */
function paintSign(context: CanvasRenderingContext2D, level: Level, x: number, y: number, r: number, ink: string): void {
  if (level === 'good' || level === 'fine' || level === 'unknown') return;
  context.strokeStyle = ink;
  context.lineWidth = 1.5;
  context.beginPath();
  if (level === 'kink') {
    context.moveTo(x - r, y + r / 2);
    context.lineTo(x, y - r / 2);
    context.lineTo(x + r, y + r / 2);
  } else {
    context.moveTo(x - r, y + r);
    context.lineTo(x + r, y - r);
    if (level === 'wrong') {
      context.moveTo(x - r, y - r);
      context.lineTo(x + r, y + r);
    }
  }
  context.stroke();
}

export function comparedAt(map: LayerMap, size: number, x: number, y: number): Compared | null {
  const index = indexAt(map, size, x, y);
  return index === null ? null : (map.cells[index] ?? null);
}
