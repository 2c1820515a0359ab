import { expect, test } from 'vitest';
import type { DataPicture } from '../../wire/training/training';
import { backward, forward, planeMaps, scalesOf, weightMaps, type Net } from './unit-values';

const net: Net = {
  weights: [Float64Array.of(1, 2, -3, 0.5), Float64Array.of(1, -1, 0.5, 2)],
  biases: [Float64Array.of(0.1, -0.2), Float64Array.of(0, 0.3)],
  activations: ['tanh'],
};
const input = [0.4, -0.7];

const losses: Record<string, (p: number, q: number) => number> = {
  crossEntropy: (p, q) => Math.log(Math.exp(p) + Math.exp(q)) - q,
  meanSquaredError: (p, q) => (p ** 2 + (q - 1) ** 2) / 2,
  hinge: (p, q) => Math.max(0, 1 + p - q),
};

test('what flows forward is the weighted sums and what the activation makes of them', () => {
  const { z, a } = forward(net, input);
  expect(z[0][0]).toBeCloseTo(0.1 + 0.4 - 1.4);
  expect(a[0][1]).toBeCloseTo(Math.tanh(-0.2 - 1.2 - 0.35));
  expect(z[1][1]).toBeCloseTo(0.3 + 0.5 * a[0][0] + 2 * a[0][1]);
});

test.each([
  ['tanh', 'crossEntropy'],
  ['relu', 'crossEntropy'],
  ['sigmoid', 'crossEntropy'],
  ['leakyRelu', 'hinge'],
  ['linear', 'meanSquaredError'],
  ['tanh', 'hinge'],
  ['gelu', 'crossEntropy'],
])('the gradient by a pre-activation of %s under %s is that of centred differences by the bias', (activation, kind) => {
  const own = { ...net, activations: [activation] };
  const loss = (at: Net): number => losses[kind](...([...forward(at, input).a[1]] as [number, number]));
  const gradient = backward(own, forward(own, input), 1, kind);
  for (let unit = 0; unit < 2; unit++) {
    const moved = (by: number): Net => ({
      ...own,
      biases: [own.biases[0].map((bias, i) => bias + (i === unit ? by : 0)), own.biases[1]],
    });
    expect(gradient[0][unit]).toBeCloseTo((loss(moved(1e-5)) - loss(moved(-1e-5))) / 2e-5, 5);
  }
});

const data = {
  features: ['x', 'y'],
  classes: ['a', 'b'],
  points: [Float64Array.of(0, 2, 50), Float64Array.of(1, 1, 1)],
  targets: Float64Array.of(0, 1, 1),
  training: Uint8Array.of(1, 1, 0),
  mislabelled: new Uint8Array(3),
} satisfies DataPicture;

test('features are scaled by the training rows alone, a constant one is not', () => {
  expect(scalesOf(data, true)).toEqual([
    { mean: 1, deviation: 1 },
    { mean: 1, deviation: 1 },
  ]);
  expect(scalesOf(data, false)).toEqual([
    { mean: 0, deviation: 1 },
    { mean: 0, deviation: 1 },
  ]);
});

test('each unit has a map, and units that see pictures show their weights', () => {
  const maps = planeMaps(net, data, true, 6);
  expect(maps.map((layer) => layer.length)).toEqual([2, 2]);
  expect(maps[0][1].values).toHaveLength(36);
  const pixels: Net = { weights: [Float64Array.from({ length: 18 }, (_, i) => i)], biases: [Float64Array.of(0, 0)], activations: [] };
  expect([...weightMaps(pixels, 9)[0][1].values]).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17]);
});
