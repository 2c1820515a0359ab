/** Round numbers for axes, linear and logarithmic. */
import { format } from './number';

/** 'symlog': linear up to a unit, then logarithmic on both sides of 0 (asinh of the value in units). */
export type Scale = 'linear' | 'log' | 'symlog';

export interface Tick {
  value: number;
  label: string;
}

export function ticks(low: number, high: number, count: number, scale: Scale, unit = 1): Tick[] {
  if (!(high > low)) return [];
  if (scale === 'symlog') return symmetricTicks(low, high, count, unit);
  return scale === 'log' ? logTicks(low, high, count) : linearTicks(low, high, count);
}

function linearTicks(low: number, high: number, count: number): Tick[] {
  const values = evenly(low, high, count);
  const digits = digitsOf(values);
  return values.map((value) => ({ value, label: format(value, digits) }));
}

/** With so many digits no two of the numbers look alike. */
function digitsOf(values: readonly number[]): number {
  const largest = Math.max(...values.map(Math.abs));
  const apart = values.length > 1 ? Math.abs(values[1] - values[0]) : 0;
  return apart > 0 ? Math.max(6, Math.min(15, Math.ceil(Math.log10(largest / apart)) + 2)) : 6;
}

/** About as many numbers as asked for, apart by 1, 2 or 5 times a power of ten, within the ends. */
export function evenly(low: number, high: number, count: number): number[] {
  const rough = (high - low) / Math.max(1, count);
  if (!(rough > 0) || !Number.isFinite(rough)) return [];
  const power = Math.floor(Math.log10(rough));
  const error = rough / 10 ** power;
  const factor = error >= 7.07 ? 10 : error >= 3.16 ? 5 : error >= 1.41 ? 2 : 1;
  const step = Number(`${factor}e${power}`);
  const found: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
    found.push(i === 0 ? 0 : Number((i * step).toPrecision(12)));
    if (found.length > 1000) break;
  }
  return found;
}

/** Powers of ten, thinned to the count; within two decades also their halves and doubles where there is room. */
function logTicks(low: number, high: number, count: number): Tick[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  if (last - first < 2) {
    const found: Tick[] = [];
    for (let power = first - 1; power <= last; power++) {
      for (const mantissa of [1, 2, 5]) {
        const value = Number(`${mantissa}e${power}`);
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) found.push({ value, label: format(value) });
      }
    }
    const powers = found.filter(({ value }) => Number.isInteger(Math.log10(value)));
    if (found.length > count + 3 && powers.length >= 2) return powers;
    return found.length >= 2 ? found : linearTicks(low, high, 3).filter((tick) => tick.value > 0);
  }
  const apart = Math.max(1, Math.ceil((last - first) / Math.max(1, count)));
  const found: Tick[] = [];
  for (let power = last; power >= first; power -= apart) found.unshift({ value: 10 ** power, label: powerLabel(power) });
  return found;
}

/** Powers of ten on both sides of 0, thinned to the count; about 0 where nothing is told apart only 0 itself. */
function symmetricTicks(low: number, high: number, count: number, unit: number): Tick[] {
  const first = Math.ceil(Math.log10(unit) - 1e-9);
  const last = Math.floor(Math.log10(Math.max(-low, high)) + 1e-9);
  const sides = (low < 0 ? 1 : 0) + (high > 0 ? 1 : 0);
  const apart = Math.max(1, Math.ceil(((last - first + 1) * sides) / Math.max(1, count - 1)));
  const found: Tick[] = low <= 0 && high >= 0 ? [{ value: 0, label: '0' }] : [];
  for (let power = last; power >= first; power -= apart) {
    const value = 10 ** power;
    if (value <= high && value >= low) found.push({ value, label: powerLabel(power) });
    if (-value >= low && -value <= high) found.unshift({ value: -value, label: `\u2212${powerLabel(power)}` });
  }
  return found.length >= 2 ? found.sort((a, b) => a.value - b.value) : linearTicks(low, high, count);
}

function powerLabel(power: number): string {
  return power >= -3 && power <= 3 ? format(10 ** power) : `1e${power}`.replace('-', '\u2212');
}

/** A table that is read has no more lines than this. */
const MOST_LINES = 200;

/** Steps from 0 to the last, apart by 1, 2 or 5 times a power of ten. */
export function fewSteps(last: number, most = MOST_LINES): number[] {
  let apart = 1;
  for (let i = 0; last / apart > most; i++) apart = [1, 2, 5][(i + 1) % 3] * 10 ** Math.floor((i + 1) / 3);
  const steps = Array.from({ length: Math.floor(last / apart) + 1 }, (_, i) => i * apart);
  if (steps[steps.length - 1] !== last) steps.push(last);
  return steps;
}
