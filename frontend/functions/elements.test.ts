// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '../descent';
import { nameColour, onLookChange, pageLook } from '../lab/painting/page-look';
import { framed } from '../wire/numbers/framed';
import type { RaceStage } from './stage';
import { formerCurves } from './chart';
import type { Message } from '../wire/answer/message';

const message = (english: string): object => ({ key: '', english, arguments: [] });
const header = {
  variables: ['x', 'y'],
  runs: [
    {
      name: 'SGD',
      type: 'sgd',
      rows: 3,
      columns: ['step', 'loss', 'x', 'y'],
      ending: { reason: 'diverged', step: 3, message: message('too far') },
      verdict: null,
    },
    {
      name: 'Adam',
      type: 'adam',
      rows: 5,
      columns: ['step', 'loss', 'x', 'y'],
      ending: { reason: 'steps', step: 4, message: message('done') },
      verdict: message('arrives'),
    },
  ],
  facts: {
    conditionNumber: 100,
    criticalPoint: null,
    minima: [{ point: [0, 0], loss: 0 }],
    message: message('Condition number 100, a minimum at (0, 0)'),
  },
  caption: { what: message('SGD zigzags.'), hint: message('Try more.') },
};
const columns = [
  [0, 1, 2],
  [50, 60, 70],
  [1, 2, 3],
  [1, 2, 3],
  [0, 1, 2, 3, 4],
  [50, 40, 30, 20, 10],
  [1, 1, 1, 1, 1],
  [1, 1, 1, 1, 1],
];
const raced = (): ArrayBuffer => framed(header, ...columns);

const experiment = {
  problem: { type: 'function', expression: 'x^2', start: [1, 1], parameters: { a: 1 } },
  steps: 4,
  seed: 1,
  runs: [{ name: 'SGD', optimizer: { type: 'sgd' }, schedule: { type: 'constant', learningRate: 0.1 } }],
};

let asked: { url: string; body: Record<string, unknown> }[];
let reply: () => Response;

beforeEach(() => {
  asked = [];
  reply = () => new Response(raced());
  vi.stubGlobal('fetch', (url: URL, init: RequestInit) => {
    asked.push({ url: String(url), body: JSON.parse(init.body as string) });
    return Promise.resolve(String(url).includes('api/race') ? reply() : new Response('{}', { status: 503 }));
  });
  document.body.innerHTML = `<descent-stage><descent-verdict run="0"></descent-verdict><descent-verdict run="1"></descent-verdict>
    <descent-remedy run="0"></descent-remedy><descent-remedy run="1"></descent-remedy>
    <descent-facts></descent-facts><descent-caption></descent-caption><descent-timeline></descent-timeline>
    <descent-slider></descent-slider><descent-expression></descent-expression></descent-stage>`;
});

afterEach(() => {
  vi.useRealTimers();
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

const stage = (): RaceStage => document.querySelector('descent-stage')!;
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 30));
const shown = (selector: string): string => document.querySelector(selector)!.shadowRoot!.textContent.replace(/\s+/g, ' ').trim();

async function open(): Promise<void> {
  stage().texts = JSON.stringify({ 'lab.verdict.diverged': 'diverged at step {0}' });
  stage().experiment = JSON.stringify(experiment);
  await settled();
}

const races = (): unknown[] => asked.filter(({ url }) => url.includes('api/race'));

describe('the stage', () => {
  test('asks for the race of its experiment and shows it whole', async () => {
    await open();
    expect(races()).toHaveLength(1);
    expect(asked[0].body).toEqual(experiment);
    expect(stage().store.cursor).toBe(4);
  });

  test('the same experiment again asks nothing', async () => {
    await open();
    stage().experiment = JSON.stringify(Object.fromEntries(Object.entries(experiment).reverse()));
    await settled();
    expect(races()).toHaveLength(1);
  });

  test('a preview from a child asks with the patched experiment and leaves the server alone', async () => {
    await open();
    const event = new CustomEvent('descent-preview', { detail: { path: '/problem/start', value: [2, 2] }, bubbles: true, composed: true });
    document.querySelector('descent-slider')!.dispatchEvent(event);
    await settled();
    expect(asked.at(-1)!.body).toMatchObject({ problem: { start: [2, 2] } });
  });

  test('a refusal is told, and the last race stays', async () => {
    await open();
    reply = () => Response.json({ error: 'There is no function sen.', key: '', arguments: [] }, { status: 400 });
    stage().store.preview('/problem/expression', 'sen(x)');
    await settled();
    expect(stage().store.trouble!.kind).toBe('refused');
    expect(stage().store.say(stage().store.trouble!.message)).toBe('There is no function sen.');
    expect(stage().store.race).not.toBeNull();
  });

  test('a server that is away is asked again', async () => {
    vi.useFakeTimers();
    reply = () => new Response('', { status: 502 });
    stage().experiment = JSON.stringify(experiment);
    await vi.advanceTimersByTimeAsync(10);
    expect(stage().store.trouble!.kind).toBe('offline');
    reply = () => new Response(raced());
    await vi.advanceTimersByTimeAsync(1100);
    expect(stage().store.trouble).toBeNull();
    expect(stage().store.race).not.toBeNull();
    vi.useRealTimers();
  });

  test('a server without room is asked again, and told of only if that lasts', async () => {
    vi.useFakeTimers();
    const sentence = { error: 'The server is busy.', key: '', arguments: [] };
    reply = () => Response.json(sentence, { status: 503, headers: { 'Retry-After': '1' } });
    stage().experiment = JSON.stringify(experiment);
    await vi.advanceTimersByTimeAsync(1500);
    expect(asked).toHaveLength(2);
    expect(stage().store.trouble).toBeNull();
    await vi.advanceTimersByTimeAsync(6000);
    expect(stage().store.say(stage().store.trouble!.message)).toBe('The server is busy.');
    reply = () => new Response(raced());
    await vi.advanceTimersByTimeAsync(10_000);
    expect(stage().store.trouble).toBeNull();
    expect(stage().store.race).not.toBeNull();
    vi.useRealTimers();
  });

  test('a dragged start is asked for after the pause that an answer names, and at once where it is let go', async () => {
    vi.useFakeTimers();
    stage().experiment = JSON.stringify(experiment);
    await vi.advanceTimersByTimeAsync(200);
    reply = () => new Response(raced(), { headers: { 'Descent-Pause': '500' } });
    const move = (x: number): void => stage().store.preview('/problem/start', [x, 1]);
    move(7);
    await vi.advanceTimersByTimeAsync(200);
    const before = races().length;
    move(2);
    await vi.advanceTimersByTimeAsync(100);
    move(3);
    await vi.advanceTimersByTimeAsync(100);
    expect(races()).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(200);
    expect(races()).toHaveLength(before + 1);
    expect((races().at(-1) as (typeof asked)[number]).body).toMatchObject({ problem: { start: [3, 1] } });
    move(4);
    stage().store.commit('/problem/start', [5, 1]);
    await vi.advanceTimersByTimeAsync(100);
    expect(races()).toHaveLength(before + 2);
    expect((races().at(-1) as (typeof asked)[number]).body).toMatchObject({ problem: { start: [5, 1] } });
    vi.useRealTimers();
  });

  test('hidden runs do not make the timeline longer', async () => {
    await open();
    stage().hiddenRuns = '[1]';
    expect(stage().store.length).toBe(2);
  });
});

describe('texts of the race', () => {
  beforeEach(open);

  test('the page may have its own caption', async () => {
    stage().caption = JSON.stringify({ what: message('Look here.'), hint: null });
    await settled();
    expect(shown('descent-caption')).toBe('Look here.');
    stage().caption = '';
    await settled();
    expect(shown('descent-caption')).toBe('SGD zigzags. Try more.');
  });

  test('pointing at a contender highlights its run', () => {
    const line = document.createElement('p');
    line.dataset['run'] = '1';
    stage().append(line);
    line.dispatchEvent(new Event('pointerover', { bubbles: true }));
    expect(stage().store.hover).toEqual({ step: 4, run: 1 });
    stage().dispatchEvent(new Event('pointerover', { bubbles: true }));
    expect(stage().store.hover).toBeNull();
  });

  test('a verdict, and where a run diverged', () => {
    expect(shown('descent-verdict[run="1"]')).toBe('arrives');
    expect(shown('descent-verdict[run="0"]')).toBe('✕ diverged at step 3');
  });

  test('a remedy is one click away and leaves a ghost of the path that it mends', async () => {
    const patch = [{ op: 'add' as const, path: '/runs/0/schedule', value: { type: 'constant', learningRate: 0.05 } }];
    const text = { key: '', english: 'rate 0.1 → 0.05: ends at 1', arguments: [] };
    const { store } = stage();
    store.setRemedies(store.experiment!, [[{ text, former: message('rate 0.1') as Message, patch }], []]);
    await settled();
    expect(shown('descent-remedy[run="0"]')).toContain('rate 0.1 → 0.05: ends at 1');
    expect(shown('descent-verdict[run="1"]')).toBe('arrives');
    expect(shown('descent-remedy[run="1"]')).toBe('');
    const commits: unknown[] = [];
    stage().addEventListener('descent-commit', (event) => commits.push((event as CustomEvent).detail));
    document.querySelector('descent-remedy')!.shadowRoot!.querySelector('button')!.click();
    expect(commits).toEqual([{ path: '/runs/0/schedule', value: patch[0].value }]);
    expect(store.experiment!.runs[0].schedule.learningRate).toBe(0.05);
    expect(store.ghost?.index).toBe(0);
    expect(formerCurves(store, 'loss', 'steps').map(({ index }) => index)).toEqual([0]);
    await settled();
    expect(shown('descent-remedy[run="0"]')).not.toContain('rate');
    expect(store.ghost).not.toBeNull();
    // Named by what it was, it is also the way back, in the line of its contender and beside the chart.
    const back = document.querySelector('descent-remedy')!.shadowRoot!.querySelector<HTMLButtonElement>('.back')!;
    expect(store.former?.was).toEqual(message('rate 0.1'));
    expect(back.title).not.toBe('');
    back.click();
    expect(commits[1]).toEqual({ path: '/runs/0/schedule', value: { type: 'constant', learningRate: 0.1 } });
    await settled();
    expect(store.experiment!.runs[0].schedule.learningRate).toBe(0.1);
    expect(store.ghost).toBeNull();
    expect(document.querySelector('descent-remedy')!.shadowRoot!.querySelector('.back')).toBeNull();
  });

  test('the place of a remedy stays while the next ones are worked out', async () => {
    const patch = [{ op: 'add' as const, path: '/runs/0/schedule', value: { type: 'constant', learningRate: 0.05 } }];
    const text = { key: '', english: 'rate 0.1 → 0.05: ends at 1', arguments: [] };
    const { store } = stage();
    const line = document.querySelector<HTMLElement>('descent-remedy[run="0"]')!;
    line.getBoundingClientRect = () => new DOMRect(0, 0, 200, 48);
    store.setRemedies(store.experiment!, [[{ text, former: message('rate 0.1') as Message, patch }], []]);
    await settled();
    expect(line.style.minHeight).toBe('');
    store.commit('/problem/start', [2, 2]);
    await settled();
    expect(shown('descent-remedy[run="0"]')).toBe('');
    expect([line.style.minHeight, line.hasAttribute('offered')]).toEqual(['48px', true]);
    expect(document.querySelector<HTMLElement>('descent-remedy[run="1"]')!.style.minHeight).toBe('');
    store.setRemedies(store.experiment!, [[], []]);
    await settled();
    expect([line.style.minHeight, line.hasAttribute('offered')]).toEqual(['', false]);
  });

  test('a busy server says nothing while a hand drags: words on another path are hidden, and asked for when it rests', async () => {
    const words = (): string[] =>
      ['descent-caption', 'descent-verdict[run="1"]', 'descent-facts'].map(
        (element) => document.querySelector<HTMLElement>(element)!.style.visibility,
      );
    const silent = { ...header, caption: null, runs: header.runs.map((run) => ({ ...run, word: null, verdict: null })) };
    reply = () => new Response(framed(silent, ...columns));
    stage().store.preview('/problem/start', [2, 2]);
    await settled();
    expect(asked.at(-1)!.url).toContain('drawn=true');
    expect(words()).toEqual(['hidden', 'hidden', '']);
    reply = () => new Response(raced());
    await new Promise((done) => setTimeout(done, 250));
    const last = asked.findLast(({ url }) => url.includes('api/race'))!;
    expect(last.url).not.toContain('drawn');
    expect(last.body).toMatchObject({ problem: { start: [2, 2] } });
    expect(words()).toEqual(['', '', '']);
    expect(shown('descent-caption')).toBe('SGD zigzags. Try more.');
  });

  test('facts and caption', () => {
    expect(shown('descent-facts')).toBe('Condition number 100, a minimum at (0, 0)');
    expect(shown('descent-caption')).toBe('SGD zigzags. Try more.');
  });
});

describe('keys', () => {
  beforeEach(open);
  const press = (key: string, target: Element = document.body): boolean =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }));

  test('step, rewind, play', () => {
    press('ArrowLeft');
    expect(stage().store.cursor).toBe(3);
    press('r');
    expect(stage().store.cursor).toBe(0);
    press(' ');
    expect(stage().store.playing).toBe(true);
  });

  test('not while somebody types', () => {
    press('r', document.querySelector('textarea')!);
    expect(stage().store.cursor).toBe(4);
  });

  test('a new seed is committed, and is new', () => {
    const commits: { path: string; value: number }[] = [];
    stage().addEventListener('descent-commit', (event) => commits.push((event as CustomEvent).detail));
    press('n');
    expect(commits[0].path).toBe('/seed');
    expect(commits[0].value).not.toBe(1);
  });
});

test('keys for undo and redo are told to the page', async () => {
  await open();
  const told: string[] = [];
  for (const kind of ['descent-undo', 'descent-redo']) stage().addEventListener(kind, ({ type }) => told.push(type));
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Z', ctrlKey: true, shiftKey: true, bubbles: true }));
  expect(told).toEqual(['descent-undo', 'descent-redo']);
});

test('the page decides which look a run has, and pictures hear of it', () => {
  const told = vi.fn();
  const forget = onLookChange(told);
  stage().looks = '[2, 0]';
  expect(told).toHaveBeenCalledOnce();
  expect(
    pageLook()
      .runs.map(({ marker }) => marker)
      .slice(0, 2),
  ).toEqual(['triangle', 'circle']);
  expect(nameColour(0)).toBe('var(--run-3-text)');
  stage().looks = '[]';
  forget();
});
