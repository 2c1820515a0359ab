/** The decoder of a training's frames, as the server's class Frames writes them. */
import type { Caption, Ending } from '../answer/frame';
import type { Message } from '../answer/message';
import { unpack, type Numbers } from '../numbers/packed';
import { refusal, type Refused } from '../server';
import type { DataPicture, Decision, MaskPicture, RunJudgement, RunPicture } from './training';

interface LineHeader {
  member: string;
  rows: number;
}

interface RunHeader {
  step: number;
  ending: Ending | null;
  snapshots: number[];
  gradientEvaluations: number;
  lines: LineHeader[];
}

export interface RunFacts {
  name: string;
  type: string;
  updatesPerEpoch: number;
  parameters: number;
}

interface DecisionHeader {
  columns: number;
  rows: number;
  x: [number, number];
  y: [number, number];
  /** 0 for a curve of values. */
  classes: number;
}

interface PictureHeader {
  run: number;
  member: string;
  step: number;
  decision?: DecisionHeader;
  confusion?: number;
  errors?: number;
  worst?: { row: number; target: number; predicted: number; probability: number | null; pixels: number }[];
  parameters?: { weights: number; biases: number }[];
  measure?: boolean;
  masks?: {
    row: number;
    batch: number[];
    layers: number[];
    distinct: number;
    more: boolean;
    asked?: number;
    lastUpdate?: number;
    example?: { row: number; inputs: number; target: number };
  };
}

/** The header of an update, as the server's record TrainingHeader; absent fields have nothing to report. */
export interface UpdateHeader {
  kind: 'update';
  frame: number;
  token: string;
  columns: string[];
  facts?: RunFacts[];
  data?: { features: string[]; classes: string[]; rows: number };
  runs: RunHeader[];
  pictures?: PictureHeader[];
  digest?: string;
  caption?: Caption;
  judgements?: RunJudgement[];
}

/** A message without numbers: the training is forgotten, the server is about to end, or it answers. */
interface Word {
  kind: 'gone' | 'closing' | 'here';
}

type Header = UpdateHeader | ({ kind: 'refused' } & Refused) | Word;

/** New rows of a line. */
export interface NewRows {
  member: string;
  rows: number;
  columns: Map<string, Float64Array>;
}

export interface TrainingUpdate {
  kind: 'update';
  frame: number;
  token: string;
  /** The data that come once, with the first frame. */
  beginning: { facts: RunFacts[]; data: DataPicture } | null;
  runs: { step: number; ending: Ending | null; snapshots: number[]; gradientEvaluations: number; lines: NewRows[] }[];
  pictures: RunPicture[] | null;
  digest: string | null;
  /** The caption on all runs once they have ended, and the judgement of each run in its order. */
  caption: Caption | null;
  judgements: RunJudgement[] | null;
}

export type TrainingAnswer = TrainingUpdate | { kind: 'refused'; message: Message; path: string | null } | Word;

const WHOLE = 32767;

export function decodeTrainingAnswer(buffer: ArrayBuffer): TrainingAnswer {
  const { header, numbers } = unpack<Header>(buffer);
  if (header.kind === 'update') return new Reader(numbers).update(header);
  if (header.kind !== 'refused') return header;
  const { sentence, path } = refusal(header);
  return { kind: 'refused', message: sentence, path };
}

/** Takes the numbers in the order of the header. */
class Reader {
  constructor(private readonly numbers: Numbers) {}

  private take(count: number): Float64Array {
    return this.numbers.column(count);
  }

  update(header: UpdateHeader): TrainingUpdate {
    const beginning = header.data && header.facts ? { facts: header.facts, data: this.data(header.data) } : null;
    const runs = header.runs.map((run) => ({
      ...run,
      lines: run.lines.map(({ member, rows }) => ({
        member,
        rows,
        columns: new Map(header.columns.map((name) => [name, this.take(rows)])),
      })),
    }));
    const pictures = header.pictures?.map((picture) => this.picture(picture)) ?? null;
    return {
      kind: 'update',
      frame: header.frame,
      token: header.token,
      beginning,
      runs,
      pictures,
      digest: header.digest ?? null,
      caption: header.caption ?? null,
      judgements: header.judgements ?? null,
    };
  }

  private data({ features, classes, rows }: NonNullable<UpdateHeader['data']>): DataPicture {
    const points = features.map(() => this.take(rows));
    const [targets, training, mislabelled] = [this.take(rows), this.take(rows), this.take(rows)];
    return { features, classes, points, targets, training: Uint8Array.from(training), mislabelled: Uint8Array.from(mislabelled) };
  }

  private picture(header: PictureHeader): RunPicture {
    const picture: RunPicture = { run: header.run, member: header.member, step: header.step };
    if (header.decision) picture.decision = this.decision(header.decision);
    if (header.confusion) picture.confusion = Uint32Array.from(this.take(header.confusion));
    if (header.errors) picture.errors = { targets: this.take(header.errors), predicted: this.take(header.errors) };
    if (header.worst)
      picture.worst = header.worst.map((worst) => ({ ...worst, probability: worst.probability ?? NaN, pixels: this.take(worst.pixels) }));
    if (header.parameters) {
      const layers = header.parameters.map(({ weights, biases }) => [this.take(weights), this.take(biases)] as const);
      picture.weights = layers.map(([weights]) => weights);
      picture.biases = layers.map(([, biases]) => biases);
    }
    if (header.masks) picture.masks = this.masks(header.masks);
    if (header.measure) {
      const [trainLoss, trainAccuracy, validationLoss, validationAccuracy] = this.take(4);
      picture.measure = { trainLoss, trainAccuracy, validationLoss, validationAccuracy };
    }
    return picture;
  }

  /** The last class has what the others leave. */
  private decision({ columns, rows, x, y, classes }: DecisionHeader): Decision {
    const points = columns * rows;
    if (classes === 0) return { columns, rows, x, y, values: Float32Array.from(this.take(points)) };
    const values = new Float32Array(points * classes);
    const last = values.subarray(points * (classes - 1)).fill(1);
    for (let output = 0; output < classes - 1; output++) {
      this.take(points).forEach((fraction, i) => {
        values[points * output + i] = fraction / WHOLE;
        last[i] -= values[points * output + i];
      });
    }
    return { columns, rows, x, y, values };
  }

  private masks({ layers, example, ...header }: NonNullable<PictureHeader['masks']>): MaskPicture {
    const units = layers.map((count) => Uint8Array.from(this.take(count)));
    const droppedFraction = layers.map((count) => this.take(count));
    return { ...header, units, droppedFraction, example: example && { ...example, inputs: this.take(example.inputs) } };
  }
}
