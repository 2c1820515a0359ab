/** A gradient check as the server answers it, and what pictures make of it. */
import type { Message } from './message';

export interface Compared {
  index: number;
  name: Message;
  analytic: number | null;
  numeric: number | null;
  relativeError: number | null;
  /** Whether it counts among the errors; a crossed kink does not. */
  counts: boolean;
  note: string | null;
  reason: Message | null;
  kink: Message | null;
}

export interface ParameterGroup {
  name: Message;
  begin: number;
  end: number;
  columns: number;
}

export interface PlantedFault {
  index: number;
  name: Message;
  pattern: Message;
}

export interface Report {
  verdict: string;
  message: Message;
  /** The name of the parameter that the message is about. */
  about: Message | null;
  worstRelativeError: number | null;
  normError: number | null;
  normErrorOfData?: number | null;
  penaltyShare?: number | null;
  step: number;
  loss: number | null;
  rows?: number;
  parameterCount: number;
  checked: number;
  kinks: { name: Message; parameters: number }[];
  parameters: Compared[];
  groups: ParameterGroup[];
  faults: Message[];
  fault: PlantedFault | null;
  hasDropout: boolean;
  hasPenalty: boolean;
}

/** The error of one kind of difference at every step. */
export interface StepCurve {
  centred: boolean;
  float: boolean;
  steps: number[];
  errors: (number | null)[];
  worst: (number | null)[];
  kinks: number[];
  optimum: number | null;
  followed: number;
}

export type Piece = ({ kind: 'report' } & Report) | ({ kind: 'curve' } & StepCurve);

/** What is asked besides the experiment. */
export interface Choices {
  step: number;
  centred: boolean;
  float: boolean;
  penalty: boolean;
  dropout: 'off' | 'fixed' | 'fresh';
  /** How many updates the run has made, and which run it is. */
  after: number;
  run: number;
}

export const USUAL: Choices = { step: 1e-5, centred: true, float: false, penalty: true, dropout: 'fixed', after: 0, run: 0 };

/** The mistake that is planted: one of those possible, or a secret one. */
export interface Planted {
  fault: number | null;
  puzzle: number | null;
}

export function question(
  experiment: unknown,
  choices: Choices,
  planted: Planted,
  wanted: { check: boolean; curves: boolean; tell: boolean },
): unknown {
  return {
    experiment,
    ...choices,
    ...(planted.puzzle === null ? {} : { puzzle: planted.puzzle }),
    ...(planted.fault === null ? {} : { fault: planted.fault }),
    ...wanted,
  };
}

/** How bad an error is, by the lecture's thresholds; what was not looked at or not counted has levels of its own. */
export type Level = 'good' | 'fine' | 'uneasy' | 'wrong' | 'kink' | 'unknown';

/** Those that a legend tells. */
export const LEVELS: readonly Level[] = ['good', 'fine', 'uneasy', 'wrong', 'kink'];

export function levelOf(compared: Compared | undefined): Level {
  if (!compared || compared.note === 'notFinite' || compared.relativeError === null) return compared?.note === 'kink' ? 'kink' : 'unknown';
  if (compared.note === 'kink') return 'kink';
  if (!compared.counts || compared.relativeError <= 1e-7) return 'good';
  if (compared.relativeError <= 1e-4) return 'fine';
  return compared.relativeError <= 1e-2 ? 'uneasy' : 'wrong';
}

/** The parameters of a layer as a matrix with a unit in each row, its bias in the last column. */
export interface LayerMap {
  weights: ParameterGroup;
  biases: ParameterGroup | null;
  rows: number;
  columns: number;
  /** Row by row; what was not looked at is undefined. */
  cells: (Compared | undefined)[];
}

export function layerMaps(report: Report): LayerMap[] {
  const known = new Map(report.parameters.map((compared) => [compared.index, compared]));
  const maps: LayerMap[] = [];
  for (let i = 0; i < report.groups.length; i += 2) {
    const weights = report.groups[i];
    const biases = report.groups[i + 1] ?? null;
    const inputs = weights.columns;
    const rows = (weights.end - weights.begin) / inputs;
    const cells: (Compared | undefined)[] = [];
    for (let unit = 0; unit < rows; unit++) {
      for (let input = 0; input < inputs; input++) cells.push(known.get(weights.begin + unit * inputs + input));
      if (biases) cells.push(known.get(biases.begin + unit));
    }
    maps.push({ weights, biases, rows, columns: inputs + (biases ? 1 : 0), cells });
  }
  return maps;
}

/** The largest error that counts in some cells, and how many cells were looked at. */
export function worstOf(cells: readonly (Compared | undefined)[]): { error: number; looked: number } {
  let error = 0;
  let looked = 0;
  for (const cell of cells) {
    if (!cell) continue;
    looked++;
    if (cell.counts && cell.relativeError !== null) error = Math.max(error, cell.relativeError);
  }
  return { error, looked };
}
