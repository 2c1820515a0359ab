/**
 * A framed answer of the server: the header's length (uint32, little-endian), the header as JSON in UTF-8, padded with
 * spaces until the numbers stand at a multiple of eight, then columns of Float64, little-endian. The columns become
 * views of the answer's own memory: nothing is copied and no object is made per point.
 */
import type { Message } from './message';

export interface Columns<Header> {
  header: Header;
  numbers: Float64Array;
}

export function decodeColumns<Header>(buffer: ArrayBuffer): Columns<Header> {
  if (buffer.byteLength < 4) throw new Error('The answer is shorter than its own length field.');
  const length = new DataView(buffer).getUint32(0, true);
  const begin = 4 + length;
  if (begin > buffer.byteLength) throw new Error('The header is longer than the answer.');
  if (begin % 8 !== 0) throw new Error('The numbers do not begin at a multiple of eight.');
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length))) as Header;
  return { header, numbers: new Float64Array(buffer, begin, Math.floor((buffer.byteLength - begin) / 8)) };
}

export interface Ending {
  reason: string;
  step: number;
  message: Message;
}

/** Why a run ended, the rate that theory allows, and what to try. */
export interface Outcome {
  why: Message;
  limit: Message | null;
  /** What became of the run, with its cause. */
  text: Message | null;
}

interface RunHeader {
  /** The verdict as programs read it. */
  word?: string;
  name: string;
  type: string;
  rows: number;
  columns: string[];
  ending: Ending;
  verdict: Message | null;
  outcome?: Outcome;
}

export interface Minimum {
  point: number[];
  loss: number;
}

export interface Facts {
  conditionNumber: number | null;
  criticalPoint: string | null;
  minima: Minimum[];
  message: Message | null;
}

export interface Caption {
  /** The run that it is about; absent or null where it is about all. */
  run?: string | null;
  what: Message;
  hint: Message | null;
}

/** A plane in the space of the variables: a point of it and two directions. */
export interface Plane {
  origin: number[];
  first: number[];
  second: number[];
}

/** With the shares of the paths' variance along its two directions. */
export interface PrincipalPlane extends Plane {
  shares: [number, number];
}

interface RaceHeader {
  digest?: string;
  variables: string[];
  runs: RunHeader[];
  facts: Facts;
  caption: Caption | null;
  plane?: PrincipalPlane;
}

/** One run with its columns by name. Columns of every run end where the run ends. */
export interface Run {
  name: string;
  type: string;
  rows: number;
  ending: Ending;
  verdict: Message | null;
  word?: string;
  outcome?: Outcome;
  columns: Map<string, Float64Array>;
}

export interface Race {
  /** Of all losses, to the bit. */
  digest?: string | null;
  variables: string[];
  runs: Run[];
  facts: Facts;
  caption: Caption | null;
  /** In which the paths spread most, where it was asked for. */
  plane?: PrincipalPlane | null;
}

export function decodeRace(buffer: ArrayBuffer): Race {
  const { header, numbers } = decodeColumns<RaceHeader>(buffer);
  let at = 0;
  const runs = header.runs.map((run) => {
    const columns = new Map<string, Float64Array>();
    for (const name of run.columns) {
      if (at + run.rows > numbers.length) throw new Error(`The answer ends before the column ${name} of ${run.name}.`);
      columns.set(name, numbers.subarray(at, at + run.rows));
      at += run.rows;
    }
    return { name: run.name, type: run.type, rows: run.rows, ending: run.ending, verdict: run.verdict, word: run.word, outcome: run.outcome, columns };
  });
  return { digest: header.digest ?? null, variables: header.variables, runs, facts: header.facts, caption: header.caption, plane: header.plane ?? null };
}

/** The landscape at the corners of a grid, row by row from low y to high y. */
export interface Grid {
  columns: number;
  rows: number;
  values: Float64Array;
}

export function decodeGrid(buffer: ArrayBuffer): Grid {
  const { header, numbers } = decodeColumns<{ columns: number; rows: number }>(buffer);
  if (numbers.length < header.columns * header.rows) throw new Error('The answer holds fewer losses than its grid.');
  return { ...header, values: numbers.subarray(0, header.columns * header.rows) };
}

const NOTHING = new Float64Array(0);

export function column(run: Run, name: string): Float64Array {
  return run.columns.get(name) ?? NOTHING;
}

/** The row that shows the run at a step: the last one not after it. A run that has ended stays at its end. */
export function rowAt(run: Run, step: number): number {
  const steps = column(run, 'step');
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[middle] <= step) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The last step that any of the runs reached: the length of the timeline. */
export function lastStep(race: Race | null, shown: (index: number) => boolean = () => true): number {
  let last = 0;
  race?.runs.forEach((run, index) => {
    if (run.rows > 0 && shown(index)) last = Math.max(last, column(run, 'step')[run.rows - 1]);
  });
  return last;
}
