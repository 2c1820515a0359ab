import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Experiment } from '../../wire/answer/experiment';
import { decodeFan } from '../../wire/fan';
import { framed } from '../../wire/numbers/framed';
import { Fanning } from './fanning';
import { Refusal, type FanQuestion } from '../../wire/server';

const answer = (): ArrayBuffer =>
  framed({ quantiles: [0.5], rows: 2, paths: [2, 1], diverged: 1, alike: false }, [0, 1], [9, 8], [1, 2], [3, 4], [5], [6]);
const experiment = (rate: number, runs = 2): Experiment => ({
  problem: { type: 'function', expression: 'x', start: [1, 2, 3] },
  steps: 2,
  seed: 1,
  runs: Array.from({ length: runs }, () => ({ name: 'a', optimizer: { type: 'sgd' }, schedule: { type: 'constant', learningRate: rate } })),
});

test('columns come as steps, bands and paths', () => {
  const fan = decodeFan(answer(), { run: 1, seeds: 2, axes: [0, 2] });
  expect([...fan.step]).toEqual([0, 1]);
  expect([...fan.loss[0]]).toEqual([9, 8]);
  expect([...fan.paths[0].up]).toEqual([3, 4]);
  expect([...fan.paths[1].across]).toEqual([5]);
  expect(() => decodeFan(framed({ quantiles: [0.5], rows: 9, paths: [] }, [1]), { run: 0, seeds: 1, axes: [0] })).toThrow(/fewer numbers/);
});

describe('the choice', () => {
  let asked: FanQuestion[];
  let reply: () => Promise<ArrayBuffer>;
  let fanning: Fanning;
  const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

  beforeEach(() => {
    asked = [];
    reply = () => Promise.resolve(answer());
    fanning = new Fanning(
      () => undefined,
      (question) => {
        asked.push(question);
        return reply();
      },
    );
    fanning.follow(experiment(0.1));
  });

  test('asks nothing until there is one, then once for each other question', async () => {
    expect(asked).toHaveLength(0);
    fanning.choose({ run: 1, seeds: 20 });
    await settled();
    fanning.follow(experiment(0.1));
    fanning.setAxes([0, 1]);
    await settled();
    expect(asked).toHaveLength(1);
    expect(fanning.fan).toMatchObject({ run: 1, seeds: 20, diverged: 1 });
    fanning.follow(experiment(0.2));
    await settled();
    expect(asked).toHaveLength(2);
  });

  test('while one is under way the last of the others waits', async () => {
    fanning.choose({ run: 0, seeds: 20 });
    for (const rate of [0.2, 0.3, 0.4]) fanning.follow(experiment(rate));
    await settled();
    expect(asked.map(({ experiment: { runs } }) => runs[0].schedule.learningRate)).toEqual([0.1, 0.4]);
  });

  test('ends with its contender, and what arrives late is not shown', async () => {
    fanning.choose({ run: 1, seeds: 20 });
    fanning.follow(experiment(0.1, 1));
    await settled();
    expect(fanning.choice).toBeNull();
    expect(fanning.fan).toBeNull();
  });

  test('a server that was away brings the fan by itself', async () => {
    vi.useFakeTimers();
    reply = () => Promise.reject(new Error('away'));
    fanning.choose({ run: 0, seeds: 20 });
    await vi.advanceTimersByTimeAsync(10);
    expect(fanning.fan).toBeNull();
    reply = () => Promise.resolve(answer());
    await vi.runAllTimersAsync();
    expect(fanning.fan).toMatchObject({ run: 0, seeds: 20 });
    vi.useRealTimers();
  });

  test('a refusal is told in place of the fan', async () => {
    const sentence = { key: 'limit.work', english: 'too much', arguments: [] };
    reply = () => Promise.reject(new Refusal(sentence, null));
    fanning.choose({ run: 0, seeds: 200 });
    await settled();
    expect(fanning.trouble).toEqual(sentence);
    expect(fanning.fan).toBeNull();
  });
});
