/**
 * Pictures of the labs, kept as SVG files beside this test: whoever changes a drawing sees in review how it looks now.
 * After a change that is meant, `npx vitest run frontend/pictures -u` draws them anew.
 */
import { beforeAll, expect, test, vi } from 'vitest';
import { paintErrors } from '../check/error-map-drawing';
import { paintSteps, stepLayout } from '../check/step-curve-drawing';
import { paintMap } from '../compare/map-drawing';
import { paintRates, rateLayout } from '../compare/rates-drawing';
import { paintSeeds, seedLayout } from '../compare/seeds-drawing';
import { marksAlong, thinPath } from '../draw/axes/decimate';
import { headed } from '../draw/heading';
import type { Look } from '../draw/look';
import { CONTENDER_LOOKS, dashOf, markerOf } from '../draw/palette';
import { svgOf } from '../draw/svg';
import { toPixelX, toPixelY, type Frame, type Size } from '../draw/axes/viewport';
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
import { paintCurves, paintDataPoints, paintDots } from '../lessons/sketch';
import { planeIn } from '../networks/data/plane';
import { paintPoints } from '../networks/data/points';
import { paintFit, paintRegressionAxes, paintValues } from '../networks/data/regression';
import { paintActivations } from '../networks/dropout/activations';
import { paintDegradation } from '../networks/dropout/degradation';
import { paintDistribution } from '../networks/dropout/distribution';
import { boundaries, paintDecision } from '../networks/predictions/decision';
import { paintConfusion } from '../networks/predictions/confusion';
import { paintSpread } from '../networks/spread';
import { gapAt, learningCurves, paintGaps } from '../networks/training/learning-curves';
import { paintUnits, planUnits } from '../networks/units-drawing';
import { qrCode, qrPath } from '../share/qr-code';
import type { Fan } from '../wire/fan';
import type { Grid, Race, Run } from '../wire/frame';
import type { Compared, LayerMap } from '../wire/gradient-check';
import { cellsOf } from '../wire/sweep/map';
import { curvesOf as rateCurvesOf, type Result } from '../wire/sweep/rates';
import type { Band } from '../wire/sweep/seeds';
import type { Training } from '../wire/training/training';

type Paint = (context: CanvasRenderingContext2D, size: Size) => void;

const COLOURS = ['#d55e00', '#0072b2', '#009e73', '#b14d8a', '#8a6d00', '#2a87b8', '#6a51a3', '#4d4d4d'];
const DANGER = '#b3261e';
const LOOK: Look = {
  page: '#f5f6f8',
  panel: '#fff',
  line: '#e2e5ea',
  ink: '#1a1f27',
  dim: '#626c7a',
  accent: '#3450c8',
  low: '#ffffff',
  high: '#aebbd2',
  iso: '#7f8dab',
  runs: Array.from({ length: CONTENDER_LOOKS }, (_, i) => ({
    line: COLOURS[i % COLOURS.length],
    text: COLOURS[i % COLOURS.length],
    dash: dashOf(i),
    marker: markerOf(i),
  })),
  classes: ['#5a55b8', '#c7791c', '#2b8a6b'],
  font: 'sans-serif',
  size: 1,
};
const SIZE: Size = { width: 480, height: 320 };
const NAMES = ['SGD', 'Momentum', 'too fast'];

beforeAll(() => {
  // Letters have a width that no font of this machine decides.
  const measuring = { measureText: (text: string) => ({ width: 6.5 * text.length }) };
  // The text of an outline is drawn again by the SVG context; the path itself need not hold anything.
  const nothing = (): void => undefined;
  vi.stubGlobal(
    'Path2D',
    class {
      moveTo = nothing;
      lineTo = nothing;
      arc = nothing;
      rect = nothing;
      bezierCurveTo = nothing;
      quadraticCurveTo = nothing;
      closePath = nothing;
    },
  );
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(() => measuring as never);
});

async function drawn(name: string, size: Size, paint: Paint): Promise<void> {
  const svg = svgOf(size, name, (context) => {
    context.fillStyle = LOOK.panel;
    context.fillRect(0, 0, size.width, size.height);
    paint(context, size);
  });
  const ids = new Map<string, string>();
  for (const [, id] of svg.matchAll(/\bid="([^"]+)"/g)) ids.set(id, `c${ids.size + 1}`);
  let text = svg.replaceAll('><', '>\n<');
  for (const [id, plain] of ids) text = text.replaceAll(id, plain);
  expect(text).not.toContain('NaN');
  await expect(`${text}\n`).toMatchFileSnapshot(`./${name}.svg`);
}

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
      const cost = (type: string, exponent: number) =>
        [2, 10, 100, 1000].map((dimension) => ({ type, dimension, nanoseconds: 20 * dimension ** exponent, bytes: 16 * dimension }));
      const costs = [...cost('sgd', 1), ...cost('bfgs', 2), ...cost('newton', 3)];
      paintCosts(
        context,
        { ...size, costs, measure: 'nanoseconds', names: { sgd: 'SGD', bfgs: 'BFGS', newton: 'Newton' }, unit: (value) => `${value} ns` },
        LOOK,
      );
    },
  ],
])('%s', (name, paint) => drawn(name, SIZE, paint));

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
        across.flatMap((x, i) => (i + j === 5 ? [] : [result(0, [x, y], i === 3 ? null : 10 ** -(i + j))])),
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
        loss: [0.5, 0.8, 1, 1.2, 2].map((share) => rows.map((row) => 10 * share * scale ** (row / 10))),
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

const training: Training = (() => {
  const steps = Float64Array.from({ length: 21 }, (_, i) => 10 * i);
  const columns = (worse: number): Map<string, Float64Array> =>
    new Map([
      ['step', steps],
      ['learning_rate', steps.map(() => 0.1)],
      ['train_loss', steps.map((s) => 0.05 + 0.7 * Math.exp(-s / 40))],
      ['validation_loss', steps.map((s) => 0.2 + worse * s + 0.55 * Math.exp(-s / 40))],
    ]);
  const runs = ['plain', 'dropout'].map((name, i) => ({
    name,
    type: 'adam',
    updatesPerEpoch: 4,
    ending: null,
    lines: [{ member: '', rows: 21, columns: columns(0.002 / (1 + 3 * i)) }],
  }));
  return { runs, data: { classes: [] }, digest: null } as unknown as Training;
})();

const spiral = Array.from({ length: 60 }, (_, i) => {
  const angle = 0.35 * Math.floor(i / 2) * 0.6 + (i % 2) * Math.PI;
  return { x: 0.033 * i * Math.cos(angle), y: 0.033 * i * Math.sin(angle) };
});
const points = {
  xs: spiral.map(({ x }) => x),
  ys: spiral.map(({ y }) => y),
  targets: spiral.map((_, i) => i % 2),
  training: spiral.map((_, i) => (i % 5 === 0 ? 0 : 1)),
  mislabelled: spiral.map((_, i) => (i % 17 === 0 ? 1 : 0)),
};

test.each<[string, Paint]>([
  [
    'learning-curves',
    (context, size) => {
      const curves = learningCurves(
        training,
        'loss',
        () => true,
        () => '',
      );
      const shape = layout(curves, size, {
        x: 'linear',
        y: 'linear',
        over: 'steps',
        length: 200,
        look: LOOK,
        rateTitle: '',
        xName: 'steps',
        nameWidth: 70,
        blowUp: 2,
      });
      paintChart(
        context,
        { ...size, ...shape, curves, names: ['plain', 'dropout'], cursor: 150, hover: null, chosen: null, sharedCursor: true, unborn: [] },
        LOOK,
      );
      const gaps = training.runs.map((run, index) => ({ ...gapAt(run, 'loss', 150)!, index }));
      paintGaps(context, gaps, shape.x, shape.y, 'gap', LOOK);
    },
  ],
  [
    'data-points',
    (context, size) => paintPoints(context, planeIn({ left: 0, top: 0, ...size }, [-2.2, 2.2], [-2.2, 2.2]), points, 4, LOOK),
  ],
  [
    'decision-boundaries',
    (context, size) => {
      const [columns, rows] = [24, 18];
      const first = Array.from(
        { length: columns * rows },
        (_, i) => 1 / (1 + Math.exp(Math.sin(((i % columns) / columns) * 6) * 2 - (Math.floor(i / columns) - 9) * 0.6)),
      );
      const decision = {
        columns,
        rows,
        x: [-2, 2] as [number, number],
        y: [-2, 2] as [number, number],
        values: [...first, ...first.map((p) => 1 - p)],
      };
      const plane = planeIn({ left: 0, top: 0, ...size }, [-2, 2], [-2, 2]);
      // The ground of probabilities is an image of pixels; decision.test.ts looks at those.
      context.drawImage = () => undefined;
      paintDecision(context, plane, decision, null as never, boundaries(decision), LOOK);
    },
  ],
  [
    'fit',
    (context, size) => {
      const plane = planeIn({ left: 50, top: 10, width: size.width - 60, height: size.height - 40 }, [-1, 1], [-2, 2]);
      const xs = Array.from({ length: 30 }, (_, i) => -1 + i / 15);
      paintRegressionAxes(context, plane, LOOK);
      paintValues(
        context,
        plane,
        { xs, ys: xs.map((x, i) => Math.sin(3 * x) + 0.3 * Math.cos(7 * i)), training: xs.map((_, i) => (i % 4 ? 1 : 0)) },
        4,
        LOOK,
      );
      [0, 1].forEach((index) =>
        paintFit(
          context,
          plane,
          { index, x: [-1, 1], values: xs.map((x) => Math.sin(3 * x) * (1 - 0.4 * index)), faint: index === 1 },
          LOOK,
        ),
      );
    },
  ],
  [
    'confusion',
    (context, size) =>
      paintConfusion(
        context,
        { left: 0, top: 0, ...size },
        [18, 2, 0, 3, 15, 1, 0, 6, 12],
        ['0', '1', '2'],
        { truth: 'true class', said: 'predicted' },
        DANGER,
        LOOK,
      ),
  ],
  [
    'units',
    (context, size) => {
      const plan = planUnits([2, 6, 4, 2], { left: 0, top: 0, ...size });
      const weights = [
        Float64Array.from({ length: 12 }, (_, i) => Math.sin(i)),
        Float64Array.from({ length: 24 }, (_, i) => Math.cos(i)),
        Float64Array.from({ length: 8 }, (_, i) => Math.sin(2 * i)),
      ];
      paintUnits(
        context,
        {
          plan,
          kept: [
            [1, 0, 1, 1, 0, 1],
            [1, 1, 0, 1],
          ],
          droppedShare: [
            [0.5, 0.4, 0.5, 0.6, 0.5, 0.3],
            [0.2, 0.1, 0.3, 0.2],
          ],
          weights,
          at: { layer: 2, unit: 1 },
          colour: COLOURS[1],
          danger: DANGER,
        },
        LOOK,
      );
    },
  ],
  [
    'many-seeds',
    (context, size) =>
      paintSpread(
        context,
        size,
        NAMES.map((name, k) => ({ name, values: Array.from({ length: 20 }, (_, i) => (0.2 + 0.3 * k) * (1 + 0.5 * Math.sin(5 * i + k))) })),
        LOOK,
      ),
  ],
  [
    'dropout-distribution',
    (context, size) => {
      const histogram = { low: -1, high: 2, shares: [0.02, 0.05, 0.1, 0.2, 0.25, 0.2, 0.1, 0.05, 0.03] };
      paintDistribution(
        context,
        size,
        {
          histogram,
          marks: [
            { kind: 'exact', value: 0.5, error: 0 },
            { kind: 'drawn', value: 0.55, error: 0.1 },
            { kind: 'test', value: 0.7, error: 0 },
          ],
          danger: DANGER,
        },
        LOOK,
      );
    },
  ],
  [
    'dropout-activations',
    (context, size) =>
      paintActivations(
        context,
        size,
        {
          training: [
            [1, 0.4, 2, 1.2],
            [0.3, 0.8],
          ],
          test: [
            [1.1, 0.5, 1.8, 1.2],
            [0.2, 1],
          ],
          largest: 2,
          danger: DANGER,
        },
        LOOK,
      ),
  ],
  [
    'dropout-degradation',
    (context, size) => {
      const shares = [0, 0.25, 0.5, 0.75, 1];
      paintDegradation(
        context,
        size,
        {
          percent: true,
          curves: [
            { run: 0, shares, values: [0.98, 0.9, 0.7, 0.5, 0.3] },
            { run: 1, shares, values: [0.96, 0.95, 0.92, 0.8, 0.34] },
          ],
        },
        LOOK,
      );
    },
  ],
  [
    'lesson-curves',
    (context, size) =>
      paintCurves(
        context,
        size,
        [
          [0, 900, 300, 500, 1000, 100],
          [0, 900, 300, 200, 1000, 150],
        ],
        0.8,
        LOOK,
      ),
  ],
  [
    'lesson-dots',
    (context, size) =>
      paintDots(
        context,
        size,
        [
          [200, 300, 400, 350],
          [600, 620, 700, 500],
        ],
        1,
        LOOK,
      ),
  ],
  ['lesson-points', (context, size) => paintDataPoints(context, size, [200, 300, 0, 700, 600, 1, 400, 800, 0], LOOK)],
])('%s', (name, paint) => drawn(name, SIZE, paint));

test('a QR code', async () => {
  const code = qrCode('https://example.org/x/000000000000')!;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${code.length + 8} ${code.length + 8}"><path d="${qrPath(code)}"/></svg>\n`;
  await expect(svg).toMatchFileSnapshot('./qr-code.svg');
});
