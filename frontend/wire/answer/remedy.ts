/** A remedy for a run: a sentence, and its edit as a JSON Patch (RFC 6902) of additions. */
import type { Message } from './message';

export interface Operation {
  op: 'add';
  path: string;
  value: unknown;
}

export interface Remedy {
  text: Message;
  /** How what it changes was before. */
  former: Message;
  patch: Operation[];
}

/** The patch as one edit, so that one step back undoes it: a part of the problem, or the whole run that it changes. */
export function editOf(experiment: { readonly runs: readonly unknown[] }, { patch }: Remedy): { path: string; value: unknown } {
  if (patch.length === 1) return { path: patch[0].path, value: patch[0].value };
  const run = Number(/^\/runs\/(\d+)\//.exec(patch[0].path)?.[1] ?? NaN);
  const value: Record<string, unknown> = { ...(experiment.runs[run] as object) };
  for (const { path, value: part } of patch) {
    const [, list, index, field, ...deeper] = path.split('/');
    if (list !== 'runs' || Number(index) !== run || deeper.length > 0) throw new Error(`A remedy of one run changes ${path}.`);
    value[field] = part;
  }
  return { path: `/runs/${run}`, value };
}
