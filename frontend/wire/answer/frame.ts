/** The decoders of races and maps. */
import { valuesOf, type MapHeader } from '../numbers/levels';
import type { Message } from './message';
import { unpack } from '../numbers/packed';

export interface Ending {
  reason: string;
  step: number;
  message: Message;
}

/** Why a run ended, the rate that theory allows, and what to try. */
export interface RunSentences {
  why: Message;
  limit: Message | null;
  /** The verdict on the run, with its cause. */
  text: Message | null;
}

interface RunHeader {
  /** The verdict as programs read it; null with the caption. */
  word: string | null;
  name: string;
  type: string;
  rows: number;
  columns: string[];
  ending: Ending;
  verdict: Message | null;
  outcome: RunSentences;
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
  /** The run that the caption is about; absent or null for all. */
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

/** The plane in which the paths spread most, with the fractions of their variance along its two directions. */
export interface PrincipalPlane extends Plane {
  fractions: [number, number];
}

/** As the server's record descent.wire.RaceHeader. */
export interface RaceHeader {
  /** Null where the numbers serve only for drawing. */
  digest: string | null;
  variables: string[];
  runs: RunHeader[];
  facts: Facts;
  caption: Caption | null;
  plane: PrincipalPlane | null;
}

/** One run with its columns by name. Columns of every run end where the run ends. */
export interface Run {
  name: string;
  type: string;
  rows: number;
  ending: Ending;
  verdict: Message | null;
  word?: string | null;
  outcome?: RunSentences;
  columns: Map<string, Float64Array>;
}

export interface Race {
  /** Of all losses, to the bit. */
  digest?: string | null;
  variables: string[];
  runs: Run[];
  facts: Facts;
  caption: Caption | null;
  /** The plane in which the paths spread most, where it was requested. */
  plane?: PrincipalPlane | null;
  /** For how many milliseconds a hand that drags had better not ask again, since many others do. */
  pause?: number;
}

export function decodeRace(buffer: ArrayBuffer): Race {
  const { header, numbers } = unpack<RaceHeader>(buffer);
  const runs = header.runs.map((run) => {
    const columns = new Map(run.columns.map((name) => [name, numbers.column(run.rows)]));
    return {
      name: run.name,
      type: run.type,
      rows: run.rows,
      ending: run.ending,
      verdict: run.verdict,
      word: run.word,
      outcome: run.outcome,
      columns,
    };
  });
  return {
    digest: header.digest,
    variables: header.variables,
    runs,
    facts: header.facts,
    caption: header.caption,
    plane: header.plane,
  };
}

/** Whether nothing is said of a race: while a hand drags, a busy server finds out only what is drawn. */
export function isWordless(race: Race): boolean {
  return race.caption === null && race.runs.some(({ word }) => word === null);
}

/** The landscape at the corners of a grid, row by row from low y to high y. */
export interface Grid {
  columns: number;
  rows: number;
  values: Float64Array;
  /** As of a race. */
  pause?: number;
}

export function decodeGrid(buffer: ArrayBuffer): Grid {
  const { header, numbers } = unpack<MapHeader>(buffer);
  return { columns: header.columns, rows: header.rows, values: valuesOf(header, numbers) };
}

const NOTHING = new Float64Array(0);

export function column(run: Run, name: string): Float64Array {
  return run.columns.get(name) ?? NOTHING;
}

/** The row that shows the run at a step: the last one not after it. A run that has ended stays at its end. */
export function rowAt(run: Run, step: number): number {
  return Math.max(0, lastRowAt(run.columns.get('step'), step));
}

/** The last row of ascending steps that is not after a step; -1 where there is none. */
export function lastRowAt(steps: ArrayLike<number> = NOTHING, step: number): number {
  let low = -1;
  let high = steps.length - 1;
  while (low < high) {
    const middle = low + ((high - low + 1) >> 1);
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
