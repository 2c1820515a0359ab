import { expect, test } from 'vitest';
import { PlaybackClock, WHOLE_RUN_MILLISECONDS } from './clock';

test('a whole run takes four seconds, whatever its length', () => {
  for (const length of [7, 200, 5000]) {
    const clock = PlaybackClock.start(0, 1000, length, 1);
    expect(clock.stepAt(1000)).toBe(0);
    expect(clock.endedAt(1000 + WHOLE_RUN_MILLISECONDS - 1)).toBe(false);
    expect(clock.stepAt(1000 + WHOLE_RUN_MILLISECONDS)).toBe(length);
    expect(clock.endedAt(1000 + WHOLE_RUN_MILLISECONDS)).toBe(true);
  }
});

test('half way at half time', () => {
  expect(PlaybackClock.start(0, 0, 200, 1).stepAt(2000)).toBe(100);
});

test('speed multiplies, and continues from the cursor', () => {
  expect(PlaybackClock.start(50, 0, 200, 2).stepAt(1000)).toBe(150);
  expect(PlaybackClock.start(0, 0, 200, 0.25).stepAt(4000)).toBe(50);
});

test('never beyond the end, never before the beginning', () => {
  const clock = PlaybackClock.start(10, 500, 20, 4);
  expect(clock.stepAt(1e9)).toBe(20);
  expect(clock.stepAt(0)).toBe(10);
});
