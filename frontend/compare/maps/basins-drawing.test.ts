import { describe, expect, it } from 'vitest';
import type { Look } from '../../draw/look';
import { basinMaps } from '../../wire/sweep/basins';
import { basinColour, basinPlaces, legendOf, spotOf, type BasinScene } from './basins-drawing';

const look = { size: 1, panel: '#ffffff', classes: ['#ff0000', '#00ff00'] } as unknown as Look;
const started = { across: [-1, 0, 1], up: [0, 2], of: 24 };
const ends = { minima: [], ends: [[0, [-1, 0], 'diverged'] as const, [3, [1, 2], 'moving'] as const], done: 2, of: 24 };

function scene(width: number, height: number): BasinScene {
  return {
    width,
    height,
    maps: basinMaps(started, [ends], 4),
    names: ['SGD', 'Momentum', 'AdaGrad', 'Adam'],
    marks: [],
    places: Array.from({ length: 10 }, (_, minimum) => `minimum ${minimum}`),
    hover: null,
    words: { across: 'x', up: 'y', ends: { moving: 'moving', diverged: 'diverges', undefined: 'no value' } },
  };
}

describe('maps of starts', () => {
  it('stand two beside each other, on a phone too, and none reaches over another or the edge', () => {
    for (const [width, height] of [
      [1000, 500],
      [360, 400],
    ]) {
      const places = basinPlaces(scene(width, height), look);
      const [first, second, third, last] = places;
      expect(first.left + 3 * first.width).toBeLessThan(second.left);
      expect(first.top + 2 * first.height).toBeLessThan(third.top);
      expect(last.left + 3 * last.width).toBeLessThanOrEqual(width);
      expect(last.top + 2 * last.height).toBeLessThanOrEqual(height);
    }
  });

  it('know the start under a pixel', () => {
    const places = basinPlaces(scene(1000, 500), look)[3];
    const [x, y] = [places.left + 2.5 * places.width, places.top + 0.5 * places.height];
    expect(spotOf(scene(1000, 500), look, x, y)).toEqual({ run: 3, index: 5 });
    expect(spotOf(scene(1000, 500), look, 1, 1)).toBeNull();
  });

  it('explain the first minima and what is there beside them', () => {
    expect(legendOf(scene(1000, 500)).map(({ text }) => text)).toEqual([
      ...Array.from({ length: 8 }, (_, minimum) => `minimum ${minimum}`),
      '+ 2',
      'moving',
      'diverges',
    ]);
  });

  it('have a colour for each minimum, paler ones where colours are used again', () => {
    expect([0, 1].map((minimum) => basinColour(look, minimum))).toEqual(look.classes);
    expect(basinColour(look, 2)).toBe('rgb(255,64,64)');
  });
});
