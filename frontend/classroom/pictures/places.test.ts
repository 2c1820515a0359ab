// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import type { Look } from '../../draw/look';
import type { Frame } from '../../draw/axes/viewport';
import { middleOf, NO_PLACES, paintPlaces } from './places';
import { keyed } from './touch';

const key = (name: string, more: object = {}): KeyboardEvent => new KeyboardEvent('keydown', { key: name, ...more });
const ENDS = [
  [-4, 4],
  [-2, 2],
] as const;

test('arrows move a place from the middle and keep it on the map; Enter gives it', () => {
  expect(keyed(key('ArrowRight'), null, ENDS)).toEqual({ field: 'place', values: [0.2, 0], moving: true });
  expect(keyed(key('ArrowUp', { shiftKey: true }), [1, 1], ENDS)).toEqual({ field: 'place', values: [1, 1.02], moving: true });
  expect(keyed(key('ArrowLeft'), [-3.95, 0], ENDS)!.values).toEqual([-4, 0]);
  expect(keyed(key('Enter'), [1, 1], ENDS)).toEqual({ field: 'place', values: [1, 1] });
  expect(keyed(key('Enter'), null, ENDS)!.values).toEqual([0, 0]);
  expect(keyed(key('ArrowUp'), [1], [[0, 2]])!.values).toEqual([1]);
  expect(keyed(key('ArrowUp', { ctrlKey: true }), [1, 1], ENDS)).toBeNull();
  expect(keyed(key('Tab'), [1, 1], ENDS)).toBeNull();
});

test('cells are counted row by row from the lowest', () => {
  const bins = {
    columns: 4,
    rows: 2,
    map: [
      [0, 4],
      [-1, 1],
    ] as [number, number][],
  };
  expect(middleOf(bins, 0)).toEqual([0.5, -0.5]);
  expect(middleOf(bins, 7)).toEqual([3.5, 0.5]);
  expect(middleOf({ columns: 4, rows: 1, map: [[0, 8]] }, 2)).toEqual([5]);
});

test('each round has its half of a disc, the area of which grows with the votes', () => {
  const arc = vi.fn();
  const nothing = (): void => {};
  const context = new Proxy({ arc, ellipse: nothing }, { get: (target, name) => Reflect.get(target, name) ?? nothing }) as never;
  const bins = { columns: 2, rows: 1, map: [[0, 10]] as [number, number][] };
  const frame: Frame = { x: [0, 10], y: [0, 1] };
  const rounds = [
    [40, 0],
    [10, 0],
  ];
  paintPlaces(context, { width: 100, height: 50 }, frame, { ...NO_PLACES, rounds, bins }, { size: 1 } as Look);
  const [first, second] = arc.mock.calls as number[][];
  expect(arc).toHaveBeenCalledTimes(2);
  expect(first[0]).toBe(25);
  expect(first[2]).toBe(22);
  expect(second[2]).toBe(13);
  expect([first[3], second[3]]).toEqual([Math.PI / 2, -Math.PI / 2]);
});
