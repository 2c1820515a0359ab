// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { mark, mend, offered, Quiet, type TextError } from './errors-in-text';

const at = (position: number, length: number, suggestion: string | null = null): TextError => ({
  message: '',
  position,
  length,
  suggestion,
});

test('the text in three parts', () => {
  expect(mark('b*sen(y)', at(2, 3))).toEqual({ before: 'b*', wrong: 'sen', after: '(y)' });
});

test('a mistake at the end, or of no length, can be seen', () => {
  expect(mark('x +', at(3, 0))).toEqual({ before: 'x +', wrong: ' ', after: '' });
  expect(mark('x y', at(1, 0))).toEqual({ before: 'x', wrong: ' ', after: 'y' });
  expect(mark('x', at(99, 5))).toEqual({ before: 'x', wrong: ' ', after: '' });
});

test('the suggestion takes the place of the mistake', () => {
  expect(mend('b*sen(y)', at(2, 3, 'sin'))).toBe('b*sin(y)');
  expect(mend('(x', at(2, 0, ')'))).toBe('(x)');
  expect(mend('xy', at(0, 2))).toBe('xy');
});

test('a whole text that is meant replaces all, and its button shows as much as fits', () => {
  const error = { ...at(0, 1, 'x'), mended: 'x^2 + y^2' };
  expect(mend('f(x,y) = x^2 + y^2', error)).toBe('x^2 + y^2');
  expect(offered('f(x,y) = x^2 + y^2', error)).toBe('x^2 + y^2');
  expect(offered('', { ...error, mended: 'x + '.repeat(100) })).toHaveLength(48);
  expect(offered('x', at(0, 1))).toBeNull();
  expect(offered('x', null)).toBeNull();
  expect(offered('1 + sen(y)', { ...at(4, 3, 'sin'), mended: '1 + sin(y)' })).toBe('sin');
});

test('it is quiet while somebody types, and for a pause after', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  let spoken = 0;
  const quiet = new Quiet(() => spoken++);
  expect(quiet.isOver).toBe(true);
  quiet.typed();
  vi.advanceTimersByTime(500);
  quiet.typed();
  vi.advanceTimersByTime(500);
  expect([quiet.isOver, spoken]).toEqual([false, 0]);
  vi.advanceTimersByTime(100);
  expect([quiet.isOver, spoken]).toEqual([true, 1]);
  quiet.typed();
  quiet.end();
  expect(quiet.isOver).toBe(true);
  vi.useRealTimers();
});

test('a correction of several lines is offered in one', () => {
  const error: TextError = { message: '', position: 9, length: 1, suggestion: '', mended: 'v = 0.9*v\nw = w + v' };
  expect(offered('v = 0.9*v)\nw = w + v', error)).toBe('v = 0.9*v ⏎ w = w + v');
});
