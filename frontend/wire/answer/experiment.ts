/**
 * The experiment as the browser sees it: the canonical JSON of the public contract, section 3, always
 * complete with its defaults. The browser reads only what pictures need; the rest passes through unread.
 */
export interface Experiment {
  problem: Problem;
  steps: number;
  seed: number;
  /** The conditions that end a run before its last step. */
  stop?: { gradientNorm?: number; loss?: number | null };
  runs: ExperimentRun[];
  [field: string]: unknown;
}

export interface Problem {
  type: string;
  expression: string;
  variables?: string[];
  dimension?: number;
  parameters?: Record<string, number>;
  start: number[];
  domain?: Interval[];
  [field: string]: unknown;
}

export interface ExperimentRun {
  name: string;
  optimizer: { type: string; [field: string]: unknown };
  schedule: { type: string; learningRate?: number; [field: string]: unknown };
  [field: string]: unknown;
}

/** The name by which the learning rate of any schedule is asked for. */
export const RATE = 'learningRate';

export type Interval = [number, number];

/** The part of the problem that the landscape depends on: the start matters only where a slice is held at it. */
export function landscapeOf(problem: Problem, variables: number): string {
  const { start, gradientNoise, ...landscape } = problem as Problem & { gradientNoise?: unknown };
  return JSON.stringify(variables > 2 ? { ...landscape, start } : landscape);
}
