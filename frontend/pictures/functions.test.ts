// @vitest-environment happy-dom
/**
 * Pictures of the labs, kept as SVG files beside this test: whoever changes a drawing sees in review how it looks now.
 * After a change that is meant, `npx vitest run frontend/pictures -u` draws them anew.
 */
import { expect, test } from 'vitest';
import { marksAlong, thinPath } from '../draw/axes/decimate';
import { headed } from '../draw/heading';
import { toPixelX, toPixelY, type Frame } from '../draw/axes/viewport';
import { paintCosts } from '../functions/cost-chart';
import { magnification, paintArrow, paintNames } from '../functions/inspector/arrows';
import { bandsOf } from '../functions/landscape/bands';
import { graphRange, localModel, paintGraph, paintLocalModel } from '../functions/landscape/graph';
import { paintLandscape, paintLegend, paintMapAxes, paintMinima } from '../functions/landscape/landscape';
import { levelsOf } from '../functions/landscape/levels';
import { paintPaths, paintStart, type PathPicture } from '../functions/landscape/paths';
import { paintThreads } from '../functions/map/threads';
import { curvesOf, type Over, type CurveQuantity } from '../lab/chart/curves';
import { paintChart, type ChartScene } from '../lab/chart/drawing';
import { fanBands, fanCurves } from '../lab/chart/fan-bands';
import { layout } from '../lab/chart/layout';
import type { Fan } from '../wire/fan';
import type { Grid, Race, Run } from '../wire/answer/frame';
import { COLOURS, drawn, LOOK, NAMES, SIZE, type Paint } from './drawn';

/** x²/2 + 25y² under plain gradient descent and momentum; a third contender with too large a rate leaves at once. */
function descent(name: string, rate: number, momentum: number, steps: number): Run {
  let [x, y, vx, vy] = [-4, 1, 0, 0];
  const rows: number[][] = [];
  for (let step = 0; step <= steps; step++) {
    const loss = 0.5 * x * x + 25 * y * y;
    rows.push([step, loss, Math.hypot(x, 50 * y), step > 0 ? (steps > 20 ? rate / (1 + step / 40) : rate) : NaN, step, x, y]);
    if (loss > 1e12) break;
    [vx, vy] = [momentum * vx + x, momentum * vy + 50 * y];
    [x, y] = [x - rate * vx, y - rate * vy];
  }
  const columns = ['step', 'loss', 'gradient_norm', 'learning_rate', 'gradient_evaluations', 'x', 'y'];
  const diverged = rows.length <= steps;
  const message = { key: '', english: diverged ? 'diverged' : '', arguments: [] };
  return {
    name,
    type: 'sgd',
    rows: rows.length,
    verdict: null,
    ending: { reason: diverged ? 'diverged' : 'steps', step: rows.length - 1, message },
    columns: new Map(columns.map((column, i) => [column, Float64Array.from(rows, (row) => row[i])])),
  };
}

const race: Race = {
  variables: ['x', 'y'],
  caption: null,
  facts: { conditionNumber: 50, criticalPoint: 'minimum', minima: [{ point: [0, 0], loss: 0 }], message: null },
  runs: [descent(NAMES[0], 0.03, 0, 60), descent(NAMES[1], 0.005, 0.9, 60), descent(NAMES[2], 0.09, 0, 60)],
};

function chart(
  quantity: CurveQuantity,
  options: { over?: Over; y?: 'log' | 'linear'; cursor?: number; chosen?: number; fan?: Fan },
): ChartScene {
  const { over = 'steps', y = 'log', cursor = 40, chosen = null, fan } = options;
  const curves = curvesOf(race, quantity, over, () => true);
  const beside = fan ? fanCurves(fan, race.runs[fan.run]) : [];
  const shape = layout(curves, SIZE, {
    x: 'linear',
    y,
    over,
    length: 60,
    look: LOOK,
    rateTitle: 'learning rate',
    xName: 'steps',
    nameWidth: 70,
    beside,
  });
  return {
    ...SIZE,
    ...shape,
    curves,
    names: NAMES,
    cursor,
    hover: null,
    chosen,
    sharedCursor: over === 'steps',
    unborn: [],
    fan: fan ? fanBands(beside, shape.x, shape.y, ['median', 'middle half', 'most']) : null,
  };
}

const fan: Fan = {
  run: 0,
  seeds: 8,
  axes: [0, 1],
  diverged: 0,
  alike: false,
  step: Float64Array.from({ length: 61 }, (_, i) => i),
  loss: [0.2, 0.5, 1, 2, 5].map((factor) => Float64Array.from({ length: 61 }, (_, i) => factor * 33 * 0.93 ** i)),
  paths: Array.from({ length: 8 }, (_, k) => ({
    across: Float64Array.from({ length: 30 }, (_, i) => -4 * 0.93 ** i + 0.1 * Math.sin(k + i)),
    up: Float64Array.from({ length: 30 }, (_, i) => 0.8 ** i * Math.cos(3 * i) + 0.06 * Math.cos(2 * k + i)),
  })),
};

test.each<[string, ChartScene]>([
  ['chart-loss', chart('loss', {})],
  ['chart-loss-linear', chart('loss', { y: 'linear' })],
  ['chart-gradient-of-one', chart('gradient', { chosen: 1, cursor: 10 })],
  ['chart-distance-over-evaluations', chart('distance', { over: 'evaluations' })],
  ['chart-fan', chart('loss', { fan })],
])('%s', (name, scene) => drawn(name, SIZE, (context) => paintChart(context, scene, LOOK)));

test('chart-with-heading', async () => {
  const body = { size: SIZE, paint: (context: CanvasRenderingContext2D) => paintChart(context, chart('loss', {}), LOOK) };
  const whole = headed(
    body,
    'Loss',
    NAMES.map((name, index) => ({ index, name })),
    LOOK,
    (text) => 6.5 * text.length,
  );
  await drawn('chart-with-heading', whole.size, (context) => whole.paint(context));
});

const FRAME: Frame = { x: [-5, 5], y: [-2, 2] };

function grid(columns: number, rows: number, loss: (x: number, y: number) => number): Grid {
  const at = (i: number, count: number, [low, high]: [number, number]): number => low + ((high - low) * i) / Math.max(1, count - 1);
  const values = Float64Array.from({ length: columns * rows }, (_, i) =>
    loss(at(i % columns, columns, FRAME.x), at(Math.floor(i / columns), rows, FRAME.y)),
  );
  return { columns, rows, values };
}

function landscape(loss: (x: number, y: number) => number, known: number | null): Paint {
  const land = grid(60, 40, loss);
  const bands = bandsOf(land, levelsOf(land.values, known));
  return (context, size) => {
    paintLandscape(context, size, FRAME, { bands, frame: FRAME, columns: land.columns, rows: land.rows }, LOOK);
    paintMapAxes(context, size, FRAME, { x: 'x', y: 'y' }, LOOK);
    paintLegend(context, size, bands, 'loss', LOOK);
  };
}

function paths(now: number, average = false): PathPicture[] {
  return race.runs.map((run, index) => {
    const xs = run.columns.get('x')!.map((x) => toPixelX(FRAME, SIZE, x));
    const ys = run.columns.get('y')!.map((y) => toPixelY(FRAME, SIZE, y));
    const kept = thinPath(xs, ys, 0.7);
    const mean = {
      xs: xs.map((_, i) => xs.slice(0, i + 1).reduce((a, b) => a + b) / (i + 1)),
      ys: ys.map((_, i) => ys.slice(0, i + 1).reduce((a, b) => a + b) / (i + 1)),
    };
    return {
      index,
      xs,
      ys,
      kept,
      marks: marksAlong(xs, ys, 11),
      now: Math.min(now, run.rows - 1),
      hovered: index === 0 ? 5 : null,
      diverged: run.ending.reason === 'diverged',
      average: average && index === 0 ? { ...mean, kept: thinPath(mean.xs, mean.ys, 0.7) } : null,
    };
  });
}

const ravine = landscape((x, y) => 0.5 * x * x + 25 * y * y, 0);

test.each<[string, Paint]>([
  ['map-ravine', ravine],
  ['map-without-finite-loss', landscape((x, y) => (x + y > 2 ? NaN : Math.log(3 - x - y) + y * y), null)],
  ['map-saddle', landscape((x, y) => x * x - 4 * y * y, null)],
  [
    'map-paths',
    (context, size) => {
      ravine(context, size);
      paintPaths(context, size, paths(30), null, LOOK);
      paintMinima(context, size, [[240, 160]], 'minimum', LOOK);
      paintStart(context, toPixelX(FRAME, size, -4), toPixelY(FRAME, size, 1), LOOK);
    },
  ],
  ['map-average', (context, size) => paintPaths(context, size, paths(60, true), 0, LOOK)],
  ['map-threads', (context, size) => paintThreads(context, size, FRAME, fan, LOOK)],
  [
    'map-arrows',
    (context, size) => {
      const arrows = [
        { name: '−η·g', from: [200, 200], to: [290, 150], colour: COLOURS[0], dash: [], width: 2.5 },
        { name: 'β·v', from: [200, 200], to: [230, 90], colour: COLOURS[1], dash: [5, 3], width: 2 },
      ] as const;
      for (const arrow of arrows) paintArrow(context, size, { ...arrow, from: [...arrow.from], to: [...arrow.to] }, LOOK);
      paintNames(
        context,
        size,
        arrows.map((arrow) => ({ ...arrow, from: [...arrow.from], to: [...arrow.to] })),
        LOOK,
      );
      expect(magnification([1, 2])).toBe(50);
    },
  ],
  [
    'graph',
    (context, size) => {
      const curve = grid(96, 1, (x) => 0.1 * x ** 4 - x * x + 0.5 * x);
      const frame = { x: FRAME.x, y: graphRange(curve.values) };
      paintGraph(context, size, frame, curve, FRAME.x, LOOK);
      paintLocalModel(context, size, frame, localModel(curve, FRAME.x, 3, 0.6, 5.3)!, 0, LOOK);
    },
  ],
  [
    'costs',
    (context, size) => {
      const cost = (type: string, title: string, exponent: number) =>
        [2, 10, 100, 1000].map((dimension) => ({ type, title, dimension, nanoseconds: 20 * dimension ** exponent, bytes: 16 * dimension }));
      const costs = [...cost('sgd', 'SGD', 1), ...cost('bfgs', 'BFGS', 2), ...cost('newton', 'Newton', 3)];
      paintCosts(context, { ...size, costs, measure: 'nanoseconds', unit: (value) => `${value} ns` }, LOOK);
    },
  ],
])('%s', (name, paint) => drawn(name, SIZE, paint));
