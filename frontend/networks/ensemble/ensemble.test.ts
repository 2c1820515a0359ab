// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import '../../descent';
import '../lab';
import type { Line, TrainingRun } from '../../wire/training/training';
import type { TrainingStage } from '../stage';
import type { DescentEnsemble } from './ensemble';

const line = (member: string, accuracy: number, loss: number, cost: number): Line => ({
  member,
  rows: 1,
  columns: new Map(
    Object.entries({
      step: 0,
      validation_accuracy: accuracy,
      validation_loss: loss,
      gradient_evaluations: cost,
      train_loss: 0,
      train_accuracy: 1,
    }).map(([name, value]) => [name, Float64Array.of(value)]),
  ),
});

afterEach(() => {
  document.body.innerHTML = '';
});

test('members are switched out, and the server is asked for the others together', async () => {
  document.body.innerHTML = '<descent-training><descent-ensemble></descent-ensemble></descent-training>';
  const stage = document.querySelector<TrainingStage>('descent-training')!;
  const run: TrainingRun = {
    name: 'SGD',
    type: 'sgd',
    step: 0,
    ending: null,
    snapshots: [],
    updatesPerEpoch: 10,
    parameters: 9,
    gradientEvaluations: 30,
    lines: [line('', 0.5, 1, 10), line('1', 0.5, 1, 10), line('2', 0.6, 0.8, 10), line('3', 0.7, 0.6, 10), line('ensemble', 0.9, 0.4, 30)],
  };
  const row = Float64Array.of(0);
  const data = {
    features: ['a', 'b', 'c'],
    classes: ['0', '1'],
    points: [row, row, row],
    targets: row,
    training: Uint8Array.of(1),
    mislabelled: Uint8Array.of(0),
  };
  stage.store.setTraining({ runs: [run], data });
  const panel = document.querySelector<DescentEnsemble>('descent-ensemble')!;
  const settled = (): Promise<unknown> => new Promise((done) => setTimeout(done, 30));
  const rowOf = (kind: string): string[] => [...panel.shadowRoot!.querySelectorAll(`tr.${kind} td`)].map((cell) => cell.textContent.trim());
  await settled();
  expect(rowOf('together')).toEqual(['90%', '', '0.4', '30']);
  expect(rowOf('mean')[0]).toBe('60%');

  // What each adds is told by what the others come to without it.
  expect(stage.store.wanted.members).toEqual(['1+2+3', '2+3', '1+3', '1+2']);
  const without = { trainLoss: 0, trainAccuracy: 1, validationLoss: 0.5, validationAccuracy: 0.8 };
  const all = { ...without, validationAccuracy: 0.9 };
  const whole = { run: 0, member: '1+2+3', step: 0, measure: all };
  stage.store.setPictures([whole, { run: 0, member: '2+3', step: 7, measure: without }]);
  await settled();
  expect(rowOf('sum')[1], 'after another step').toBe('');
  stage.store.setPictures([whole, { run: 0, member: '2+3', step: 0, measure: without }]);
  await settled();
  expect(rowOf('sum')[1]).toBe('+10');

  panel.shadowRoot!.querySelectorAll('input')[1].click();
  await settled();
  expect(stage.store.wanted.members).toEqual(['1+3']);
  expect(rowOf('together')).toEqual(['–', '', '–', '20']);
  const measure = { trainLoss: 0, trainAccuracy: 1, validationLoss: 0.5, validationAccuracy: 0.75 };
  stage.store.setPictures([{ run: 0, member: '1+3', step: 0, measure }]);
  await settled();
  expect(rowOf('together')).toEqual(['75%', '', '0.5', '20']);
});
