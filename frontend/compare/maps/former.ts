/** Maps that stay in sight: those over the same two numbers as the present ones. */
import { basinMaps, type BasinMaps } from '../../wire/sweep/basins';
import { cellsOf, valuesAt } from '../../wire/sweep/map';
import { above } from '../setting/height';
import type { Found } from '../setting/pinned';
import type { Settings } from '../setting/settings';
import { hasValue, type FormerMap } from './map-drawing';
import { toldOf } from './told';

/** What of the settings says which numbers a map is over, and what its cells are judged by. */
type Chosen = Pick<Settings, 'show' | 'starts' | 'x' | 'y' | 'measure'>;

/** The names of the two numbers that a map is over. */
export const axesIn = ({ show, starts, x, y }: Chosen): Found['axes'] =>
  (show === 'basins' ? [starts?.x, starts?.y] : [x, y]).map((axis) => axis?.field);

const isOver = (found: Found | null, chosen: Chosen): found is Found => found?.axes.join() === axesIn(chosen).join();

/** What is drawn of a kept map; null where none is kept, or one over other numbers. */
export function formerMap(found: Found | null, chosen: Chosen): FormerMap | null {
  const { measure } = chosen;
  if (!isOver(found, chosen) || !found.mapped) return null;
  const map = cellsOf(found.mapped, found.results, null, measure);
  const { obstacle, zero } = toldOf(map, found.least, measure, true);
  const best = map.best !== null && !obstacle ? map.best : null;
  const run = found.mapped.run ?? 0;
  return {
    across: map.across,
    up: map.up,
    run,
    name: found.names[run],
    kept: map.cells.map((cell) => cell !== null && hasValue(cell)),
    best: best === null ? null : valuesAt(map, best),
    shown: best === null ? NaN : above(map.cells[best]!, zero).median,
  };
}

/** The kept basins of attraction; null where none are kept, or over other coordinates. */
export const formerBasins = (found: Found | null, chosen: Chosen): BasinMaps | null =>
  isOver(found, chosen) && found.started ? basinMaps(found.started, found.ends, found.names.length) : null;
