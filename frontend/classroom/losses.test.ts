import { expect, test } from 'vitest';
import { lossPicture } from './losses';
import type { Look } from '../draw/look';

const look = { size: 1 } as Look;
const size = { width: 400, height: 200 };

test('what grows without end leaves the picture of the losses', () => {
  const curves = [{ name: '', steps: [0, 1, 2], losses: [1, 1e10, 1e100], validation: [] }];
  expect(lossPicture(size, curves, 2, look)?.y.high).toBe(3);
});

test('large letters take more room beside the axes', () => {
  const curves = [{ name: '', steps: [0, 1], losses: [1, 0.1], validation: [] }];
  const [small, large] = [look, { size: 2 } as Look].map((of) => lossPicture(size, curves, 1, of)!);
  expect(large.x.from).toBe(2 * small.x.from);
});
