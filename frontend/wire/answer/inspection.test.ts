import { describe, expect, test } from 'vitest';
import type { Inspection } from './inspection';
import { Inspecting } from '../../functions/race/inspecting';

const answer: Inspection = {
  run: 0,
  step: 3,
  made: true,
  dimension: 2,
  axes: [0, 1],
  names: ['x', 'y'],
  rate: NaN,
  loss: 2,
  nextLoss: Infinity,
  noisy: false,
  point: [1, 2],
  gradient: [3, 4],
  gradientNorm: 5,
  next: [-Infinity, 0],
  rule: 'w',
  working: { latex: '', text: '', closed: [false], together: false, numbers: [[NaN], [1]] },
  quantities: [
    { name: 'c', latex: 'c', before: null, after: { shared: Infinity } },
    { name: 'v', latex: 'v', before: { shown: [0, 1], norm: 1 }, after: null },
  ],
  more: 0,
  arrows: [{ kind: 'velocity', from: [0, 0], to: [Infinity, 1] }],
  search: null,
  surroundings: {
    eigenvalues: [1, 2],
    conditionNumber: Infinity,
    hessian: [
      [1, 0],
      [0, 2],
    ],
    message: { key: '', english: '', arguments: [] },
  },
  gap: NaN,
};

describe('looking at a run', () => {
  test('tells of every change once, and forgets the answer of another run', () => {
    let told = 0;
    const inspecting = new Inspecting(() => told++);
    inspecting.look(1);
    inspecting.look(1);
    inspecting.show(answer);
    inspecting.setAxes([0, 1]);
    expect(told).toBe(2);
    inspecting.look(0);
    expect(inspecting.answer).toBeNull();
    inspecting.setAxes([0, 2]);
    inspecting.switch('axes', true);
    expect(inspecting.draws('axes')).toBe(true);
    expect(told).toBe(5);
  });
});
