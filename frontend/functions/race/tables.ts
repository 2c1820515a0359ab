/** A race as a table: one line for each of a few steps, one column for each contender. */
import type { Table } from '../../draw/picture';
import { following } from '../../wire/answer/enumeration';
import { fewSteps } from '../../draw/axes/ticks';
import { column, lastStep, rowAt, type Run } from '../../wire/answer/frame';
import type { RaceStore } from './store';

/** A table of the shown runs. A function of run and row gives each cell; after a run's end its cells are empty. */
export function raceTable(store: RaceStore, what: string, cell: (run: Run, index: number, row: number) => string): Table {
  const race = store.race!;
  const shown = race.runs.map((run, index) => ({ run, index })).filter(({ run, index }) => store.isShown(index) && run.rows > 0);
  const steps = fewSteps(lastStep(race, store.isShown));
  const ends = race.runs
    .filter((run, index) => store.isShown(index) && run.ending.reason !== 'steps')
    .map((run) => store.text('lab.outcome.why', run.name, store.say(run.ending.message)));
  return {
    caption: following([what, ...ends]),
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
