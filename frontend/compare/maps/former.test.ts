import { describe, expect, it } from 'vitest';
import type { Result } from '../../wire/sweep/rates';
import type { Found } from '../setting/pinned';
import { formerBasins, formerMap } from './former';

const none = [null, null, null] as const;
const cell = (column: number, row: number, loss: number | null): Result => ({
  run: 1,
  values: [column, row],
  column,
  row,
  last: [loss, loss, loss],
  start: 4,
  best: [loss, loss, loss],
  steps: none,
  validation: none,
  runs: 1,
  diverged: loss === null ? 1 : 0,
  lost: loss === null ? 1 : 0,
});

const found: Found = {
  names: ['SGD', 'Momentum'],
  least: { known: -1, goal: null },
  begun: null,
  bounds: [],
  batched: null,
  spread: null,
  mapped: { run: 1, across: [0, 1], up: [0, 1], of: 4 },
  results: [cell(0, 0, 3), cell(1, 0, -0.5), cell(0, 1, null), cell(1, 1, 2)],
  started: { across: [0, 1], up: [0, 1], of: 8 },
  ends: [{ minima: [], ends: [[1, [1, 0], 'moving']], done: 1, of: 8 }],
  axes: ['learningRate', 'momentum'],
};

const axis = (field: string) => ({ field, from: 0, to: 1, points: 2, scale: 'linear' as const });
const over = (x: string, y: string) => ({ show: 'map' as const, starts: null, x: axis(x), y: axis(y), measure: 'last' as const });

describe('a map that is kept', () => {
  it('is told by its best cell and by what had a value, over the same numbers alone', () => {
    expect(formerMap(found, over('learningRate', 'momentum'))).toEqual({
      across: [0, 1],
      up: [0, 1],
      run: 1,
      name: 'Momentum',
      kept: [true, true, false, true],
      best: [1, 0],
      shown: 0.5,
    });
    expect(formerMap(found, over('momentum', 'learningRate'))).toBeNull();
    expect(formerMap(null, over('learningRate', 'momentum'))).toBeNull();
  });

  it('has no best cell where nothing fell', () => {
    const risen = { ...found, results: [cell(0, 0, 4), cell(1, 0, 5), cell(0, 1, null), cell(1, 1, 6)] };
    expect(formerMap(risen, over('learningRate', 'momentum'))).toMatchObject({ best: null, kept: [true, true, false, true] });
  });

  it('keeps where each start led', () => {
    const basins = { ...over('', ''), show: 'basins' as const, starts: { x: axis('start[0]'), y: axis('start[1]') } };
    expect(formerBasins({ ...found, axes: ['start[0]', 'start[1]'] }, basins)?.runs[1]).toEqual([null, 'moving', null, null]);
    expect(formerBasins(found, basins)).toBeNull();
  });
});
