/** What a live class looks at, computed once for all who follow. */
import { decodeGrid, decodeRace, type Grid, type Race } from '../answer/frame';
import type { Interval } from '../answer/experiment';

/** @param of which state it is of; the server tells of it what may be seen now, and the last step of that */
export async function askClassRace(code: string, of: string): Promise<{ race: Race; until: number }> {
  const response = await answer(code, 'race', { of });
  return { race: decodeRace(await response.arrayBuffer()), until: untilOf(response) };
}

function untilOf(response: Response): number {
  return Number(response.headers.get('Class-Step') ?? Infinity);
}

export async function askClassGrid(code: string, of: string, domain: Interval[], columns: number, rows: number): Promise<Grid> {
  const question = { of, domain: JSON.stringify(domain), columns: String(columns), rows: String(rows) };
  return decodeGrid(await (await answer(code, 'grid', question)).arrayBuffer());
}

/** The losses of one run at some of its steps. */
export interface LossCurve {
  name: string;
  steps: number[];
  losses: number[];
  validation: (number | null)[];
}

const AGAIN_MILLISECONDS = 1000;

/** The losses of networks, which may take a while: it asks until they are there. */
export async function askClassCurves(code: string, of: string): Promise<{ curves: LossCurve[]; until: number }> {
  for (;;) {
    const response = await answer(code, 'curves', { of });
    if (response.status !== 202) return { curves: (await response.json()) as LossCurve[], until: untilOf(response) };
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MILLISECONDS));
  }
}

/**
 * Begins a class: the address of the teacher's desk.
 *
 * @param experiment the id of one that the server keeps
 */
export function beginClass(experiment: string): Promise<string> {
  return beginTaught({ experiment });
}

/** Begins a class: the address of the teacher's desk. Takes an experiment that the server keeps, or a lesson. */
export async function beginTaught(what: object | null): Promise<string> {
  const language = document.documentElement.lang || 'en';
  const { url, key } = (await posted('/api/classes', { ...what, language })) as { url: string; key: string };
  return `${url}/desk#${key}`;
}

/** Forgets a class and all that was said in it. */
export async function forgetClass(code: string, key: string): Promise<boolean> {
  const response = await fetch(`/api/classes/${code}`, { method: 'DELETE', headers: { 'Class-Key': key } });
  return response.ok;
}

/** All votes and choices as CSV. */
export async function askResults(code: string, key: string): Promise<string> {
  const response = await fetch(`/api/classes/${code}/results.csv`, { headers: { 'Class-Key': key } });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.text();
}

/** The id of a short link, given it or its address; null where it is none. */
export function idOf(link: string): string | null {
  return /([0-9a-z]{12,52})\/?$/i.exec(link.trim().split(/[?#]/)[0])?.[1] ?? null;
}

/** What an experiment that the server keeps is called: its title, else its formula; empty without both, and where it is not kept any more. */
export async function nameOf(id: string): Promise<string> {
  const response = await fetch(`/api/experiments/${id}`);
  if (!response.ok) return '';
  const { title, problem } = (await response.json()) as { title?: string; problem?: { expression?: string } };
  return title || (problem?.expression ?? '').slice(0, LONGEST_NAME);
}

const LONGEST_NAME = 100;

/** The name of a lesson, given the address that opens it; null where it opens none. */
export function lessonOf(link: string): string | null {
  return /[?&]lesson=([a-z0-9-]+)/i.exec(link)?.[1] ?? null;
}

/** Keeps an experiment: the address that opens it in its lab. */
export async function keepExperiment(experiment: unknown): Promise<string> {
  return `/x/${((await posted('/api/experiments', experiment)) as { id: string }).id}`;
}

async function posted(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(new URL(path, document.baseURI), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.json();
}

async function answer(code: string, what: string, question: Record<string, string>): Promise<Response> {
  const response = await fetch(`/api/classes/${code}/${what}?${new URLSearchParams(question)}`);
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response;
}
