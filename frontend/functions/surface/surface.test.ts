// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '../../descent';
import { levelsOf } from '../landscape/levels';
import { heightAt, reliefOf } from './relief';
import type { Race } from '../../wire/answer/frame';
import type { RaceStage } from '../stage';
import { DrapedPaths } from './draped-paths';

const race: Race = {
  variables: ['x', 'y'],
  runs: [
    {
      name: 'SGD',
      type: 'sgd',
      rows: 3,
      verdict: null,
      ending: { reason: 'steps', step: 2, message: { key: '', english: '', arguments: [] } },
      columns: new Map([
        ['step', Float64Array.of(0, 1, 2)],
        ['x', Float64Array.of(0.9, -0.9, 7)],
        ['y', Float64Array.of(0, 0, 0)],
      ]),
    },
  ],
  facts: { conditionNumber: null, criticalPoint: null, minima: [], message: null },
  caption: null,
};

describe('paths on the relief', () => {
  const values = Float64Array.from({ length: 41 * 41 }, (_, k) => Math.exp(-20 * (((k % 41) - 20) / 20) ** 2));
  const relief = reliefOf({ columns: 41, rows: 41, values }, levelsOf(values, null));
  const paths = new DrapedPaths();
  const always = (): boolean => true;

  beforeEach(() => {
    paths.drape(race, [0, 1], { x: [-1, 1], y: [-1, 1] });
    paths.project(relief, [3, 0.15, 0], (u, h) => [u * 100, h * 100]);
  });

  test('climb over the ridge between two steps', () => {
    const [path] = paths.at(2, null, always);
    const highest = Math.max(...[...path.ys].filter((y) => !Number.isNaN(y)));
    expect(highest).toBeGreaterThan(95 * heightAt(relief, 0, 0));
  });

  test('are open before the ridge, covered behind it, and nowhere both for long', () => {
    const [path] = paths.at(2, null, always);
    expect(path.open[path.rows[0]]).not.toBeNaN();
    expect(path.open[path.rows[1]]).toBeNaN();
    expect(path.covered[path.rows[1]]).not.toBeNaN();
  });

  test('stand where the cursor stands, and are found by their steps', () => {
    expect(paths.at(1, { step: 0, run: 0 }, always)[0]).toMatchObject({ now: 1, hovered: 0 });
    const { x, y } = paths.place(0, 1)!;
    expect(paths.near(x + 2, y, 5, always)).toEqual({ run: 0, step: 1 });
    expect(paths.near(x + 2, y, 5, () => false)).toBeNull();
    expect(paths.place(0, 2)).toBeNull();
  });
});

test('a run as it went before a change lies on the relief too', () => {
  const values = Float64Array.from({ length: 41 * 41 }, (_, k) => ((k % 41) - 20) ** 2);
  const relief = reliefOf({ columns: 41, rows: 41, values }, levelsOf(values, 0));
  const frame = { x: [-1, 1] as [number, number], y: [-1, 1] as [number, number] };
  const [ghost] = DrapedPaths.ghosts([{ of: race, index: 0 }], [0, 1], frame, relief, (u, h) => [u * 100, h * 100]);
  expect(ghost.index).toBe(0);
  expect(ghost.xs[0]).toBeCloseTo(45, 3);
  expect(ghost.ys[0]).toBeCloseTo(100 * heightAt(relief, 0.45, 0), 0);
  expect(Math.min(...[...ghost.ys].filter(Number.isFinite))).toBeLessThan(5);
  expect(ghost.ys.at(-1)).toBeNaN();
});

describe('the switch', () => {
  beforeEach(() => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}', { status: 503 })));
    document.body.innerHTML = '<descent-stage><descent-map></descent-map></descent-stage>';
    const stage: RaceStage = document.querySelector('descent-stage')!;
    stage.texts = JSON.stringify({ 'lab.map.asSurface': 'Surface', 'lab.surface.none': 'No WebGL here.' });
    stage.experiment = JSON.stringify({ problem: { type: 'function', expression: 'x^2', start: [1, 1] }, steps: 2, seed: 1, runs: [] });
    stage.store.setRace(race);
  });

  afterEach(() => {
    document.body.innerHTML = '';
    vi.unstubAllGlobals();
  });

  const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 30));
  const inMap = (selector: string): HTMLElement => document.querySelector('descent-map')!.shadowRoot!.querySelector(selector)!;

  test('without WebGL a sentence stands over the map, which stays', async () => {
    await settled();
    const button = [...document.querySelector('descent-map')!.shadowRoot!.querySelectorAll('.switch button')].find(
      (b) => b.textContent === 'Surface',
    );
    (button as HTMLButtonElement).click();
    await settled();
    expect(inMap('.note').textContent).toBe('No WebGL here.');
    expect(button!.getAttribute('aria-pressed')).toBe('false');
    expect(inMap('canvas.relief')).toBeNull();
  });

  test('is not there for one variable', async () => {
    document.querySelector<RaceStage>('descent-stage')!.store.setRace({ ...race, variables: ['x'] });
    await settled();
    expect(inMap('.switch')).toBeNull();
  });
});
