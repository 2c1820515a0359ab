// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { answeredLessons, forgetAnswered, rememberAnswered } from './answered';

beforeEach(() => localStorage.clear());

test('a lesson that was answered stays so', () => {
  rememberAnswered('zigzag');
  rememberAnswered('saddle');
  rememberAnswered('zigzag');
  expect([...answeredLessons()]).toEqual(['zigzag', 'saddle']);
  forgetAnswered();
  expect(answeredLessons().size).toBe(0);
});

test('what others have left there is no progress', () => {
  for (const left of ['{', '3', '{"a": 1}', '[1, null, "zigzag"]']) {
    localStorage.setItem('descent.lessons', left);
    expect([...answeredLessons()]).toEqual(left.includes('zigzag') ? ['zigzag'] : []);
  }
});

test('a browser that keeps nothing is no trouble', () => {
  const refuses = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('full');
    },
  } as unknown as Storage;
  rememberAnswered('zigzag', refuses);
  expect(answeredLessons(refuses).size).toBe(0);
  expect(answeredLessons(null).size).toBe(0);
});
