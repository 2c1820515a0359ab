/**
 * The rate-range test: one run of each contender whose rate rises exponentially from the lowest to the highest (Leslie
 * N. Smith, "Cyclical Learning Rates for Training Neural Networks", 2017). It is cheap; shown beside the sweep, its
 * worth can be judged.
 */
import type { Experiment } from '../../wire/answer/experiment';

/** About how many losses are measured along a run of a network. */
const MEASURED = 200;

export interface RangeCurve {
  /** The number of the contender. */
  run: number;
  rates: readonly number[];
  /** The loss after the step with each rate. */
  losses: readonly number[];
}

/**
 * The experiment with rising rates.
 *
 * @param rated whether a contender uses a rate at all; those that do not are left out
 */
export function rangeExperiment(
  experiment: Experiment,
  rated: (run: number) => boolean,
  [low, high]: readonly [number, number],
): Experiment {
  const steps = Math.max(2, experiment.steps);
  const growth = Math.log(high / low) / (steps - 1);
  const schedule = { type: 'formula', expression: `${low}*exp(${growth}*t)` };
  const every = experiment.problem.type === 'network' ? Math.max(1, Math.round(steps / MEASURED)) : 1;
  const runs = experiment.runs.filter((_, run) => rated(run)).map((run) => ({ ...run, schedule }));
  return { ...experiment, steps, every, stop: undefined, sweep: undefined, runs };
}

/** The losses over the rates, read from the trace of that experiment. */
export function rangeCurves(csv: string, names: readonly string[]): RangeCurve[] {
  const [head = [], ...rows] = csv.split(/\r?\n/).filter(Boolean).map(cellsOf);
  const [rate, loss, member] = ['learning_rate', head.includes('loss') ? 'loss' : 'train_loss', 'member'].map((name) => head.indexOf(name));
  return names.flatMap((name, run) => {
    const own = rows.filter((row) => row[0] === name && row[rate] !== '' && (member < 0 || row[member] === ''));
    return own.length === 0 ? [] : [{ run, rates: own.map((row) => Number(row[rate])), losses: own.map((row) => Number(row[loss])) }];
  });
}

/** The findings of a test for one contender. */
export interface RangeFacts {
  /** The rate after which the loss was lowest. */
  lowest: number;
  /** From which rate on the loss stayed above its start, or was no number any more; null where it did not. */
  lost: number | null;
}

/**
 * @param start the loss before the first step
 * @param high the last rate of a test that comes to its end
 */
export function rangeFacts({ rates, losses }: RangeCurve, start: number, high: number): RangeFacts {
  const lowest = rates[losses.indexOf(Math.min(...losses))];
  let at = losses.length;
  while (at > 0 && losses[at - 1] > start) at--;
  const overflowed = rates[rates.length - 1] < high * (1 - 1e-6);
  if (at < losses.length) return { lowest, lost: rates[at] };
  return { lowest, lost: overflowed ? rates[rates.length - 1] : null };
}

/** The cells of a line of CSV; names may stand in quotes. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
}
