// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { publicAddress } from './public-url';

afterEach(() => document.head.replaceChildren());

test('links begin as the operator says, else as the browser sees the server', () => {
  expect(publicAddress('/c/ABC234')).toBe(`${location.origin}/c/ABC234`);
  document.head.innerHTML = '<meta name="public-url" content="https://descent.example.org/lab">';
  expect(publicAddress('/c/ABC234')).toBe('https://descent.example.org/lab/c/ABC234');
});
