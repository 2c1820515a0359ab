/** What the class's step has just revealed of its runs, laid to what is known of them. */
import { column, type Race, type Run } from '../answer/frame';
import type { LossCurve } from './pictures';

/** As the server's descent.api.classroom.RevealedRows writes them. */
export interface RevealedRows {
  /** The step after which they begin, and the last one that they tell. */
  after: number;
  until: number;
  /** For each run columns of equal length: steps, losses and, of functions, the first two variables; null where not finite. */
  runs: (number | null)[][][];
  /** The runs that have diverged until then. */
  diverged: number[];
}

/** What is known of the runs of a class. */
export interface Known {
  /** The last step that it tells. */
  until: number;
  /** Null for networks. */
  race: Race | null;
  curves: LossCurve[];
}

/** With all rows that begin where it ends, or before; the same where there are none. */
export function extended(known: Known, news: readonly RevealedRows[]): Known {
  let { until, race, curves } = known;
  for (const rows of news) {
    if (rows.after > until || rows.until <= until) continue;
    until = rows.until;
    if (race) race = { ...race, runs: longer(race, rows) };
    else curves = curves.map((curve, i) => longerCurve(curve, rows.runs[i] ?? []));
  }
  if (until === known.until) return known;
  return { until, race, curves: race ? curvesOf(race) : curves };
}

/** The losses of a race. */
export function curvesOf(race: Race): LossCurve[] {
  return race.runs.map((run) => ({
    name: run.name,
    steps: [...column(run, 'step')],
    losses: [...column(run, 'loss')],
    validation: [],
  }));
}

function longer({ runs, variables }: Race, rows: RevealedRows): Run[] {
  const names = ['step', 'loss', ...variables];
  return runs.map((run, i) => {
    const [steps, ...others] = newer(rows.runs[i] ?? [], column(run, 'step').at(-1) ?? -1);
    if (!steps) return run;
    const columns = new Map([steps, ...others].map((numbers, at) => [names[at], joined(column(run, names[at]), numbers)]));
    const ending = rows.diverged.includes(i) ? { ...run.ending, reason: 'diverged' } : run.ending;
    return { ...run, rows: columns.get('step')!.length, columns, ending };
  });
}

function longerCurve(curve: LossCurve, columns: (number | null)[][]): LossCurve {
  const [steps = [], losses = []] = newer(columns, curve.steps.at(-1) ?? -1);
  return { ...curve, steps: [...curve.steps, ...steps], losses: [...curve.losses, ...losses] };
}

/** The rows after a step. */
function newer(columns: (number | null)[][], step: number): number[][] {
  const from = columns[0]?.findIndex((at) => at! > step) ?? -1;
  return columns.map((numbers) => (from < 0 ? [] : numbers.slice(from).map((number) => number ?? NaN)));
}

function joined(before: Float64Array, after: readonly number[]): Float64Array {
  const all = new Float64Array(before.length + after.length);
  all.set(before);
  all.set(after, before.length);
  return all;
}
