/** Paints what stays in sight of a map that went before: borders between its cells, where these lie in the present map. */
import type { MapCells } from '../../wire/sweep/map';
import { FORMER } from '../../draw/strokes';
import type { Look } from '../../draw/look';
import type { MapPlaces } from './map-drawing';

type Grid = Pick<MapCells, 'across' | 'up'>;
export type Edge = readonly [number, number, number, number];

/**
 * The edges between neighbouring cells that differ, in cells from the lower left corner.
 *
 * @param differ whether two cells do, by their numbers
 */
export function edgesOf(columns: number, rows: number, differ: (a: number, b: number) => boolean): Edge[] {
  return Array.from({ length: columns * rows }, (_, index) => index).flatMap((index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const edges: Edge[] = [];
    if (column + 1 < columns && differ(index, index + 1)) edges.push([column + 1, row, column + 1, row + 1]);
    if (row + 1 < rows && differ(index, index + columns)) edges.push([column, row + 1, column + 1, row + 1]);
    return edges;
  });
}

/** The value at a place between values, which lie one apart from 0 on; beyond the ends it goes on as between the last two. */
function valueAt(values: readonly number[], place: number): number {
  const at = Math.max(0, Math.min(values.length - 2, Math.floor(place)));
  return values.length < 2 ? values[0] : values[at] + (place - at) * (values[at + 1] - values[at]);
}

/** The reverse: where a value lies. */
function placeOf(values: readonly number[], value: number): number {
  const after = values.findIndex((other, at) => at > 0 && other >= value);
  const at = after < 0 ? Math.max(0, values.length - 2) : after - 1;
  return values.length < 2 ? 0 : at + (value - values[at]) / (values[at + 1] - values[at]);
}

/** Where edges of a former map lie in the present one, in cells of that. */
export function moved(edges: readonly Edge[], former: Grid, map: Grid): Edge[] {
  const to = (from: readonly number[], values: readonly number[], edge: number): number => placeOf(values, valueAt(from, edge - 0.5)) + 0.5;
  return edges.map(([x0, y0, x1, y1]) => [
    to(former.across, map.across, x0),
    to(former.up, map.up, y0),
    to(former.across, map.across, x1),
    to(former.up, map.up, y1),
  ]);
}

/** Dotted over a rim in the colour of the ground, so that they show on every colour. */
export function paintFormerEdges(context: CanvasRenderingContext2D, edges: readonly Edge[], places: MapPlaces, look: Look): void {
  const { left, top, columns, rows, width, height } = places;
  context.save();
  context.beginPath();
  context.rect(left, top, columns * width, rows * height);
  context.clip();
  context.beginPath();
  for (const [x0, y0, x1, y1] of edges) {
    context.moveTo(left + x0 * width, top + (rows - y0) * height);
    context.lineTo(left + x1 * width, top + (rows - y1) * height);
  }
  strokeFormer(context, look);
  context.restore();
}

/** Strokes a path as what went before. */
export function strokeFormer(context: CanvasRenderingContext2D, look: Look): void {
  for (const [colour, width, dash] of [
    [look.panel, 3, []],
    [look.ink, 1.5, FORMER.dash],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width * look.size;
    context.setLineDash(dash.map((part) => part * look.size));
    context.stroke();
  }
  context.setLineDash([]);
}
