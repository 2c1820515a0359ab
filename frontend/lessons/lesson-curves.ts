/** The losses of a race as curves of a small picture: x, y, … in thousandths, the losses on a logarithmic scale. */
import { column, lastStep, type Race } from '../wire/answer/frame';

const MOST_POINTS = 240;
/** What grows above its beginning by more than this factor leaves the picture. */
const ROOM = 3;

export function lossCurves(race: Race): number[][] {
  const last = Math.max(1, lastStep(race));
  const begin = Math.max(...race.runs.map((run) => column(run, 'loss')[0]).filter(Number.isFinite));
  const losses = race.runs.flatMap((run) => [...column(run, 'loss')]).filter((loss) => loss > 0);
  const low = Math.log(Math.min(...losses));
  const top = Math.log(begin * ROOM);
  return race.runs.map((run) => {
    const every = Math.max(1, Math.ceil(run.rows / MOST_POINTS));
    const curve: number[] = [];
    for (let row = 0; row < run.rows; row += every) {
      const loss = column(run, 'loss')[row];
      if (!(loss > 0)) continue;
      const height = Math.min(2, (Math.log(loss) - low) / (top - low || 1));
      curve.push((1000 * column(run, 'step')[row]) / last, 1000 * height);
    }
    return curve;
  });
}
