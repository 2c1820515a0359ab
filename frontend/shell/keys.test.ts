// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { commandOf, focusOf, type Focus } from './keys';

const press = (key: string, more: object = {}): Parameters<typeof commandOf>[0] => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

test.each([
  [' ', {}, { kind: 'toggle' }],
  ['ArrowLeft', {}, { kind: 'move', steps: -1 }],
  ['ArrowRight', { shiftKey: true }, { kind: 'move', steps: 10 }],
  ['Home', {}, { kind: 'first' }],
  ['End', {}, { kind: 'last' }],
  ['r', {}, { kind: 'rewind' }],
  ['N', { shiftKey: true }, { kind: 'seed' }],
  ['i', {}, { kind: 'inspect' }],
  ['?', { shiftKey: true }, { kind: 'help' }],
  ['x', {}, null],
  ['p', {}, { kind: 'present' }],
  ['z', { ctrlKey: true }, { kind: 'undo' }],
  ['z', { metaKey: true }, { kind: 'undo' }],
  ['Z', { ctrlKey: true, shiftKey: true }, { kind: 'redo' }],
  ['y', { ctrlKey: true }, { kind: 'redo' }],
  ['y', { metaKey: true }, null],
  ['z', { ctrlKey: true, altKey: true }, null],
])('%s', (key, more, command) => expect(commandOf(press(key, more), 'none')).toEqual(command));

test('while somebody types every key is theirs', () => {
  for (const key of [' ', 'ArrowLeft', 'r', 'n', '?', 'Home']) expect(commandOf(press(key), 'typing')).toBeNull();
});

test('the browser’s own shortcuts stay its own', () => {
  expect(commandOf(press('r', { ctrlKey: true }), 'none')).toBeNull();
  expect(commandOf(press('ArrowLeft', { altKey: true }), 'none')).toBeNull();
  expect(commandOf(press('n', { metaKey: true }), 'none')).toBeNull();
});

test('a field in which somebody types undoes its own text, a slider does not', () => {
  expect(commandOf(press('z', { ctrlKey: true }), 'typing')).toBeNull();
  expect(commandOf(press('z', { ctrlKey: true }), 'range')).toEqual({ kind: 'undo' });
});

test('a control keeps the keys it uses', () => {
  expect(commandOf(press(' '), 'button')).toBeNull();
  expect(commandOf(press('ArrowLeft'), 'button')).not.toBeNull();
  expect(commandOf(press('ArrowLeft'), 'range')).toBeNull();
  expect(commandOf(press(' '), 'range')).not.toBeNull();
  expect(commandOf(press('End'), 'choice')).toBeNull();
});

describe('the focused element', () => {
  test.each<[string, Focus]>([
    ['<input>', 'typing'],
    ['<input type="number">', 'typing'],
    ['<textarea></textarea>', 'typing'],
    ['<input type="range">', 'range'],
    ['<input type="radio">', 'choice'],
    ['<select></select>', 'choice'],
    ['<div role="tab"></div>', 'choice'],
    ['<button></button>', 'button'],
    ['<summary></summary>', 'button'],
    ['<a href="#"></a>', 'button'],
    ['<p></p>', 'none'],
  ])('%s is %s', (markup, focus) => {
    document.body.innerHTML = markup;
    expect(focusOf(document.body.firstElementChild!)).toBe(focus);
  });
});
