import { describe, expect, test } from 'vitest';
import { rowFractions } from './predictions/confusion';
import { digitPixels, sideOf } from './data/digit';
import { aspectOf, planeIn, rangeAround } from './data/plane';
import { drawingOrder, pointNear, radiusFor } from './data/points';
import { besides, fiveOf, spreadAxis } from './spread';
import { tilesFor } from '../draw/tiles';
import { drawnEdges, edgeNear, planUnits, unitNear, weightsInto } from './units-drawing';

const shape = { aspect: [0.9, 1.3] as const, head: 24, gap: 12 };

describe('small multiples', () => {
  test('two in a wide room stand side by side, in a high one below each other', () => {
    const wide = tilesFor(2, { width: 800, height: 500 }, shape);
    expect(wide[0].top).toBe(wide[1].top);
    const high = tilesFor(2, { width: 400, height: 900 }, shape);
    expect(high[0].left).toBe(high[1].left);
  });

  test.each([1, 2, 3, 5, 8])('%i stay in the room, apart, and of the same size', (count) => {
    const room = { width: 700, height: 640 };
    const tiles = tilesFor(count, room, shape);
    expect(tiles).toHaveLength(count);
    for (const tile of tiles) {
      expect(tile.left).toBeGreaterThanOrEqual(0);
      expect(tile.left + tile.width).toBeLessThanOrEqual(room.width + 1e-6);
      expect(tile.top + tile.height).toBeLessThanOrEqual(room.height + 1e-6);
      expect([tile.width, tile.height]).toEqual([tiles[0].width, tiles[0].height]);
      expect(tile.width / (tile.height - shape.head)).toBeGreaterThan(0.899);
      expect(tile.width / (tile.height - shape.head)).toBeLessThan(1.301);
    }
  });
});

describe('the plane', () => {
  test('has a margin around the data, and is never empty', () => {
    expect(rangeAround([0, 10], 0.1)).toEqual([-1, 11]);
    expect(rangeAround([3])).toEqual([2.5, 3.5]);
    expect(rangeAround([])).toEqual([-1, 1]);
  });

  test('is true to scale unless that would make it a ribbon', () => {
    expect(aspectOf([0, 3], [0, 2])).toBeCloseTo(1.5);
    expect(aspectOf([0, 100], [0, 1])).toBe(1.6);
    expect(aspectOf([0, 1], [0, 100])).toBe(0.8);
  });

  test('the point under the pointer is the nearest one in reach', () => {
    const plane = planeIn({ left: 0, top: 0, width: 100, height: 100 }, [0, 10], [0, 10]);
    const points = { xs: [1, 5], ys: [1, 5], targets: [0, 1], training: [1, 1], mislabelled: [0, 0] };
    expect(pointNear(plane, points, 12, 88, 6)).toBe(0);
    expect(pointNear(plane, points, 30, 70, 6)).toBeNull();
  });
});

test('training rows are drawn over validation rows', () => {
  expect(drawingOrder([1, 0, 1, 0])).toEqual([1, 3, 0, 2]);
});

test('many points are drawn smaller', () => {
  expect(radiusFor(50, 300, 250)).toBeGreaterThan(radiusFor(5000, 300, 250));
});

test('a class without rows has no fractions', () => {
  expect([...rowFractions([3, 1, 0, 0], 2)]).toEqual([0.75, 0.25, 0, 0]);
});

describe('a digit', () => {
  test('is a square of its pixels', () => {
    expect(sideOf(new Float64Array(64))).toBe(8);
    expect(sideOf([1, 2, 3])).toBe(0);
  });

  test('runs from the ground to the ink', () => {
    const pixels = digitPixels([0, 1, 0.5, 0], [255, 255, 255], [0, 0, 0]);
    expect([pixels[0], pixels[4], pixels[8], pixels[3]]).toEqual([255, 0, 128, 255]);
  });

  test('an empty one is all ground, a standardised one begins at its lowest', () => {
    expect(digitPixels([0, 0], [9, 9, 9], [0, 0, 0])[0]).toBe(9);
    expect(digitPixels([-2, 2], [255, 255, 255], [0, 0, 0])[0]).toBe(255);
  });
});

describe('units', () => {
  const box = { left: 0, top: 0, width: 600, height: 400 };

  test('all are in the box, and none lies on another', () => {
    const plan = planUnits([64, 256, 256, 10], box);
    for (const layer of plan.layers) {
      for (const { x, y } of layer) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(600);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(400);
      }
    }
    const places = plan.layers.flat().map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`);
    expect(new Set(places).size).toBe(64 + 256 + 256 + 10);
  });

  test('pixels stay a picture', () => {
    const [pixels] = planUnits([64, 16, 10], box).layers;
    expect(new Set(pixels.map(({ x }) => x.toFixed(3))).size).toBe(8);
  });

  test('the pointer finds a unit, and nothing between', () => {
    const plan = planUnits([2, 3, 2], box);
    const { x, y } = plan.layers[1][2];
    expect(unitNear(plan, x + 1, y - 1)).toEqual({ layer: 1, unit: 2 });
    expect(unitNear(plan, 1, 1)).toBeNull();
  });

  test('a layer of few units has large ones beside a layer of many', () => {
    const { radii } = planUnits([64, 32, 16, 10], box);
    expect(radii[1]).toBeGreaterThan(8);
    expect(radii[3]).toBeGreaterThan(radii[0]);
  });

  test('edges from and to a dropped unit are not drawn, nor weak ones, and of many only the strongest', () => {
    const plan = planUnits([2, 2, 2], box);
    const weights = [Float64Array.of(1, -2, 0.01, 0.5), Float64Array.of(1, 1, 1, 1)];
    const told = drawnEdges(plan, weights, undefined).map(({ layer, input, unit, weight }) => [layer, input, unit, weight]);
    expect(told.slice(0, 3)).toEqual([
      [1, 0, 0, 1],
      [1, 1, 0, -2],
      [1, 1, 1, 0.5],
    ]);
    expect(drawnEdges(plan, weights, [[0, 1]]).map(({ layer }) => layer)).toEqual([1, 2, 2]);
    const many = Float64Array.from({ length: 64 * 64 }, (_, i) => 1 + i);
    const drawn = drawnEdges(planUnits([64, 64], box), [many], undefined);
    expect(drawn.length).toBeLessThanOrEqual(300);
    expect(drawn.at(-1)!.weight).toBe(64 * 64);
  });

  test('the pointer finds the edge it is on', () => {
    const plan = planUnits([2, 2], box);
    const edges = drawnEdges(plan, [Float64Array.of(1, 2, 3, 4)], undefined);
    const [from, to] = [plan.layers[0][1], plan.layers[1][1]];
    expect(edgeNear(plan, edges, (from.x + to.x) / 2, (from.y + to.y) / 2 + 2)).toMatchObject({ input: 1, unit: 1, weight: 4 });
    expect(edgeNear(plan, edges, (from.x + to.x) / 2, 1)).toBeNull();
  });

  test('the weights into a unit are one row of the matrix outputs x inputs', () => {
    const weights = [Float64Array.of(1, 2, 3, 4, 5, 6)];
    expect([...weightsInto(weights, { layer: 1, unit: 1 }, 2)!]).toEqual([3, 4]);
    expect(weightsInto(undefined, { layer: 1, unit: 0 }, 2)).toBeNull();
  });
});

describe('many runs', () => {
  test('quartiles are interpolated', () => {
    expect(fiveOf([1, 2, 3, 4])).toEqual({ least: 1, lower: 1.75, median: 2.5, upper: 3.25, most: 4 });
    expect(fiveOf([NaN, 7])).toEqual({ least: 7, lower: 7, median: 7, upper: 7, most: 7 });
    expect(fiveOf([])).toBeNull();
  });

  test('equal ones stand beside each other', () => {
    expect(besides([10, 10, 10, 50], 5)).toEqual([0, 1, -1, 0]);
  });

  test('the axis is logarithmic where values span decades', () => {
    const look = { size: 1 } as Parameters<typeof spreadAxis>[2];
    const size = { width: 300, height: 200 };
    expect(spreadAxis([{ name: 'a', values: [1e-4, 1] }], size, look)!.scale).toBe('log');
    expect(spreadAxis([{ name: 'a', values: [0.4, 0.6] }], size, look)!.scale).toBe('linear');
    expect(spreadAxis([], size, look)).toBeNull();
  });
});
