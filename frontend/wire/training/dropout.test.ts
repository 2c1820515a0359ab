import { expect, test } from 'vitest';
import { dropsUnits, layersPath, networkOf, progressOf, readingOf, type Drawn, type Exact, type MaskAnswer } from './dropout';

const histogram = { low: 0, high: 1, fractions: [0.5, 0.5] };
const exact: Exact = {
  step: 7,
  units: 3,
  test: [1, 2, 0.3, 0.7],
  mean: [1.5, 2, 0.4, 0.6],
  deviation: [1, 1, 0.1, 0.1],
  scores: histogram,
  predictions: histogram,
};
const drawn: Drawn = { masks: 50, of: 100, mean: [1.4, 2.1, 0.41, 0.59], error: [0.1, 0.1, 0.01, 0.01], scores: null, predictions: null };

test('scores and probabilities of an output are told apart', () => {
  expect(readingOf({}, 0, false)).toBeNull();
  expect(readingOf({ exact, drawn }, 0, false)).toMatchObject({ exact: 1.5, drawn: 1.4, error: 0.1, test: 1, distance: 0.5, histogram });
  const probability = readingOf({ exact, drawn }, 1, true)!;
  expect(probability.exact).toBe(0.6);
  expect(probability.distance).toBeCloseTo(0.1, 12);
});

test('where there are too many masks the drawn mean stands in', () => {
  const many = { ...exact, mean: null, deviation: null, scores: null, predictions: null };
  expect(readingOf({ exact: many }, 0, false)).toMatchObject({ exact: null, drawn: null, distance: null, histogram: null });
  const reading = readingOf({ exact: many, drawn: { ...drawn, scores: histogram } }, 0, false)!;
  expect(reading.distance).toBeCloseTo(0.4, 12);
  expect(reading.histogram).toBe(histogram);
});

test('progress only grows, up to the end', () => {
  const data = { rows: 5, of: 10, all: 10, scoreError: 0, scoreSize: 0, largestScoreError: 0, predictionError: 0 };
  const answers: MaskAnswer[] = [
    {},
    { training: { done: 1, of: 2 } },
    { training: { done: 0, of: 0 } },
    { exact },
    { exact, drawn },
    { exact, drawn: { ...drawn, masks: 100 }, data },
    { exact, drawn: { ...drawn, masks: 100 }, data: { ...data, rows: 10 } },
  ];
  const parts = answers.map(progressOf);
  expect([...parts].sort((a, b) => a - b)).toEqual(parts);
  expect(parts.at(-1)).toBe(1);
  expect(progressOf({ exact: { ...exact, mean: null }, drawn: { ...drawn, masks: 100 } })).toBe(1);
});

test('a contender has its own layers or those of all', () => {
  const experiment = {
    problem: { layers: [{ units: 8, keepProbability: 0.5 }], dropout: 'vanilla' },
    runs: [{}, { network: { layers: [{ units: 4 }] } }],
  };
  expect([0, 1].map((run) => dropsUnits(experiment, run))).toEqual([true, false]);
  expect([0, 1].map((run) => layersPath(experiment, run))).toEqual(['/problem/layers', '/runs/1/network/layers']);
  expect(networkOf(experiment, 1)).toMatchObject({ dropout: 'vanilla', layers: [{ units: 4 }] });
});
