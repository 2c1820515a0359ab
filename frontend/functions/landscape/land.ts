/** The lower layer of the map. The bands are computed once for each grid and minimum, however often they are painted. */
import { bandsOf, type Bands } from './bands';
import { localModel, paintGraph, paintLocalModel } from './graph';
import { paintLandscape, paintLegend, paintMapAxes } from './landscape';
import { levelsOf } from './levels';
import { insideOf } from './paths';
import { paintCross } from '../../draw/strokes';
import { toPixelX, toPixelY } from '../../draw/axes/viewport';
import { column, type Race } from '../../wire/answer/frame';
import { coordinate } from '../race/plane';
import type { Terrain } from './terrain';
import type { MapView } from './view';
import { pageLook } from '../../lab/painting/page-look';
import type { RacePath } from './race-paths';

export class MapLand {
  private known: { terrain: Terrain; minimum: number | null; bands: Bands } | null = null;

  paint(context: CanvasRenderingContext2D, view: MapView, terrain: Terrain | null, race: Race | null, lossName: string): void {
    const { size, frame, axes, names } = view;
    const look = pageLook();
    if (axes.length === 1) {
      if (terrain?.grid.rows === 1) paintGraph(context, size, frame, terrain.grid, terrain.domain[0], look);
      paintMapAxes(context, size, frame, { x: names[0], y: lossName }, look, look.panel);
      return;
    }
    if (terrain?.domain.length === 2) {
      const bands = this.bandsFor(terrain, race);
      const [x, y] = terrain.domain;
      paintLandscape(context, size, frame, { bands, frame: { x, y }, ...terrain.grid }, look);
      paintLegend(context, size, bands, lossName, look);
    }
    paintMapAxes(context, size, frame, { x: names[0], y: names[1] }, look);
  }

  /** The bands of a grid, counted from the lowest known minimum. */
  bandsFor(terrain: Terrain, race: Race | null): Bands {
    const losses = (race?.facts.minima ?? []).map(({ loss }) => loss);
    const minimum = losses.length > 0 ? Math.min(...losses) : null;
    if (this.known?.terrain !== terrain || this.known.minimum !== minimum) {
      this.known = { terrain, minimum, bands: bandsOf(terrain.grid, levelsOf(terrain.grid.values, minimum)) };
    }
    return this.known.bands;
  }
}

/** The places of the known minima; for a slice, of those that lie in sight of it. */
export function minimaOn(view: MapView, race: Race | null): [number, number][] {
  const { frame, size, axes } = view;
  return (race?.facts.minima ?? []).map(({ point, loss }) => [
    toPixelX(frame, size, coordinate(race!, point, axes[0])),
    toPixelY(frame, size, axes.length === 1 ? loss : coordinate(race!, point, axes[1])),
  ]);
}

/** On a graph: the tangent and the parabola of the highlighted contender, or of the first. */
export function paintModelOf(
  context: CanvasRenderingContext2D,
  view: MapView,
  terrain: Terrain | null,
  shown: RacePath[],
  wanted: number | null,
): void {
  const of = shown.find(({ picture }) => picture.index === wanted) ?? shown[0];
  if (!of || terrain?.grid.rows !== 1) return;
  const row = of.picture.hovered ?? of.picture.now;
  const at = (name: string): number => column(of.run, name)[row];
  const model = localModel(terrain.grid, terrain.domain[0], at(view.names[0]), at('loss'), at('gradient_norm'));
  if (model) paintLocalModel(context, view.size, view.frame, model, of.picture.index, pageLook());
}

/** A cross beside the start for each shown contender that has no finite value there: it has no path. */
export function paintUnborn(
  context: CanvasRenderingContext2D,
  view: MapView,
  start: readonly number[],
  race: Race | null,
  shown: (index: number) => boolean,
): void {
  const { frame, size, axes } = view;
  const at = insideOf(size, toPixelX(frame, size, start[axes[0]]), axes.length === 1 ? NaN : toPixelY(frame, size, start[axes[1]]));
  let beside = 0;
  race?.runs.forEach((run, index) => {
    if (run.rows === 0 && shown(index)) paintCross(context, pageLook(), index, at.x + 18 + 16 * beside++, at.y + 4);
  });
}
