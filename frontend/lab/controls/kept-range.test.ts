// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { keepRange, keptRange } from './kept-range';

describe('a kept range', () => {
  beforeEach(() => localStorage.clear());

  test('is that of a name in a function', () => {
    keepRange('a*x^2', 'a', { min: -1, max: 2 });
    keepRange('a*x^2', 'b', { min: 0, max: 5 });
    expect(keptRange('a*x^2', 'a')).toMatchObject({ min: -1, max: 2 });
    expect(keptRange('a*x^4', 'a')).toBeNull();
    keepRange('a*x^2', 'a', { min: -3, max: 3 });
    expect(keptRange('a*x^2', 'a')).toMatchObject({ min: -3, max: 3 });
  });

  test('makes room for later ones', () => {
    for (let i = 0; i < 40; i++) keepRange(`a*x^${i}`, 'a', { min: 0, max: i + 1 });
    expect(keptRange('a*x^0', 'a')).toBeNull();
    expect(keptRange('a*x^39', 'a')).toMatchObject({ max: 40 });
  });

  test('that is none is not taken', () => {
    localStorage.setItem(
      'descent.ranges',
      JSON.stringify([null, 1, { of: 'f', name: 'a', min: 2, max: 1 }, { of: 'f', name: 'b', min: 'x', max: null }]),
    );
    expect(keptRange('f', 'a')).toBeNull();
    expect(keptRange('f', 'b')).toBeNull();
  });
});
