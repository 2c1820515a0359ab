import { expect, test } from 'vitest';
import { asksGuess, type Dot } from '../../wire/classroom/socket';
import { bestOf, ratesOf } from './best-rate';

function dot(value: number, loss: number | null, diverged = false): Dot {
  return { field: 'learningRate', value, loss, diverged };
}

test('the best rate is the one with the lowest loss among those that do not diverge', () => {
  expect(bestOf([dot(0.1, 3), dot(0.2, 1), dot(0.3, 1), dot(0.4, 0.5, true), dot(0.5, null)])?.value).toBe(0.2);
  expect(bestOf([dot(1, 9, true), dot(2, null)])).toBeNull();
  expect(bestOf([])).toBeNull();
});

test('of the guesses only rates stand on the axis of rates', () => {
  expect(
    ratesOf([
      { field: 'rate', values: [0.1] },
      { field: 'loss', values: [3] },
    ]),
  ).toEqual([0.1]);
});

test('the best rate is asked until the true curve tells it', () => {
  expect(asksGuess({ choose: 'rate', truth: false })).toBe(true);
  expect(asksGuess({ choose: 'rate', truth: true })).toBe(false);
  expect(asksGuess({ choose: 'loss', truth: true })).toBe(true);
  expect(asksGuess({ choose: 'learningRate', truth: false })).toBe(false);
});
