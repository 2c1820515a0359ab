/** One step of a run with its explanation, as the server sends it. Vectors hold the components of the shown variables. */
import type { Experiment } from './experiment';
import type { Message } from './message';

export interface StepQuestion {
  experiment: Experiment;
  run: number;
  step: number;
  axes: readonly number[];
}

/** A quantity that is one number for all variables, or has a component for each of the shown ones, with the norm of all. */
export type Value = { shared: number } | { shown: number[]; norm: number };

export interface Quantity {
  name: string;
  latex: string;
  before: Value | null;
  after: Value | null;
}

/** The rule with placeholders for the numbers of a variable. */
export interface Working {
  latex: string;
  text: string;
  /** For each placeholder, whether a negative number needs parentheses. */
  closed: boolean[];
  /** All variables stand in one layout, as vectors. */
  together: boolean;
  numbers: number[][];
}

export type ArrowKind = 'velocity' | 'pull' | 'ball' | 'withoutMomentum' | 'withoutCorrection' | 'withCorrection';

export interface StepArrow {
  kind: ArrowKind;
  from: number[];
  to: number[];
}

/** The result of a line search, with the strong Wolfe conditions there. */
export interface Search {
  length: number;
  value: number;
  slope: number;
  nextValue: number;
  nextSlope: number;
  highest: number;
  steepest: number;
  fell: boolean;
  flattened: boolean;
}

export interface Surroundings {
  eigenvalues: number[];
  conditionNumber: number;
  /** Of the shown variables. */
  hessian: number[][];
  message: Message;
}

export interface Inspection {
  run: number;
  /** The number of updates before this one. */
  step: number;
  /** Whether the run makes this step; it may have ended before it. */
  made: boolean;
  dimension: number;
  axes: number[];
  names: string[];
  /** The learning rate; NaN where a line search decides. */
  rate: number;
  loss: number;
  nextLoss: number;
  noisy: boolean;
  point: number[];
  gradient: number[];
  gradientNorm: number;
  next: number[];
  /** A rule with matrices as LaTeX; empty for a rule that is shown with its numbers. */
  rule: string;
  working: Working | null;
  quantities: Quantity[];
  /** How many quantities are left out. */
  more: number;
  arrows: StepArrow[];
  search: Search | null;
  surroundings: Surroundings | null;
  gap: number;
}

/** The error of a learnt inverse Hessian, step by step. */
export interface InverseGap {
  steps: number[];
  gaps: number[];
}
