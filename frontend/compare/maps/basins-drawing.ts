/** Paints a map of starts for each contender: each start has the colour of the minimum that is reached from there. */
import { format } from '../../draw/axes/number';
import type { Size } from '../../draw/axes/viewport';
import { letters, mix, runLook, type Look } from '../../draw/look';
import { paintRimmedRing } from '../../draw/strokes';
import { OTHER_ENDS, type BasinMaps, type End } from '../../wire/sweep/basins';
import { edgesOf, moved, paintFormerEdges } from './former-drawing';
import { cellAt, cornerOf, pixelOf, type MapPlaces } from './map-drawing';

export interface BasinScene extends Size {
  maps: BasinMaps;
  /** Those that stay in sight. */
  former?: BasinMaps | null;
  names: readonly string[];
  /** The position of each minimum along both axes. */
  marks: readonly (readonly [number, number])[];
  hover: BasinSpot | null;
  words: { across: string; up: string; ends: Readonly<Record<(typeof OTHER_ENDS)[number], string>> };
  /** The text of each minimum in the legend. */
  places: readonly string[];
}

export interface BasinSpot {
  run: number;
  index: number;
}

const [LEFT, FOOT, TITLE, GAP] = [46, 20, 20, 14];
const LINE = 18;
/** The most minima that the legend lists. */
const MOST_TOLD = 8;

/** The colour of a minimum; from the eleventh on paler ones. */
export function basinColour(look: Look, minimum: number): string {
  const colour = look.classes[minimum % look.classes.length];
  const cycle = Math.floor(minimum / look.classes.length);
  return cycle === 0 ? colour : mix(look.panel, colour, Math.max(0.3, 0.75 ** cycle));
}

interface Entry {
  end: End | null;
  text: string;
}

/** The entries of the legend: the minima, and what became of the runs that reached none. */
export function legendOf({ maps, places, words }: Pick<BasinScene, 'maps' | 'places' | 'words'>): Entry[] {
  const told: Entry[] = places.slice(0, MOST_TOLD).map((text, end) => ({ end, text }));
  if (places.length > MOST_TOLD) told.push({ end: null, text: `+ ${places.length - MOST_TOLD}` });
  return [
    ...told,
    ...OTHER_ENDS.filter((end) => maps.runs.some((cells) => cells.includes(end))).map((end) => ({ end, text: words.ends[end] })),
  ];
}

/** The width of a text, roughly, in pixels of an ordinary screen: a Chinese character is as wide as it is high. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 11.5 : 6.6), 0);
}

function rowsOfLegend(scene: BasinScene, look: Look): (Entry & { x: number; row: number })[] {
  let [x, row] = [12, 0];
  return legendOf(scene).map((entry) => {
    const wide = (28 + widthOf(entry.text)) * look.size;
    if (x > 12 && x + wide > scene.width - 40) [x, row] = [12, row + 1];
    x += wide;
    return { ...entry, x: x - wide, row };
  });
}

/** The position of each contender's map; two stand side by side on a phone too. */
export function basinPlaces(scene: BasinScene, look: Look): MapPlaces[] {
  const { maps, names, width, height } = scene;
  const grow = look.size;
  const columns = names.length === 1 ? 1 : width > 900 && names.length % 2 === 1 ? 3 : 2;
  const rows = Math.ceil(names.length / columns);
  const top = ((rowsOfLegend(scene, look).at(-1)?.row ?? 0) + 1) * LINE * grow + 6;
  const wide = (width - LEFT * grow - GAP) / columns;
  const high = (height - top - FOOT * grow - 14 * grow) / rows;
  return names.map((_, run) => ({
    left: LEFT * grow + (run % columns) * wide,
    top: top + Math.floor(run / columns) * high + TITLE * grow,
    columns: maps.across.length,
    rows: maps.up.length,
    width: (wide - GAP) / Math.max(1, maps.across.length),
    height: Math.max(1, high - TITLE * grow - 8) / Math.max(1, maps.up.length),
  }));
}

export function spotOf(scene: BasinScene, look: Look, px: number, py: number): BasinSpot | null {
  for (const [run, places] of basinPlaces(scene, look).entries()) {
    const index = cellAt(places, px, py);
    if (index !== null) return { run, index };
  }
  return null;
}

function paintCell(context: CanvasRenderingContext2D, end: End, x: number, y: number, width: number, height: number, look: Look): void {
  if (typeof end === 'number' || end === 'moving') {
    context.fillStyle = end === 'moving' ? mix(look.panel, look.dim, 0.22) : basinColour(look, end);
    // To whole pixels, so that no ground shows between neighbours.
    const [left, top] = [Math.round(x), Math.round(y)];
    context.fillRect(left, top, Math.round(x + width) - left, Math.round(y + height) - top);
    return;
  }
  if (end === 'undefined') return;
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = look.dim;
  context.globalAlpha = 0.6;
  context.lineWidth = 1;
  context.beginPath();
  // In step with the neighbours, so that the region is one.
  for (let sum = Math.floor((x + y) / 7) * 7; sum < x + width + y + height; sum += 7) {
    context.moveTo(sum - y, y);
    context.lineTo(sum - y - height, y + height);
  }
  context.stroke();
  context.restore();
}

export function paintBasins(context: CanvasRenderingContext2D, scene: BasinScene, look: Look): void {
  const { maps, names } = scene;
  const grow = look.size;
  context.clearRect(0, 0, scene.width, scene.height);
  context.setLineDash([]);
  paintLegend(context, scene, look);
  const all = basinPlaces(scene, look);
  all.forEach((places, run) => {
    const [wide, high] = [places.width * places.columns, places.height * places.rows];
    maps.runs[run].forEach((end, index) => {
      if (end !== null) paintCell(context, end, ...cornerOf(places, index), places.width, places.height, look);
    });
    paintFormer(context, scene, run, places, look);
    context.strokeStyle = look.line;
    context.lineWidth = 1;
    context.strokeRect(places.left - 0.5, places.top - 0.5, wide + 1, high + 1);
    context.font = letters(look, 12, '600');
    context.fillStyle = runLook(look, run).text;
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    context.fillText(names[run], places.left, places.top - 6 * grow, wide);
    for (const mark of scene.marks) {
      const at = pixelOf(maps, places, mark);
      if (at) paintRimmedRing(context, ...at, 3.5 * look.size, look);
    }
    const isLeft = places.left < LEFT * grow + 1;
    const isLow = !all.some((other) => other.left === places.left && other.top > places.top);
    paintEnds(context, scene, places, isLeft, isLow, look);
  });
  if (scene.hover) {
    const places = all[scene.hover.run];
    const [x, y] = cornerOf(places, scene.hover.index);
    context.strokeStyle = look.ink;
    context.lineWidth = 2;
    context.strokeRect(x - 1, y - 1, places.width + 2, places.height + 2);
  }
}

/** The borders between the basins of a contender that went before. */
function paintFormer(context: CanvasRenderingContext2D, { maps, former }: BasinScene, run: number, places: MapPlaces, look: Look): void {
  const cells = former?.runs[run];
  if (!former || !cells) return;
  const edges = edgesOf(former.across.length, former.up.length, (a, b) => cells[a] !== cells[b]);
  paintFormerEdges(context, moved(edges, former, maps), places, look);
}

/** Labels the first and the last start of both axes, and names the axes at the outer edges. */
function paintEnds(
  context: CanvasRenderingContext2D,
  { maps, words }: BasinScene,
  places: MapPlaces,
  isLeft: boolean,
  isLow: boolean,
  look: Look,
): void {
  const grow = look.size;
  const [wide, base] = [places.width * places.columns, places.top + places.height * places.rows];
  if (maps.across.length === 0) return;
  context.font = letters(look, 11);
  context.fillStyle = look.dim;
  if (isLeft) {
    context.textAlign = 'right';
    context.fillText(format(maps.up.at(-1)!, 3), places.left - 5, places.top + 9 * grow);
    context.fillText(words.up, places.left - 5, (places.top + base) / 2 + 4 * grow);
    context.fillText(format(maps.up[0], 3), places.left - 5, base);
  }
  if (isLow) {
    context.textAlign = 'left';
    context.fillText(format(maps.across[0], 3), places.left, base + 14 * grow);
    context.textAlign = 'center';
    context.fillText(words.across, places.left + wide / 2, base + 14 * grow);
    context.textAlign = 'right';
    context.fillText(format(maps.across.at(-1)!, 3), places.left + wide, base + 14 * grow);
  }
  context.textAlign = 'left';
}

function paintLegend(context: CanvasRenderingContext2D, scene: BasinScene, look: Look): void {
  const grow = look.size;
  context.font = letters(look, 11);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { end, text, x, row } of rowsOfLegend(scene, look)) {
    const y = (row + 0.6) * LINE * grow;
    if (end !== null) {
      paintCell(context, end, x, y - 5 * grow, 14 * grow, 10 * grow, look);
      context.strokeStyle = look.line;
      context.lineWidth = 1;
      context.strokeRect(x, y - 5 * grow, 14 * grow, 10 * grow);
    }
    context.fillStyle = look.dim;
    context.fillText(text, x + (end === null ? 0 : 19 * grow), y);
  }
  context.textBaseline = 'alphabetic';
}
