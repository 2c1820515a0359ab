/** The chart as a picture to take along. */
import { paintChart, type ChartScene } from '../drawing/chart';
import { headed } from '../drawing/heading';
import { format } from '../drawing/number';
import type { Picture } from '../drawing/picture';
import { traceCsv } from '../model/trace-csv';
import type { Store } from '../model/store';
import { widthOf } from './canvas';
import { pageLook } from './page-look';
import { raceTable } from './race-tables';

export function chartPicture(store: Store, scene: ChartScene, name: string): Picture {
  const { width, height } = scene;
  const body = { size: { width, height }, paint: (context: CanvasRenderingContext2D) => paintChart(context, scene, pageLook()) };
  return {
    kind: 'chart',
    name,
    ...headed(body, name, [], pageLook(), widthOf),
    csv: () => traceCsv(store.race!, store.isShown),
    table: () => raceTable(store, `${name}.`, (_run, index, row) => format(scene.curves.find((curve) => curve.index === index)!.values[row], 6)),
  };
}
