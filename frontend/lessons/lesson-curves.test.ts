import { expect, test } from 'vitest';
import type { Race, Run } from '../wire/answer/frame';
import { lossCurves } from './lesson-curves';

function run(...losses: number[]): Run {
  const message = { key: '', english: '', arguments: [] };
  return {
    name: 'SGD',
    type: 'sgd',
    rows: losses.length,
    verdict: null,
    ending: { reason: 'steps', step: losses.length - 1, message },
    columns: new Map([
      ['step', Float64Array.from(losses, (_, i) => i)],
      ['loss', Float64Array.from(losses)],
    ]),
  };
}

const race = (...runs: Run[]): Race => ({
  variables: ['x'],
  runs,
  facts: { conditionNumber: null, criticalPoint: null, minima: [], message: null },
  caption: null,
});

test('the lowest loss of all lies at the bottom, the first steps at the left', () => {
  const [falls, stays] = lossCurves(race(run(1, 0.1, 0.01), run(1, 1, 1)));
  expect(falls[0]).toBe(0);
  expect(falls.slice(-2)).toEqual([1000, 0]);
  expect(stays[1]).toBeCloseTo(stays[5]);
  expect(stays[1]).toBeLessThan(1000);
});

test('what explodes leaves the picture, and a loss of 0 has no logarithm', () => {
  const [explodes] = lossCurves(race(run(1, 1e9, 1e18), run(1, 0.5, 0)));
  expect(explodes[5]).toBe(2000);
  expect(lossCurves(race(run(1, 0.5, 0)))[0]).toHaveLength(4);
});
