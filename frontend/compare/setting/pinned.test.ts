// @vitest-environment happy-dom
import { render } from 'lit';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../wire/sweep/rates';
import { formerBands, formerCurves, pin, pinButton, pinnedOf, type Found } from './pinned';

const result = (rate: number, loss: number): Result => ({
  run: 0,
  values: [rate],
  last: [loss, loss, loss],
  start: 4,
  best: [loss, loss, loss],
  steps: [null, null, null],
  validation: [null, null, null],
  runs: 1,
  diverged: 0,
  lost: 0,
});

const { run, values, ...numbers } = result(1, -2.5);
const found: Found = {
  names: ['SGD'],
  least: { known: -3, goal: null },
  begun: { contestants: [[1, null]], from: -1, to: 1, floor: -3, of: 3 },
  results: [result(0.1, -1), result(1, -2.5), result(10, 0)],
  bounds: [null],
  batched: null,
  mapped: null,
  started: null,
  ends: [],
  axes: [],
  spread: {
    bands: [{ ...numbers, rows: [0, 9], wins: 1, loss: Array.from({ length: 5 }, () => [4, -2.5]) }],
    alike: true,
    floor: -3,
    done: 1,
    of: 1,
  },
};

describe('a comparison that is pinned', () => {
  it('stays in sight with the losses as they were shown, until it is let go', () => {
    pin('rates 1', found);
    expect(pinnedOf('seeds 1')).toBeNull();
    const kept = pinnedOf('rates 1')!;
    expect(formerCurves(kept, 'last')[0].points.map(({ median }) => median)).toEqual([2, 0.5, 3]);
    expect(formerCurves(kept, 'steps')[0].points.map(({ median }) => median)).toEqual([Infinity, Infinity, Infinity]);
    expect(formerBands(kept)[0].loss[2]).toEqual([7, 0.5]);
    pin('rates 1', { ...found, names: ['Adam'] });
    expect(pinnedOf('rates 1')).toBeNull();
    expect([run, values]).toEqual([0, [1]]);
  });

  it('is kept whole, by a button that waits for the last setting', () => {
    const place = document.createElement('div');
    const shown = (kind: string, whole: Found | null): HTMLButtonElement | null => {
      render(
        pinButton(
          kind,
          whole,
          (key) => key,
          () => undefined,
        ),
        place,
      );
      return place.querySelector('button');
    };
    expect(shown('price 1', null)?.disabled).toBe(true);
    const button = shown('price 1', found)!;
    expect([button.disabled, button.getAttribute('aria-pressed')]).toEqual([false, 'false']);
    button.click();
    expect(pinnedOf('price 1')).toBe(found);
    const pressed = shown('price 1', null)!;
    expect([pressed.disabled, pressed.getAttribute('aria-pressed')]).toEqual([false, 'true']);
    pressed.click();
    expect(pinnedOf('price 1')).toBeNull();
  });
});
