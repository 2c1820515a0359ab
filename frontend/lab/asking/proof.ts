/** The numbers that prove a lesson's answer, read from the runs on the screen. */
import { read } from './pointer';

/** One number. Fields that are not needed are absent; without a step it is the value of the run's last row. */
export interface Proof {
  measure:
    | 'at'
    | 'ratio'
    | 'move'
    | 'sides'
    | 'farthest'
    | 'mean'
    | 'first'
    | 'steps'
    | 'setting'
    | 'inverse'
    | 'condition'
    | 'masks'
    | 'snapshots'
    | 'measured'
    | 'kept';
  /** The column: a variable, loss, train_loss, validation_accuracy, …; or the name of what a panel has measured. */
  of?: string;
  /** The number of the run; for a task, any run where it is missing. */
  run?: number;
  /** A member of the run: ensemble, average, or the number of one. */
  member?: string;
  step?: number;
  /** The last step of a mean. */
  to?: number;
  /** A JSON pointer into the experiment. */
  path?: string;
  /** Kept with the lesson, where a run takes too long; its test computes it again. */
  value?: number;
  /** What a network's run comes to, which takes a while: kept with the lesson; its test computes it again. */
  end?: number;
  /** The label: mathematics, or a key of lab.proof; by default the measure's own. */
  label?: string;
}

/** A task is done when every number is below or above its bound. */
export interface Goal extends Proof {
  below?: number;
  above?: number;
}

/** The data that proofs are read from: the runs of a lab, whatever its problem. */
export interface Evidence {
  experiment: unknown;
  runs: readonly { name: string }[];
  /** The step column and the asked one; null where there is none. */
  column(run: number, name: string, member: string): { steps: Float64Array; values: Float64Array } | null;
  snapshots(run: number): number;
  conditionNumber: number | null;
  measured: ReadonlyMap<string, readonly number[]>;
}

function rowOf(steps: Float64Array, step: number | undefined): number {
  if (step === undefined) return steps.length - 1;
  const row = steps.findIndex((at) => at >= step);
  return row < 0 ? steps.length - 1 : row;
}

/** NaN where the run does not have it, or not yet. */
export function valueOf(proof: Proof, evidence: Evidence, run = proof.run ?? 0): number {
  const number = (value: unknown): number => (typeof value === 'number' ? value : NaN);
  switch (proof.measure) {
    case 'kept':
      return proof.value ?? NaN;
    case 'setting':
      return number(read(evidence.experiment, proof.path ?? ''));
    case 'inverse':
      return 1 / number(read(evidence.experiment, proof.path ?? ''));
    case 'condition':
      return evidence.conditionNumber ?? NaN;
    case 'masks':
      return masksOf(evidence.experiment, run);
    case 'snapshots':
      return evidence.snapshots(run);
    case 'measured':
      return evidence.measured.get(proof.of ?? '')?.[run] ?? NaN;
    default:
      return alongRun(proof, evidence, run);
  }
}

function alongRun(proof: Proof, evidence: Evidence, run: number): number {
  const found = evidence.column(run, proof.of ?? 'loss', proof.member ?? '');
  if (!found || found.steps.length === 0) return NaN;
  const { steps, values } = found;
  const row = rowOf(steps, proof.step);
  switch (proof.measure) {
    case 'at':
      return values[row];
    case 'ratio':
      return row > 0 ? values[row] / values[row - 1] : NaN;
    case 'move':
      return row > 0 ? values[row] - values[row - 1] : NaN;
    case 'sides':
      return values.reduce((sum, value, i) => sum + (i > 0 && value * values[i - 1] < 0 ? 1 : 0), 0);
    case 'farthest':
      return values.reduce((most, value) => Math.max(most, value), -Infinity);
    case 'mean': {
      const inside = values.filter((_, i) => steps[i] > (proof.step ?? 0) && steps[i] <= (proof.to ?? Infinity));
      return inside.reduce((sum, value) => sum + value, 0) / inside.length;
    }
    case 'first': {
      const at = values.findIndex((value) => value < (proof.value ?? 0));
      return at < 0 ? Infinity : steps[at];
    }
    default:
      return steps[steps.length - 1];
  }
}

/** How many networks dropout chooses from in a contender: 2 to the number of its units that can be dropped. */
function masksOf(experiment: unknown, run: number): number {
  const layers = (read(experiment, `/runs/${run}/network/layers`) ?? read(experiment, '/problem/layers') ?? []) as {
    units: number;
    keepProbability?: number;
  }[];
  const droppable = layers.filter(({ keepProbability = 1 }) => keepProbability < 1).reduce((sum, { units }) => sum + units, 0);
  return 2 ** droppable;
}

function met({ below = Infinity, above = -Infinity }: Goal, value: number): boolean {
  return value < below && value > above;
}

export interface Judged {
  done: boolean;
  /** The values of the goals, in the run that comes nearest to the task. */
  values: readonly number[];
  run: number;
}

/** Whether the runs do what a task asks: a goal without a run is for any one run to reach, all such goals for the same one. */
export function judge(goals: readonly Goal[], evidence: Evidence): Judged {
  let best: Judged = { done: false, values: [], run: 0 };
  let most = -1;
  for (let run = 0; run < Math.max(1, evidence.runs.length); run++) {
    const values = goals.map((goal) => valueOf(goal, evidence, goal.run ?? run));
    const count = goals.filter((goal, i) => met(goal, values[i])).length;
    if (count > most) {
      most = count;
      best = { done: count === goals.length, values, run };
    }
  }
  return best;
}
