import { expect, test } from 'vitest';
import { guessRoom, lossesAt, lossPicture } from './losses';
import type { Look } from '../../draw/look';

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

test('a guess of the last loss has room below the beginning, and none that makes no sense widens the chart', () => {
  const curves = [{ name: '', steps: [0], losses: [50], validation: [] }];
  const guess = (loss: number) => ({ field: 'loss', values: [loss] }) as const;
  expect(guessRoom(curves, [], true).losses[0]).toBeCloseTo(50e-6, 12);
  expect(lossPicture(size, [...curves, guessRoom(curves, [], true)], 200, look)!.y.low).toBeLessThan(1e-4);
  const shown = guessRoom(
    curves,
    [guess(0.1), guess(-3), guess(1e-300), guess(1e300)].map((each) => ({ ...each, values: [...each.values] })),
    false,
  );
  expect(shown.losses).toEqual([0.1]);
});

test('who does not see a picture is told the losses where it stands', () => {
  const curve = (name: string, losses: number[]) => ({ name, steps: losses.map((_, i) => 10 * i), losses, validation: [] });
  const curves = [curve('SGD', [58, 0.5, 0.01]), curve('Adam', [58]), curve('', [])];
  expect(lossesAt(curves, 15)).toBe('SGD 0.5, Adam 58');
});

test('where a function falls below 0, a last loss below 0 can be guessed', () => {
  const curves = [{ name: '', steps: [0], losses: [6], validation: [] }];
  const asked = lossPicture(size, [...curves, guessRoom(curves, [], true, -4)], 200, look)!;
  expect([asked.y.scale, asked.y.low]).toEqual(['linear', -6.5]);
  expect(guessRoom(curves, [{ field: 'loss', values: [-3] }], false, -4).losses).toEqual([-3]);
});
