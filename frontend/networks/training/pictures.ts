/** The pictures of the network lab for export. */
import { paintChart, type ChartScene } from '../../lab/chart/drawing';
import { headed } from '../../draw/heading';
import { letters, runLook } from '../../draw/look';
import { format } from '../../draw/axes/number';
import { paintGaps, paintSnapshots, snapshotsOn, type DrawnGap, type LearningMeasure } from './learning-curves';
import type { Tile } from '../../draw/tiles';
import type { Numbers, Picture, Table } from '../../draw/picture';
import type { Size } from '../../draw/axes/viewport';
import { columnOf, lineOf, lineRowAt, type RunPicture } from '../../wire/training/training';
import { legendsOf, shownTrace } from '../../lab/shown-trace';
import type { TrainingStore } from './store';
import { widthOf } from '../../lab/painting/canvas';
import { pageLook } from '../../lab/painting/page-look';
import { fewSteps } from '../../draw/axes/ticks';
import { scoreAt, scoreText, type Shown } from './views';

export function learningPicture(store: TrainingStore, scene: ChartScene, gaps: readonly DrawnGap[], measure: LearningMeasure): Picture {
  const name = store.text(`lab.networks.${measure}`);
  const { width, height } = scene;
  const paint = (context: CanvasRenderingContext2D): void => {
    paintChart(context, scene, pageLook());
    paintSnapshots(context, snapshotsOn(store.training!, measure, store.isShown), scene.x, scene.y, pageLook());
    paintGaps(context, gaps, scene.x, scene.y, store.text('lab.networks.gap'), pageLook());
  };
  return {
    kind: 'learning',
    name,
    ...headed({ size: { width, height }, paint }, name, legendsOf(store), pageLook(), widthOf),
    numbers: () => shownTrace(store),
    table: () => learningTable(store, measure, name),
  };
}

/** A table with a line for each step, and the training and validation measures of each shown run. */
function learningTable(store: TrainingStore, measure: LearningMeasure, name: string): Table {
  const shown = store.training!.runs.filter((_, index) => store.isShown(index));
  const parts = ['train', 'validation'] as const;
  return {
    caption: `${name}.`,
    columns: [
      store.text('lab.timeline.word'),
      ...shown.flatMap((run) => parts.map((part) => store.text('lab.join.beside', run.name, store.text(`lab.networks.${part}`)))),
    ],
    rows: fewSteps(store.length).map((step) => [
      String(step),
      ...shown.flatMap((run) => {
        const line = lineOf(run);
        const row = lineRowAt(line, step);
        return parts.map((part) => (row < 0 ? '' : cell(columnOf(line, `${part}_${measure}`)[row])));
      }),
    ]),
  };
}

function cell(value: number): string {
  return Number.isNaN(value) ? '' : format(value, 6);
}

export interface DecisionScene {
  size: Size;
  networks: readonly Shown[];
  tiles: readonly Tile[];
  pictures: readonly RunPicture[];
  /** Whether name and score share a line. */
  flat: boolean;
  paint(context: CanvasRenderingContext2D): void;
}

export function decisionsPicture(store: TrainingStore, scene: DecisionScene): Picture {
  const training = store.training!;
  const look = pageLook();
  const score = (network: Shown, part: 'train' | 'validation'): string => {
    const found = scoreAt(training, network, store.cursor);
    return found ? scoreText(training, found[part]) : '';
  };
  return {
    kind: 'decisions',
    name: store.text('lab.networks.predictions'),
    size: scene.size,
    paint(context) {
      scene.paint(context);
      scene.networks.forEach((network, i) => {
        const tile = scene.tiles[i];
        context.textBaseline = 'alphabetic';
        context.textAlign = 'left';
        context.font = letters(look, 13, '600');
        context.fillStyle = runLook(look, network.run).text;
        context.fillText(network.name, tile.left, tile.top + 17 * look.size);
        context.font = letters(look, 12);
        context.fillStyle = look.dim;
        const told = score(network, 'validation');
        if (scene.flat) {
          context.textAlign = 'right';
          context.fillText(told, tile.left + tile.width, tile.top + 17 * look.size);
        } else context.fillText(`${store.text('lab.networks.validation')} ${told}`, tile.left, tile.top + 36 * look.size);
      });
    },
    numbers: () => decisionNumbers(scene, training.data.classes),
    table: () => ({
      caption: `${store.text('lab.networks.accuracy')}.`,
      columns: [store.text('lab.units.contender'), store.text('lab.networks.train'), store.text('lab.networks.validation')],
      rows: scene.networks.map((network) => [network.name, score(network, 'train'), score(network, 'validation')]),
    }),
  };
}

/** The probability of each class at each place of the grid. */
function decisionNumbers(scene: DecisionScene, classes: readonly string[]): Numbers {
  const cells: Numbers['rows'] = [];
  for (const network of scene.networks) {
    const decision = scene.pictures.find(({ run, member }) => run === network.run && member === network.member)?.decision;
    if (!decision) continue;
    const { columns, rows, x, y, values } = decision;
    for (let cell = 0; cell < columns * rows; cell++) {
      const across = x[0] + ((x[1] - x[0]) * (cell % columns)) / Math.max(1, columns - 1);
      const upward = y[0] + ((y[1] - y[0]) * Math.floor(cell / columns)) / Math.max(1, rows - 1);
      cells.push([network.name, across, upward, ...classes.map((_, c) => values[c * columns * rows + cell])]);
    }
  }
  return { columns: ['network', 'x', 'y', ...classes], rows: cells };
}
