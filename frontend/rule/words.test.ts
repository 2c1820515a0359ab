import { expect, test } from 'vitest';
import { wordKind, WORDS } from './words';

const words = (text: string): string[] =>
  [...text.matchAll(WORDS)].map((match) => `${match[0]}:${wordKind(match[0], match[1] !== undefined)}`);

test('numbers, functions, what is given, and state', () => {
  expect(words('v1 = 0.9*v1 - 2lr*sqrt (g^2 + 1e-8)')).toEqual([
    'v1:state',
    '0.9:number',
    'v1:state',
    '2:number',
    'lr:given',
    'sqrt:function',
    'g:given',
    '2:number',
    '1e-8:number',
  ]);
  expect(words('β = .5e3; w = w - t')).toEqual(['β:state', '.5e3:number', 'w:state', 'w:state', 't:given']);
});

test('a remark goes to the end of its line', () => {
  expect(words('w -= lr*g # plain, 1\nt')).toEqual(['w:state', 'lr:given', 'g:given', '# plain, 1:remark', 't:given']);
});

test('hostile text is cut in a moment', () => {
  const started = words(`${'('.repeat(5000)}<script>${'9e'.repeat(2500)}`);
  expect(started[0]).toBe('script:state');
});
