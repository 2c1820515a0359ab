import { afterEach, expect, test, vi } from 'vitest';
import { LatestWins } from './requests';
import { Busy, Refusal } from './server';

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

/** A hand whose questions below 100 go on; each answer is the pause after it. */
function dragging(pauses: number[]): { asked: [number, number][]; requests: LatestWins<number, number> } {
  const begun = performance.now();
  const asked: [number, number][] = [];
  const requests = new LatestWins<number, number>(
    (question) => {
      asked.push([question, performance.now() - begun]);
      return Promise.resolve(pauses.shift() ?? 0);
    },
    () => undefined,
    () => undefined,
    { painted: () => new Promise((done) => setTimeout(done, 16)), pause: (pause) => pause, goesOn: (question) => question < 100 },
  );
  return { asked, requests };
}

test('a hand that drags waits with its newest question for as long as the answer says, painting included', async () => {
  vi.useFakeTimers();
  const { asked, requests } = dragging([200, 0]);
  requests.want(1);
  for (let move = 2; move <= 12; move++) {
    await vi.advanceTimersByTimeAsync(20);
    requests.want(move);
  }
  await vi.runAllTimersAsync();
  expect(asked).toEqual([
    [1, 0],
    [10, 200],
    [11, 216],
    [12, 232],
  ]);
});

test('what is typed and where a hand lets go is asked at once', async () => {
  vi.useFakeTimers();
  const { asked, requests } = dragging([1000]);
  requests.want(1);
  await vi.advanceTimersByTimeAsync(50);
  requests.want(2);
  await vi.advanceTimersByTimeAsync(50);
  requests.want(100);
  await vi.runAllTimersAsync();
  expect(asked).toEqual([
    [1, 0],
    [100, 100],
  ]);
});

const BUSY = new Busy({ key: 'limit.busy', english: 'Busy.', arguments: [] }, 1000);

test('a busy server is asked again as late as it says, with the newest, and without words', async () => {
  vi.useFakeTimers();
  const ask = vi.fn<(question: number) => Promise<string>>().mockRejectedValueOnce(BUSY).mockResolvedValue('here');
  const failed = vi.fn();
  const requests = new LatestWins(ask, () => undefined, failed, {
    painted: () => Promise.resolve(),
    pause: () => 0,
    goesOn: () => true,
  });
  requests.want(1);
  for (let move = 2; move <= 5; move++) {
    await vi.advanceTimersByTimeAsync(200);
    requests.want(move);
  }
  expect(ask.mock.calls).toEqual([[1]]);
  await vi.runAllTimersAsync();
  expect(ask.mock.calls).toEqual([[1], [5]]);
  expect(failed).not.toHaveBeenCalled();
});

test('a server that says it will be busy for long is told of at once', async () => {
  vi.useFakeTimers();
  const long = new Busy({ key: 'limit.busy', english: 'Busy.', arguments: [] }, 8000);
  const ask = vi.fn<(question: number) => Promise<string>>().mockRejectedValueOnce(long).mockResolvedValue('here');
  const failed = vi.fn();
  new LatestWins(ask, () => undefined, failed).want(1);
  await vi.advanceTimersByTimeAsync(7900);
  expect(failed).toHaveBeenCalledExactlyOnceWith(long, 1);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.runAllTimersAsync();
  expect(ask).toHaveBeenCalledTimes(2);
});

test('a server that stays busy is told of, and asked until it answers', async () => {
  vi.useFakeTimers();
  let room = false;
  const ask = vi.fn(() => (room ? Promise.resolve('here') : Promise.reject(BUSY)));
  const answered = vi.fn();
  const failed = vi.fn();
  new LatestWins(ask, answered, failed).want(1);
  await vi.advanceTimersByTimeAsync(2900);
  expect(ask).toHaveBeenCalledTimes(2);
  expect(failed).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(4200);
  expect(failed).toHaveBeenCalledWith(BUSY, 1);
  room = true;
  await vi.runAllTimersAsync();
  expect(answered).toHaveBeenCalledWith('here', 1);
});
