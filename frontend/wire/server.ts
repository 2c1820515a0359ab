/** The questions that pictures put to the server. All are relative to the page, so a path prefix does no harm. */
import { withNotFinite, type Listed } from './numbers/not-finite';
import { decodeGrid, decodeRace, type Grid, type Plane, type Race } from './answer/frame';
import type { Experiment, Interval, Problem } from './answer/experiment';
import { type InverseGap, type Inspection, type StepQuestion } from './answer/inspection';
import type { Message } from './answer/message';
import { tellClosing } from './closing';
import type { Remedy } from './answer/remedy';

/** The server's refusal, with a sentence that says why. */
export class Refusal extends Error {
  constructor(
    readonly sentence: Message,
    readonly path: string | null,
  ) {
    super(sentence.english);
  }
}

/** The server has no room for the question now, with a sentence that says why. */
export class Busy extends Error {
  /** @param milliseconds after which it may be asked again */
  constructor(
    readonly sentence: Message,
    readonly milliseconds: number,
  ) {
    super(sentence.english);
  }
}

export interface GridQuestion {
  problem: Problem;
  domain: Interval[];
  axes: number[];
  /** The plane whose directions are the axes, if they are. */
  plane?: Plane;
  columns: number;
  rows: number;
}

export interface FanQuestion {
  experiment: Experiment;
  run: number;
  seeds: number;
  axes: readonly number[];
  plane?: Plane;
}

/**
 * @param plane whether the plane of its paths is requested too
 * @param how drawn: the numbers serve only for drawing, and come rounded in fewer bytes; typed: a text that does not run
 *   as it stands is refused without an error status, which would appear in the browser's console
 */
export async function askRace(experiment: unknown, how: { plane?: boolean; drawn?: boolean; typed?: boolean } = {}): Promise<Race> {
  const wanted = Object.entries(how).flatMap(([name, is]) => (is ? [`${name}=true`] : []));
  const response = await answer(['api/race', wanted.join('&')].filter(Boolean).join('?'), experiment);
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength === 0) throw refusal({});
  return paused(decodeRace(bytes), response);
}

/** @param how drawn: a hand moves what it is the picture of, and asks again in a moment */
export async function askGrid(question: GridQuestion, how: { drawn?: boolean } = {}): Promise<Grid> {
  const response = await answer(how.drawn ? 'api/grid?drawn=true' : 'api/grid', question);
  return paused(decodeGrid(await response.arrayBuffer()), response);
}

/** The answer to a hand, with the pause that the server asks for. */
function paused<Answer extends { pause?: number }>(known: Answer, { headers }: Response): Answer {
  const pause = Number(headers.get('Descent-Pause'));
  return pause > 0 ? { ...known, pause } : known;
}

/** The remedies of each run, each of which the server has tried. */
export async function askRemedies(experiment: unknown): Promise<Remedy[][]> {
  return (await (await answer('api/remedies', experiment)).json()) as Remedy[][];
}

/** One contender with many seeds, as the server packs it. */
export function askFan(question: FanQuestion): Promise<ArrayBuffer> {
  return post('api/fan', question);
}

/** One step of a run with its explanation. */
export async function askStep(question: StepQuestion): Promise<Inspection> {
  return withNotFinite((await (await answer('api/step', question)).json()) as Listed<Inspection>);
}

/** The error of a learnt inverse Hessian, step by step. */
export async function askGap(question: Omit<StepQuestion, 'step' | 'axes'>): Promise<InverseGap> {
  return withNotFinite((await (await answer('api/gap', question)).json()) as Listed<InverseGap>);
}

/** The experiment as a program in Python that makes the same runs with a framework. */
export async function askProgram(experiment: unknown, framework: string): Promise<string> {
  return (await answer(`api/code?framework=${framework}`, experiment)).text();
}

/** All cells of the experiment's sweep, as CSV. */
export async function askSweep(experiment: unknown): Promise<string> {
  return (await answer('api/compare/sweep.csv', experiment)).text();
}

/** The numbers of all runs of an experiment as CSV, as the command "trace" writes them. */
export async function askTrace(experiment: unknown): Promise<Blob> {
  return (await answer('api/trace', experiment)).blob();
}

/** The number of characters of a table that are sent at once; the server reads no more than 256 kB. */
const PIECE = 100_000;

/** A table as CSV, written by the server as it writes every trace: a long one piece by piece. */
export async function askTable({ columns, rows }: { columns: readonly string[]; rows: readonly unknown[][] }): Promise<Blob> {
  const pieces: Blob[] = [];
  let from = 0;
  do {
    let to = from;
    for (let length = 0; to < rows.length && length < PIECE; to++) length += JSON.stringify(rows[to]).length;
    const piece = { ...(from === 0 && { columns }), rows: rows.slice(from, to) };
    pieces.push(await (await answer('api/table.csv', piece)).blob());
    from = to;
  } while (from < rows.length);
  return new Blob(pieces, { type: 'text/csv' });
}

async function post(path: string, body: unknown): Promise<ArrayBuffer> {
  return (await answer(path, body)).arrayBuffer();
}

async function answer(path: string, body: unknown): Promise<Response> {
  const response = await fetch(new URL(path, document.baseURI), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/octet-stream, application/json' },
    body: JSON.stringify(body),
  });
  if (response.headers.has('Descent-Closing')) tellClosing();
  if (response.ok) return response;
  throw await failure(response);
}

/** The error that an answer without success stands for. */
export async function failure(response: Response): Promise<Error> {
  if (response.status === 400) return refusal((await response.json()) as Refused);
  const again = Number(response.headers.get('Retry-After'));
  if ((response.status === 503 || response.status === 429) && again > 0) {
    const refused = (await response.json().catch(() => ({}))) as Refused;
    return new Busy(refusal({ error: 'The server is busy.', ...refused }).sentence, again * 1000);
  }
  return new Error(`The server answered ${response.status}.`);
}

/** The server's sentence as it travels. */
export interface Refused {
  error?: string;
  key?: string;
  arguments?: unknown[];
  path?: string;
}

export function refusal(answer: Refused): Refusal {
  // The sentence is finished: quotes and braces are text, not signs of a pattern.
  const english = (answer.error ?? 'The server refuses this experiment.').replaceAll("'", "''").replaceAll(/[{}]/g, "'$&'");
  return new Refusal({ key: answer.key ?? '', english, arguments: answer.arguments ?? [] }, answer.path ?? null);
}
