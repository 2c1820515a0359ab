import { expect, test } from 'vitest';
import type { Curve } from '../../lab/chart/curves';
import type { TrainingRun } from '../../wire/training/training';
import { bestOf, calm, calmTop, smoothed } from './calm';

const curve = (values: number[]): Curve => ({
  index: 0,
  run: {} as Curve['run'],
  over: Float64Array.from(values, (_, i) => i),
  values: Float64Array.from(values),
});
const restless = Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 1 : 3));

test('a smoothed curve begins and ends where the run did, and is calm between', () => {
  const means = smoothed(Float64Array.from(restless));
  expect([means[0], means[99]]).toEqual([1, 3]);
  expect(Math.max(...means.slice(10, 90)) - Math.min(...means.slice(10, 90))).toBeLessThan(0.5);
});

test('what is not finite stays and spoils nothing beside it', () => {
  const means = smoothed(Float64Array.from([...restless, NaN, ...restless]));
  expect(means[100]).toBeNaN();
  expect(means[99]).not.toBeNaN();
});

test('the raw curve stays, faint and without a name; a short one is drawn as it is', () => {
  const [raw, clear] = calm([curve(restless)]);
  expect(raw.strength).toBeLessThan(0.5);
  expect(raw.label).toBe('');
  expect(raw.values[1]).toBe(3);
  expect(clear.strength).toBeUndefined();
  expect(calm([curve([1, 2])])).toEqual([curve([1, 2])]);
});

test('a first value does not squeeze the others, and no last one is cut off', () => {
  const falling = [50, ...Array.from({ length: 200 }, () => 1)];
  expect(calmTop([curve(falling)])).toBeLessThan(2);
  expect(calmTop([curve([...Array.from({ length: 200 }, () => 1), 9])])).toBeGreaterThan(9);
});

test('the best step is that of the lowest validation loss', () => {
  const columns = new Map([
    ['step', Float64Array.of(0, 10, 20)],
    ['validation_loss', Float64Array.of(0.7, 0.3, 0.5)],
    ['validation_accuracy', Float64Array.of(0.5, 0.87, 0.8)],
  ]);
  const run = { lines: [{ member: '', rows: 3, columns }] } as unknown as TrainingRun;
  expect(bestOf(run)).toEqual({ step: 10, loss: 0.3, accuracy: 0.87 });
  columns.set('validation_loss', Float64Array.of(NaN, NaN, NaN));
  expect(bestOf(run)).toBeNull();
});
