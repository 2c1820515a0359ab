/** The units of a network as dots: which are off for one row, how often each is off, and the weights of one of them. */
import type { Look } from '../draw/look';
import type { Box } from './data/plane';

export interface Place {
  x: number;
  y: number;
}

export interface UnitPlan {
  /** Inputs, hidden layers, outputs. */
  layers: Place[][];
  radius: number;
}

const LARGEST = 11;
const SMALLEST = 1.2;

/** Places all layers from left to right; a layer of many units is wrapped into a block, all dots being of one size. */
export function planUnits(counts: readonly number[], box: Box): UnitPlan {
  const band = box.width / counts.length;
  // The pixels of a picture stay one.
  const side = counts[0] > 9 && Number.isInteger(Math.sqrt(counts[0])) ? Math.sqrt(counts[0]) : 0;
  const fits = counts.map((count, layer) => (layer === 0 && side > 0 ? Math.min(band * 0.9, box.height) / side : cellFor(count, band * 0.72, box.height)));
  const cell = Math.max(2 * SMALLEST, Math.min(...fits, 2.6 * LARGEST));
  const layers = counts.map((count, layer) => {
    const most = Math.max(1, Math.floor(box.height / cell));
    const columns = layer === 0 && side > 0 ? side : Math.ceil(count / most);
    const rows = Math.ceil(count / columns);
    const left = box.left + band * (layer + 0.5) - ((columns - 1) * cell) / 2;
    const top = box.top + (box.height - (rows - 1) * cell) / 2;
    return Array.from({ length: count }, (_, unit) => ({ x: left + (unit % columns) * cell, y: top + Math.floor(unit / columns) * cell }));
  });
  return { layers, radius: Math.max(SMALLEST, cell * 0.36) };
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

export interface UnitAt {
  layer: number;
  unit: number;
}

export function unitNear(plan: UnitPlan, x: number, y: number): UnitAt | null {
  let best: UnitAt | null = null;
  let bound = (plan.radius * 2) ** 2;
  plan.layers.forEach((units, layer) =>
    units.forEach((place, unit) => {
      const square = (place.x - x) ** 2 + (place.y - y) ** 2;
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

export interface UnitScene {
  plan: UnitPlan;
  /** For each hidden layer 1 where the chosen row keeps the unit. */
  kept?: readonly ArrayLike<number>[];
  /** For each hidden layer the share of the batch's rows in which a unit is off. */
  droppedShare?: readonly ArrayLike<number>[];
  weights?: readonly Float64Array[];
  at: UnitAt | null;
  colour: string;
  danger: string;
}

export function paintUnits(context: CanvasRenderingContext2D, scene: UnitScene, look: Look): void {
  const { plan, at } = scene;
  context.setLineDash([]);
  if (at && at.layer > 0) paintWeights(context, scene, at, look);
  plan.layers.forEach((units, layer) => {
    const hidden = layer > 0 && layer < plan.layers.length - 1;
    const kept = hidden ? scene.kept?.[layer - 1] : undefined;
    const share = hidden ? scene.droppedShare?.[layer - 1] : undefined;
    units.forEach((place, unit) => {
      const off = kept !== undefined && kept[unit] === 0;
      paintUnit(context, place, plan.radius, off, share?.[unit] ?? 0, hidden ? scene.colour : look.dim, look);
      if (at?.layer === layer && at.unit === unit) paintRim(context, place, plan.radius + 3, look.ink);
    });
  });
}

function paintUnit(context: CanvasRenderingContext2D, { x, y }: Place, radius: number, off: boolean, share: number, colour: string, look: Look): void {
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
  if (!(share > 0)) return;
  context.beginPath();
  context.arc(x, y, radius * 1.12, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * share);
  context.lineWidth = Math.max(1, radius * 0.28);
  context.strokeStyle = look.dim;
  context.stroke();
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
