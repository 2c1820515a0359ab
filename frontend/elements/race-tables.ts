/** A race as a table to be read: a step a line, a contender a column, and few enough lines. */
import type { Table } from '../drawing/picture';
import { column, lastStep, rowAt, type Run } from '../model/frame';
import type { Store } from '../model/store';

const MOST_LINES = 200;

/** Steps from 0 to the last, apart by 1, 2 or 5 times a power of ten. */
export function fewSteps(last: number, most = MOST_LINES): number[] {
  let apart = 1;
  for (let i = 0; last / apart > most; i++) apart = [1, 2, 5][(i + 1) % 3] * 10 ** Math.floor((i + 1) / 3);
  const steps = Array.from({ length: Math.floor(last / apart) + 1 }, (_, i) => i * apart);
  if (steps[steps.length - 1] !== last) steps.push(last);
  return steps;
}

/** The shown runs, each cell told by a function of run and row; behind a run's end its cells are empty. */
export function raceTable(store: Store, what: string, cell: (run: Run, index: number, row: number) => string): Table {
  const race = store.race!;
  const shown = race.runs.map((run, index) => ({ run, index })).filter(({ run, index }) => store.isShown(index) && run.rows > 0);
  const steps = fewSteps(lastStep(race, store.isShown));
  const ends = race.runs.filter((run, index) => store.isShown(index) && run.ending.reason !== 'steps').map((run) => store.text('lab.outcome.why', run.name, store.say(run.ending.message)));
  return {
    caption: [what, ...ends].join(' '),
    columns: [store.text('lab.timeline.word'), ...shown.map(({ run }) => run.name)],
    rows: steps.map((step) => [
      String(step),
      ...shown.map(({ run, index }) => {
        const row = rowAt(run, step);
        return column(run, 'step')[run.rows - 1] < step && !endsBetween(run, step, steps) ? '' : cell(run, index, row);
      }),
    ]),
  };
}

/** Whether a run ended after the line before, so that this line still shows its end. */
function endsBetween(run: Run, step: number, steps: readonly number[]): boolean {
  const before = steps[steps.indexOf(step) - 1] ?? -1;
  return column(run, 'step')[run.rows - 1] > before;
}
