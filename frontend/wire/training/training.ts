/** The types of a training, from which the pictures of the network lab are drawn. */
import { lastRowAt, type Caption, type Ending } from '../answer/frame';
import type { Message } from '../answer/message';

/** One source of curves: the run itself, a member of its ensemble, the ensemble, or the averaged parameters. */
export interface Line {
  /** '' for the run, '1', '2', …, 'ensemble' or 'average'. */
  member: string;
  rows: number;
  /** step epoch train_loss train_accuracy validation_loss validation_accuracy learning_rate gradient_evaluations; steps ascend, NaN where empty. */
  columns: Map<string, Float64Array>;
}

export interface TrainingRun {
  name: string;
  /** The optimizer's. */
  type: string;
  lines: Line[];
  /** Updates made so far. */
  step: number;
  /** Null while it goes on. */
  ending: Ending | null;
  /** The steps at which the ensemble took a snapshot. */
  snapshots: number[];
  updatesPerEpoch: number;
  parameters: number;
  gradientEvaluations: number;
}

/** The data before standardisation. Sent once for each training. */
export interface DataPicture {
  features: string[];
  /** Empty in a regression. */
  classes: string[];
  /** One column for each feature. */
  points: Float64Array[];
  /** The number of the class, or the value. */
  targets: Float64Array;
  /** 1 for a training row, 0 for one of the validation. */
  training: Uint8Array;
  /** 1 where label noise gave the row another class, which is its target. */
  mislabelled: Uint8Array;
}

/** What a network predicts over the plane of the data, or along its line. */
export interface Decision {
  columns: number;
  /** 1 for data with one feature: the curve. */
  rows: number;
  x: [number, number];
  y: [number, number];
  /** The probability of each class, class after class, each row by row from low y to high y; the value in a regression. */
  values: Float32Array;
}

export interface Worst {
  /** Among the validation rows. */
  row: number;
  target: number;
  predicted: number;
  /** The predicted probability of that class. */
  probability: number;
  pixels: Float64Array;
}

/** Dropout in the update that follows the step of the picture. */
export interface MaskPicture {
  /** The training row that is shown: the requested one if the batch contains it, else the first of the batch. */
  row: number;
  /** All training rows of the batch. */
  batch: number[];
  /** For each hidden layer 1 where the unit is kept for that row. */
  units: Uint8Array[];
  /** For each hidden layer the fraction of the batch's rows in which the unit is off. */
  droppedFraction: Float64Array[];
  /** How many different masks the rows have drawn so far, over all layers together. */
  distinct: number;
  /** Whether there are more than were counted. */
  more: boolean;
  /** The requested row. */
  asked?: number;
  /** The last update so far whose batch contained the requested row, counted from 0; -1 if there is none. */
  lastUpdate?: number;
  /** The row asked for, or where there is none such the row that is shown, as the network sees it. */
  example?: { row: number; inputs: Float64Array; target: number };
}

/** The pictures of one run, or of one of its members, at one step. */
export interface RunPicture {
  run: number;
  member: string;
  step: number;
  decision?: Decision;
  /** Classes x classes over the validation rows, the true class by rows. */
  confusion?: Uint32Array;
  /** Of a regression over the validation rows, or the training rows where none are held out: what is true, what is predicted. */
  errors?: { targets: Float64Array; predicted: Float64Array };
  worst?: Worst[];
  /** For each layer outputs x inputs, row by row. */
  weights?: Float64Array[];
  biases?: Float64Array[];
  masks?: MaskPicture;
  /** The measures of several members together, named by their numbers as in 1+3+4; single members have theirs in their lines. */
  measure?: { trainLoss: number; trainAccuracy: number; validationLoss: number; validationAccuracy: number };
}

export interface RunJudgement {
  word: Message;
  text: Message;
}

export interface Training {
  /** Of all losses, to the bit, once all runs are at their ends. */
  digest?: string | null;
  /** The caption on all runs once they have ended. */
  caption?: Caption | null;
  /** The judgement of each run, in a word and in a sentence, once all have ended. */
  judgements?: RunJudgement[] | null;
  runs: TrainingRun[];
  data: DataPicture;
}

/** The parts of pictures that are requested. */
export interface WantedPictures {
  decision: boolean;
  confusion: boolean;
  worst: boolean;
  weights: boolean;
  /** The training row whose masks are shown; null for none. */
  masks: number | null;
  /** The members whose pictures are requested besides the runs' own. */
  members: string[];
}

export const NOTHING_TO_SEE: WantedPictures = { decision: false, confusion: false, worst: false, weights: false, masks: null, members: [] };

const EMPTY = new Float64Array(0);

export function lineOf(run: TrainingRun, member = ''): Line | null {
  return run.lines.find((line) => line.member === member) ?? null;
}

export function columnOf(line: Line | null, name: string): Float64Array {
  return line?.columns.get(name) ?? EMPTY;
}

/** The last row not after a step; -1 where there is none. */
export function lineRowAt(line: Line | null, step: number): number {
  return lastRowAt(columnOf(line, 'step'), step);
}

/** The last step that all shown runs have reached; runs that have ended do not count. */
export function frontier(training: Training | null, shown: (run: number) => boolean = () => true): number {
  const runs = training?.runs.filter((_, index) => shown(index)) ?? [];
  const going = runs.filter((run) => run.ending === null);
  if (going.length > 0) return Math.min(...going.map((run) => run.step));
  return Math.max(0, ...runs.map((run) => run.step));
}

export function ended(training: Training | null, shown: (run: number) => boolean = () => true): boolean {
  return training !== null && training.runs.every((run, index) => run.ending !== null || !shown(index));
}
