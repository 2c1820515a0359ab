import { expect, test } from 'vitest';
import { trainingCsv } from './training-csv';
import type { Training, TrainingRun } from '../../wire/training';

const columns = new Map(Object.entries({ step: [0, 10], epoch: [0, 1], train_loss: [0.7, 1e-4], validation_loss: [NaN, 2] }).map(([name, values]) => [name, Float64Array.from(values)]));
const run = (name: string, ...members: string[]): TrainingRun => ({
  name, type: 'sgd', step: 10, ending: null, snapshots: [], updatesPerEpoch: 10, parameters: 1, gradientEvaluations: 1,
  lines: members.map((member) => ({ member, rows: 2, columns })),
});

test('a line for each row of each member, as the command line writes it; what is missing is empty', () => {
  const training = { runs: [run('A, b', '', 'average'), run('hidden', '')] } as Training;
  expect(trainingCsv(training, (index) => index === 0)).toBe(
    `run,member,step,epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,learning_rate
"A, b",,0,0.0,0.7,,,,
"A, b",,10,1.0,1.0E-4,,2.0,,
"A, b",average,0,0.0,0.7,,,,
"A, b",average,10,1.0,1.0E-4,,2.0,,
`,
  );
});
