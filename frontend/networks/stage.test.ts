// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { keepStanding } from '../lab/standing';
import { TrainingStage } from './stage';

const EXPERIMENT = { problem: { type: 'network' }, steps: 400, runs: [{ name: 'SGD' }] };

/** A connection that is open and keeps what it is told. */
class OpenSocket {
  static heard: string[] = [];
  readyState = 1;
  onopen: (() => void) | null = null;
  constructor() {
    queueMicrotask(() => this.onopen?.());
  }
  send(text: string): void {
    OpenSocket.heard.push(text);
  }
  close(): void {}
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

test('a page that is loaded anew while it is paused trains to where it stood, and once', async () => {
  vi.stubGlobal('WebSocket', OpenSocket);
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type: 'reload' } as PerformanceNavigationTiming]);
  keepStanding({ step: 137, playing: false, question: '', answer: { picked: null, told: null, skipped: false }, panels: {} });
  const stage = new TrainingStage();
  // As the page sets it before the class is known.
  Object.defineProperty(stage, 'experiment', { value: JSON.stringify(EXPERIMENT), configurable: true, writable: true, enumerable: true });
  stage.autoplay = true;
  document.body.append(stage);
  await vi.waitFor(() => expect(OpenSocket.heard).not.toEqual([]));
  const opened = OpenSocket.heard.map((text) => JSON.parse(text) as Record<string, unknown>).filter((message) => 'open' in message);
  expect(opened).toMatchObject([{ open: EXPERIMENT, advanceTo: 137, play: false }]);
});

test('after runs that broke off early, other data are trained on to the end, and not as far as those came', async () => {
  vi.stubGlobal('WebSocket', OpenSocket);
  OpenSocket.heard = [];
  const stage = new TrainingStage();
  stage.experiment = JSON.stringify(EXPERIMENT);
  document.body.append(stage);
  await vi.waitFor(() => expect(OpenSocket.heard).not.toEqual([]));
  const ending = { reason: 'diverged', step: 5, message: { key: '', english: '', arguments: [] } };
  const column = Float64Array.of(0, 4);
  const lines = [{ member: '', rows: 2, columns: new Map([['step', column], ['train_loss', column]]) }]; // prettier-ignore
  const run = {
    name: 'SGD',
    type: 'sgd',
    lines,
    step: 4,
    ending,
    snapshots: [],
    updatesPerEpoch: 1,
    parameters: 3,
    gradientEvaluations: 4,
  };
  const data = {
    features: ['a'],
    classes: [],
    points: [],
    targets: column,
    training: new Uint8Array(2),
    mislabelled: new Uint8Array(2),
  };
  stage.store.begin({ runs: [run], data });
  OpenSocket.heard = [];
  stage.experiment = JSON.stringify({ ...EXPERIMENT, problem: { type: 'network', dataset: { type: 'csv' } } });
  await vi.waitFor(() => expect(OpenSocket.heard).not.toEqual([]));
  expect(OpenSocket.heard.map((text) => JSON.parse(text) as Record<string, unknown>)).toMatchObject([{ advanceTo: 400 }]);
});
