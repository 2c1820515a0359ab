// @vitest-environment happy-dom
/**
 * Pictures of the labs, kept as SVG files beside this test: whoever changes a drawing sees in review how it looks now.
 * After a change that is meant, `npx vitest run frontend/pictures -u` draws them anew.
 */
import { expect, test } from 'vitest';
import { paintChart } from '../lab/chart/drawing';
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
import type { Training } from '../wire/training/training';
import { COLOURS, DANGER, drawn, LOOK, NAMES, SIZE, type Paint } from './drawn';

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
          droppedFraction: [
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
      const histogram = { low: -1, high: 2, fractions: [0.02, 0.05, 0.1, 0.2, 0.25, 0.2, 0.1, 0.05, 0.03] };
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
      const fractions = [0, 0.25, 0.5, 0.75, 1];
      paintDegradation(
        context,
        size,
        {
          percent: true,
          curves: [
            { run: 0, fractions, values: [0.98, 0.9, 0.7, 0.5, 0.3] },
            { run: 1, fractions, values: [0.96, 0.95, 0.92, 0.8, 0.34] },
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
