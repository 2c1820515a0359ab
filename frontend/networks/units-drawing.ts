/** The units of a network as dots: those that are off for one row, how often each is off, and the weights of one of them. */
import type { Look, Rgb } from '../draw/look';
import type { Box } from './data/plane';
import type { UnitMap } from './data/unit-values';

export interface Place {
  x: number;
  y: number;
}

export interface UnitPlan {
  /** Inputs, hidden layers, outputs. */
  layers: Place[][];
  /** Of the units of each layer. */
  radii: number[];
}

const LARGEST = 30;
const SMALLEST = 1.2;
/** The least radius in pixels of a unit with a map. */
export const SMALLEST_MAP = 5;
/** The most edges of a layer that are drawn: the strongest ones. */
const MOST_EDGES = 300;

/** Places all layers from left to right; a layer of many units is wrapped into a block, and its dots are smaller. */
export function planUnits(counts: readonly number[], box: Box): UnitPlan {
  const band = box.width / counts.length;
  // Neighbouring pixels touch each other.
  const side = counts[0] > 9 && Number.isInteger(Math.sqrt(counts[0])) ? Math.sqrt(counts[0]) : 0;
  const cells = counts.map((count, layer) => {
    const fits = layer === 0 && side > 0 ? Math.min(band * 0.9, box.height) / side : cellFor(count, band * 0.72, box.height);
    return Math.max(2 * SMALLEST, Math.min(fits, 2.6 * LARGEST));
  });
  const layers = counts.map((count, layer) => {
    const cell = cells[layer];
    const most = Math.max(1, Math.floor(box.height / cell));
    const columns = layer === 0 && side > 0 ? side : Math.ceil(count / most);
    const rows = Math.ceil(count / columns);
    const left = box.left + band * (layer + 0.5) - ((columns - 1) * cell) / 2;
    const top = box.top + (box.height - (rows - 1) * cell) / 2;
    return Array.from({ length: count }, (_, unit) => ({ x: left + (unit % columns) * cell, y: top + Math.floor(unit / columns) * cell }));
  });
  return { layers, radii: cells.map((cell) => Math.max(SMALLEST, cell * 0.36)) };
}

/** The largest cell with which so many fit. */
function cellFor(count: number, width: number, height: number): number {
  let best = 0;
  for (let columns = 1; columns <= count; columns++) {
    const cell = Math.min(width / columns, height / Math.ceil(count / columns));
    if (cell <= best) break;
    best = cell;
  }
  return best;
}

/** A pointer is on a unit within so many of its radii, and on an edge within so many pixels. */
const REACH = 1.3;
const EDGE_REACH = 4;

export interface UnitAt {
  layer: number;
  unit: number;
}

export function unitNear(plan: UnitPlan, x: number, y: number): UnitAt | null {
  let best: UnitAt | null = null;
  let bound = 1;
  plan.layers.forEach((units, layer) =>
    units.forEach((place, unit) => {
      const square = ((place.x - x) ** 2 + (place.y - y) ** 2) / (plan.radii[layer] * REACH) ** 2;
      if (square > bound) return;
      bound = square;
      best = { layer, unit };
    }),
  );
  return best;
}

/** The weights that lead into a unit: of layer l, counted from the inputs, from the matrix outputs x inputs. */
export function weightsInto(weights: readonly Float64Array[] | undefined, at: UnitAt, inputs: number): Float64Array | null {
  const matrix = weights?.[at.layer - 1];
  return matrix ? matrix.subarray(at.unit * inputs, (at.unit + 1) * inputs) : null;
}

/** A drawn weight: from a unit of the layer before to a unit of a layer, both counted from 0. */
export interface Edge {
  layer: number;
  input: number;
  unit: number;
  weight: number;
  /** As a part of the largest of its layer. */
  size: number;
}

/** All weights into a unit, the largest first. */
export function edgesInto({ layers }: UnitPlan, weights: readonly Float64Array[] | undefined, at: UnitAt): Edge[] {
  const into = weightsInto(weights, at, layers[at.layer - 1]?.length ?? 0);
  if (!into) return [];
  const largest = into.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-12);
  return Array.from(into, (weight, input) => ({ ...at, input, weight, size: Math.abs(weight) / largest })).sort((a, b) => b.size - a.size);
}

/**
 * All edges between units that pass something on, or the strongest of each layer where there are too many.
 *
 * @param kept for each hidden layer 0 where a unit is off
 */
export function drawnEdges(
  { layers }: UnitPlan,
  weights: readonly Float64Array[] | undefined,
  kept: readonly ArrayLike<number>[] | undefined,
): Edge[] {
  const edges: Edge[] = [];
  weights?.forEach((matrix, k) => {
    const [from, to] = [layers[k], layers[k + 1]];
    if (!from || !to || matrix.length !== from.length * to.length) return;
    const sizes = matrix.map(Math.abs);
    const largest = sizes.reduce((most, size) => Math.max(most, size), 1e-12);
    const least = matrix.length > MOST_EDGES ? strongest(sizes, largest) : 0;
    sizes.forEach((own, i) => {
      const size = own / largest;
      if (own < least || size < 0.05) return;
      const [unit, input] = [Math.floor(i / from.length), i % from.length];
      if (kept?.[k]?.[unit] === 0 || (k > 0 && kept?.[k - 1]?.[input] === 0)) return;
      edges.push({ layer: k + 1, input, unit, weight: matrix[i], size });
    });
  });
  return edges;
}

/** The drawn edge under the pointer; the strongest where several cross. */
export function edgeNear(plan: UnitPlan, edges: readonly Edge[], x: number, y: number): Edge | null {
  let best: Edge | null = null;
  for (const edge of edges) {
    const [from, to] = [plan.layers[edge.layer - 1][edge.input], plan.layers[edge.layer][edge.unit]];
    if (x < from.x || x > to.x || (best && best.size >= edge.size)) continue;
    const slope = (to.y - from.y) / (to.x - from.x);
    if (Math.abs(y - from.y - slope * (x - from.x)) <= EDGE_REACH * Math.hypot(1, slope)) best = edge;
  }
  return best;
}

/**
 * A unit's map as a part of an image of one pixel for each value: painting cell by cell, or an image for each unit, would
 * hold up the training.
 */
export interface MapImage {
  image: CanvasImageSource;
  /** Its first row in the image. */
  top: number;
  columns: number;
  rows: number;
}

/** The pixels of a map: one colour above 0, another below, as opaque as a value is large. */
function setPixels(pixels: Uint8ClampedArray, from: number, { values, most }: UnitMap, above: Rgb, below: Rgb): void {
  let at = 4 * from;
  for (const value of values) {
    const colour = value < 0 ? below : above;
    pixels[at++] = colour[0];
    pixels[at++] = colour[1];
    pixels[at++] = colour[2];
    pixels[at++] = (255 * Math.abs(value)) / most;
  }
}

/** The pixels of maps that are equally wide, one below the other. */
export function mapPixels(maps: readonly UnitMap[], above: Rgb, below: Rgb): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * maps.reduce((sum, { values }) => sum + values.length, 0));
  let from = 0;
  for (const map of maps) {
    setPixels(pixels, from, map, above, below);
    from += map.values.length;
  }
  return pixels;
}

export interface UnitScene {
  plan: UnitPlan;
  /** For each hidden layer, 1 where the chosen row keeps the unit. */
  kept?: readonly ArrayLike<number>[];
  /** For each hidden layer the fraction of the batch's rows in which a unit is off. */
  droppedFraction?: readonly ArrayLike<number>[];
  weights?: readonly Float64Array[];
  /** Those drawn while no unit is looked at. */
  edges?: readonly Edge[];
  /** The edge that is looked at. */
  edge?: Edge | null;
  /** For each layer behind the inputs a small map of each unit, where there is room for it. */
  maps?: readonly (readonly MapImage[])[];
  at: UnitAt | null;
  colour: string;
  danger: string;
}

export function paintUnits(context: CanvasRenderingContext2D, scene: UnitScene, look: Look): void {
  const { plan, at } = scene;
  context.setLineDash([]);
  if (at && at.layer > 0) paintWeights(context, scene, at, look);
  else paintEdges(context, scene, look);
  plan.layers.forEach((units, layer) => {
    const hidden = layer > 0 && layer < plan.layers.length - 1;
    const kept = hidden ? scene.kept?.[layer - 1] : undefined;
    const fraction = hidden ? scene.droppedFraction?.[layer - 1] : undefined;
    units.forEach((place, unit) => {
      const off = kept !== undefined && kept[unit] === 0;
      const radius = plan.radii[layer];
      const map = layer > 0 && radius >= SMALLEST_MAP ? scene.maps?.[layer - 1]?.[unit] : undefined;
      if (map) paintMap(context, place, radius, map, off, scene, look);
      else paintUnit(context, place, radius, off, fraction?.[unit] ?? 0, hidden ? scene.colour : look.dim, look);
      if (map) paintFraction(context, place, radius, fraction?.[unit] ?? 0, look);
      if (at?.layer === layer && at.unit === unit) paintRim(context, place, radius + 3, look.ink);
    });
  });
}

function paintUnit(
  context: CanvasRenderingContext2D,
  { x, y }: Place,
  radius: number,
  off: boolean,
  fraction: number,
  colour: string,
  look: Look,
): void {
  context.beginPath();
  context.arc(x, y, radius * 0.72, 0, 2 * Math.PI);
  context.fillStyle = off ? look.panel : colour;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = off ? look.dim : colour;
  context.stroke();
  if (off) {
    const reach = radius * 0.45;
    context.beginPath();
    context.moveTo(x - reach, y - reach);
    context.lineTo(x + reach, y + reach);
    context.moveTo(x - reach, y + reach);
    context.lineTo(x + reach, y - reach);
    context.stroke();
  }
  paintFraction(context, { x, y }, radius, fraction, look);
}

/** An arc for the fraction of the batch in which a unit is off: a whole ring where it always is. */
function paintFraction(context: CanvasRenderingContext2D, { x, y }: Place, radius: number, fraction: number, look: Look): void {
  if (!(fraction > 0)) return;
  context.beginPath();
  context.arc(x, y, radius * 1.12, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * fraction);
  context.lineWidth = Math.max(1, radius * 0.28);
  context.strokeStyle = look.dim;
  context.stroke();
}

/** The map of a unit's output in place of its dot; faint and crossed where the unit is off. */
function paintMap(
  context: CanvasRenderingContext2D,
  { x, y }: Place,
  radius: number,
  { image, top, columns, rows }: MapImage,
  off: boolean,
  scene: UnitScene,
  look: Look,
): void {
  const [width, height] = [radius * 1.7, (radius * 1.7 * rows) / columns];
  context.save();
  context.beginPath();
  context.arc(x, y, radius * 0.92, 0, 2 * Math.PI);
  context.fillStyle = look.panel;
  context.fill();
  context.clip();
  context.globalAlpha = off ? 0.25 : 1;
  context.imageSmoothingEnabled = false;
  context.drawImage(image, 0, top, columns, rows, x - width / 2, y - height / 2, width, height);
  context.restore();
  context.beginPath();
  context.arc(x, y, radius * 0.92, 0, 2 * Math.PI);
  context.lineWidth = 1;
  context.strokeStyle = off ? look.dim : scene.colour;
  context.stroke();
  if (!off) return;
  const reach = radius * 0.5;
  context.beginPath();
  context.moveTo(x - reach, y - reach);
  context.lineTo(x + reach, y + reach);
  context.moveTo(x - reach, y + reach);
  context.lineTo(x + reach, y - reach);
  context.lineWidth = 2;
  context.stroke();
}

/** Wide and dark as the weight is large. */
function paintEdges(context: CanvasRenderingContext2D, { plan, edges, edge: chosen, danger }: UnitScene, look: Look): void {
  for (const edge of chosen ? [...(edges ?? []), chosen] : (edges ?? [])) {
    const [from, to] = [plan.layers[edge.layer - 1][edge.input], plan.layers[edge.layer][edge.unit]];
    context.globalAlpha = edge === chosen ? 1 : 0.06 + 0.4 * edge.size;
    context.lineWidth = (edge === chosen ? 1.5 : 0.4) + 2 * edge.size;
    context.strokeStyle = edge.weight < 0 ? danger : look.accent;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** A size that about so many edges reach: by counting, since sorting all at each paint would hold up the training. */
function strongest(sizes: Float64Array, largest: number): number {
  const bins = new Uint32Array(257);
  for (const size of sizes) bins[Math.floor((256 * size) / largest)]++;
  let count = 0;
  for (let bin = 256; bin >= 0; bin--) {
    count += bins[bin];
    if (count > MOST_EDGES) return ((bin + 1) * largest) / 256;
  }
  return 0;
}

function paintRim(context: CanvasRenderingContext2D, { x, y }: Place, radius: number, colour: string): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.lineWidth = 1.5;
  context.strokeStyle = colour;
  context.stroke();
}

/** Lines to the unit, as wide and dark as the weight is large; negative ones dashed and in another colour. */
function paintWeights(context: CanvasRenderingContext2D, scene: UnitScene, at: UnitAt, look: Look): void {
  const before = scene.plan.layers[at.layer - 1];
  const into = weightsInto(scene.weights, at, before.length);
  if (!into) return;
  const largest = into.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-12);
  const to = scene.plan.layers[at.layer][at.unit];
  into.forEach((weight, unit) => {
    const size = Math.abs(weight) / largest;
    if (!(size > 0.03)) return;
    context.globalAlpha = 0.15 + 0.75 * size;
    context.lineWidth = 0.5 + 2.5 * size;
    context.strokeStyle = weight < 0 ? scene.danger : look.accent;
    context.setLineDash(weight < 0 ? [4, 3] : []);
    context.beginPath();
    context.moveTo(before[unit].x, before[unit].y);
    context.lineTo(to.x, to.y);
    context.stroke();
  });
  context.globalAlpha = 1;
  context.setLineDash([]);
}
