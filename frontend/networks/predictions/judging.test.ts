import { expect, test } from 'vitest';
import type { RunPicture } from '../../wire/training/training';
import { meanOf, overMasks, probabilities, type JudgedLayer } from './judging';

const layers: JudgedLayer[] = [{ units: 2, activation: 'linear', keepProbability: 0.5 }];
const picture: RunPicture = {
  run: 0,
  member: '',
  step: 0,
  weights: [Float64Array.of(1, 0, 0, 1), Float64Array.of(1, 0, 0, 1)],
  biases: [new Float64Array(2), new Float64Array(2)],
};

test('a network says its classes with probabilities that sum to 1', () => {
  const found = probabilities(picture, layers, [2, 1], 'inverted')!;
  expect(found[0]).toBeCloseTo(1 / (1 + Math.exp(-1)));
  expect(found[0] + found[1]).toBeCloseTo(1);
});

test('vanilla dropout halves what is handed on when it is tested', () => {
  expect(probabilities(picture, layers, [2, 1], 'vanilla')![0]).toBeCloseTo(1 / (1 + Math.exp(-0.5)));
});

test('the mean over many masks is near the mean over all four', () => {
  const odds = (a: number, b: number): number => 1 / (1 + Math.exp(b - a));
  const all = (odds(4, 2) + odds(4, 0) + odds(0, 2) + odds(0, 0)) / 4;
  expect(overMasks(picture, layers, [2, 1], 'inverted', 20_000)![0]).toBeCloseTo(all, 1);
  expect(overMasks(picture, [{ units: 2, activation: 'linear' }], [2, 1], 'inverted', 10)).toBeNull();
});

test('an ensemble averages probabilities', () => {
  expect([...meanOf([Float64Array.of(1, 0), Float64Array.of(0.5, 0.5)])]).toEqual([0.75, 0.25]);
});
