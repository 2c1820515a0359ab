/** Many seeds of one contender, as the server sends them. */
import { unpack } from './numbers/packed';
import type { FanQuestion } from './server';

export interface FanChoice {
  run: number;
  seeds: number;
}

export interface Fan extends FanChoice {
  step: Float64Array;
  /** Quantiles of the losses: a tenth, a quarter, the half, three quarters, nine tenths. */
  loss: Float64Array[];
  /** The variables of the paths, and the coordinates of each path along them. */
  axes: readonly number[];
  paths: { across: Float64Array; up: Float64Array }[];
  diverged: number;
  /** All runs are the same: nothing is random. */
  alike: boolean;
}

interface FanHeader {
  quantiles: number[];
  rows: number;
  paths: number[];
  diverged: number;
  alike: boolean;
}

export function decodeFan(buffer: ArrayBuffer, { run, seeds, axes }: Pick<FanQuestion, 'run' | 'seeds' | 'axes'>): Fan {
  const { header, numbers } = unpack<FanHeader>(buffer);
  const step = numbers.column(header.rows);
  const loss = header.quantiles.map(() => numbers.column(header.rows));
  const paths = header.paths.map((rows) => ({ across: numbers.column(rows), up: numbers.column(rows) }));
  return { run, seeds, axes, step, loss, paths, diverged: header.diverged, alike: header.alike };
}
