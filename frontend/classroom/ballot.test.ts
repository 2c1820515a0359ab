import { expect, test } from 'vitest';
import { fill } from '../wire/answer/message';
import english from '../../src/main/resources/vaadin-i18n/translations.properties?raw';
import { answerText, asked, phaseOf, summaries, votedText } from './ballot';

const texts = Object.fromEntries(english.split('\n').map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]));
const speak = (key: string, ...values: unknown[]): string => {
  expect(texts[key], key).toBeDefined();
  return fill(texts[key], values);
};

test('where only opinions were asked for, what is shown is not called the answer', () => {
  const said = (phase: string, answer?: number | number[]): string => phaseOf({ text: '', answer }, phase, (key) => key);
  expect(said('revealed', 0)).toBe('classroom.phase.revealed');
  expect(said('revealed', [0, 1])).toBe('classroom.phase.revealed');
  expect(said('revealed')).toBe('classroom.phase.opinions');
  expect(said('open')).toBe('classroom.phase.open');
});

test('each kind of question says what is asked for, what was voted and what is right', () => {
  const choice = { text: '?', choices: ['a', '$x^2$'], answer: 1 };
  expect(asked(choice, speak)).toEqual(['a', 'x²']);
  expect(votedText(choice, { round: 1, choice: 1 })).toBe('x²');
  expect(votedText(choice, { round: 1, choice: 7 })).toBe('');
  expect(answerText(choice)).toBe('x²');

  const number = { text: '?', asks: 'number', answer: 0 } as const;
  expect(asked(number, speak)).toEqual(['Type a number.']);
  expect(asked({ ...number, range: [0, 1] }, speak)).toEqual(['Type or drag a number from 0 to 1.']);
  expect(votedText(number, { round: 1, value: -0.05 })).toBe('−0.05');
  expect(answerText(number)).toBe('0');

  const place = { text: '?', asks: 'place' } as const;
  expect(asked(place, speak)).toEqual(['Tap the place on the map, or type its coordinates.']);
  expect(votedText(place, { round: 2, value: [1, -2] })).toBe('(1, −2)');
  expect(answerText(place)).toBe('');
});

test('numbers and places are summed up for each round', () => {
  const question = { text: '?', asks: 'number', answer: 1, tolerance: 0.5 } as const;
  const votes = {
    rounds: [
      [1, 3],
      [0, 0],
    ],
    within: [1, 0],
    medians: [0.25, null],
  };
  expect(summaries(question, votes, speak)).toEqual([
    'Vote 1: 4 voted, median 0.25, 25% (1) within 0.5 of the answer.',
    'Vote 2: 0 voted.',
  ]);
  expect(summaries({ text: '?', asks: 'place' }, { rounds: [[2, 0]] }, speak)).toEqual(['2 voted']);
});
