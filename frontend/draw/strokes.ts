/** Strokes that the map and the chart share. They paint on any context with a canvas's methods and use no element. */
import { markerPath, type Marker } from './palette';
import { runLook, type Look } from './look';
import { outlineOf } from './outline';

/** Beyond this box nothing is drawn: a dashed line to a point far away would cost a million dashes. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * A line through the kept rows from begin to end, dashed as the context is; what is not finite breaks it. Of a run that
 * jumps back and forth beyond the box, crossing chooses the segments that only pass through, or all others; the answer
 * is whether any were left out.
 */
export function strokeRows(
  context: CanvasRenderingContext2D,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  kept: readonly number[],
  begin: number,
  end: number,
  box: Box,
  crossing: boolean | null = null,
): boolean {
  context.beginPath();
  let from = begin;
  let pen = false;
  let skipped = false;
  const to = (row: number): void => {
    if (crossing !== true && within(box, xs[from], ys[from]) && within(box, xs[row], ys[row])) {
      if (!pen) context.moveTo(xs[from], ys[from]);
      context.lineTo(xs[row], ys[row]);
      pen = true;
      from = row;
      return;
    }
    const piece = clip(xs[from], ys[from], xs[row], ys[row], box);
    from = row;
    if (!piece || (crossing !== null && crossing !== (piece.entered && piece.left))) {
      skipped ||= piece !== null;
      pen = false;
      return;
    }
    if (!pen || piece.entered) context.moveTo(piece.x0, piece.y0);
    context.lineTo(piece.x1, piece.y1);
    pen = !piece.left;
  };
  for (const row of kept) if (row > begin && row < end) to(row);
  if (end > begin) to(end);
  context.stroke();
  return skipped;
}

function within(box: Box, x: number, y: number): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

interface Piece {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** Whether the piece begins, or ends, at the edge of the box and not at the segment's own end. */
  entered: boolean;
  left: boolean;
}

/** The part of a segment inside the box (after Liang and Barsky); null when none is, or an end is not a number. */
export function clip(x0: number, y0: number, x1: number, y1: number, box: Box): Piece | null {
  const dx = x1 - x0;
  const dy = y1 - y0;
  if (!Number.isFinite(dx) || !Number.isFinite(dy)) return null;
  let begin = 0;
  let end = 1;
  const sides: [number, number][] = [
    [-dx, x0 - box.left],
    [dx, box.right - x0],
    [-dy, y0 - box.top],
    [dy, box.bottom - y0],
  ];
  for (const [outward, room] of sides) {
    if (outward === 0) {
      if (room < 0) return null;
    } else if (outward < 0) begin = Math.max(begin, room / outward);
    else end = Math.min(end, room / outward);
  }
  if (begin > end) return null;
  return { x0: x0 + begin * dx, y0: y0 + begin * dy, x1: x0 + end * dx, y1: y0 + end * dy, entered: begin > 0, left: end < 1 };
}

export function setContender(context: CanvasRenderingContext2D, look: Look, index: number, ownDash?: readonly number[]): void {
  const { line, dash } = runLook(look, index);
  context.strokeStyle = line;
  context.fillStyle = line;
  context.setLineDash((ownDash ?? dash).map((part) => part * look.size));
  context.lineWidth = 2 * look.size;
  context.lineJoin = 'round';
}

/** How a contender looks that went before a change: faint and finely dashed. */
export function setFormer(context: CanvasRenderingContext2D, look: Look, index: number): void {
  setContender(context, look, index, FORMER.dash);
  context.globalAlpha = FORMER.opacity;
}

export const FORMER = { opacity: 0.45, dash: [2, 4] } as const;

const markers = new Map<string, Path2D>();

function markerShape(marker: Marker, radius: number): Path2D {
  const key = `${marker}${radius}`;
  const shape = markers.get(key) ?? outlineOf(markerPath(marker, radius));
  markers.set(key, shape);
  return shape;
}

/** The contender's marker with a rim of the panel's colour, so that it stands off its own line. */
export function paintMarker(context: CanvasRenderingContext2D, look: Look, index: number, x: number, y: number, radius: number): void {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  context.save();
  context.translate(x, y);
  context.setLineDash([]);
  const { line, marker } = runLook(look, index);
  const shape = markerShape(marker, radius * look.size);
  context.lineJoin = 'round';
  context.strokeStyle = look.panel;
  context.lineWidth = 3;
  context.stroke(shape);
  context.fillStyle = line;
  context.fill(shape);
  context.restore();
}

/** A cross, which marks where a run diverged. */
export function paintCross(context: CanvasRenderingContext2D, look: Look, index: number, x: number, y: number): void {
  context.save();
  context.setLineDash([]);
  context.lineCap = 'round';
  const arms = outlineOf(`M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x - 5} ${y + 5}L${x + 5} ${y - 5}`);
  context.strokeStyle = look.panel;
  context.lineWidth = 6;
  context.stroke(arms);
  context.strokeStyle = runLook(look, index).line;
  context.lineWidth = 2.5;
  context.stroke(arms);
  context.restore();
}

/** Text with a soft rim of the ground's colour, legible over lines. */
export function paintText(context: CanvasRenderingContext2D, text: string, x: number, y: number, ink: string, ground: string): void {
  context.setLineDash([]);
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = ground;
  context.globalAlpha = 0.7;
  context.strokeText(text, x, y);
  context.globalAlpha = 1;
  context.fillStyle = ink;
  context.fillText(text, x, y);
}

/** A hollow ring with a rim of the panel's colour, seen on any ground. */
export function paintRimmedRing(context: CanvasRenderingContext2D, x: number, y: number, radius: number, look: Look): void {
  for (const [colour, width] of [
    [look.panel, 4],
    [look.ink, 1.5],
  ] as const) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}
