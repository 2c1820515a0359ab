/** A picture that can be taken along: painted again at any scale, told as numbers, read as a table. */
import { format } from './axes/number';
import type { Size } from './axes/viewport';

export interface Picture {
  /** One word for the file's name, such as "map". */
  kind: string;
  /** What it shows, for those who cannot see it. */
  name: string;
  size: Size;
  /** Paints all of it on a context of that size, one unit a CSS pixel; the ground is there already. */
  paint(context: CanvasRenderingContext2D): void;
  /** All numbers behind it, as CSV (RFC 4180); of runs the server writes them. */
  csv(): string | Promise<Blob>;
  /** The numbers a reader wants, few enough to be read. */
  table(): Table;
}

export interface Table {
  caption: string;
  columns: string[];
  rows: string[][];
}

/** Cells as they are known: numbers with all their digits; null, or not a number, where there is none. */
export interface Data {
  caption: string;
  columns: string[];
  rows: (string | number | null)[][];
}

/** A picture whose data are the cells of its table: rounded there, with all digits in the CSV. */
export function tabled(
  kind: string,
  name: string,
  size: Size,
  paint: (context: CanvasRenderingContext2D) => void,
  data: Data,
): Picture & { csv(): string } {
  const text = (cell: string | number | null, told: (value: number) => string): string =>
    typeof cell === 'string' ? cell : cell === null || Number.isNaN(cell) ? '' : told(cell);
  return {
    kind,
    name,
    size,
    paint,
    csv: () => `${[data.columns, ...data.rows].map((row) => row.map((cell) => quoted(text(cell, String))).join(',')).join('\n')}\n`,
    table: () => ({ ...data, rows: data.rows.map((row) => row.map((cell) => text(cell, (value) => format(value, 6)))) }),
  };
}

/** A text as it stands in CSV (RFC 4180). */
export function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
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
