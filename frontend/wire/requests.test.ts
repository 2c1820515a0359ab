import { expect, test } from 'vitest';
import { LatestWins } from './requests';

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
  const requests = new LatestWins(server.ask, (answer) => answers.push(answer), () => undefined);
  for (const question of [1, 2, 3, 4]) requests.want(question);
  expect(server.asked).toEqual([1]);
  await server.answer();
  expect(server.asked).toEqual([1, 4]);
  await server.answer();
  expect(answers).toEqual(['answer 1', 'answer 4']);
  expect(requests.idle).toBe(true);
});

test('a failure is told and does not stop what waits', async () => {
  const server = slow();
  const failures: unknown[] = [];
  const requests = new LatestWins(server.ask, () => undefined, (_, question) => failures.push(question));
  requests.want(1);
  requests.want(2);
  await server.fail();
  expect(failures).toEqual([1]);
  expect(server.asked).toEqual([1, 2]);
});

test('what waits can be forgotten', async () => {
  const server = slow();
  const requests = new LatestWins(server.ask, () => undefined, () => undefined);
  requests.want(1);
  requests.want(2);
  requests.forget();
  await server.answer();
  expect(server.asked).toEqual([1]);
});
