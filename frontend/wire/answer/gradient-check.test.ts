import { expect, test } from 'vitest';
import { USUAL, layerMaps, levelOf, question, worstOf, type Compared, type Report } from './gradient-check';

const message = (english: string) => ({ key: '', english, arguments: [] });
const compared = (index: number, relativeError: number | null, note: string | null = null): Compared => ({
  index,
  name: message(`p${index}`),
  analytic: 1,
  numeric: 1,
  relativeError,
  note,
  counts: note !== 'kink' && note !== 'rounding',
  reason: null,
  kink: null,
});

test('errors have the levels of the lecture', () => {
  expect([1e-8, 1e-7, 1e-6, 1e-3, 0.5].map((error) => levelOf(compared(0, error)))).toEqual(['good', 'good', 'fine', 'uneasy', 'wrong']);
  expect(levelOf(compared(0, 0.5, 'kink'))).toBe('kink');
  expect(levelOf(compared(0, 0.5, 'rounding'))).toBe('good');
  expect(levelOf(compared(0, null, 'notFinite'))).toBe('unknown');
  expect(levelOf(undefined)).toBe('unknown');
});

test('a layer is a matrix with its biases in the last column', () => {
  const report = {
    groups: [
      { name: message('w'), begin: 0, end: 6, columns: 3 },
      { name: message('b'), begin: 6, end: 8, columns: 1 },
    ],
    parameters: [compared(4, 0.5), compared(7, 1e-3), compared(0, 1e-9)],
  } as unknown as Report;
  const [map] = layerMaps(report);
  expect([map.rows, map.columns]).toEqual([2, 4]);
  expect(map.cells.map((cell) => cell?.index)).toEqual([0, undefined, undefined, undefined, undefined, 4, undefined, 7]);
  expect(worstOf(map.cells)).toEqual({ error: 0.5, looked: 3 });
});

test('a secret mistake travels as a seed', () => {
  const asked = question({ steps: 1 }, USUAL, { fault: null, puzzle: 7 }, { check: true, curves: false, tell: false });
  expect(asked).toMatchObject({ experiment: { steps: 1 }, step: 1e-5, puzzle: 7, curves: false });
  expect(asked).not.toHaveProperty('fault');
});

test('curves and reports are told apart', () => {});
