import { describe, expect, test } from 'vitest';
import type { Grid } from '../../wire/answer/frame';
import { levelsOf } from '../landscape/levels';
import { drape, heightAt, HEIGHT, hiddenFrom, meet, onPlan, reliefOf, type Relief } from './relief';

function gridOf(f: (x: number, y: number) => number, columns = 81, rows = 61): Grid {
  const values = Float64Array.from({ length: columns * rows }, (_, k) =>
    f(((k % columns) / (columns - 1)) * 2 - 1, (Math.floor(k / columns) / (rows - 1)) * 2 - 1),
  );
  return { columns, rows, values };
}

const raised = (grid: Grid, minimum: number | null = null): Relief => reliefOf(grid, levelsOf(grid.values, minimum));
const frame = { x: [-1, 1] as [number, number], y: [-1, 1] as [number, number] };

describe('heights', () => {
  const bowl = raised(
    gridOf((x, y) => x * x + 100 * y * y),
    0,
  );

  test('rise with the loss, from 0 to about the height of the highest level', () => {
    expect(heightAt(bowl, 0, 0)).toBeCloseTo(0, 3);
    expect(heightAt(bowl, 0.2, 0)).toBeGreaterThan(heightAt(bowl, 0.1, 0));
    expect(bowl.levels.at(-1)).toBeCloseTo(HEIGHT, 6);
    expect(Math.max(...bowl.heights)).toBeGreaterThan(HEIGHT * 0.9);
    expect(Math.max(...bowl.heights)).toBeLessThan(HEIGHT * 1.13);
  });

  test('decades apart are as far apart above as below', () => {
    const slope = raised(
      gridOf((x) => 10 ** (4 * (x + 1))),
      0,
    );
    const step = (x: number): number => heightAt(slope, (x + 0.25) / 2, 0) - heightAt(slope, x / 2, 0);
    expect(step(0.5) / step(0)).toBeCloseTo(1, 1);
  });

  test('losses far above the minimum still fill the height', () => {
    const far = raised(
      gridOf((x, y) => 1000 + x + y),
      0,
    );
    expect(heightAt(far, -0.5, -0.5)).toBeCloseTo(0, 6);
    expect(heightAt(far, 0.5, 0.5)).toBeGreaterThan(0.8 * HEIGHT);
  });

  test('what is not finite is a gap, a plain is flat', () => {
    const cut = raised(gridOf((x, y) => (x < 0 ? NaN : x + y * y)));
    expect(heightAt(cut, -0.3, 0)).toBeNaN();
    expect(heightAt(cut, 0.3, 0)).toBeGreaterThan(0);
    expect(new Set(raised(gridOf(() => 7)).heights)).toEqual(new Set([0]));
  });
});

describe('a draped path', () => {
  test('has its own points and others between them', () => {
    const course = drape([-1, 1], [0, 0], frame);
    expect([...course.rows]).toEqual([0, course.u.length - 1]);
    expect(course.u.length).toBeGreaterThan(100);
    expect(course.u[60]).toBeCloseTo(0, 6);
  });

  test('ends at the rim where it leaves the plan, and begins there again', () => {
    const course = drape([0, 4, 0], [0, 0, 0.5], frame);
    const out = course.rows[1];
    expect(course.u[out - 1]).toBeCloseTo(0.5, 9);
    expect(course.u[out]).toBeCloseTo(2, 9);
    expect(course.u[out + 1]).toBeCloseTo(0.5, 9);
  });

  test('of a run that jumps about is still of bounded length', () => {
    const jumps = Array.from({ length: 5000 }, (_, i) => (i % 2 === 0 ? -1 : 1));
    expect(drape(jumps, jumps, frame).u.length).toBeLessThan(30_000);
  });

  test('breaks at what is not a number', () => {
    const course = drape([0, NaN, 0.5, Infinity], [0, 0, 0, 0], frame);
    expect([...course.rows]).toEqual([0, 1, 2, 3]);
  });
});

describe('seen from an eye', () => {
  const ridge = raised(gridOf((x) => Math.exp(-20 * x * x)));
  const behind: [number, number] = [0.3, 0];

  test('what lies behind a ridge is hidden, what lies before it or seen from above is not', () => {
    const height = heightAt(ridge, ...behind);
    expect(hiddenFrom([-3, 0.2, 0], ridge, behind[0], height, behind[1])).toBe(true);
    expect(hiddenFrom([3, 0.2, 0], ridge, behind[0], height, behind[1])).toBe(false);
    expect(hiddenFrom([0, 5, 0], ridge, behind[0], height, behind[1])).toBe(false);
  });

  test('a ray meets the surface where it first touches it', () => {
    const hit = meet(ridge, [-3, 0.3, 0], [3, -0.1, 0])!;
    expect(hit[0]).toBeLessThan(0);
    expect(heightAt(ridge, ...hit)).toBeCloseTo(0.3 - (hit[0] + 3) / 30, 1);
    expect(onPlan(...meet(ridge, [0, 3, 0], [0, -1, 0])!)).toBe(true);
    expect(meet(ridge, [0, 1, 2], [0, 1, 1])).toBeNull();
  });
});
