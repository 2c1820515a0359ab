/** The chart as a picture for export. */
import { paintChart, type ChartScene } from '../lab/chart/drawing';
import { headed } from '../draw/heading';
import { format } from '../draw/axes/number';
import type { Picture } from '../draw/picture';
import type { RaceStore } from './race/store';
import { widthOf } from '../lab/painting/canvas';
import { legendsOf, shownTrace } from '../lab/shown-trace';
import { pageLook } from '../lab/painting/page-look';
import { raceTable } from './race/tables';

export function chartPicture(store: RaceStore, scene: ChartScene, name: string): Picture {
  const { width, height } = scene;
  const body = { size: { width, height }, paint: (context: CanvasRenderingContext2D) => paintChart(context, scene, pageLook()) };
  return {
    kind: 'chart',
    name,
    ...headed(body, name, legendsOf(store), pageLook(), widthOf),
    numbers: () => shownTrace(store),
    table: () =>
      raceTable(store, `${name}.`, (_run, index, row) => format(scene.curves.find((curve) => curve.index === index)!.values[row], 6)),
  };
}
