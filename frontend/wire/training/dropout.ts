/** The server's results on dropout, piece by piece, and what is computed from them. */
import type { PieceOf } from '../stream';

export interface Histogram {
  low: number;
  high: number;
  fractions: number[];
}

/** The results that need no sampled masks. Numbers are those of all logits, then of all predictions. */
export interface Exact {
  step: number;
  units: number;
  test: number[];
  /** The mean over all masks; null where they are too many to enumerate. */
  mean: number[] | null;
  deviation: number[] | null;
  scores: Histogram | null;
  predictions: Histogram | null;
}

export interface Drawn {
  masks: number;
  of: number;
  mean: number[];
  error: number[];
  scores: Histogram | null;
  predictions: Histogram | null;
}

/** One way of scaling, with the same parameters: the first units of each hidden layer, in training and at test time. */
export interface Variant {
  dropout: string;
  training: number[][];
  test: number[][];
  trainingScores: number[];
  testScores: number[];
}

export interface RowGradient {
  row: number;
  asked: boolean;
  dropped: number;
  ofDropped: number;
  ofKept: number;
}

/** How far the test pass is from the exact mean, over rows of the data. */
export interface DataError {
  rows: number;
  of: number;
  all: number;
  scoreError: number;
  scoreSize: number;
  largestScoreError: number;
  predictionError: number;
}

export interface Progress {
  done: number;
  of: number;
}

/** All pieces together. */
export interface MaskAnswer {
  training?: Progress;
  exact?: Exact;
  variants?: Variant[];
  gradient?: RowGradient;
  drawn?: Drawn;
  data?: DataError;
}

export interface MaskQuestion {
  experiment: unknown;
  run: number;
  step: number;
  row: number;
  output: number;
  masks: number;
}

/** The numbers of the chosen output; null for those that are not known (yet). */
export interface OutputReading {
  exact: number | null;
  deviation: number | null;
  drawn: number | null;
  error: number | null;
  test: number;
  /** The distance of the test pass from the exact mean, else from the sampled one. */
  distance: number | null;
  histogram: Histogram | null;
}

export function readingOf(answer: MaskAnswer, output: number, probabilities: boolean): OutputReading | null {
  const { exact, drawn } = answer;
  if (!exact) return null;
  const place = probabilities ? exact.test.length / 2 + output : output;
  const at = (numbers: number[] | null | undefined): number | null => numbers?.[place] ?? null;
  const part = probabilities ? 'predictions' : 'scores';
  const mean = at(exact.mean) ?? at(drawn?.mean);
  const test = exact.test[place];
  return {
    exact: at(exact.mean),
    deviation: at(exact.deviation),
    drawn: at(drawn?.mean),
    error: at(drawn?.error),
    test,
    distance: mean === null ? null : Math.abs(test - mean),
    histogram: exact[part] ?? drawn?.[part] ?? null,
  };
}

/** How much of the work is done, from 0 to 1. Training again comes first, then drawing, then the data. */
export function progressOf({ training, exact, drawn, data }: MaskAnswer): number {
  const fraction = ({ done, of }: Progress): number => (of === 0 ? 1 : done / of);
  if (!exact) return training ? 0.4 * fraction(training) : 0;
  const drawing = drawn ? drawn.masks / drawn.of : 0;
  if (!exact.mean) return 0.4 + 0.6 * drawing;
  return 0.4 + 0.2 * drawing + 0.4 * (data ? data.rows / data.of : 0);
}

/** Accuracy, or in a regression loss, of a contender with some of its hidden units off. */
export interface Degradation {
  run: number;
  draws: number;
  of: number;
  fractions: number[];
  accuracy: number[] | null;
  loss: number[];
}

export interface LossAndAccuracy {
  loss: number;
  accuracy: number | null;
}

export interface Scaling {
  run: number;
  on: LossAndAccuracy;
  off: LossAndAccuracy;
}

export type OffPiece = PieceOf<{ training: Progress; off: Degradation; scaling: Scaling }>;

interface Layer {
  units: number;
  activation?: string;
  keepProbability?: number;
}

interface NetworkParts {
  layers?: Layer[];
  loss?: string;
  dropout?: string;
}

interface Experiment {
  problem: { [field: string]: unknown };
  runs: { [field: string]: unknown }[];
}

/** The network of a contender: its own, or the experiment's. */
export function networkOf(experiment: Experiment, run: number): NetworkParts {
  return { ...(experiment.problem as NetworkParts), ...(experiment.runs[run]?.['network'] as NetworkParts | undefined) };
}

export function dropsUnits(experiment: Experiment, run: number): boolean {
  return (networkOf(experiment, run).layers ?? []).some(({ keepProbability = 1 }) => keepProbability < 1);
}

/** Where the layers of a contender stand in the experiment. */
export function layersPath(experiment: Experiment, run: number): string {
  const own = experiment.runs[run]?.['network'] as NetworkParts | undefined;
  return own?.layers ? `/runs/${run}/network/layers` : '/problem/layers';
}

/** Small networks whose masks can all be gone through: where the test pass is exact, and where it is not. */
export const SMALL_NETWORKS = {
  twoTanh: small('tanh', 2),
  twoRelu: small('relu', 2),
  oneTanh: small('tanh', 1),
  twoLinear: small('linear', 2),
} as const;

function small(activation: string, layers: number): Layer[] {
  return Array.from({ length: layers }, () => ({ units: 8, activation, keepProbability: 0.5 }));
}
