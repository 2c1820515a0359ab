// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { layCard } from './units-card';
import type { UnitPlan } from './units-drawing';

test('what is told of a unit lies in the other half of the picture, and nowhere without one', () => {
  const sized = (sizes: object): HTMLElement => {
    const element = document.createElement('div');
    for (const [name, value] of Object.entries(sizes)) Object.defineProperty(element, name, { value });
    return element;
  };
  const [card, plot] = [sized({ offsetHeight: 60 }), sized({ offsetTop: 40, offsetHeight: 200, clientHeight: 200 })];
  const plan = {
    layers: [
      [
        { x: 0, y: 20 },
        { x: 0, y: 180 },
      ],
    ],
  } as unknown as UnitPlan;
  const tops = [0, 1].map((unit) => {
    layCard(card, plot, plan, { layer: 0, unit });
    return card.style.getPropertyValue('--card-top');
  });
  expect(tops).toEqual(['176px', '44px']);
  layCard(card, plot, plan, null);
  expect(card.classList.contains('card')).toBe(false);
});
