import { expect, test } from 'vitest';
import { around, resolution, toPixelX, toPixelY, toPlane, zoomed, type Frame } from './viewport';

const home: Frame = { x: [-5, 5], y: [-2, 2] };
const size = { width: 500, height: 400 };

test('the corners of the frame are the corners of the picture', () => {
  expect([toPixelX(home, size, -5), toPixelY(home, size, -2)]).toEqual([0, 400]);
  expect([toPixelX(home, size, 5), toPixelY(home, size, 2)]).toEqual([500, 0]);
});

test('from pixels to the plane and back', () => {
  const [x, y] = toPlane(home, size, 123, 321);
  expect(toPixelX(home, size, x)).toBeCloseTo(123, 10);
  expect(toPixelY(home, size, y)).toBeCloseTo(321, 10);
});

test('without a zoom the frame is the home frame', () => {
  expect(zoomed(home, size, { k: 1, x: 0, y: 0 })).toEqual(home);
});

test('zooming in about the middle halves the frame', () => {
  const frame = zoomed(home, size, { k: 2, x: -250, y: -200 });
  expect(frame.x).toEqual([-2.5, 2.5]);
  expect(frame.y).toEqual([-1, 1]);
});

test('dragging the picture to the right shows what lies to the left', () => {
  expect(zoomed(home, size, { k: 1, x: 50, y: 0 }).x).toEqual([-6, 4]);
});

test('a pixel covers its share', () => {
  expect(resolution(home, size)).toEqual([0.02, 0.01]);
});

test('without a domain the frame holds the start', () => {
  const { x, y } = around([-4, 1], [0, 1]);
  expect(x[0]).toBeLessThan(-4);
  expect(y[1]).toBeGreaterThan(1);
});
