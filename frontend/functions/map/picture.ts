/** The map as a picture for export: land, paths and start on one canvas, with the legend of the contenders over it. */
import { paintThreads } from './threads';
import { headed } from '../../draw/heading';
import { paintMinima } from '../landscape/landscape';
import { formatPoint } from '../../draw/axes/number';
import { paintPaths, paintStart } from '../landscape/paths';
import type { Picture } from '../../draw/picture';
import { resolution, toPixelX, toPixelY } from '../../draw/axes/viewport';
import { column } from '../../wire/answer/frame';
import { columnAlong, coordinate } from '../race/plane';
import type { RaceStore } from '../race/store';
import type { Terrain } from '../landscape/terrain';
import { legendOf, shownTrace } from '../../lab/shown-trace';
import { widthOf } from '../../lab/painting/canvas';
import { minimaOn, paintModelOf, paintUnborn, type MapLand } from '../landscape/land';
import { fitting, type MapView } from '../landscape/view';
import { paintOverlay } from '../inspector/overlay';
import { pageLook } from '../../lab/painting/page-look';
import type { RacePath } from '../landscape/race-paths';
import { raceTable } from '../race/tables';
import type { SurfacePicture } from '../surface/picture';

export function mapPicture(
  store: RaceStore,
  view: MapView,
  land: MapLand,
  terrain: Terrain | null,
  shown: RacePath[],
  surface: SurfacePicture | null,
): Picture | null {
  const { problem } = store.experiment!;
  const race = fitting(store.race, problem);
  if (!race) return null;
  const { frame, size, axes } = view;
  const look = pageLook();
  const name = store.text(surface ? 'lab.surface.name' : 'lab.map.name');
  const paint = (context: CanvasRenderingContext2D): void => {
    if (surface) {
      surface.paintWhole(context, view, race, store);
      return;
    }
    land.paint(context, view, terrain, race, store.text('lab.map.loss'));
    const fan = store.fanning.on(axes);
    if (fan && store.isShown(fan.run)) paintThreads(context, size, frame, fan, look);
    if (axes.length === 1 && store.inspecting.run === null) paintModelOf(context, view, terrain, shown, null);
    paintPaths(
      context,
      size,
      shown.map(({ picture }) => ({ ...picture, hovered: null })),
      null,
      look,
    );
    paintMinima(context, size, minimaOn(view, race), store.text('lab.map.minimum'), look);
    paintOverlay(context, view, store);
    paintUnborn(context, view, problem.start, race, store.isShown);
    const height = axes.length === 1 ? (race.runs[0]?.columns.get('loss')?.[0] ?? NaN) : coordinate(race, problem.start, axes[1]);
    paintStart(context, toPixelX(frame, size, coordinate(race, problem.start, axes[0])), toPixelY(frame, size, height), look);
  };
  const runs = shown.map(({ picture }) => ({ index: picture.index, name: legendOf(store, picture.index) }));
  const fine = resolution(frame, size).map((pixel) => pixel / 10);
  return {
    kind: surface ? 'surface' : 'map',
    name,
    ...headed(
      { size, paint },
      `f(${race.variables.length > 3 ? 'x' : race.variables.join(', ')}) = ${problem.expression}`,
      runs,
      look,
      widthOf,
    ),
    numbers: () => shownTrace(store),
    table: () =>
      raceTable(store, `${name}.`, (run, _index, row) =>
        formatPoint(
          axes.map((axis) => column(run, columnAlong(race, axis))[row]),
          fine,
        ),
      ),
  };
}
