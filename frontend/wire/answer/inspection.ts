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

/** The same before texts such as "Infinity" have become numbers. */
export type RawInspection = Inspection;

export function decodeInspection(raw: RawInspection): Inspection {
  const { surroundings, search, working } = raw;
  return {
    ...raw,
    ...numbersOf(raw, ['rate', 'loss', 'nextLoss', 'gradientNorm', 'gap']),
    ...listsOf(raw, ['point', 'gradient', 'next']),
    working: working && { ...working, numbers: working.numbers.map(list) },
    quantities: raw.quantities.map((quantity) => ({ ...quantity, before: value(quantity.before), after: value(quantity.after) })),
    arrows: raw.arrows.map((arrow) => ({ ...arrow, ...listsOf(arrow, ['from', 'to']) })),
    search: search && { ...search, ...numbersOf(search, ['length', 'value', 'slope', 'nextValue', 'nextSlope', 'highest', 'steepest']) },
    surroundings: surroundings && {
      ...surroundings,
      ...listsOf(surroundings, ['eigenvalues']),
      conditionNumber: Number(surroundings.conditionNumber),
      hessian: surroundings.hessian.map(list),
    },
  };
}

export interface InverseGap {
  steps: number[];
  gaps: number[];
}

export type RawGap = InverseGap;

export function decodeGap(raw: RawGap): InverseGap {
  return listsOf(raw, ['steps', 'gaps']);
}

function list(numbers: unknown[]): number[] {
  return numbers.map(Number);
}

function value(raw: Value | null): Value | null {
  if (!raw) return null;
  return 'shared' in raw ? { shared: Number(raw.shared) } : { shown: list(raw.shown), norm: Number(raw.norm) };
}

function numbersOf<K extends string>(from: Record<K, unknown>, names: K[]): Record<K, number> {
  return Object.fromEntries(names.map((name) => [name, Number(from[name])])) as Record<K, number>;
}

function listsOf<K extends string>(from: Record<K, unknown[]>, names: K[]): Record<K, number[]> {
  return Object.fromEntries(names.map((name) => [name, list(from[name])])) as Record<K, number[]>;
}
