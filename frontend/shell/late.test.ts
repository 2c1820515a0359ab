// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { loadLate } from './late';

afterEach(() => document.body.replaceChildren());

test('an element is loaded once, when it stands in the page, and again where that failed', async () => {
  const answers = [Promise.reject(new TypeError('away')), Promise.resolve()];
  const asked: string[] = [];
  loadLate({
    'a-few': () => {
      asked.push('a-few');
      return answers.shift()!;
    },
    'a-none': () => {
      asked.push('a-none');
      return Promise.resolve();
    },
  });
  expect(asked).toEqual([]);
  const room = document.createElement('div');
  room.append(document.createElement('a-few'));
  document.body.append(room);
  await vi.waitFor(() => expect(asked).toEqual(['a-few']));
  document.body.append(document.createElement('p'));
  await vi.waitFor(() => expect(asked).toEqual(['a-few', 'a-few']));
  document.body.append(document.createElement('p'));
  await new Promise((resume) => setTimeout(resume));
  expect(asked).toEqual(['a-few', 'a-few']);
});
