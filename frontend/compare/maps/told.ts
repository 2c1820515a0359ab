/** What is said of a map: whether it has a best cell, and which are as good. */
import { isOpenEdge, type MapCells } from '../../wire/sweep/map';
import type { Measure } from '../../wire/sweep/rates';
import { zeroOf, type Zero } from '../setting/height';
import { judging, obstacleOfCells, type Least } from '../setting/judgement';

/** The facts that the sentences over a map are made of. */
export interface Told {
  /** Why no cell is called the best; null where one is. */
  obstacle: ReturnType<typeof obstacleOfCells>;
  /** The cells that are as good as the lowest. */
  alike: readonly number[];
  /** Whether all of these lie at an edge beyond which better ones may be. */
  atEdge: boolean;
  /** Whether the experiment stopped runs that could have come visibly lower. */
  stopped: boolean;
  zero: Zero | null;
}

export function toldOf(map: MapCells, least: Least, measure: Measure, done: boolean): Told {
  const cells = map.cells.filter((cell) => cell !== null);
  const judge = judging(cells, least, measure);
  const obstacle = obstacleOfCells(cells, least, measure);
  const best = map.best === null ? null : map.cells[map.best];
  const alike = best ? map.cells.flatMap((cell, at) => (cell && judge.alike(cell, best) ? [at] : [])) : [];
  const atEdge = best !== null && !judge.isLeast(best) && alike.every((at) => isOpenEdge(map, at));
  const results = cells.map(({ result }) => result);
  const stopped = cells.some((cell) => judge.isStopped(cell));
  return { obstacle, alike, atEdge, stopped, zero: zeroOf(results, least, measure, done && !obstacle && !atEdge) };
}
