import { afterEach, expect, test, vi } from 'vitest';
import { teachFrom } from '../lab/teaching';
import type { LabView } from '../wire/classroom/lab-view';
import type { ClassExperiment, ClassState } from '../wire/classroom/socket';
import { driven } from './driven';

const experiment = { problem: { type: 'function', expression: 'x^2', start: [1] }, steps: 20, seed: 1, runs: [{ name: 'SGD' }] };
const question = { text: 'Which?', choices: ['a', 'b'], answer: 1 };
const shown = { ...experiment, title: 'Bowl', question } as unknown as ClassExperiment;
const state = { step: 3, playing: false, speed: 1, highlight: -1, frame: [] as number[] } as ClassState;
const view: LabView = { experiment, step: 3, playing: false, speed: 1, highlight: -1, frame: [] };

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a class that stands where the lab does is told nothing', () => {
  expect(driven(view, state, shown, false)).toEqual([]);
});

test('step, playing, speed and what stands out go to the class, another experiment with its question', () => {
  expect(driven({ ...view, step: 7, playing: true, speed: 2, highlight: 1 }, state, shown, false)).toEqual([
    { state: { speed: 2, highlight: 1, step: 7, playing: true } },
  ]);
  const other = { ...experiment, seed: 2 };
  expect(driven({ ...view, experiment: other }, state, shown, false)).toEqual([{ experiment: { ...other, question } }]);
});

test('the part of the plane that the lab shows is the one that the class sees', () => {
  const frame = [-1, 1, 0, 2];
  expect(driven({ ...view, frame }, state, shown, false)).toEqual([{ state: { frame } }]);
  expect(driven({ ...view, frame }, { ...state, frame }, shown, false)).toEqual([]);
  expect(driven(view, { ...state, frame }, shown, false)).toEqual([{ state: { frame: [] } }]);
});

test('while a question hides what comes, the lab moves nobody on', () => {
  expect(driven({ ...view, step: 20, playing: true }, state, shown, true)).toEqual([]);
});

test('a lab tells its class once a moment, and nothing while a hand drags', () => {
  vi.useFakeTimers();
  const postMessage = vi.fn();
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      postMessage = postMessage;
    },
  );
  let tell = (change: string): void => void change;
  const store = { experiment, cursor: 5, playing: true, speed: 2, hover: { step: 5, run: 1 }, dragging: true, frame: [0, 1, 2, 3] };
  const lab = { ...store, subscribe: (listener: (change: string) => void) => (tell = listener) };
  teachFrom(lab as never, 'ABC234');
  tell('cursor');
  tell('cursor');
  vi.advanceTimersByTime(250);
  expect(postMessage).not.toHaveBeenCalled();
  lab.dragging = false;
  vi.advanceTimersByTime(250);
  expect(postMessage.mock.calls).toEqual([[{ experiment, step: 5, playing: true, speed: 2, highlight: 1, frame: [0, 1, 2, 3] }]]);
  vi.advanceTimersByTime(1000);
  expect(postMessage).toHaveBeenCalledTimes(1);
});

test('a lab of which no class knows tells nobody', () => {
  const subscribe = vi.fn();
  teachFrom({ subscribe } as never, null);
  expect(subscribe).not.toHaveBeenCalled();
});
