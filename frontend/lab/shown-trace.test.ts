import { expect, test } from 'vitest';
import { RaceStore } from '../functions/race/store';
import type { Experiment } from '../wire/answer/experiment';
import { shownTrace } from './shown-trace';

const experiment = {
  problem: { type: 'function', expression: 'x^2', start: [1] },
  steps: 2,
  seed: 0,
  runs: [{ name: 'a' }, { name: 'b' }],
} as unknown as Experiment;

test('the runs that are shown are asked for, and nothing while a question is open', async () => {
  const asked: Experiment[] = [];
  const ask = (wanted: unknown): Promise<Blob> => {
    asked.push(wanted as Experiment);
    return Promise.resolve(new Blob(['run,step']));
  };
  const store = new RaceStore();
  store.confirm(experiment);
  store.setHidden([0]);
  expect(await (await shownTrace(store, ask)).text()).toBe('run,step');
  expect(asked).toEqual([{ ...experiment, runs: [{ name: 'b' }] }]);

  store.asking.ask({ text: '?', choices: ['a', 'b'], answer: 0, explanation: '' });
  await expect(shownTrace(store, ask)).rejects.toThrow('answer');
  expect(asked).toHaveLength(1);
});
