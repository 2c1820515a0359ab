import { describe, expect, test } from 'vitest';
import { framed } from './framed';
import { valuesOf, type MapHeader } from './levels';
import { unpack } from './packed';
import columns from '../samples/columns.json';
import maps from '../samples/maps.json';

/** Written by the server's tests, whose numbers they are. */
interface Sample {
  packed: string;
  /** Texts stand for what JSON has no number for. */
  values: (number | string)[][];
}

interface ColumnsSample extends Sample {
  drawn: boolean;
}

/** What numbers below the smallest normal one lose. */
const SMALLEST = 2 ** -1038;

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer;
}

describe.each(columns as ColumnsSample[])('columns of the server, drawn alone: $drawn', ({ packed, values, drawn }) => {
  const { header, numbers } = unpack<{ rows: number[] }>(bytesOf(packed));
  const found = header.rows.map((rows) => numbers.column(rows));

  test('all arrive', () => expect(numbers.done).toBe(true));

  test.each(values.map((column, i) => [i, column.map(Number)] as const))('column %i', (i, wanted) => {
    if (!drawn) expect([...found[i]]).toEqual(wanted);
    else
      found[i].forEach((value, row) =>
        Number.isFinite(wanted[row])
          ? expect(Math.abs(value - wanted[row])).toBeLessThanOrEqual(2 ** -17 * Math.abs(wanted[row]) + SMALLEST)
          : expect(value).toBe(wanted[row]),
      );
  });
});

test.each((maps as Sample[]).map((sample, i) => [i, sample] as const))(
  'map %i of the server has its levels within a step, and its gaps',
  (_, { packed, values }) => {
    const { header, numbers } = unpack<MapHeader>(bytesOf(packed));
    const found = valuesOf(header, numbers);
    expect(numbers.done).toBe(true);
    const wanted = values.flat().map(Number);
    expect(found).toHaveLength(wanted.length);
    found.forEach((value, i) =>
      Number.isFinite(wanted[i]) ? expect(Math.abs(value - wanted[i])).toBeLessThanOrEqual(1e-3 * spread(wanted)) : expect(value).toBeNaN(),
    );
  },
);

function spread(values: readonly number[]): number {
  const finite = values.filter(Number.isFinite);
  return Math.max(...finite) - Math.min(...finite);
}

describe('an answer that is not as agreed is refused', () => {
  test('nothing at all', () => expect(() => unpack(new ArrayBuffer(0))).toThrow(/shorter/));
  test('a header longer than the answer', () => expect(() => unpack(Uint8Array.of(200, 0, 0, 0, 0).buffer)).toThrow(/longer/));
  test('a column that is cut', () => expect(() => unpack(framed({}, [1, 2]).slice(0, -1)).numbers.column(2)).toThrow(/fewer/));
  test('halves that do not fit', () => expect(() => unpack(framed({}, [0.5]).slice(0, 11)).numbers.column(1)).toThrow(/fewer/));
  test('fewer numbers than it says', () => expect(() => unpack(framed({}, [3])).numbers.column(9)).toThrow(/fewer/));
});
