import { expect, test } from 'vitest';
import type { Experiment } from './experiment';
import { editOf, type Remedy } from './remedy';

const text = { key: '', english: '', arguments: [] };
const experiment = {
  problem: { type: 'function', expression: 'x', start: [1] },
  steps: 3,
  seed: 1,
  runs: [{ name: 'A', optimizer: { type: 'sgd' }, schedule: { type: 'constant', learningRate: 1 } }],
} as unknown as Experiment;

function remedy(...patch: [string, unknown][]): Remedy {
  return { text, former: text, patch: patch.map(([path, value]) => ({ op: 'add', path, value })) };
}

test('one operation is an edit of its own place', () => {
  expect(editOf(experiment, remedy(['/problem/start', [2]]))).toEqual({ path: '/problem/start', value: [2] });
});

test('several of one run are one edit of the run', () => {
  const edit = editOf(experiment, remedy(['/runs/0/name', 'Adam'], ['/runs/0/optimizer', { type: 'adam' }]));
  expect(edit.path).toBe('/runs/0');
  expect(edit.value).toEqual({ name: 'Adam', optimizer: { type: 'adam' }, schedule: { type: 'constant', learningRate: 1 } });
  expect(experiment.runs[0].name).toBe('A');
});

test('what reaches beyond one run is no remedy', () => {
  expect(() => editOf(experiment, remedy(['/runs/0/name', 'B'], ['/steps', 9]))).toThrow('/steps');
});
