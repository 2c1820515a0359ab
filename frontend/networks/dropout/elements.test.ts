// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../../descent';
import '../lab';
import type { Numbers, Picture } from '../../draw/picture';
import type { Training } from '../../wire/training/training';
import type { TrainingStage } from '../stage';

const histogram = { low: -1, high: 1, fractions: [0.25, 0.75] };
const exact = {
  step: 10,
  units: 3,
  test: [1, 2, 0.3, 0.7],
  mean: [1.5, 2, 0.4, 0.6],
  deviation: [1, 1, 0.1, 0.1],
  scores: histogram,
  predictions: histogram,
};
const variant = { training: [[1, 2, 3]], test: [[1, 2, 3]], trainingScores: [1, 2], testScores: [3, 4] };
const training: Training = {
  runs: ['Plain', 'Dropout'].map((name) => ({
    name,
    type: 'sgd',
    lines: [],
    step: 10,
    ending: null,
    snapshots: [],
    updatesPerEpoch: 5,
    parameters: 9,
    gradientEvaluations: 10,
  })),
  data: {
    features: ['x1', 'x2'],
    classes: ['a', 'b'],
    points: [Float64Array.of(0, 1), Float64Array.of(0, 1)],
    targets: Float64Array.of(0, 1),
    training: Uint8Array.of(1, 1),
    mislabelled: Uint8Array.of(0, 0),
  },
};
const texts = {
  'lab.offline': 'Trying again',
  'lab.join.told': '{0}: {1}',
  'lab.dropout.exact': 'All {0} masks of {1}',
  'lab.dropout.gradient': 'Row {0}: {1}, {2}, {3}',
  'lab.dropout.training': '{0} of {1}',
  'lab.dropout.cancel': 'Cancel',
  'lab.dropout.none': 'drops no unit',
  'lab.dropout.at': 'At {0}',
  'lab.dropout.bent': 'bent',
  'lab.dropout.large': 'too large',
};
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 320));
type Panel = Element & { shadowRoot: ShadowRoot; picture(): Picture | null };
const panel = (): Panel => document.querySelector('descent-dropout') as Panel;
const said = (): string => panel().shadowRoot.textContent.replace(/\s+/g, ' ');

/** What was asked, and a server that answers with these pieces and leaves the answer open. */
let asked: { url: string; body: Record<string, unknown>; signal: AbortSignal }[] = [];
let pieces: object[] = [];

beforeEach(async () => {
  asked = [];
  pieces = [{ training: { done: 4, of: 10 } }];
  vi.stubGlobal('fetch', (url: URL, init: RequestInit) => {
    asked.push({ url: url.pathname, body: JSON.parse(init.body as string) as Record<string, unknown>, signal: init.signal! });
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => pieces.forEach((piece) => controller.enqueue(new TextEncoder().encode(`${JSON.stringify(piece)}\n`))),
    });
    return Promise.resolve({ ok: true, status: 200, body } as Response);
  });
  document.body.innerHTML = '<descent-training><descent-dropout></descent-dropout></descent-training>';
  const stage = document.querySelector<TrainingStage>('descent-training')!;
  stage.texts = JSON.stringify(texts);
  const dropped = { layers: [{ units: 3, activation: 'tanh', keepProbability: 0.5 }] };
  stage.experiment = JSON.stringify({
    problem: { type: 'network', loss: 'crossEntropy', layers: [{ units: 3, keepProbability: 1 }] },
    steps: 10,
    seed: 1,
    runs: [{ name: 'Plain' }, { name: 'Dropout', network: dropped }],
  });
  stage.store.setTraining(training);
  await vi.waitFor(() => expect(asked).not.toHaveLength(0), 5000);
  await settled();
});

afterEach(() => {
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

test('it begins with a contender that drops units, at the step of the cursor, and tells how far it is', () => {
  const [question] = asked.filter(({ url }) => url === '/api/dropout/masks');
  expect(question.body).toMatchObject({ run: 1, step: 10, row: 0, output: 0, masks: 1000 });
  expect(said()).toContain('4 of 10');
  expect(panel().shadowRoot.querySelector('progress')!.value).toBeCloseTo(0.16, 6);
});

test('before an answer there is no picture to take along, and the menu says so', async () => {
  expect(panel().picture()).toBeNull();
  const menu = document.createElement('descent-picture-menu') as HTMLElement & { say: unknown; updateComplete: Promise<boolean> };
  menu.say = (key: string) => key;
  document.body.append(menu);
  await menu.updateComplete;
  menu.shadowRoot!.querySelector<HTMLButtonElement>('.options')!.click();
  await menu.updateComplete;
  expect(menu.shadowRoot!.querySelector('.card')!.textContent).toContain('lab.picture.none');
  expect(menu.shadowRoot!.querySelector('[data-way]')).toBeNull();
});

test('work can be cancelled', async () => {
  panel().shadowRoot.querySelector<HTMLButtonElement>('#cancel')!.click();
  await settled();
  expect(asked.at(-1)!.signal.aborted).toBe(true);
  expect(panel().shadowRoot.querySelector('progress')).toBeNull();
});

test('another choice asks anew, and what comes is told in numbers', async () => {
  pieces = [
    { kind: 'exact', exact },
    { kind: 'variants', variants: ['inverted', 'vanilla', 'unscaled'].map((dropout) => ({ dropout, ...variant })) },
    { kind: 'gradient', gradient: { row: 4, asked: true, dropped: 2, ofDropped: 0, ofKept: 0.25 } },
    {
      kind: 'drawn',
      drawn: { masks: 100, of: 100, mean: [1.4, 2, 0.4, 0.6], error: [0.1, 0.1, 0.01, 0.01], scores: null, predictions: null },
    },
  ];
  const row = panel().shadowRoot.querySelector<HTMLInputElement>('#row')!;
  row.value = '5';
  row.dispatchEvent(new Event('change'));
  await settled();
  await settled();
  expect(asked.at(-1)!.body).toMatchObject({ row: 4 });
  const number = (name: string): string => panel().shadowRoot.querySelector(`[data-number=${name}]`)!.textContent.trim();
  expect(said()).toContain('All 8 masks of 3');
  expect([number('exact'), number('drawn'), number('test'), number('distance')]).toEqual(['1.5', '1.4 ± 0.1', '1', '0.5']);
  expect(number('gradient')).toBe('Row 5: 2, 0, 0.25');
  expect(panel().shadowRoot.querySelectorAll('[data-variant] descent-sketch')).toHaveLength(3);
  const taken = panel().picture()!;
  expect(taken.table().rows).toEqual([
    ['−1', '0', '0.25'],
    ['0', '1', '0.75'],
  ]);
  expect(taken.numbers()).toMatchObject({
    rows: [
      [-1, 0, 0.25],
      [0, 1, 0.75],
    ],
  });
  expect(taken.table().caption).toContain('1.5');
  const scaling = panel().shadowRoot.querySelector<Element & { picture(): Picture }>('.head descent-picture-menu')!.picture();
  expect((scaling.numbers() as Numbers).rows[1]).toEqual([1, 2, 2, 2, 2, 2, 2, 2]);
  const buttons = panel().shadowRoot.querySelectorAll<HTMLButtonElement>('.bar [role=group] button');
  buttons[1].click();
  await settled();
  expect(number('exact')).toBe('0.4');
  expect(number('distance')).toBe('0.1');
});

test('a contender without dropout is offered a small network', async () => {
  const edits: unknown[] = [];
  document.querySelector('descent-training')!.addEventListener('descent-commit', (event) => edits.push((event as CustomEvent).detail));
  const many = asked.length;
  const run = panel().shadowRoot.querySelector<HTMLSelectElement>('#run')!;
  run.value = '0';
  run.dispatchEvent(new Event('change'));
  await settled();
  await settled();
  expect(said()).toContain('drops no unit');
  expect(asked).toHaveLength(many);
  panel().shadowRoot.querySelector<HTMLButtonElement>('[data-small=oneTanh]')!.click();
  expect(edits).toEqual([{ path: '/problem/layers', value: [{ units: 8, activation: 'tanh', keepProbability: 0.5 }] }]);
});

test('it asks once the hand lets go, though letting go changes nothing', async () => {
  const { store } = document.querySelector<TrainingStage>('descent-training')!;
  asked = [];
  store.preview('/seed', 7);
  await settled();
  expect(asked).toHaveLength(0);
  store.commit('/seed', 7);
  await vi.waitFor(() => expect(asked.map(({ body }) => (body['experiment'] as { seed: number }).seed)).toEqual([7]), 5000);
});

test('a server that is away is asked again, and then nothing is wrong any more', async () => {
  const { store } = document.querySelector<TrainingStage>('descent-training')!;
  const reached = globalThis.fetch;
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('away')));
  store.commit('/seed', 7);
  await vi.waitFor(() => expect(panel().shadowRoot.querySelector('.trouble')!.textContent).toBe('Trying again'), 5000);
  pieces = [{ kind: 'exact', exact }];
  vi.stubGlobal('fetch', reached);
  await vi.waitFor(() => expect(said()).toContain('All'), 5000);
  expect(panel().shadowRoot.querySelector('.trouble')!.textContent).toBe('');
});
