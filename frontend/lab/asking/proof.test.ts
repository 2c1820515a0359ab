import { expect, test } from 'vitest';
import { judge, valueOf, type Evidence, type Goal } from './proof';

const steps = Float64Array.of(0, 1, 2, 3);
const evidence = (columns: Record<string, number[][]>, experiment: unknown = {}): Evidence => ({
  experiment,
  runs: Object.values(columns)[0]?.map((_, i) => ({ name: `run ${i}` })) ?? [],
  column: (run, name) => (columns[name]?.[run] ? { steps, values: Float64Array.from(columns[name][run]) } : null),
  snapshots: () => 5,
  conditionNumber: 100,
  measured: new Map([['worst', [0.5]]]),
});

test('numbers are read from the run', () => {
  const run = evidence({ y: [[1, -0.8, 0.64, -0.512]], loss: [[4, 3, 2, 1]] });
  expect(valueOf({ measure: 'ratio', of: 'y', step: 1 }, run)).toBe(-0.8);
  expect(valueOf({ measure: 'move', of: 'y', step: 1 }, run)).toBe(-1.8);
  expect(valueOf({ measure: 'sides', of: 'y' }, run)).toBe(3);
  expect(valueOf({ measure: 'farthest', of: 'y' }, run)).toBe(1);
  expect(valueOf({ measure: 'mean', of: 'loss', step: 1, to: 3 }, run)).toBe(1.5);
  expect(valueOf({ measure: 'at', of: 'loss' }, run)).toBe(1);
  expect(valueOf({ measure: 'at', of: 'loss', step: 2 }, run)).toBe(2);
  expect(valueOf({ measure: 'first', of: 'loss', value: 2.5 }, run)).toBe(2);
  expect(valueOf({ measure: 'first', of: 'loss', value: 0.5 }, run)).toBe(Infinity);
  expect(valueOf({ measure: 'steps' }, run)).toBe(3);
  expect(valueOf({ measure: 'condition' }, run)).toBe(100);
  expect(valueOf({ measure: 'measured', of: 'worst' }, run)).toBe(0.5);
  expect(valueOf({ measure: 'at', of: 'loss', run: 1 }, run)).toBeNaN();
});

test('a contender has as many masks as its own layers make', () => {
  const layers = [{ units: 3, keepProbability: 0.5 }, { units: 9 }];
  const run = evidence(
    { loss: [[1], [1]] },
    { problem: { layers }, runs: [{}, { network: { layers: [{ units: 2, keepProbability: 0.8 }] } }] },
  );
  expect(valueOf({ measure: 'masks', run: 0 }, run)).toBe(8);
  expect(valueOf({ measure: 'masks', run: 1 }, run)).toBe(4);
});

test('goals without a run must all be met by the same one', () => {
  const goals: Goal[] = [
    { measure: 'sides', of: 'y', below: 1 },
    { measure: 'at', of: 'loss', below: 0.5 },
  ];
  const apart = evidence({
    y: [
      [1, 1, 1, 1],
      [1, -1, 1, -1],
    ],
    loss: [
      [1, 1, 1, 1],
      [1, 1, 1, 0],
    ],
  });
  expect(judge(goals, apart).done).toBe(false);
  const together = evidence({
    y: [
      [1, 1, 1, 1],
      [1, -1, 1, -1],
    ],
    loss: [
      [1, 1, 1, 0],
      [1, 1, 1, 1],
    ],
  });
  expect(judge(goals, together)).toEqual({ done: true, values: [0, 0], run: 0 });
});

test('a number that is not there does not meet a goal', () => {
  expect(judge([{ measure: 'at', of: 'loss', below: 1 }], evidence({})).done).toBe(false);
});
