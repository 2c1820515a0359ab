/**
 * Small pictures of lessons, without axes or letters. Coordinates are thousandths of the picture's width and height, from
 * the left and from below; a curve holds them as x, y, x, y, …
 */
import type { Look } from '../draw/look';
import { channels, runLook } from '../draw/look';
import { decisionPixels } from '../networks/predictions/decision';
import { classColour } from '../draw/classes';
import { paintMarker, setContender } from '../draw/strokes';
import type { Size } from '../draw/axes/viewport';

export interface Sketch {
  curves?: number[][];
  /** For each run heights. */
  dots?: number[][];
  /** A digit for each cell of the plane, from below: 0 where the first class is certain, 9 where the second is. */
  map?: string;
  columns?: number;
  /** x, y and class of each row; of a picture with dots they stand for it until its question is answered. */
  points?: number[];
  /** Whether its first points are the answer already; then its network is shown instead, with units off. */
  secret?: boolean;
}

const MARGIN = 10;

/** The curves from the left up to a fraction of the width. */
export function paintCurves(
  context: CanvasRenderingContext2D,
  size: Size,
  curves: readonly (readonly number[])[],
  fraction: number,
  look: Look,
): void {
  const [wide, high] = [size.width - 2 * MARGIN, size.height - 2 * MARGIN];
  const place = (x: number, y: number): [number, number] => [MARGIN + (x / 1000) * wide, size.height - MARGIN - (y / 1000) * high];
  context.save();
  context.strokeStyle = look.line;
  context.lineWidth = 1;
  context.setLineDash([]);
  context.strokeRect(MARGIN - 0.5, -2, size.width, size.height - MARGIN + 2);
  curves.forEach((curve, index) => {
    const shown = upTo(curve, 1000 * fraction);
    if (shown.length < 2) return;
    setContender(context, look, index);
    context.beginPath();
    for (let i = 0; i < shown.length; i += 2) context.lineTo(...place(shown[i], shown[i + 1]));
    context.stroke();
    const [x, y] = place(shown[shown.length - 2], shown[shown.length - 1]);
    if (y >= 0) paintMarker(context, look, index, x, y, 4);
  });
  context.restore();
}

/** Of each layer of a small network, which units are kept. */
const KEPT = [
  [1, 1],
  [1, 0, 1, 0, 1],
  [0, 1, 1, 0, 1],
  [1, 1],
];

/** A small network of which some units are off. */
export function paintSwitchedOff(context: CanvasRenderingContext2D, size: Size, look: Look): void {
  const place = (layer: number, unit: number): [number, number] => [
    (size.width * (layer + 0.5)) / KEPT.length,
    (size.height * (unit + 0.5)) / KEPT[layer].length,
  ];
  const colour = runLook(look, 0).line;
  context.save();
  context.setLineDash([]);
  context.strokeStyle = look.line;
  context.lineWidth = 1;
  context.beginPath();
  KEPT.slice(1).forEach((to, before) =>
    to.forEach((kept, unit) =>
      KEPT[before].forEach((from, input) => {
        if (!kept || !from) return;
        context.moveTo(...place(before, input));
        context.lineTo(...place(before + 1, unit));
      }),
    ),
  );
  context.stroke();
  KEPT.forEach((units, layer) =>
    units.forEach((kept, unit) => {
      const [x, y] = place(layer, unit);
      context.beginPath();
      context.arc(x, y, 7, 0, 2 * Math.PI);
      context.fillStyle = kept ? colour : look.panel;
      context.strokeStyle = kept ? colour : look.dim;
      context.fill();
      context.stroke();
      if (kept) return;
      context.beginPath();
      context.moveTo(x - 4, y - 4);
      context.lineTo(x + 4, y + 4);
      context.moveTo(x - 4, y + 4);
      context.lineTo(x + 4, y - 4);
      context.stroke();
    }),
  );
  context.restore();
}

/** The part of a curve that is not beyond x. */
export function upTo(curve: readonly number[], x: number): number[] {
  const shown: number[] = [];
  for (let i = 0; i < curve.length && curve[i] <= x; i += 2) shown.push(curve[i], curve[i + 1]);
  return shown;
}

/** A column of dots for each run, beside each other. */
export function paintDots(
  context: CanvasRenderingContext2D,
  size: Size,
  dots: readonly (readonly number[])[],
  fraction: number,
  look: Look,
): void {
  const high = size.height - 2 * MARGIN;
  dots.forEach((heights, index) => {
    const middle = (size.width * (index + 0.5)) / dots.length;
    context.fillStyle = runLook(look, index).line;
    context.globalAlpha = 0.75;
    heights.slice(0, Math.ceil(fraction * heights.length)).forEach((height, i) => {
      context.beginPath();
      context.arc(middle + (((i * 7) % 11) - 5) * 4, size.height - MARGIN - (height / 1000) * high, 3.2 * look.size, 0, 2 * Math.PI);
      context.fill();
    });
  });
  context.globalAlpha = 1;
}

/** The pixels of a map of two classes, from the top row down. */
export function mapPixels(map: string, columns: number, look: Look): { pixels: Uint8ClampedArray<ArrayBuffer>; rows: number } {
  const rows = Math.floor(map.length / columns);
  const second = Float64Array.from(map, (digit) => Number(digit) / 9);
  const values = new Float64Array(2 * second.length);
  second.forEach((value, cell) => {
    values[cell] = 1 - value;
    values[second.length + cell] = value;
  });
  const decision = { columns, rows, x: [0, 1] as [number, number], y: [0, 1] as [number, number], values };
  const colours = [0, 1].map((target) => channels(classColour(look, target)));
  return { pixels: decisionPixels(decision, colours, channels(look.panel)), rows };
}

export function paintDataPoints(context: CanvasRenderingContext2D, size: Size, points: readonly number[], look: Look): void {
  context.lineWidth = 0.8;
  context.strokeStyle = look.panel;
  for (let i = 0; i < points.length; i += 3) {
    context.fillStyle = classColour(look, points[i + 2]);
    context.beginPath();
    context.arc((points[i] / 1000) * size.width, (1 - points[i + 1] / 1000) * size.height, 2.4 * look.size, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}
