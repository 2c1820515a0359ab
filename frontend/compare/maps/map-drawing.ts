/** Paints a contender's losses over two of its numbers: a cell for each pair, the lower the stronger its colour. */
import type { Directions, MapCells } from '../../wire/sweep/map';
import { isLost, type RatePoint } from '../../wire/sweep/rates';
import { letters, mix, runLook, type Look } from '../../draw/look';
import { format } from '../../draw/axes/number';
import { paintSideTitle } from '../../draw/axes/side-title';
import { FORMER, paintMarker, paintRimmedRing } from '../../draw/strokes';
import { ticks } from '../../draw/axes/ticks';
import type { Size } from '../../draw/axes/viewport';
import { edgesOf, moved, paintFormerEdges, strokeFormer } from './former-drawing';

export interface MapScene extends Size {
  /** The contender whose numbers the axes are. */
  run: number;
  map: MapCells;
  /** One that stays in sight. */
  former?: FormerMap | null;
  hover: number | null;
  words: { across: string; up: string; measure: string; lost: string };
}

/** What is drawn of a map over the same two numbers that went before. */
export interface FormerMap extends Pick<MapCells, 'across' | 'up'> {
  run: number;
  /** The contender's name, and what its best cell came to. */
  name: string;
  shown: number;
  /** Of each cell whether it has a value: it neither diverged nor missed the target. */
  kept: readonly boolean[];
  /** The values of the best cell; null where none was called so. */
  best: readonly [number, number] | null;
}

/** Whether a cell has a value to be coloured by: its runs did not diverge, and reached the target that is asked for. */
export const hasValue = (cell: RatePoint): boolean => !isLost(cell.result) && Number.isFinite(cell.median);

export interface MapPlaces {
  left: number;
  top: number;
  /** Of a cell. */
  width: number;
  height: number;
  columns: number;
  rows: number;
}

const LEGEND = 46;
const DEEPEST = 1e-16;

export function mapPlaces({ across, up }: Pick<MapCells, 'across' | 'up'>, size: Size, look: Look): MapPlaces {
  const grow = look.size;
  const widest = Math.max(4, ...up.map((value) => format(value, 5).length));
  const left = (widest * 6.4 + 30) * grow;
  const top = (LEGEND + 8) * grow;
  return {
    left,
    top,
    columns: across.length,
    rows: up.length,
    width: Math.max(1, (size.width - left - 14) / Math.max(1, across.length)),
    height: Math.max(1, (size.height - top - 42 * grow) / Math.max(1, up.length)),
  };
}

/** The cell under a pixel; null beside the map. */
export function cellAt(places: MapPlaces, px: number, py: number): number | null {
  const column = Math.floor((px - places.left) / places.width);
  const row = places.rows - 1 - Math.floor((py - places.top) / places.height);
  return column >= 0 && column < places.columns && row >= 0 && row < places.rows ? column + row * places.columns : null;
}

/** The corner of a cell. */
export function cornerOf(places: MapPlaces, index: number): [number, number] {
  const row = Math.floor(index / places.columns);
  return [places.left + (index % places.columns) * places.width, places.top + (places.rows - 1 - row) * places.height];
}

export interface Shades {
  low: number;
  high: number;
  log: boolean;
}

/** The losses with the strongest and with the palest colour, over the cells whose runs do not diverge. */
export function shadesOf({ cells }: Pick<MapCells, 'cells'>): Shades {
  const values = cells.flatMap((cell) => (cell && hasValue(cell) ? [cell.median] : []));
  if (values.length === 0) return { low: 0.1, high: 1, log: true };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low < 0 || high <= 0) return { low, high: high > low ? high : low + 1, log: false };
  const floor = Math.max(low, high * DEEPEST);
  return { low: floor, high: high > floor ? high : floor * 2, log: true };
}

/** The strength of a loss's colour, from 0 (the palest) to 1 (the strongest). */
export function shade({ low, high, log }: Shades, value: number): number {
  const fraction = log
    ? (Math.log(high) - Math.log(Math.max(value, low))) / (Math.log(high) - Math.log(low))
    : (high - value) / (high - low);
  return Math.min(1, Math.max(0, fraction));
}

/** The colour of a fraction; even the palest is not the ground. */
function tone(strong: string, look: Look, fraction: number): string {
  return mix(look.panel, strong, 0.06 + 0.94 * fraction);
}

export function paintMap(context: CanvasRenderingContext2D, scene: MapScene, look: Look): void {
  const { map } = scene;
  context.clearRect(0, 0, scene.width, scene.height);
  context.setLineDash([]);
  const places = mapPlaces(map, scene, look);
  const shades = shadesOf(map);
  const strong = runLook(look, scene.run).line;
  map.cells.forEach((cell, index) => {
    if (!cell) return;
    const [px, py] = cornerOf(places, index);
    const gap = places.width > 5 && places.height > 5 ? 1 : 0;
    const [width, height] = [places.width - gap, places.height - gap];
    if (!hasValue(cell)) {
      hatch(context, px, py, width, height, look);
      return;
    }
    context.fillStyle = tone(strong, look, shade(shades, cell.median));
    context.fillRect(px, py, width, height);
  });
  paintAxes(context, scene, places, look);
  paintLegend(context, scene, shades, strong, look);
  paintTheory(context, map, places, look);
  if (scene.former) paintFormer(context, scene.former, map, places, look);
  for (const [values, mark] of [
    [map.own, ring],
    [map.polyak, cross],
  ] as const) {
    const at = values && pixelOf(map, places, values);
    if (at) mark(context, ...at, look);
  }
  if (map.best !== null) {
    const [px, py] = cornerOf(places, map.best);
    outline(context, px, py, places, look.ink, 2);
    paintMarker(context, look, scene.run, px + places.width / 2 - 0.5, py + places.height / 2 - 0.5, Math.min(5, places.height / 3));
  }
  if (scene.hover !== null) outline(context, ...cornerOf(places, scene.hover), places, look.accent, 2);
}

/** The border of the cells that had a value, and the best of them. */
function paintFormer(context: CanvasRenderingContext2D, former: FormerMap, map: MapCells, places: MapPlaces, look: Look): void {
  const { across, up, kept, best, run } = former;
  const edges = edgesOf(across.length, up.length, (a, b) => kept[a] !== kept[b]);
  paintFormerEdges(context, moved(edges, former, map), places, look);
  const at = best && pixelOf(map, places, best);
  if (!at) return;
  const half = 8 * look.size;
  context.beginPath();
  context.rect(at[0] - half, at[1] - half, 2 * half, 2 * half);
  strokeFormer(context, look);
  context.globalAlpha = FORMER.opacity;
  paintMarker(context, look, run, ...at, 4);
  context.globalAlpha = 1;
}

function hatch(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, look: Look): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = look.dim;
  context.globalAlpha = 0.45;
  context.lineWidth = 1;
  context.beginPath();
  // In step with the neighbours, so that the region is one.
  const first = Math.floor((x + y) / 7) * 7;
  for (let sum = first; sum < x + width + y + height; sum += 7) {
    context.moveTo(sum - y, y);
    context.lineTo(sum - y - height, y + height);
  }
  context.stroke();
  context.restore();
}

export const isStable = (directions: Directions): boolean => directions.every(([regime]) => regime !== 'diverges');
export const isDamped = (directions: Directions): boolean => directions[0]?.[0] === 'monotone';

/** Theory's border of stability, and where the flattest direction begins to swing: critical damping. */
function paintTheory(context: CanvasRenderingContext2D, { theory }: MapCells, places: MapPlaces, look: Look): void {
  context.strokeStyle = look.ink;
  for (const [differs, width, dash] of [
    [isStable, 2.5, []],
    [isDamped, 1.5, [4, 3]],
  ] as const) {
    context.lineWidth = width;
    context.setLineDash([...dash]);
    context.beginPath();
    for (const [x0, y0, x1, y1] of bordersOf(theory, places, differs)) {
      context.moveTo(x0, y0);
      context.lineTo(x1, y1);
    }
    context.stroke();
  }
  context.setLineDash([]);
}

/** The edges between neighbours of which one is something and the other is not. */
export function bordersOf(
  theory: readonly Directions[],
  places: MapPlaces,
  is: (directions: Directions) => boolean,
): [number, number, number, number][] {
  const { left, top, columns, rows, width, height } = places;
  const edges = edgesOf(columns, Math.floor(theory.length / columns), (a, b) => is(theory[a]) !== is(theory[b]));
  return edges.map(([x0, y0, x1, y1]) => [left + x0 * width, top + (rows - y1) * height, left + x1 * width, top + (rows - y0) * height]);
}

function outline(context: CanvasRenderingContext2D, x: number, y: number, places: MapPlaces, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.strokeRect(x - 0.5, y - 0.5, places.width, places.height);
}

/** A ring around the cell of the experiment as it stands. */
function ring(context: CanvasRenderingContext2D, px: number, py: number, look: Look): void {
  paintRimmedRing(context, px, py, 6 * look.size, look);
}

/** A cross at the setting that is optimal by theory. */
function cross(context: CanvasRenderingContext2D, px: number, py: number, look: Look): void {
  const arm = 6 * look.size;
  for (const [colour, width] of [
    [look.panel, 5],
    [look.ink, 2],
  ] as const) {
    context.beginPath();
    context.moveTo(px - arm, py - arm);
    context.lineTo(px + arm, py + arm);
    context.moveTo(px - arm, py + arm);
    context.lineTo(px + arm, py - arm);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}

/** How many cells a value lies from the first; null beyond the ends. */
function cellsFrom(values: readonly number[], value: number): number | null {
  const after = values.findIndex((other) => other >= value);
  if (after < 0 || (after === 0 && value < values[0])) return null;
  if (values[after] === value) return after;
  return after - 1 + (value - values[after - 1]) / (values[after] - values[after - 1]);
}

/** The pixel of a pair of values, between the middles of the cells; null beside the map. */
export function pixelOf(
  { across, up }: Pick<MapCells, 'across' | 'up'>,
  places: MapPlaces,
  [x, y]: readonly [number, number],
): [number, number] | null {
  const [column, row] = [cellsFrom(across, x), cellsFrom(up, y)];
  return column === null || row === null
    ? null
    : [places.left + (column + 0.5) * places.width, places.top + (places.rows - row - 0.5) * places.height];
}

function paintAxes(context: CanvasRenderingContext2D, { map, words, ...scene }: MapScene, places: MapPlaces, look: Look): void {
  const grow = look.size;
  context.font = letters(look, 11);
  context.fillStyle = look.dim;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  const every = Math.max(1, Math.ceil((14 * grow) / places.height));
  map.up.forEach((value, row) => {
    if (row % every === 0) context.fillText(format(value, 5), places.left - 6, places.top + (places.rows - row - 0.5) * places.height);
  });
  context.textBaseline = 'alphabetic';
  context.textAlign = 'center';
  const base = places.top + places.rows * places.height;
  const apart = Math.max(1, Math.ceil((46 * grow) / places.width));
  map.across.forEach((value, column) => {
    if (column % apart === 0) context.fillText(format(value, 3), places.left + (column + 0.5) * places.width, base + 14 * grow);
  });
  context.textAlign = 'right';
  context.fillText(words.across, scene.width - 14, base + 30 * grow);
  paintSideTitle(context, words.up, 13 * grow, places.top + (places.rows * places.height) / 2, 11 * grow);
  context.textAlign = 'left';
}

/** A bar from pale to strong with its values, and the hatching. */
function paintLegend(context: CanvasRenderingContext2D, scene: MapScene, shades: Shades, strong: string, look: Look): void {
  const grow = look.size;
  const left = 12;
  const width = Math.min(260 * grow, scene.width * 0.5);
  const [top, high] = [20 * grow, 9 * grow];
  context.font = letters(look, 11);
  context.fillStyle = look.dim;
  context.fillText(scene.words.measure, left, 13 * grow);
  for (let i = 0; i < 40; i++) {
    context.fillStyle = tone(strong, look, i / 39);
    context.fillRect(left + (width * (39 - i)) / 40, top, width / 40 + 0.5, high);
  }
  context.fillStyle = look.dim;
  context.textAlign = 'center';
  for (const tick of ticks(shades.low, shades.high, Math.max(2, width / (56 * grow)), shades.log ? 'log' : 'linear')) {
    const at = left + width * (1 - shade(shades, tick.value));
    context.fillText(tick.label, Math.max(at, left + 8), top + high + 12 * grow);
  }
  context.textAlign = 'left';
  hatch(context, left + width + 18, top - 2, 22 * grow, high + 4, look);
  context.fillStyle = look.dim;
  context.fillText(scene.words.lost, left + width + 24 + 22 * grow, top + high);
}
