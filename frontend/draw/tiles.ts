/** Small multiples: equal tiles, as large as the room allows, row by row. */
import type { Size } from './axes/viewport';

export interface Tile {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface TileShape {
  /** The least and the largest width over height of the picture within a tile. */
  aspect: readonly [number, number];
  /** Pixels over each picture for its title. */
  head: number;
  gap: number;
  /** The least number of tiles in a row. */
  leastColumns?: number;
}

/** Tiles for so many pictures: of all numbers of columns the one with the largest pictures; of equal ones the fewest. */
export function tilesFor(count: number, room: Size, shape: TileShape): Tile[] {
  let best = { columns: 1, width: 0, height: 0 };
  for (let columns = Math.min(count, shape.leastColumns ?? 1); columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const across = (room.width - shape.gap * (columns - 1)) / columns;
    const upward = (room.height - shape.gap * (rows - 1)) / rows - shape.head;
    const width = Math.max(0, Math.min(across, upward * shape.aspect[1]));
    const height = Math.max(0, Math.min(upward, width / shape.aspect[0]));
    if (width * height > best.width * best.height * 1.01) best = { columns, width, height };
  }
  const { columns, width, height } = best;
  const used = columns * width + (columns - 1) * shape.gap;
  const left = Math.max(0, (room.width - used) / 2);
  return Array.from({ length: count }, (_, i) => ({
    left: left + (i % columns) * (width + shape.gap),
    top: Math.floor(i / columns) * (height + shape.head + shape.gap),
    width,
    height: height + shape.head,
  }));
}
