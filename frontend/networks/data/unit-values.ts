/** The output of each unit of a network, from the parameters in a picture: over the plane of the data, and for one row. */
import type { DataPicture, RunPicture } from '../../wire/training/training';

export interface Net {
  weights: readonly Float64Array[];
  biases: readonly Float64Array[];
  /** Of the hidden layers; the last layer is linear. */
  activations: readonly string[];
}

const LEAK = 0.01;

/** The normal distribution: by Abramowitz and Stegun's 7.1.26, to seven digits, more than a picture shows. */
function normal(z: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(z)) / Math.SQRT2);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const erf = 1 - tail * Math.exp((-z * z) / 2);
  return (1 + Math.sign(z) * erf) / 2;
}

/** An activation by its name in an experiment; null for one that is not drawn here. */
function activationOf(type: string): ((z: number) => number) | null {
  switch (type) {
    case 'linear':
      return (z) => z;
    case 'relu':
      return (z) => Math.max(z, 0);
    case 'leakyRelu':
      return (z) => Math.max(z, LEAK * z);
    case 'tanh':
      return Math.tanh;
    case 'sigmoid':
      return (z) => 1 / (1 + Math.exp(-z));
    case 'gelu':
      return (z) => z * normal(z);
    default:
      return null;
  }
}

/** The derivative of an activation, from its pre-activation and its output. */
function slopeOf(type: string, z: number, a: number): number {
  switch (type) {
    case 'relu':
      return z > 0 ? 1 : 0;
    case 'leakyRelu':
      return z > 0 ? 1 : LEAK;
    case 'tanh':
      return 1 - a * a;
    case 'sigmoid':
      return a * (1 - a);
    case 'gelu':
      return normal(z) + (z * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
    default:
      return 1;
  }
}

/** Null where the picture has no parameters, or an activation is not drawn here. */
export function netOf(picture: RunPicture | undefined, activations: readonly string[]): Net | null {
  if (!picture?.weights || !picture.biases || activations.some((type) => activationOf(type) === null)) return null;
  return { weights: picture.weights, biases: picture.biases, activations };
}

/** Pre-activations and outputs of all layers behind the inputs. */
export interface Flow {
  z: Float64Array[];
  a: Float64Array[];
}

/** The forward pass with nothing dropped, as at test time. */
export function forward({ weights, biases, activations }: Net, input: ArrayLike<number>): Flow {
  const flow: Flow = { z: [], a: [] };
  let before: ArrayLike<number> = input;
  weights.forEach((matrix, layer) => {
    const z = new Float64Array(biases[layer]);
    for (let unit = 0; unit < z.length; unit++) {
      let sum = z[unit];
      for (let i = 0; i < before.length; i++) sum += matrix[unit * before.length + i] * before[i];
      z[unit] = sum;
    }
    const activation = layer < activations.length ? activationOf(activations[layer])! : null;
    const a = activation ? z.map(activation) : z;
    flow.z.push(z);
    flow.a.push(a);
    before = a;
  });
  return flow;
}

/** Probabilities of classes from their logits. */
export function softmax(logits: Float64Array): Float64Array {
  const most = Math.max(...logits);
  const odds = logits.map((logit) => Math.exp(logit - most));
  const all = odds.reduce((sum, odd) => sum + odd, 0);
  return odds.map((odd) => odd / all);
}

/** The gradient of a row's loss, as descent.network.Loss has it, by the outputs; one output alone is a regression's. */
function outputGradient(loss: string, outputs: Float64Array, target: number): Float64Array {
  const wanted = (unit: number): number => (outputs.length === 1 ? target : unit === target ? 1 : 0);
  if (loss === 'meanSquaredError') return outputs.map((output, unit) => (2 * (output - wanted(unit))) / outputs.length);
  if (loss === 'crossEntropy') return softmax(outputs).map((probability, unit) => probability - wanted(unit));
  const over = outputs.map((output, unit) => (unit !== target && 1 + output - outputs[target] > 0 ? 1 : 0));
  over[target] = -over.reduce((sum, one) => sum + one, 0);
  return over;
}

/** The gradient of the loss of one row by the pre-activations of all layers. */
export function backward({ weights, activations }: Net, { z, a }: Flow, target: number, loss: string): Float64Array[] {
  const last = z.length - 1;
  const gradients: Float64Array[] = [];
  gradients[last] = outputGradient(loss, z[last], target);
  for (let layer = last - 1; layer >= 0; layer--) {
    const above = gradients[layer + 1];
    const wide = z[layer].length;
    gradients[layer] = z[layer].map((value, unit) => {
      let sum = 0;
      for (let i = 0; i < above.length; i++) sum += weights[layer + 1][i * wide + unit] * above[i];
      return sum * slopeOf(activations[layer], value, a[layer][unit]);
    });
  }
  return gradients;
}

/** Mean and deviation of each feature over the training rows, which networks are given the data by. */
export function scalesOf({ points, training }: DataPicture, standardize: boolean): { mean: number; deviation: number }[] {
  return points.map((values) => {
    if (!standardize) return { mean: 0, deviation: 1 };
    const own = [...values].filter((_, row) => training[row] === 1);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    const deviation = Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length);
    return { mean, deviation: deviation > 0 ? deviation : 1 };
  });
}

/** A unit's output over the plane, or the weights of its pixels, row by row from the top; 0 is in the middle of the colours. */
export interface UnitMap {
  columns: number;
  values: Float64Array;
  /** The largest absolute value. */
  most: number;
}

function mapOf(columns: number, values: Float64Array): UnitMap {
  return { columns, values, most: values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12) };
}

/** For each layer behind the inputs a map of each unit's output over the plane of the data; of the last one its logits. */
export function planeMaps(net: Net, data: DataPicture, standardize: boolean, cells: number): UnitMap[][] {
  const [sx, sy] = scalesOf(data, standardize);
  const range = (values: Float64Array): [number, number] => [Math.min(...values), Math.max(...values)];
  const [[left, right], [low, high]] = [range(data.points[0]), range(data.points[1])];
  const maps = net.biases.map(({ length }) => Array.from({ length }, () => new Float64Array(cells * cells)));
  for (let cell = 0; cell < cells * cells; cell++) {
    const x = left + ((right - left) * ((cell % cells) + 0.5)) / cells;
    const y = high - ((high - low) * (Math.floor(cell / cells) + 0.5)) / cells;
    const { a } = forward(net, [(x - sx.mean) / sx.deviation, (y - sy.mean) / sy.deviation]);
    maps.forEach((units, layer) => units.forEach((values, unit) => (values[cell] = a[layer][unit])));
  }
  return maps.map((units) => units.map((values) => mapOf(cells, values)));
}

/** The weights of the first hidden layer's units as pictures, for data that are square pictures. */
export function weightMaps(net: Net, inputs: number): UnitMap[][] {
  const side = Math.sqrt(inputs);
  const units = net.biases[0].length;
  return [Array.from({ length: units }, (_, unit) => mapOf(side, net.weights[0].slice(unit * inputs, (unit + 1) * inputs)))];
}
