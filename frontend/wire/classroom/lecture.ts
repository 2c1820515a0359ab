/**
 * A lecture: experiments, lessons and questions in an order, with notes. It is a file of JSON, and a link that holds the
 * same; no server keeps it.
 */

import { RATE } from '../answer/experiment';

export interface LectureQuestion {
  text: string;
  choices: string[];
  answer: number | null;
  explanation: string;
}

/** A point of a lecture; a question is asked of the experiment or lesson before it. */
export interface LectureEntry {
  type: 'experiment' | 'lesson' | 'question';
  /** Of an experiment that the server keeps, or the name of a lesson; empty for a question. */
  id: string;
  title: string;
  notes: string;
  question: LectureQuestion | null;
}

export interface Lecture {
  title: string;
  entries: LectureEntry[];
}

export const MOST_ENTRIES = 100;
const LONGEST_TITLE = 200;
const LONGEST_NOTES = 2000;
const MOST_CHOICES = 10;
/** Letters of a link, and of what it unpacks to. */
const LONGEST_LINK = 60_000;
const LONGEST_TEXT = 400_000;

function text(value: unknown, longest: number): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string' || value.length > longest) throw new Error('not a text of this length');
  return value;
}

function list(value: unknown, most: number): unknown[] {
  if (!Array.isArray(value) || value.length > most) throw new Error('not a list of this length');
  return value as unknown[];
}

function object(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object');
  return value as Record<string, unknown>;
}

function readQuestion(value: unknown): LectureQuestion {
  const { text: asked, choices, answer, explanation } = object(value);
  const read = list(choices, MOST_CHOICES).map((choice) => text(choice, LONGEST_TITLE));
  if (!text(asked, LONGEST_NOTES) || read.length < 2 || new Set(read).size < read.length || read.includes(''))
    throw new Error('not a question');
  const right = answer ?? null;
  if (right !== null && !(Number.isInteger(right) && (right as number) >= 0 && (right as number) < read.length))
    throw new Error('no such answer');
  return { text: asked as string, choices: read, answer: right as number | null, explanation: text(explanation, LONGEST_NOTES) };
}

function readEntry(value: unknown): LectureEntry {
  const { type, id, title, notes, question } = object(value);
  const head = { title: text(title, LONGEST_TITLE), notes: text(notes, LONGEST_NOTES) };
  if (type === 'question') return { type, id: '', ...head, question: readQuestion(question) };
  if (type !== 'experiment' && type !== 'lesson') throw new Error('no such entry');
  const name = text(id, 60);
  if (!/^[A-Za-z0-9_-]+$/.test(name)) throw new Error('no such name');
  return { type, id: name, ...head, question: null };
}

/** A lecture of strangers; throws where it is none, or too large. */
export function readLecture(value: unknown): Lecture {
  const { title, entries } = object(value);
  return { title: text(title, LONGEST_TITLE), entries: list(entries, MOST_ENTRIES).map(readEntry) };
}

/** A lecture as a part of a link. */
export async function packLecture(lecture: Lecture): Promise<string> {
  const stream = new Blob([JSON.stringify(lecture)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The lecture of a link; throws where it holds none, or one that is too large. */
export async function unpackLecture(packed: string): Promise<Lecture> {
  if (packed.length > LONGEST_LINK) throw new Error('too long');
  const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder();
  let json = '';
  for (;;) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array };
    if (done) break;
    json += decoder.decode(value, { stream: true });
    // A few letters can unpack to more than a browser holds.
    if (json.length > LONGEST_TEXT) {
      await reader.cancel();
      throw new Error('too long');
    }
  }
  return readLecture(JSON.parse(json));
}

/** The same lecture with an entry at another place. */
export function moved(lecture: Lecture, from: number, to: number): Lecture {
  const entries = [...lecture.entries];
  const [entry] = entries.splice(from, 1);
  if (entry) entries.splice(Math.max(0, Math.min(to, entries.length)), 0, entry);
  return { ...lecture, entries };
}

/** What a teacher's desk says to open an entry; null where a question has nothing before it. */
export function opening({ entries }: Lecture, at: number): object | null {
  const entry = entries[at];
  const shown = entry?.type === 'question' ? entries.slice(0, at).findLast(({ type }) => type !== 'question') : entry;
  if (!shown) return null;
  const what = shown.type === 'lesson' ? { lesson: shown.id } : { experiment: shown.id };
  return entry.question ? { ...what, question: entry.question } : what;
}

/** The rows of a CSV text (RFC 4180). */
function rows(csv: string): string[][] {
  const all: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    all.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') all.push([]);
  }
  return all;
}

const CHOSEN = new Set<string>([RATE, 'start', 'seed', 'keepProbability']);

/**
 * What was asked in a class, in its order, as a lecture that plays it again: of the results of the class. Where each chose
 * a number the first one's experiment stands for all.
 *
 * @param name of what was asked without a question: the experiment's id, and which number
 */
export async function sessionOf(csv: string, title: string, name: (id: string, field: string) => Promise<string>): Promise<Lecture> {
  const entries: LectureEntry[] = [];
  const seen = new Set<string>();
  let choosing = '';
  for (const [round, asked = '', , , id = ''] of rows(csv).slice(1)) {
    const chosen = round === '' && CHOSEN.has(asked) ? asked : '';
    const guessed = `${id} ${round ? '' : asked}`;
    const isKnown = chosen ? chosen === choosing : seen.has(guessed);
    seen.add(guessed);
    choosing = chosen;
    if (!id || isKnown || entries.length >= MOST_ENTRIES) continue;
    const text = round ? asked : await name(id, asked);
    entries.push({ type: 'experiment', id, title: text.slice(0, LONGEST_TITLE), notes: '', question: null });
  }
  return readLecture({ title, entries });
}
