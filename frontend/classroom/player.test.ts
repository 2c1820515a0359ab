import { expect, test } from 'vitest';
import { Player, PLAY_MILLISECONDS } from './player';

const state = { step: 10, playing: false, speed: 1, teacher: true, experiment: 1 };
const playing = { ...state, playing: true };

test('a class that stands shows the step of the teacher', () => {
  const player = new Player();
  player.follow(state, 0);
  expect(player.at(1000, 100)).toBe(10);
  player.follow({ ...state, step: 3 }, 1000);
  expect(player.at(9000, 100)).toBe(3);
});

test('one that plays goes on at the speed of the teacher, to the end', () => {
  const player = new Player();
  player.follow(playing, 0);
  expect(player.at(PLAY_MILLISECONDS / 10, 100)).toBeCloseTo(20);
  player.follow({ ...playing, speed: 2 }, 0);
  expect(player.at(PLAY_MILLISECONDS / 10, 100)).toBeCloseTo(30);
  expect(player.at(10 * PLAY_MILLISECONDS, 100)).toBe(100);
});

test('where a desk says the steps it neither jumps back nor runs away', () => {
  const player = new Player();
  player.follow(playing, 0);
  player.follow({ ...playing, step: 12 }, 200);
  expect(player.at(500, 100)).toBeCloseTo(17);
  player.follow({ ...playing, step: 15 }, 550);
  expect(player.at(550, 100)).toBeCloseTo(17);
  expect(player.at(60_000, 100)).toBeLessThan(23);
});

test('a pause is a pause, and a step back is one', () => {
  const player = new Player();
  player.follow(playing, 0);
  expect(player.at(600, 100)).toBeCloseTo(20);
  player.follow({ ...playing, step: 2 }, 600);
  expect(player.at(600, 100)).toBe(2);
  player.follow({ ...state, step: 14 }, 700);
  expect(player.at(5000, 100)).toBe(14);
});

test('without a teacher the class stands', () => {
  const player = new Player();
  player.follow({ ...playing, teacher: false }, 0);
  expect(player.at(5000, 100)).toBe(10);
});
