/** A small curve without axes: positive values over steps, upwards in powers of ten. */
export interface Sparkline {
  path: string;
  /** Where the curve is at a step; null where it has no value there. */
  now: [number, number] | null;
  low: number;
  high: number;
  first: number;
  last: number;
}

const LEFT = 44;
const ROOM = 6;

/** Null where fewer than two values are positive numbers. */
export function sparkline(
  steps: readonly number[],
  values: readonly number[],
  step: number,
  width: number,
  height: number,
): Sparkline | null {
  const known = steps.map((at, i) => ({ at, value: values[i] })).filter(({ value }) => value > 0 && Number.isFinite(value));
  if (known.length < 2) return null;
  const low = Math.min(...known.map(({ value }) => value));
  const high = Math.max(...known.map(({ value }) => value));
  const tall = Math.log(high / low) || 1;
  const wide = steps[steps.length - 1] - steps[0] || 1;
  const place = ({ at, value }: { at: number; value: number }): [number, number] => [
    LEFT + ((at - steps[0]) / wide) * (width - LEFT - ROOM),
    ROOM + (1 - Math.log(value / low) / tall) * (height - 2 * ROOM),
  ];
  const path = known
    .map(
      (point, i) =>
        `${i === 0 ? 'M' : 'L'}${place(point)
          .map((x) => x.toFixed(1))
          .join(' ')}`,
    )
    .join('');
  const last = known.filter(({ at }) => at <= step).at(-1);
  return { path, now: last ? place(last) : null, low, high, first: known[0].value, last: known[known.length - 1].value };
}
