import { afterEach, expect, test, vi } from 'vitest';
import { LatestWins } from './requests';
import { Refusal } from './server';

afterEach(() => vi.useRealTimers());

/** A server that answers when told to. */
function slow(): { asked: number[]; answer: () => Promise<void>; fail: () => Promise<void>; ask: (question: number) => Promise<string> } {
  const asked: number[] = [];
  let settle: [(answer: string) => void, (reason: Error) => void] | null = null;
  const turn = (): Promise<void> => new Promise((done) => setTimeout(done));
  return {
    asked,
    ask: (question) => {
      asked.push(question);
      return new Promise((resolve, reject) => (settle = [(answer) => resolve(answer), reject]));
    },
    answer: () => {
      settle![0](`answer ${asked.at(-1)}`);
      return turn();
    },
    fail: () => {
      settle![1](new Error('no'));
      return turn();
    },
  };
}

test('one under way, the latest next, what was between never', async () => {
  const server = slow();
  const answers: string[] = [];
  const requests = new LatestWins(
    server.ask,
    (answer) => answers.push(answer),
    () => undefined,
  );
  for (const question of [1, 2, 3, 4]) requests.want(question);
  expect(server.asked).toEqual([1]);
  await server.answer();
  expect(server.asked).toEqual([1, 4]);
  await server.answer();
  expect(answers).toEqual(['answer 1', 'answer 4']);
});

test('a failure is told and does not stop what waits', async () => {
  const server = slow();
  const failures: unknown[] = [];
  const requests = new LatestWins(
    server.ask,
    () => undefined,
    (_, question) => failures.push(question),
  );
  requests.want(1);
  requests.want(2);
  await server.fail();
  expect(failures).toEqual([1]);
  expect(server.asked).toEqual([1, 2]);
});

test('what waits can be forgotten', async () => {
  const server = slow();
  const requests = new LatestWins(
    server.ask,
    () => undefined,
    () => undefined,
  );
  requests.want(1);
  requests.want(2);
  requests.forget();
  await server.answer();
  expect(server.asked).toEqual([1]);
});

test('a server that is away is asked again until it answers', async () => {
  vi.useFakeTimers();
  const ask = vi
    .fn<(question: number) => Promise<string>>()
    .mockRejectedValueOnce(new Error('away'))
    .mockRejectedValueOnce(new Error('away'))
    .mockResolvedValue('here');
  const answers: string[] = [];
  const failed = vi.fn();
  new LatestWins(ask, (answer) => answers.push(answer), failed).want(1);
  await vi.runAllTimersAsync();
  expect(ask.mock.calls).toEqual([[1], [1], [1]]);
  expect(failed).toHaveBeenCalledTimes(2);
  expect(answers).toEqual(['here']);
});

test('a refusal is final', async () => {
  vi.useFakeTimers();
  const ask = vi.fn(() => Promise.reject(new Refusal({ key: '', english: 'No.', arguments: [] }, null)));
  new LatestWins(
    ask,
    () => undefined,
    () => undefined,
  ).want(1);
  await vi.runAllTimersAsync();
  expect(ask).toHaveBeenCalledTimes(1);
});

test('what was not answered is asked again neither beside something newer nor once it is forgotten', async () => {
  vi.useFakeTimers();
  const ask = vi.fn((question: number) => (question === 2 ? Promise.resolve('two') : Promise.reject(new Error('away'))));
  const requests = new LatestWins(
    ask,
    () => undefined,
    () => undefined,
  );
  requests.want(1);
  await vi.advanceTimersByTimeAsync(500);
  requests.want(2);
  await vi.runAllTimersAsync();
  expect(ask.mock.calls).toEqual([[1], [2]]);
  requests.want(3);
  requests.forget();
  await vi.runAllTimersAsync();
  expect(ask.mock.calls).toEqual([[1], [2], [3]]);
});
