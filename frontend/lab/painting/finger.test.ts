// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { Taps, unlessFinger } from './finger';

const by = (pointerType: string): Event => Object.assign(new Event('click'), { pointerType });

test('a finger reads with its first tap, and means the second at the same place', () => {
  const taps = new Taps();
  expect(['a', 'b', 'b', 'b'].map((place) => taps.mean(by('touch'), place))).toEqual([false, false, true, false]);
});

test('a mouse, and a key, mean each click', () => {
  const taps = new Taps();
  expect([by('mouse'), new Event('click')].map((event) => taps.mean(event, 'a'))).toEqual([true, true]);
});

test('what a finger read stays when it is lifted', () => {
  const left = vi.fn();
  unlessFinger(left)(by('touch'));
  expect(left).not.toHaveBeenCalled();
  unlessFinger(left)(by('mouse'));
  expect(left).toHaveBeenCalledOnce();
});
