// @vitest-environment happy-dom
/** A typed text is raced as soon as it is typed; the page commits it, or says what is wrong. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../descent';
import type { Race } from '../wire/answer/frame';
import { Refusal } from '../wire/server';
import type { RaceStage } from './stage';

const asking = vi.hoisted(() => vi.fn<(experiment: unknown) => Promise<Race>>());
vi.mock('../wire/server', async (original) => ({ ...(await original<object>()), askRace: asking }));

const experiment = (expression: string): string =>
  JSON.stringify({
    problem: { type: 'function', expression, variables: ['x'], start: [1], parameters: {} },
    steps: 4,
    seed: 1,
    runs: [{ name: 'SGD', optimizer: { type: 'sgd' }, schedule: { type: 'constant', learningRate: 0.1 } }],
  });
const race = (digest: string): Race => ({
  digest,
  variables: ['x'],
  runs: [],
  facts: { conditionNumber: null, criticalPoint: null, minima: [], message: null },
  caption: null,
  plane: null,
});
const refused = (): Promise<Race> => Promise.reject(new Refusal({ key: '', english: 'There is no function sen.', arguments: [] }, null));
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 20));
const expressions = (): unknown[] =>
  asking.mock.calls.map(([asked]) => (JSON.parse(JSON.stringify(asked)) as { problem: { expression: string } }).problem.expression);

let stage: RaceStage;

beforeEach(async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}', { status: 503 })));
  asking.mockReset();
  asking.mockImplementation(() => Promise.resolve(race(`digest ${asking.mock.calls.length}`)));
  document.body.innerHTML = '<descent-stage></descent-stage>';
  stage = document.querySelector('descent-stage')!;
  stage.experiment = experiment('x^2');
  await settled();
});

afterEach(() => {
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

test('what runs as it stands is shown before the page has answered, and is not asked for twice', async () => {
  stage.type('x^4');
  await settled();
  expect(stage.store.value('/problem/expression')).toBe('x^4');
  expect(stage.store.digest).toBe('digest 2');

  stage.experiment = experiment('x^4');
  await settled();
  expect(expressions()).toEqual(['x^2', 'x^4']);
  expect(stage.store.digest).toBe('digest 2');
});

test('what is wrong changes nothing; the page says why', async () => {
  asking.mockImplementationOnce(refused);
  stage.type('sen(x)');
  await settled();
  expect(stage.store.value('/problem/expression')).toBe('x^2');
  expect(stage.store.digest).toBe('digest 1');
  expect(stage.store.trouble).toBeNull();
});

test('a refused text asks again for what it pushed aside', async () => {
  stage.store.preview('/problem/start', [2]);
  stage.store.preview('/problem/start', [3]);
  asking.mockImplementationOnce(refused);
  stage.type('sen(x)');
  await settled();
  expect(stage.store.isCurrent).toBe(true);
  expect(asking.mock.calls.at(-1)![0]).toMatchObject({ problem: { expression: 'x^2', start: [3] } });
});

test('an answer that comes after the page has moved on is not shown', async () => {
  let late!: (race: Race) => void;
  asking.mockImplementationOnce(() => new Promise((done) => (late = done)));
  stage.type('x^4');
  stage.experiment = experiment('x^6');
  late(race('late'));
  await settled();
  expect(stage.store.value('/problem/expression')).toBe('x^6');
  expect(stage.store.digest).toBe('digest 3');
});

test('back to an earlier text it is asked for again', async () => {
  stage.type('x^4');
  await settled();
  stage.experiment = experiment('x^4');
  stage.experiment = experiment('x^2');
  await settled();
  stage.experiment = experiment('x^4');
  await settled();
  expect(expressions()).toEqual(['x^2', 'x^4', 'x^2', 'x^4']);
});

test('a text that the page accepts before it is raced is asked for once', async () => {
  let late!: (race: Race) => void;
  asking.mockImplementationOnce(() => new Promise((done) => (late = done)));
  stage.type('x^4');
  stage.experiment = experiment('x^4');
  late(race('late'));
  await settled();
  expect(expressions()).toEqual(['x^2', 'x^4']);
  expect(stage.store.digest).toBe('late');
  expect(stage.store.isCurrent).toBe(true);
});

test('a text that the page accepts and the server refuses is asked for again, to hear why', async () => {
  let refuse!: (reason: unknown) => void;
  asking.mockImplementationOnce(() => new Promise((_, fail) => (refuse = fail)));
  asking.mockImplementationOnce(refused);
  stage.type('x^4');
  stage.experiment = experiment('x^4');
  refuse(new Refusal({ key: '', english: '', arguments: [] }, null));
  await settled();
  expect(expressions()).toEqual(['x^2', 'x^4', 'x^4']);
  expect(stage.store.trouble).toMatchObject({ kind: 'refused', message: { english: 'There is no function sen.' } });
});

test('a text that was refused and then accepted is asked for', async () => {
  asking.mockImplementationOnce(refused);
  stage.type('x^4');
  await settled();
  stage.experiment = experiment('x^4');
  await settled();
  expect(expressions()).toEqual(['x^2', 'x^4', 'x^4']);
});
