/** A picture for export: it can be painted again at any scale, written as numbers, and read as a table. */
import { format } from './axes/number';
import type { Size } from './axes/viewport';

export interface Picture {
  /** A word for the file's name, such as "map". */
  kind: string;
  /** A description for readers who cannot see it. */
  name: string;
  size: Size;
  /** Paints all of it on a context of that size, one unit a CSS pixel; the ground is there already. */
  paint(context: CanvasRenderingContext2D): void;
  /**
   * All numbers behind it, which the server writes as CSV; a picture of runs has its CSV written by the server from
   * the experiment.
   */
  numbers(): Numbers | Promise<Blob>;
  /** The most important numbers, few enough to be read. */
  table(): Table;
}

export interface Table {
  caption: string;
  columns: string[];
  rows: string[][];
}

/** Cells with all their digits; null or NaN where there is none. */
export interface Numbers {
  columns: string[];
  rows: (string | number | null)[][];
}

export interface Data extends Numbers {
  caption: string;
}

/** A picture whose data are the cells of its table: rounded there, with all digits for the file. */
export function tabled(
  kind: string,
  name: string,
  size: Size,
  paint: (context: CanvasRenderingContext2D) => void,
  data: Data,
): Picture & { numbers(): Numbers } {
  const text = (cell: string | number | null): string =>
    typeof cell === 'string' ? cell : cell === null || Number.isNaN(cell) ? '' : format(cell, 6);
  return {
    kind,
    name,
    size,
    paint,
    numbers: () => data,
    table: () => ({ ...data, rows: data.rows.map((row) => row.map(text)) }),
  };
}

/** The name of a file: the experiment's title as far as file systems like it, then what it holds. */
export function fileName(title: string, kind: string, ending: string): string {
  const plain = title
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return `${plain || 'descent'}-${kind}.${ending}`;
}
