/** The start of the runs as the handle on a picture shows and moves it. */
import { toPixelX, toPixelY, toPlane } from '../../draw/axes/viewport';
import { coordinate } from '../race/plane';
import type { RaceStore } from '../race/store';
import { minimaOn } from '../landscape/land';
import { fitting, type MapView } from '../landscape/view';
import type { SurfacePicture } from '../surface/picture';
import type { StartView } from './start-handle';

/** @param relief where the picture is a surface; null for a map */
export function startViewOf(store: RaceStore, view: MapView, relief: SurfacePicture | null): StartView {
  const { experiment, race } = store;
  const { frame, axes, names, size } = view;
  const { start } = experiment!.problem;
  const values = axes.map((axis) => (race ? coordinate(race, start, axis) : start[axis]));
  const height = values[1] ?? race?.runs[0]?.columns.get('loss')?.[0] ?? 0;
  return {
    frame,
    size,
    values,
    names,
    minimum: relief ? null : (minimaOn(view, fitting(race, experiment!.problem))[0] ?? null),
    at: relief ? relief.pixelOf(values[0], values[1]) : [toPixelX(frame, size, values[0]), toPixelY(frame, size, height)],
    toValues: (px, py) => (relief ? relief.pointAt(px, py) : toPlane(frame, size, px, py).slice(0, axes.length)),
    text: (key, ...values) => store.text(key, ...values),
  };
}
