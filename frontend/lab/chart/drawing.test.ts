import { expect, test } from 'vitest';
import type { Look } from '../../draw/look';
import { paintChart, type ChartScene } from './drawing';

test('the name of the axis across stands clear of its last number, however long that is', () => {
  const written = new Map<string, number>();
  const plain: Record<string, unknown> = {};
  const context = new Proxy(plain, {
    get: (target, name: string) => {
      if (name === 'measureText') return (text: string) => ({ width: 7 * text.length });
      if (name === 'fillText') return (text: string, x: number) => written.set(text, x);
      return target[name] ?? ((): void => undefined);
    },
  }) as unknown as CanvasRenderingContext2D;
  const axis = { from: 40, to: 200, low: 0, high: 1, scale: 'linear' };
  const nameAt = (last: string): number => {
    const scene = {
      width: 300,
      height: 200,
      x: axis,
      y: axis,
      xName: 'steps',
      xTicks: [{ value: 1, label: last }],
      yTicks: [],
      curves: [],
      drawn: [],
    };
    const rest = { strip: null, cursor: 0, hover: null, chosen: null, sharedCursor: true, names: [], unborn: [] };
    paintChart(context, { ...scene, ...rest } as unknown as ChartScene, { size: 1, runs: [] } as unknown as Look);
    return written.get('steps')!;
  };
  expect(nameAt('200')).toBe(218);
  expect(nameAt('200,000')).toBeGreaterThan(200 + 24.5);
});
