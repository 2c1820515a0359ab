import { expect, test } from 'vitest';
import { fill, sentence } from './message';

test('placeholders take their values', () => {
  expect(fill('step {0} of {1}, {0}', [3, 200])).toBe('step 3 of 200, 3');
});

test('two apostrophes are one, a pair quotes', () => {
  expect(fill("it''s {0}", [1])).toBe("it's 1");
  expect(fill("a '{0}' b", [1])).toBe('a {0} b');
});

test('a format after the number is the server’s matter', () => {
  expect(fill('{0,number,#.##}', ['1.5'])).toBe('1.5');
});

test('a missing value stays visible', () => {
  expect(fill('{0} {1}', ['a'])).toBe('a {1}');
});

test('the translation if there is one, else the English text', () => {
  const message = { key: 'end', english: 'diverged at step {0}', arguments: [17] };
  expect(sentence(message, { end: '第 {0} 步发散' })).toBe('第 17 步发散');
  expect(sentence(message, {})).toBe('diverged at step 17');
  expect(sentence(null, {})).toBe('');
});

test('an argument may be a message itself', () => {
  const point = { key: 'saddle', english: 'saddle', arguments: [] };
  expect(sentence({ key: '', english: 'a {0} at {1}', arguments: [point, 0] }, { saddle: '鞍点' })).toBe('a 鞍点 at 0');
});

test('numbers bear the minus sign of the pictures, and words their hyphen', () => {
  const told = {
    key: '',
    english: '{0} ends at {1} near {2}; {3}',
    arguments: ['L-BFGS', '-1.5e-3', '(-1, -.5)', 'rate 0.1/(t - 1) → 2e-4'],
  };
  expect(sentence(told, {})).toBe('L-BFGS ends at −1.5e−3 near (−1, −.5); rate 0.1/(t - 1) → 2e−4');
});
