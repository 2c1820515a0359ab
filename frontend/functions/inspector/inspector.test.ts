// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../../descent';
import { framed } from '../../wire/numbers/framed';
import type { RaceStage } from '../stage';
import { written } from './board';

// happy-dom has the quirks in which KaTeX refuses to work.
vi.mock('katex', () => ({ default: { render: () => undefined } }));

const message = { key: '', english: 'A bowl.', arguments: [] };
const header = {
  variables: ['x', 'y'],
  runs: ['SGD', 'Adam'].map((name) => ({
    name,
    type: 'sgd',
    rows: 3,
    columns: ['step', 'loss', 'x', 'y'],
    ending: { reason: 'steps', step: 2, message },
    verdict: null,
  })),
  facts: { conditionNumber: 1, criticalPoint: null, minima: [], message: null },
  caption: null,
};
const columns = [
  [0, 1, 2],
  [9, 4, 1],
  [3, 2, 1],
  [0, 0, 0],
];
const raced = (): ArrayBuffer => framed(header, ...columns, ...columns);

const explained = ({ run, step }: { run: number; step: number }): object => ({
  run,
  step,
  made: step < 2,
  dimension: 2,
  axes: [0, 1],
  names: ['x', 'y'],
  rate: 0.1,
  loss: 1,
  nextLoss: 1,
  noisy: false,
  point: [3 - step, 0],
  gradient: [1, 0],
  gradientNorm: 1,
  next: [2 - step, 0],
  rule: 'w',
  working: null,
  more: 0,
  quantities: [{ name: 'w', latex: 'w', before: { shown: [3 - step, 0], norm: 1 }, after: { shown: [2 - step, 0], norm: 1 } }],
  arrows: [],
  search: null,
  gap: null,
  surroundings: {
    eigenvalues: [1, 2],
    conditionNumber: 2,
    hessian: [
      [1, 0],
      [0, 2],
    ],
    message,
  },
});

const LATE = 400;

const experiment = { problem: { type: 'function', expression: 'x', start: [3, 0] }, steps: 2, seed: 1, runs: [] };
let asked: { run: number; step: number; axes: number[] }[];
/** The runs whose gaps were asked for, and how long the two answers take. */
let gapsOf: number[];
let delays: { step: number; gap: number };
let gap: number;

beforeEach(async () => {
  asked = [];
  gapsOf = [];
  delays = { step: 0, gap: 0 };
  gap = NaN;
  vi.stubGlobal('fetch', (url: URL, init: RequestInit) => {
    const body = JSON.parse(init.body as string);
    if (url.pathname.endsWith('api/gap')) {
      gapsOf.push(body.run);
      return late(delays.gap, { steps: [0, 1, 2], gaps: [0.5, 0.25, 0.125] });
    }
    if (!url.pathname.endsWith('api/step')) return Promise.resolve(new Response(raced()));
    asked.push(body);
    return late(delays.step, { ...explained(body), ...(Number.isFinite(gap) ? { gap } : { notFinite: { '/gap': String(gap) } }) });
  });
  document.body.innerHTML = `<descent-stage><button data-inspect="1"></button><descent-inspector></descent-inspector><descent-timeline></descent-timeline></descent-stage>`;
  stage().experiment = JSON.stringify(experiment);
  await settled();
});

afterEach(() => {
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

const late = async (milliseconds: number, answer: object): Promise<Response> => {
  if (milliseconds > 0) await new Promise((done) => setTimeout(done, milliseconds));
  return Response.json(answer);
};
const stage = (): RaceStage => document.querySelector('descent-stage')!;
const inspector = (): HTMLElement => document.querySelector('descent-inspector')!;
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 40));
const shownGap = (): Element | null => inspector().querySelector('svg.gap');
const first = (): string => inspector().querySelector('table.numbers tbody td')!.textContent;

test('is closed at first and asks nothing', () => {
  expect(inspector().hasAttribute('open')).toBe(false);
  expect(inspector().querySelectorAll('button')).toHaveLength(1);
  expect(asked).toEqual([]);
});

test('a click on a path opens it for that run, at the step of the cursor', async () => {
  stage().store.setCursor(1);
  stage().dispatchEvent(new CustomEvent('descent-pick', { detail: { run: 1, step: 1 } }));
  await settled();
  expect(asked.at(-1)).toMatchObject({ run: 1, step: 1, axes: [0, 1], experiment: { seed: 1 } });
  expect(first()).toBe('2');
});

test('it follows the cursor forward and back, and asks the same only once', async () => {
  document.querySelector<HTMLElement>('[data-inspect]')!.click();
  await settled();
  stage().store.setCursor(0);
  await settled();
  expect(first()).toBe('3');
  stage().store.setCursor(2);
  await settled();
  expect(first()).toBe('1');
  const count = asked.length;
  stage().store.inspecting.switch('model', false);
  await settled();
  expect(asked).toHaveLength(count);
});

test('while a hand drags it asks less often, and for the last step in the end', async () => {
  document.querySelector<HTMLElement>('[data-inspect]')!.click();
  await settled();
  const count = asked.length;
  for (let x = 4; x < 9; x++) stage().store.preview('/problem/start', [x, 0]);
  stage().store.setCursor(1);
  await settled();
  expect(asked.length - count).toBeLessThan(2);
  await new Promise((done) => setTimeout(done, 150));
  expect(asked.at(-1)).toMatchObject({ step: 1, experiment: { problem: { start: [8, 0] } } });
});

test.each([
  ['before the page is quiet', 0],
  ['long after', LATE],
])('the gaps follow the answer to the step, be it there %s', async (_, milliseconds) => {
  gap = 0.5;
  delays.step = milliseconds;
  document.querySelector<HTMLElement>('[data-inspect]')!.click();
  await vi.waitFor(() => expect(gapsOf).toEqual([1]), 5000);
  await vi.waitFor(() => expect(shownGap()).not.toBeNull(), 5000);
});

test('a run without gaps is not asked for them, however late that is known', async () => {
  delays.step = LATE;
  document.querySelector<HTMLElement>('[data-inspect]')!.click();
  await vi.waitFor(() => expect(stage().store.inspecting.answer).not.toBeNull(), 5000);
  await new Promise((done) => setTimeout(done, LATE));
  expect(gapsOf).toEqual([]);
});

test('the gaps of another run that come late are not shown as those of this one', async () => {
  gap = 0.5;
  delays.gap = LATE;
  document.querySelector<HTMLElement>('[data-inspect]')!.click();
  await vi.waitFor(() => expect(gapsOf).toEqual([1]), 5000);
  stage().store.inspecting.look(0);
  await vi.waitFor(() => expect(gapsOf).toEqual([1, 0]), 5000);
  expect(stage().store.inspecting.answer!.run).toBe(0);
  expect(shownGap()).toBeNull();
  await vi.waitFor(() => expect(shownGap()).not.toBeNull(), 5000);
});

test('a step that a server did not answer is asked again', async () => {
  const reached = globalThis.fetch;
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('away')));
  document.querySelector<HTMLElement>('[data-inspect]')!.click();
  await settled();
  vi.stubGlobal('fetch', reached);
  await vi.waitFor(() => expect(first()).toBe('1'), 5000);
});

test('the key I opens and closes it, and the focus goes along', async () => {
  const press = (): boolean => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'i', bubbles: true, composed: true }));
  press();
  await settled();
  expect(inspector().hasAttribute('open')).toBe(true);
  expect(document.activeElement).toBe(inspector().querySelector('h2'));
  press();
  await settled();
  expect(inspector().hasAttribute('open')).toBe(false);
  expect(stage().store.inspecting.run).toBeNull();
});

test.each([
  [-0.5, true, '(−0.5)'],
  [-0.5, false, '−0.5'],
  [0.25, true, '0.25'],
  [NaN, true, 'NaN'],
  [-Infinity, true, '(−∞)'],
])('the number %d, inside %s, is written %s', (value, closed, text) => expect(written(value, closed)).toBe(text));
