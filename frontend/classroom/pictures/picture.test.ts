// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import type { ClassExperiment, ClassState } from '../../wire/classroom/socket';
import type { DescentClassPicture } from './picture';
import './picture';

const experiment = {
  title: 'Bowl',
  problem: { type: 'function', expression: 'x^2 + y^2', start: [1, 1] },
  steps: 20,
  runs: [],
} as unknown as ClassExperiment;
const state = { experiment: 1, step: 3, question: 'closed', choose: '', panel: '', frame: [], highlight: -1 } as unknown as ClassState;

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

async function canvases(panel: string, guessing = ''): Promise<string[]> {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  vi.stubGlobal('ResizeObserver', class { observe(): void {} disconnect(): void {} }); // prettier-ignore
  const picture = document.createElement('descent-class-picture') as DescentClassPicture;
  Object.assign(picture, { code: 'ABC234', experiment, state: { ...state, panel }, guessing });
  document.body.append(picture);
  await picture.updateComplete;
  return [...picture.renderRoot.querySelectorAll('canvas')].map((canvas) => canvas.className);
}

test('a teacher shows the map, the chart, or both', async () => {
  expect(await canvases('')).toEqual(['map', 'chart']);
  expect(await canvases('map')).toEqual(['map alone']);
  expect(await canvases('chart')).toEqual(['chart alone']);
  expect(await canvases('inspector')).toEqual(['map', 'chart']);
});

test('a tap on the map chooses a start, and a touch that scrolls over it does not', async () => {
  await canvases('', 'start');
  const picture = document.querySelector<DescentClassPicture>('descent-class-picture')!;
  const map = picture.renderRoot.querySelector('canvas')!;
  const told: unknown[] = [];
  picture.addEventListener('descent-class-guess', (event) => told.push((event as CustomEvent).detail));
  const land = { frame: { x: [0, 10], y: [0, 10] }, bands: {}, grid: {} };
  Object.assign(picture, { land });
  Object.defineProperty(map, 'clientWidth', { value: 100 });
  Object.defineProperty(map, 'clientHeight', { value: 100 });
  map.dispatchEvent(new Event('pointerdown'));
  expect(told).toEqual([]);
  const tap = new MouseEvent('click');
  Object.defineProperty(tap, 'offsetX', { value: 20 });
  Object.defineProperty(tap, 'offsetY', { value: 70 });
  map.dispatchEvent(tap);
  expect(told).toEqual([{ field: 'start', values: [2, 3] }]);
});

test('a tap on the chart asks for the step under it, unless a loss is guessed', async () => {
  await canvases('');
  const picture = document.querySelector<DescentClassPicture>('descent-class-picture')!;
  const told: unknown[] = [];
  picture.addEventListener('descent-class-step', (event) => told.push((event as CustomEvent).detail));
  Object.assign(picture, { chart: { x: { low: 0, high: 20, from: 40, to: 140, scale: 'linear' } } });
  const tap = (offsetX: number) => {
    const event = new MouseEvent('click');
    Object.defineProperty(event, 'offsetX', { value: offsetX });
    picture.renderRoot.querySelector('canvas.chart')!.dispatchEvent(event);
  };
  tap(90);
  tap(10);
  expect(told).toEqual([10, 0]);
  picture.guessing = 'loss';
  tap(90);
  expect(told).toHaveLength(2);
});

test('who guesses has both pictures to touch', async () => {
  expect(await canvases('map', 'loss')).toEqual(['map', 'chart']);
});
