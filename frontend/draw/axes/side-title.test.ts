import { expect, test } from 'vitest';
import { paintSideTitle } from './side-title';

function painted(title: string): { texts: [string, number, number][]; turned: boolean } {
  const texts: [string, number, number][] = [];
  let turned = false;
  const context = {
    save: () => undefined,
    restore: () => undefined,
    translate: () => undefined,
    rotate: () => (turned = true),
    fillText: (text: string, x: number, y: number) => texts.push([text, x, y]),
  };
  paintSideTitle(context as unknown as CanvasRenderingContext2D, title, 10, 20, 10);
  return { texts, turned };
}

test('letters are turned', () => {
  expect(painted('true class')).toEqual({ texts: [['true class', 0, 0]], turned: true });
  expect(painted('参数 beta')).toEqual({ texts: [['参数 beta', 0, 0]], turned: true });
});

test('Chinese characters stand upright, one below the other', () => {
  const { texts, turned } = painted('学习率');

  expect(turned).toBe(false);
  expect(texts.map(([text]) => text)).toEqual(['学', '习', '率']);
  expect(texts.map(([, x]) => x)).toEqual([0, 0, 0]);
  expect(texts[0][2]).toBeCloseTo(-11.5);
  expect(texts[1][2]).toBeCloseTo(0);
  expect(texts[2][2]).toBeCloseTo(11.5);
});
