/** The server's answer to a gradient check, and its preparation for pictures. */
import type { Message } from './message';

export interface Compared {
  index: number;
  name: Message;
  analytic: number | null;
  numeric: number | null;
  relativeError: number | null;
  /** Whether it counts among the errors; one at a kink does not. */
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
  /** The message's parameter, as a name. */
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

/** The choices of a check besides the experiment. */
export interface Choices {
  step: number;
  centred: boolean;
  float: boolean;
  penalty: boolean;
  dropout: 'off' | 'fixed' | 'fresh';
  /** The run, and the number of its updates. */
  after: number;
  run: number;
}

export const USUAL: Choices = { step: 1e-5, centred: true, float: false, penalty: true, dropout: 'fixed', after: 0, run: 0 };

/** The planted mistake: one of those possible, or a secret one. */
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

/**
 * The level of an error by the lecture's thresholds; parameters that were not compared or not counted have levels of
 * their own.
 */
export type Level = 'good' | 'fine' | 'uneasy' | 'wrong' | 'kink' | 'unknown';

/** The levels in the legend. */
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
  /** The cells row by row; undefined for parameters that were not compared. */
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

/** The largest counted error in some cells, and the number of compared cells. */
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
