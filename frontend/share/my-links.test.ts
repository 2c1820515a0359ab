// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { myLinks, rememberLink } from './my-links';

const link = (id: string): string => new URL(`/x/${id}`, location.href).href;

beforeEach(() => localStorage.clear());

test('the last one comes first, and none twice', () => {
  rememberLink({ link: link('a'), name: 'A' });
  rememberLink({ link: link('b'), name: 'B' });
  rememberLink({ link: link('a'), name: 'A again' });
  expect(myLinks().map(({ name }) => name)).toEqual(['A again', 'B']);
});

test('no more are kept than a list can show', () => {
  for (let i = 0; i < 100; i++) rememberLink({ link: link(String(i)), name: '' });
  expect(myLinks()).toHaveLength(30);
});

test('what another program put there leads nowhere', () => {
  localStorage.setItem(
    'descent.links',
    JSON.stringify([{ link: 'javascript:alert(1)', name: 'x' }, { link: 'https://elsewhere.example/', name: 'y' }, 7, null]),
  );
  expect(myLinks()).toEqual([]);
  localStorage.setItem('descent.links', '{');
  expect(myLinks()).toEqual([]);
});
