import { describe, expect, test } from 'vitest';
import { column, decodeGrid, decodeRace, lastStep, rowAt } from './frame';
import { framed } from '../numbers/framed';

const message = { key: 'k', english: 'e', arguments: [] };
const header = {
  variables: ['x'],
  runs: [
    { name: 'SGD', type: 'sgd', rows: 3, columns: ['step', 'loss'], ending: { reason: 'steps', step: 4, message }, verdict: null },
    { name: '动量', type: 'momentum', rows: 2, columns: ['step', 'x'], ending: { reason: 'diverged', step: 2, message }, verdict: message },
  ],
  facts: { conditionNumber: null, criticalPoint: null, minima: [], message: null },
  caption: null,
};
const numbers = [
  [0, 2, 4],
  [9, 8, 7],
  [0, 1],
  [-4, Infinity],
];

test('columns come run after run, by name', () => {
  const race = decodeRace(framed(header, ...numbers));
  expect([...column(race.runs[0], 'loss')]).toEqual([9, 8, 7]);
  expect([...column(race.runs[1], 'x')]).toEqual([-4, Infinity]);
  expect(race.runs[1].name).toBe('动量');
  expect(column(race.runs[0], 'nothing')).toHaveLength(0);
});

describe('an answer that is not as agreed is refused', () => {
  test('too short for its columns', () => expect(() => decodeRace(framed(header, ...numbers.slice(1)))).toThrow(/fewer numbers|no column/));
  test('a grid with a hole', () =>
    expect(() => decodeGrid(framed({ columns: 2, rows: 2, scale: 'exact' }, [1, 2, 3]))).toThrow(/fewer numbers/));
});

test('a grid has its losses row by row', () => {
  expect([...decodeGrid(framed({ columns: 2, rows: 2, scale: 'exact' }, [1, 2, 3, 4.5])).values]).toEqual([1, 2, 3, 4.5]);
});

test('the row at a step is the last one not after it', () => {
  const [run, ended] = decodeRace(framed(header, ...numbers)).runs;
  expect([0, 1, 2, 3, 4, 99].map((step) => rowAt(run, step))).toEqual([0, 0, 1, 1, 2, 2]);
  expect(rowAt(ended, 50)).toBe(1);
});

test('the timeline is as long as the longest visible run', () => {
  const race = decodeRace(framed(header, ...numbers));
  expect(lastStep(race)).toBe(4);
  expect(lastStep(race, (index) => index === 1)).toBe(1);
  expect(lastStep(null)).toBe(0);
});
