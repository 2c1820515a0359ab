import { expect, test } from 'vitest';
import { mark, mend, type TextError } from './errors-in-text';

const at = (position: number, length: number, suggestion: string | null = null): TextError => ({ message: '', position, length, suggestion });

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
