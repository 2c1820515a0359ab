/** Many seeds of one contender, as the server answers them. */
import { decodeColumns } from './frame';
import type { FanQuestion } from './server';

export interface FanChoice {
  run: number;
  seeds: number;
}

export interface Fan extends FanChoice {
  step: Float64Array;
  /** Quantiles of the losses: a tenth, a quarter, the half, three quarters, nine tenths. */
  loss: Float64Array[];
  /** The variables of the paths, and each path along them. */
  axes: readonly number[];
  paths: { across: Float64Array; up: Float64Array }[];
  diverged: number;
  /** All runs are the same: nothing is random. */
  alike: boolean;
}

interface FanHeader {
  shares: number[];
  rows: number;
  paths: number[];
  diverged: number;
  alike: boolean;
}

export function decodeFan(buffer: ArrayBuffer, { run, seeds, axes }: Pick<FanQuestion, 'run' | 'seeds' | 'axes'>): Fan {
  const { header, numbers } = decodeColumns<FanHeader>(buffer);
  let at = 0;
  const take = (count: number): Float64Array => {
    if (at + count > numbers.length) throw new Error('The answer ends before the fan does.');
    at += count;
    return numbers.subarray(at - count, at);
  };
  const step = take(header.rows);
  const loss = header.shares.map(() => take(header.rows));
  const paths = header.paths.map((rows) => ({ across: take(rows), up: take(rows) }));
  return { run, seeds, axes, step, loss, paths, diverged: header.diverged, alike: header.alike };
}
