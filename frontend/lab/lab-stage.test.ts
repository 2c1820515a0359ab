// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PlaybackClock } from './clock';
import { LabStage } from './lab-stage';
import { LabStore, type Change, type LabExperiment } from './lab-store';

class GrowingStore extends LabStore {
  length = 10;
  total = 20;
  isCurrent = true;
  speedHint = '';
  lossColumn = 'loss';

  get ended(): boolean {
    return this.length === this.total;
  }

  speedText(speed: number): string {
    return String(speed);
  }

  bring(runs: { name: string }[]): void {
    this.answer = { runs };
  }

  columnsOf(): null {
    return null;
  }
}

class GrowingStage extends LabStage<LabExperiment, GrowingStore> {
  constructor() {
    super(new GrowingStore([1], 1));
  }

  protected override changed(change: Change): void {
    if (change === 'playing') this.playOrPause();
  }

  protected override playOrPause(): void {
    const { cursor, length, playing, speed } = this.store;
    this.replay(playing ? PlaybackClock.start(cursor, performance.now(), length, speed) : null);
  }
}

customElements.define('test-growing-stage', GrowingStage);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what arrives while runs are shown again is shown too, and then playing ends', async () => {
  const stage = new GrowingStage();
  stage.store.setPlaying(true);
  await vi.advanceTimersByTimeAsync(2000);
  expect(stage.store.cursor).toBeGreaterThan(0);
  expect(stage.store.cursor).toBeLessThan(10);

  stage.store.length = 20;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(stage.store.cursor).toBe(20);
  expect(stage.store.playing).toBe(false);
});

test('a property that was set before the class was known is taken over', () => {
  const stage = new GrowingStage();
  Object.defineProperty(stage, 'experiment', { value: '{"seed": 7, "steps": 3}', configurable: true, writable: true, enumerable: true });
  stage.connectedCallback();
  expect(stage.store.experiment).toEqual({ seed: 7, steps: 3 });
});

test('a pointer that rests on a number of an answer holds nothing back while runs go on', () => {
  const stage = new GrowingStage();
  stage.store.bring([{ name: 'A' }]);
  stage.point({ run: 0, step: null }, false);
  expect(stage.store.hover).toBeNull();
  stage.store.length = 20;
  stage.point({ run: 0, step: null }, false);
  expect(stage.store.hover).toEqual({ run: 0, step: 20 });
});
