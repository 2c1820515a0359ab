/** One step of a run, explained, as the server tells it. Vectors hold the numbers of the shown variables. */
import type { Experiment } from './experiment';
import type { Message } from './message';

export interface StepQuestion {
  experiment: Experiment;
  run: number;
  step: number;
  axes: readonly number[];
}

/** One number that all variables share, or the shown ones with the norm of all. */
export type Value = { shared: number } | { shown: number[]; norm: number };

export interface Quantity {
  name: string;
  latex: string;
  before: Value | null;
  after: Value | null;
}

/** The rule in numbers: the layout has holes, which the numbers of a variable fill. */
export interface Working {
  latex: string;
  text: string;
  /** Of each hole, whether a negative number needs parentheses. */
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

/** What a line search found, and the strong Wolfe conditions there. */
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
  /** Updates made before this one. */
  step: number;
  /** Whether the run makes the step; it may have ended here. */
  made: boolean;
  dimension: number;
  axes: number[];
  names: string[];
  /** Not a number where a line search decides. */
  rate: number;
  loss: number;
  nextLoss: number;
  noisy: boolean;
  point: number[];
  gradient: number[];
  gradientNorm: number;
  next: number[];
  /** A rule of matrices as LaTeX; empty for one that stands with its numbers. */
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

/** How near a learnt inverse Hessian is to the true one, step by step. */
export interface InverseGap {
  steps: number[];
  gaps: number[];
}
