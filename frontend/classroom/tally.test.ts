// @vitest-environment happy-dom
import { render } from 'lit';
import { expect, test } from 'vitest';
import type { ClassQuestion, Voted, Votes } from '../wire/classroom/question';
import { tally } from './tally';

function shown(question: ClassQuestion, votes: Votes, voted: Voted | null = null): HTMLElement {
  const page = document.createElement('div');
  render(
    tally(question, votes, voted, (key, ...values) => [key, ...values].join(' ')),
    page,
  );
  return page;
}

const styles = (page: HTMLElement, what: string): (string | null)[] =>
  [...page.querySelectorAll(what)].map((each) => each.getAttribute('style'));

test('both votes on a number stand beside each other on one scale, with the answer and the own number', () => {
  const votes: Votes = {
    rounds: [
      [1, 3],
      [0, 2],
    ],
    bins: { scale: 'log', from: 0.01, to: 1 },
    within: [1, 2],
    medians: [0.1, 0.5],
  };
  const question: ClassQuestion = { text: '?', asks: 'number', answer: 0.1, tolerance: 0.05, explanation: 'So.' };
  const page = shown(question, votes, { round: 2, value: 1 });
  // Heights are shares in their own round.
  expect(styles(page, '.bin > span')).toEqual(['block-size: 25%', 'block-size: 0%', 'block-size: 75%', 'block-size: 100%']);
  expect(page.querySelectorAll('.bin > .earlier')).toHaveLength(2);
  expect(styles(page, '.truth')).toEqual(['inset-inline-start: 50%']);
  expect(styles(page, '.mine')).toEqual(['inset-inline-start: 100%']);
  expect(page.querySelector('.histogram')!.getAttribute('aria-label')).toBe('classroom.histogram.answer 0.1');
  expect(page.querySelectorAll('.summaries li')).toHaveLength(3);
  expect(page.textContent).toContain('So.');
});

test('what is not told is not marked, and what lies beyond the scale is said', () => {
  const page = shown({ text: '?', asks: 'number' }, { rounds: [[2, 1]], bins: { scale: 'linear', from: 0, to: 2, least: -9 } });
  expect(page.querySelector('.truth')).toBeNull();
  expect(page.querySelector('.band')).toBeNull();
  expect(page.querySelector('.beyond')!.textContent).toContain('classroom.histogram.least −9');
  expect(page.querySelector('.earlier')).toBeNull();
});

test('a tolerance wider than the scale stays within the picture', () => {
  const votes: Votes = { rounds: [[1]], bins: { scale: 'log', from: 0.1, to: 10 }, within: [1], medians: [1] };
  expect(styles(shown({ text: '?', asks: 'number', answer: 1, tolerance: 1000 }, votes), '.band')).toEqual([
    'inset-inline-start: 0%; inline-size: 100%',
  ]);
});

test('of places and where nobody has voted there is no histogram', () => {
  const bins = { columns: 2, rows: 1, map: [[0, 1]] as [number, number][] };
  expect(shown({ text: '?', asks: 'place' }, { rounds: [[1, 0]], bins }).querySelector('.histogram')).toBeNull();
  expect(shown({ text: '?', asks: 'number' }, { rounds: [[]], medians: [null] }).querySelector('.histogram')).toBeNull();
});
