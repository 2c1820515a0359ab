/**
 * Which points of a line need drawing. A line of thousands of points covers a few hundred pixels: points within a pixel
 * of a drawn one cost time and show nothing.
 */

/**
 * For a path on the map: the indices of points at least a distance from the last kept one. No dropped point is farther
 * than that from the drawn line's corners, so extremes are kept to the distance. First, last and gaps are always kept.
 */
export function thinPath(xs: ArrayLike<number>, ys: ArrayLike<number>, distance: number, count = xs.length): number[] {
  const kept: number[] = [];
  let lastX = NaN;
  let lastY = NaN;
  for (let i = 0; i < count; i++) {
    const near = Math.abs(xs[i] - lastX) < distance && Math.abs(ys[i] - lastY) < distance;
    if (near && i < count - 1) continue;
    kept.push(i);
    lastX = xs[i];
    lastY = ys[i];
  }
  return kept;
}

/**
 * For a curve over ascending x: of the points within one pixel column the first, lowest, highest and last, in their
 * order. Points without a finite height are kept, as they are marks of their own.
 */
export function thinCurve(xs: ArrayLike<number>, ys: ArrayLike<number>, pixel = 1, count = xs.length): number[] {
  const kept: number[] = [];
  for (let i = 0; i < count;) {
    const cell = Math.floor(xs[i] / pixel);
    let end = i + 1;
    while (end < count && Math.floor(xs[end] / pixel) === cell) end++;
    if (end - i <= 4) for (let k = i; k < end; k++) kept.push(k);
    else kept.push(...extremes(ys, i, end));
    i = end;
  }
  return kept;
}

function extremes(ys: ArrayLike<number>, begin: number, end: number): number[] {
  const chosen = new Set([begin, end - 1]);
  let low = -1;
  let high = -1;
  for (let k = begin; k < end; k++) {
    if (!Number.isFinite(ys[k])) {
      chosen.add(k);
      continue;
    }
    if (low < 0 || ys[k] < ys[low]) low = k;
    if (high < 0 || ys[k] > ys[high]) high = k;
  }
  if (low >= 0) chosen.add(low).add(high);
  return [...chosen].sort((a, b) => a - b);
}

/** The indices of step marks along a path: none nearer to the last than the distance. */
export function marksAlong(xs: ArrayLike<number>, ys: ArrayLike<number>, distance: number, count = xs.length): number[] {
  const kept: number[] = [];
  let lastX = Infinity;
  let lastY = Infinity;
  for (let i = 0; i < count; i++) {
    if (!(Math.hypot(xs[i] - lastX, ys[i] - lastY) >= distance)) continue;
    kept.push(i);
    lastX = xs[i];
    lastY = ys[i];
  }
  return kept;
}
