/** The predictions of networks for one input, computed from the parameters in their pictures. */
import type { RunPicture } from '../../wire/training/training';
import type { NetworkExperiment } from '../training/store';
import { forward, netOf, softmax } from '../data/unit-values';

export interface Judge {
  run: number;
  name: string;
  /** The probability of each class. */
  probabilities: Float64Array;
}

export interface JudgedLayer {
  units: number;
  activation?: string;
  keepProbability?: number;
}

/** The hidden layers of a contender: its own, or those of all. */
export function layersOf(experiment: NetworkExperiment, run: number): JudgedLayer[] {
  const own = (experiment.runs[run]?.['network'] as { layers?: JudgedLayer[] } | undefined)?.layers;
  return own ?? (experiment.problem['layers'] as JudgedLayer[] | undefined) ?? [];
}

const activations = (layers: readonly JudgedLayer[]): string[] => layers.map(({ activation }) => activation ?? 'relu');

/** The way in which a contender scales its units. */
export function dropoutOf(experiment: NetworkExperiment, run: number): string {
  const own = (experiment.runs[run]?.['network'] as { dropout?: string } | undefined)?.dropout;
  return own ?? (experiment.problem['dropout'] as string | undefined) ?? 'inverted';
}

/** The prediction at test time, where vanilla dropout is scaled; null without the network's parameters. */
export function probabilities(
  picture: RunPicture | undefined,
  layers: readonly JudgedLayer[],
  input: ArrayLike<number>,
  dropout: string,
): Float64Array | null {
  const net = netOf(picture, activations(layers));
  if (!net) return null;
  if (dropout !== 'vanilla') return softmax(forward(net, input).z.at(-1)!);
  // Scaling a layer's output is the same as scaling the next layer's weights.
  const weights = net.weights.map((matrix, layer) =>
    layer === 0 ? matrix : matrix.map((weight) => weight * (layers[layer - 1].keepProbability ?? 1)),
  );
  return softmax(forward({ ...net, weights }, input).z.at(-1)!);
}

export function meanOf(all: readonly Float64Array[]): Float64Array {
  return all[0].map((_, i) => all.reduce((sum, one) => sum + one[i], 0) / all.length);
}

/** The mean prediction over random masks, scaled as in training; null where nothing is dropped. */
export function overMasks(
  picture: RunPicture | undefined,
  layers: readonly JudgedLayer[],
  input: ArrayLike<number>,
  dropout: string,
  masks: number,
): Float64Array | null {
  const net = netOf(picture, activations(layers));
  if (!net || layers.every(({ keepProbability = 1 }) => keepProbability === 1)) return null;
  const inverted = dropout === 'inverted';
  const first = forward({ ...net, weights: net.weights.slice(0, 1), biases: net.biases.slice(0, 1) }, input).a[0];
  const found: Float64Array[] = [];
  for (let mask = 0; mask < masks; mask++) {
    let handed = first;
    layers.forEach(({ keepProbability = 1 }, layer) => {
      const thinned = handed.map((value) => (Math.random() < keepProbability ? value / (inverted ? keepProbability : 1) : 0));
      const rest = {
        weights: [net.weights[layer + 1]],
        biases: [net.biases[layer + 1]],
        activations: net.activations.slice(layer + 1, layer + 2),
      };
      const { z, a } = forward(rest, thinned);
      handed = layer === layers.length - 1 ? z[0] : a[0];
    });
    found.push(softmax(handed));
  }
  return meanOf(found);
}
