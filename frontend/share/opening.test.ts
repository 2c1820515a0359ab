// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../descent';
import type { DescentDigest } from './digest';
import type { RaceStage } from '../functions/stage';
import { framed } from '../wire/numbers/framed';

const LENGTH = 200;
/** How long the next race takes. */
let delay: number;
const message = { key: '', english: '', arguments: [] };
let digest: string;

function raced(): ArrayBuffer {
  const run = {
    name: 'SGD',
    type: 'sgd',
    rows: 2,
    columns: ['step', 'loss'],
    ending: { reason: 'steps', step: LENGTH, message },
    verdict: null,
  };
  return framed({ digest, variables: ['x'], runs: [run], facts: { minima: [], message: null }, caption: null }, [0, LENGTH], [2, 1]);
}

const experiment = (seed: number): string =>
  JSON.stringify({
    problem: { type: 'function', expression: 'x^2', start: [1] },
    steps: LENGTH,
    seed,
    runs: [{ name: 'SGD', optimizer: { type: 'sgd' }, schedule: { type: 'constant' } }],
  });

beforeEach(() => {
  digest = '6e34a59c5564';
  delay = 0;
  vi.stubGlobal('fetch', async () => {
    const race = raced();
    if (delay > 0) await new Promise((done) => setTimeout(done, delay));
    return new Response(race);
  });
  document.body.innerHTML = '<descent-stage><descent-digest></descent-digest></descent-stage>';
});

afterEach(() => {
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

const stage = (): RaceStage => document.querySelector('descent-stage')!;
const line = (): DescentDigest => document.querySelector('descent-digest')!;
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 30));
const verdict = (): string => line().shadowRoot!.querySelector('p')?.className ?? '';

async function open(seed = 1): Promise<void> {
  stage().experiment = experiment(seed);
  await settled();
}

test('a link that names a step stands there and does not play', async () => {
  stage().openAt = 137;
  await open();
  expect(stage().store.cursor).toBe(137);
  expect(stage().store.playing).toBe(false);
});

test('a step behind the end is the end', async () => {
  stage().openAt = 1000;
  await open();
  expect(stage().store.cursor).toBe(LENGTH);
});

test('a link that plays begins at its step', async () => {
  stage().openAt = 100;
  stage().autoplay = true;
  await open();
  expect(stage().store.playing).toBe(true);
  expect(stage().store.cursor).toBeGreaterThanOrEqual(100);
});

test('the numbers of the link are recognised to the bit', async () => {
  line().expected = digest;
  await open();
  expect(verdict()).toBe('same');
});

test('other numbers are a warning', async () => {
  line().expected = 'ffffffffffff';
  await open();
  expect(verdict()).toBe('other');
});

test('nothing is said without a digest, nor of an experiment that was changed', async () => {
  await open();
  expect(verdict()).toBe('');
  line().expected = digest;
  await settled();
  expect(verdict()).toBe('same');
  digest = 'ffffffffffff';
  await open(2);
  expect(verdict()).toBe('');
});

test('an experiment that is changed before the numbers come is not compared with the link', async () => {
  delay = 60;
  line().expected = digest;
  await open();
  stage().store.preview('/seed', 2);
  digest = 'ffffffffffff';
  await vi.waitFor(() => expect(stage().store.digest).toBe(digest));
  await settled();
  expect(verdict()).toBe('');
});

test.each([
  ['first', true],
  ['last', false],
])('the next link is judged by its own numbers alone, its digest set %s', async (_, digestFirst) => {
  line().expected = digest;
  await open();
  expect(verdict()).toBe('same');
  delay = 60;
  digest = 'aaaaaaaaaaaa';
  if (digestFirst) line().expected = digest;
  stage().experiment = experiment(2);
  if (!digestFirst) line().expected = digest;
  await settled();
  expect(stage().store.digest).toBeNull();
  expect(verdict()).toBe('');
  await vi.waitFor(() => expect(verdict()).toBe('same'));
});

test('a digest that comes to a page whose numbers are there already is compared too', async () => {
  await open();
  const late = document.createElement('descent-digest') as DescentDigest;
  late.expected = digest;
  stage().append(late);
  await settled();
  expect(late.shadowRoot!.querySelector('p')?.className).toBe('same');
});
