// @vitest-environment happy-dom
/**
 * Pictures of the labs, kept as SVG files beside this test: whoever changes a drawing sees in review how it looks now.
 * After a change that is meant, `npx vitest run frontend/pictures -u` draws them anew.
 */
import { test } from 'vitest';
import { paintErrors } from '../check/error-map-drawing';
import { paintSteps, stepLayout } from '../check/step-curve-drawing';
import { paintMap } from '../compare/maps/map-drawing';
import { paintRates, rateLayout } from '../compare/rates/rates-drawing';
import { paintSeeds, seedLayout } from '../compare/rates/seeds-drawing';
import type { Compared, LayerMap } from '../wire/answer/gradient-check';
import { cellsOf } from '../wire/sweep/map';
import { curvesOf as rateCurvesOf, type Result } from '../wire/sweep/rates';
import type { Band } from '../wire/sweep/seeds';
import { drawn, LOOK, NAMES, SIZE, type Paint } from './drawn';

const three = (value: number | null) => [value, value === null ? null : 1.5 * value, value === null ? null : 4 * value] as const;

function result(run: number, values: number[], loss: number | null): Result {
  return {
    run,
    values,
    last: three(loss),
    best: three(loss),
    steps: three(null),
    validation: three(null),
    runs: 4,
    diverged: loss === null ? 4 : 0,
    lost: loss === null ? 4 : 0,
  };
}

test.each<[string, Paint]>([
  [
    'compare-rates',
    (context, size) => {
      const rates = [1e-3, 1e-2, 1e-1, 1];
      const results = [
        ...rates.map((rate, i) => result(0, [rate], [20, 2, 0.05, null][i])),
        ...rates.map((rate, i) => result(1, [rate], [9, 0.3, 4, null][i])),
        result(2, [], 1e-4),
      ];
      const begun = {
        contestants: [
          [0.01, 0.1],
          [0.01, null],
          [null, null],
        ] as [number | null, number | null][],
        from: -3,
        to: 0,
        of: 9,
      };
      const curves = rateCurvesOf(['SGD', 'Momentum', 'L-BFGS'], begun, results, [[0.01, 0.3], null, null], 'last');
      const words = { rate: 'learning rate', measure: 'last loss', diverges: 'diverges' };
      paintRates(
        context,
        { ...size, curves, ...rateLayout(curves, [1e-3, 1], size, LOOK), hover: { run: 0, point: curves[0].points[1] }, words },
        LOOK,
      );
    },
  ],
  [
    'compare-map',
    (context, size) => {
      const [across, up] = [
        [0.001, 0.01, 0.1, 1],
        [0, 0.5, 0.9],
      ];
      const results = up.flatMap((y, j) =>
        across.flatMap((x, i) => (i + j === 5 ? [] : [{ ...result(0, [x, y], i === 3 ? null : 10 ** -(i + j)), column: i, row: j }])),
      );
      const map = cellsOf({ across, up, of: 12 }, results, [0.01, 0], 'last');
      paintMap(
        context,
        { ...size, run: 0, map, hover: 5, words: { across: 'learning rate', up: 'momentum', measure: 'last loss', lost: 'diverges' } },
        LOOK,
      );
    },
  ],
  [
    'compare-seeds',
    (context, size) => {
      const rows = [0, 10, 20, 30];
      const band = (scale: number): Band => ({
        rows,
        loss: [0.5, 0.8, 1, 1.2, 2].map((fraction) => rows.map((row) => 10 * fraction * scale ** (row / 10))),
        last: [1, 1, 1],
        best: [1, 1, 1],
        steps: [null, null, null],
        validation: [null, null, null],
        runs: 5,
        diverged: 0,
        lost: 0,
        wins: 3,
      });
      const bands = [band(0.6), band(0.2)];
      const layout = seedLayout(bands, 70, size, LOOK);
      paintSeeds(
        context,
        { ...size, ...layout, bands, names: NAMES, hover: { step: 10, run: 0 }, words: { steps: 'steps', loss: 'loss' } },
        LOOK,
      );
    },
  ],
  [
    'check-step-curve',
    (context, size) => {
      const steps = Array.from({ length: 12 }, (_, i) => 10 ** -(i + 1));
      const curve = (centred: boolean, float: boolean) => ({
        centred,
        float,
        steps,
        errors: steps.map((step) => Math.min(1, (centred ? step * step : step) + (float ? 6e-8 : 1e-16) / step)),
        worst: [],
        kinks: steps.map(() => 0),
        optimum: 1e-5,
        followed: 2,
      });
      const curves = [curve(true, false), curve(false, false), curve(true, true), curve(false, true)];
      paintSteps(
        context,
        {
          ...size,
          ...stepLayout(curves, size, LOOK),
          curves,
          step: 1e-5,
          hover: 3,
          chosen: { centred: true, float: false },
          stepName: 'h',
        },
        LOOK,
      );
    },
  ],
  [
    'check-errors',
    (context) => {
      const compared = (index: number, relativeError: number | null, kink = false): Compared => ({
        index,
        name: { key: '', english: `w${index}`, arguments: [] },
        analytic: 1,
        numeric: 1,
        relativeError,
        counts: !kink,
        note: null,
        reason: null,
        kink: kink ? { key: '', english: 'kink', arguments: [] } : null,
      });
      const group = { name: { key: '', english: 'W1', arguments: [] } } as unknown as LayerMap['weights'];
      const cells = Array.from({ length: 20 }, (_, i) =>
        i === 7 ? undefined : compared(i, [1e-9, 1e-6, 1e-3, 0.5, null][i % 5], i === 12),
      );
      paintErrors(
        context,
        { weights: group, biases: group, rows: 4, columns: 5, cells },
        22,
        {
          good: '#cfe8d8',
          fine: '#e8efc9',
          uneasy: '#f7dfae',
          wrong: '#f3b5ae',
          kink: '#d8d0ee',
          unknown: '#aaa',
          ink: LOOK.ink,
          accent: LOOK.accent,
        },
        3,
      );
    },
  ],
])('%s', (name, paint) => drawn(name, name === 'check-errors' ? { width: 130, height: 100 } : SIZE, paint));
