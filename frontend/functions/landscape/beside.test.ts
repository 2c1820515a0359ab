import { expect, test } from 'vitest';
import { besides } from './beside';

const CARD = { width: 220, height: 66 };

test.each([
  ['wide', { width: 700, height: 700 }],
  ['narrow', { width: 360, height: 290 }],
  ['hardly wider than the card', { width: 240, height: 160 }],
])('a card covers its own point nowhere on a %s picture', (_, room) => {
  for (let x = 0; x <= room.width; x += 5) {
    for (let y = 0; y <= room.height; y += 5) {
      const [left, top] = besides({ x, y }, CARD, room);
      const covers = x >= left && x <= left + CARD.width && y >= top && y <= top + CARD.height;
      expect(covers, `${x}, ${y}`).toBe(false);
      expect(left).toBeGreaterThanOrEqual(6);
      expect(left + CARD.width).toBeLessThanOrEqual(room.width);
    }
  }
});
