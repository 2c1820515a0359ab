import { describe, expect, it } from 'vitest';
import type { Result } from '../wire/sweep/rates';
import { curvesOf, type Begun } from '../wire/sweep/rates';
import { expectedBest, isOnGrid, pricesOf, pricesOfTries, winners } from './tuning';

/** The mean of the least over all subsets of a size. */
function enumerated(values: readonly number[], size: number): number {
  let [sum, subsets] = [0, 0];
  for (let set = 0; set < 2 ** values.length; set++) {
    const chosen = values.filter((_, i) => (set >> i) & 1);
    if (chosen.length !== size) continue;
    sum += Math.min(...chosen);
    subsets++;
  }
  return sum / subsets;
}

describe('the expected best of some tries', () => {
  const values = [3, 1e-9, 0.25, 7, 7, 0.5, 2, 11, 58, 58, 0.125, 4];

  it('is the mean over all subsets', () => {
    for (let k = 1; k <= values.length; k++) expect(Math.abs(expectedBest(values, k) - enumerated(values, k))).toBeLessThan(1e-12 * 58);
  });

  it('is the mean after one try and the least after all', () => {
    expect(expectedBest([1, 2, 6], 1)).toBeCloseTo(3, 12);
    expect(expectedBest(values, values.length)).toBeCloseTo(1e-9, 20);
    expect(expectedBest([5], 1)).toBe(5);
  });
});

describe('the winner', () => {
  it('changes with the tries', () => {
    const price = (name: string, run: number, values: number[]) => ({
      name,
      run,
      start: 8,
      expected: values.map((_, i) => expectedBest(values, i + 1)),
    });
    const careful = price('careful', 0, [1, 1, 1, 1]);
    const keen = price('keen', 1, [0, 8, 8, 8]);
    expect(winners([careful, keen], 4).map(({ from, first }) => [from, ...first.map(({ name }) => name)])).toEqual([
      [1, 'careful'],
      [4, 'keen'],
    ]);
    expect(winners([], 4)).toEqual([]);
    expect(winners([keen], 4)).toEqual([]);
    const [deep, deeper] = [price('deep', 2, [1e-9, 8, 8, 8]), price('deeper', 3, [1e-30, 8, 8, 9])];
    expect(winners([keen, deep, deeper], 4).map(({ from, first }) => [from, ...first.map(({ name }) => name)])).toEqual([
      [1, 'keen', 'deep'],
      [2, 'keen', 'deep', 'deeper'],
    ]);
  });
});

describe('tries over two numbers', () => {
  it('are all results of a contender, a divergence leaving the start', () => {
    const none = [null, null, null] as const;
    const tried = (run: number, last: number | null): Result => ({
      run,
      values: [0.1, 0.9],
      last: [last, last, last],
      start: 58,
      best: none,
      steps: none,
      validation: none,
      runs: 1,
      diverged: 0,
      lost: 0,
    });
    const [a, b] = pricesOfTries(['SGD', 'Momentum'], [tried(0, 2), tried(1, 1), tried(1, null), tried(1, 4)]);
    expect(a.expected).toEqual([2]);
    expect(b.expected[0]).toBeCloseTo((1 + 58 + 4) / 3, 12);
    expect(b.expected[2]).toBe(1);
  });
});

describe('tries with many seeds', () => {
  it('are a tie where each is to be expected among the middle half of what chance makes of the other', () => {
    const noisy = (run: number, last: number, spread: number): Result => ({
      run,
      values: [last],
      last: [last - spread, last, last + spread],
      start: 9,
      best: [0, 0, 0],
      steps: [null, null, null],
      validation: [null, null, null],
      runs: 9,
      diverged: 0,
      lost: 0,
    });
    const of = (spread: number) =>
      pricesOfTries(['SGD', 'Adam'], [noisy(0, 1, spread), noisy(0, 4, spread), noisy(1, 1.1, spread), noisy(1, 3.5, spread)]);
    const told = (spread: number) => winners(of(spread), 2).map(({ from, first }) => [from, ...first.map(({ name }) => name)]);
    expect(told(0.05)).toEqual([
      [1, 'Adam'],
      [2, 'SGD'],
    ]);
    expect(told(0.2)).toEqual([[1, 'SGD', 'Adam']]);
  });
});

describe('the grid of tries', () => {
  it('has the preferred numbers, not an own rate nor one where a border was sought', () => {
    expect([0.1, 0.22, 0.47, 1e-12, 4.7e6].every((rate) => isOnGrid(rate, 3))).toBe(true);
    expect([0.18, 0.123, 0.226].some((rate) => isOnGrid(rate, 3))).toBe(false);
    expect([1e-3, 1.8e-3, 0.033, 5.6].every((rate) => isOnGrid(rate, 4))).toBe(true);
    expect([24, 9.1, 0.0011].map((rate) => isOnGrid(rate, 24))).toEqual([true, true, true]);
  });

  it('is priced in losses, whatever the page judges by', () => {
    const result = (rate: number, last: number, steps: number): Result => ({
      run: 0,
      values: [rate],
      last: [last, last, last],
      start: 9,
      best: [last, last, last],
      steps: [steps, steps, steps],
      validation: [null, null, null],
      runs: 1,
      diverged: 0,
      lost: 0,
    });
    const begun: Begun = { contestants: [[0.1, null]], from: -1, to: 0, of: 2 };
    const curves = curvesOf(['SGD'], begun, [result(0.1, 4, 300), result(1, 2, 100)], [null], 'steps');
    expect(pricesOf(curves, () => true)[0].expected).toEqual([3, 2]);
  });
});
