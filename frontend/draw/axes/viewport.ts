/** The frame of the map: which part of the plane is seen, and where a point of it lies on the canvas. */

/** From the low end to the high one. */
type Interval = [number, number];

export interface Size {
  width: number;
  height: number;
}

/** The corners of what is seen; y grows upwards. */
export interface Frame {
  x: Interval;
  y: Interval;
}

export function toPixelX(frame: Frame, size: Size, x: number): number {
  return ((x - frame.x[0]) / (frame.x[1] - frame.x[0])) * size.width;
}

export function toPixelY(frame: Frame, size: Size, y: number): number {
  return size.height - ((y - frame.y[0]) / (frame.y[1] - frame.y[0])) * size.height;
}

export function toPlane(frame: Frame, size: Size, px: number, py: number): [number, number] {
  return [
    frame.x[0] + (px / size.width) * (frame.x[1] - frame.x[0]),
    frame.y[0] + ((size.height - py) / size.height) * (frame.y[1] - frame.y[0]),
  ];
}

/** What is seen of the home frame after a zoom: pixels are scaled by k about the origin, then moved. */
export function zoomed(home: Frame, size: Size, zoom: { k: number; x: number; y: number }): Frame {
  const [x0, y1] = toPlane(home, size, -zoom.x / zoom.k, -zoom.y / zoom.k);
  const [x1, y0] = toPlane(home, size, (size.width - zoom.x) / zoom.k, (size.height - zoom.y) / zoom.k);
  return { x: [x0, x1], y: [y0, y1] };
}

/** How much of the plane one pixel covers, along x and along y. */
export function resolution(frame: Frame, size: Size): [number, number] {
  return [(frame.x[1] - frame.x[0]) / Math.max(1, size.width), (frame.y[1] - frame.y[0]) / Math.max(1, size.height)];
}

export function contains(frame: Frame, x: number, y: number): boolean {
  return x >= frame.x[0] && x <= frame.x[1] && y >= frame.y[0] && y <= frame.y[1];
}

/** A frame around a point for a problem that names no domain. */
export function around(point: readonly number[], axes: readonly number[]): Frame {
  const reach = Math.max(1, ...axes.map((axis) => Math.abs(point[axis] ?? 0))) * 1.5;
  return { x: [-reach, reach], y: [-reach, reach] };
}

/** A little room beyond both ends. */
export function padded([low, high]: Interval, fraction: number): Interval {
  const room = high > low ? (high - low) * fraction : Math.max(1e-9, Math.abs(low) * fraction);
  return [low - room, high + room];
}
