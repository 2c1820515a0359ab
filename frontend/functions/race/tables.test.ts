import { expect, test } from 'vitest';
import type { Run } from '../../wire/answer/frame';
import { RaceStore } from './store';
import { raceTable } from './tables';

test('a run that has ended is empty afterwards, and its end is told', () => {
  const message = { key: '', english: 'diverged at step 2', arguments: [] };
  const run = (name: string, rows: number, reason: string): Run => ({
    name,
    type: 'sgd',
    rows,
    verdict: null,
    ending: { reason, step: rows, message },
    columns: new Map([['step', Float64Array.from({ length: rows }, (_, i) => i)]]),
  });
  const store = new RaceStore();
  store.setTexts({ 'lab.timeline.word': 'step', 'lab.outcome.why': '{0}: {1}.' });
  store.setRace({
    variables: ['x'],
    runs: [run('SGD', 2, 'diverged'), run('Adam', 4, 'steps'), run('Lion', 4, 'steps')],
    facts: { conditionNumber: null, criticalPoint: null, minima: [], message: null },
    caption: null,
  });
  store.setHidden([2]);
  expect(raceTable(store, 'Loss.', (_run, index, row) => `${index}/${row}`)).toEqual({
    caption: 'Loss. SGD: diverged at step 2.',
    columns: ['step', 'SGD', 'Adam'],
    rows: [
      ['0', '0/0', '1/0'],
      ['1', '0/1', '1/1'],
      ['2', '', '1/2'],
      ['3', '', '1/3'],
    ],
  });
});
