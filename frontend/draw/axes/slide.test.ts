import { describe, expect, test } from 'vitest';
import { fractionOf, valueOf, type Slide } from './slide';

const rate: Slide = { min: 1e-4, max: 1, scale: 'log' };
const momentum: Slide = { min: 0, max: 0.999, scale: 'complement' };
const plain: Slide = { min: -5, max: 5, scale: 'linear' };

test('a logarithmic slider gives each power of ten the same way', () => {
  expect(valueOf(rate, 0.25)).toBeCloseTo(1e-3, 12);
  expect(valueOf(rate, 0.5)).toBeCloseTo(1e-2, 12);
  expect(fractionOf(rate, 0.1)).toBeCloseTo(0.75, 12);
});

test('on the complement scale 0.9, 0.99 and 0.999 are even steps', () => {
  const apart = fractionOf(momentum, 0.99) - fractionOf(momentum, 0.9);
  expect(fractionOf(momentum, 0.999) - fractionOf(momentum, 0.99)).toBeCloseTo(apart, 12);
  expect(valueOf(momentum, 1 / 3)).toBe(0.9);
  expect(valueOf(momentum, 2 / 3)).toBe(0.99);
});

test('a linear slider keeps to its step', () => {
  expect(valueOf({ min: 0, max: 10, scale: 'linear', step: 1 }, 0.349)).toBe(3);
  expect(valueOf(plain, 0.5)).toBe(0);
});

describe.each([
  ['log', rate],
  ['complement', momentum],
  ['linear', plain],
] as const)('%s', (_, slide) => {
  test('the ends are exact', () => {
    expect(valueOf(slide, 0)).toBe(slide.min);
    expect(valueOf(slide, 1)).toBe(slide.max);
    expect(fractionOf(slide, slide.min)).toBe(0);
    expect(fractionOf(slide, slide.max)).toBeCloseTo(1, 12);
  });

  test('values can be said: few digits', () => {
    for (let fraction = 0; fraction <= 1; fraction += 0.0173) expect(String(valueOf(slide, fraction)).length).toBeLessThanOrEqual(8);
  });

  test('there and back is nearly the same place', () => {
    for (let fraction = 0.05; fraction < 1; fraction += 0.1) expect(fractionOf(slide, valueOf(slide, fraction))).toBeCloseTo(fraction, 1.9);
  });
});

test('a value beyond the track stands at its end', () => {
  expect(fractionOf(rate, 20)).toBe(1);
  expect(fractionOf(rate, 0)).toBe(0);
  expect(fractionOf(momentum, 1)).toBe(0);
});
