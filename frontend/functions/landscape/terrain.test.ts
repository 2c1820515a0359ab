import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Problem } from '../../wire/answer/experiment';
import { Refusal, type GridQuestion } from '../../wire/server';
import { COARSE, FINE, fineOn, TerrainSource } from './terrain';

const problem: Problem = { type: 'function', expression: 'a*x^2', variables: ['x', 'y'], parameters: { a: 1 }, start: [1, 1] };
const domain: [number, number][] = [
  [-1, 1],
  [-1, 1],
];
let asked: GridQuestion[];
let source: TerrainSource;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  source = new TerrainSource(
    (question) => {
      asked.push(question);
      return Promise.resolve({ columns: question.columns, rows: question.rows, values: new Float64Array() });
    },
    () => undefined,
    () => undefined,
  );
});

afterEach(() => {
  vi.useRealTimers();
});

test('the first picture is fine at once', () => {
  source.show(problem, 2, domain, [0, 1], false);
  expect(asked).toMatchObject([FINE]);
});

test('it is as fine as its pixels can show', () => {
  expect(fineOn(1200)).toEqual(FINE);
  expect(fineOn(360)).toEqual({ columns: 160, rows: 120 });
  expect(fineOn(1)).toEqual(COARSE);
  source.show(problem, 2, domain, [0, 1], false, null, 360);
  expect(asked).toMatchObject([fineOn(360)]);
});

test('another start is the same landscape, another parameter is not', async () => {
  source.show(problem, 2, domain, [0, 1], false);
  await vi.runAllTimersAsync();
  source.show({ ...problem, start: [3, 3] }, 2, domain, [0, 1], true);
  expect(asked).toHaveLength(1);
  source.show({ ...problem, parameters: { a: 2 } }, 2, domain, [0, 1], true);
  expect(asked).toHaveLength(2);
  expect(asked[1]).toMatchObject(COARSE);
});

test('a hand pauses as long as the server asks for, and goes on with where it is; what rests does not wait', async () => {
  let pause = 100;
  const hows: (boolean | undefined)[] = [];
  source = new TerrainSource(
    (question, { drawn }) => {
      asked.push(question);
      hows.push(drawn);
      return Promise.resolve({ columns: question.columns, rows: question.rows, values: new Float64Array(), pause });
    },
    () => undefined,
    () => undefined,
  );
  const drag = (a: number): void => source.show({ ...problem, parameters: { a } }, 2, domain, [0, 1], true);
  for (let a = 1; a <= 8; a++) {
    drag(a);
    await vi.advanceTimersByTimeAsync(20);
  }
  expect(asked.map((question) => question.problem.parameters)).toEqual([{ a: 1 }, { a: 5 }]);
  pause = 1000;
  await vi.advanceTimersByTimeAsync(130);
  expect(asked.map(({ columns }) => columns)).toEqual([COARSE, COARSE, COARSE, FINE].map(({ columns }) => columns));
  expect(hows).toEqual([true, true, true, false]);
  expect(asked.at(-1)!.problem.parameters).toEqual({ a: 8 });
});

test('when all is quiet the fine one follows', async () => {
  source.show(problem, 2, domain, [0, 1], false);
  await vi.runAllTimersAsync();
  source.show({ ...problem, parameters: { a: 2 } }, 2, domain, [0, 1], true);
  await vi.runAllTimersAsync();
  expect(asked.map(({ columns }) => columns)).toEqual([FINE.columns, COARSE.columns, FINE.columns]);
});

test('being shown again while waiting, as after each paint, asks nothing and puts nothing off', async () => {
  source.show(problem, 2, domain, [0, 1], false);
  await vi.runAllTimersAsync();
  const other = { ...problem, parameters: { a: 2 } };
  for (let frame = 0; frame < 20; frame++) {
    source.show(other, 2, domain, [0, 1], false);
    await vi.advanceTimersByTimeAsync(16);
  }
  expect(asked.map(({ columns }) => columns)).toEqual([FINE.columns, COARSE.columns, FINE.columns]);
});

test('a slice depends on the start that it is held at', async () => {
  source.show(problem, 3, domain, [0, 2], false);
  await vi.runAllTimersAsync();
  source.show({ ...problem, start: [3, 3] }, 3, domain, [0, 2], false);
  expect(asked).toHaveLength(2);
});

test('a refusal is told and not asked for again', async () => {
  const reason = new Refusal({ key: 'limit.narrow', english: 'too narrow', arguments: [] }, null);
  const ask = vi.fn(() => Promise.reject(reason));
  const told = vi.fn();
  const refused = new TerrainSource(ask, () => undefined, told);
  for (let i = 0; i < 2; i++) {
    refused.show(problem, 2, domain, [0, 1], false);
    await vi.runAllTimersAsync();
  }
  expect(told).toHaveBeenCalledWith(reason);
  expect(ask).toHaveBeenCalledTimes(1);
});

test('the losses come from a server that was away, though nothing is painted meanwhile', async () => {
  const grid = { columns: 320, rows: 240, values: new Float64Array() };
  const ask = vi.fn<() => Promise<typeof grid>>().mockRejectedValueOnce(new Error('away')).mockResolvedValue(grid);
  const arrived = vi.fn();
  const away = new TerrainSource(ask, arrived, () => undefined);
  away.show(problem, 2, domain, [0, 1], false);
  await vi.runAllTimersAsync();
  expect(arrived).toHaveBeenCalledTimes(1);
  expect(away.terrain?.grid).toBe(grid);
});

test('one variable asks for one row', () => {
  source.show(problem, 1, [[-1, 1]], [0], false);
  expect(asked[0].rows).toBe(1);
});
