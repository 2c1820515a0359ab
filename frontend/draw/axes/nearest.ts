/** The step and the run that a position on the map refers to. */

export interface PixelPath {
  run: number;
  xs: ArrayLike<number>;
  ys: ArrayLike<number>;
  count: number;
}

export interface Hit {
  run: number;
  row: number;
  distance: number;
}

/** The nearest point of all paths within reach; of equally near ones the first drawn last wins. */
export function nearest(paths: readonly PixelPath[], x: number, y: number, reach: number): Hit | null {
  let best: Hit | null = null;
  let bound = reach * reach;
  for (const path of paths) {
    for (let i = 0; i < path.count; i++) {
      const dx = path.xs[i] - x;
      const dy = path.ys[i] - y;
      const square = dx * dx + dy * dy;
      if (square <= bound) {
        bound = square;
        best = { run: path.run, row: i, distance: Math.sqrt(square) };
      }
    }
  }
  return best;
}
