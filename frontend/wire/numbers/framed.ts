/** Answers as the server packs them, for tests that make their own: whole columns as they are, others to the bit. */
export function framed(header: unknown, ...columns: readonly number[][]): ArrayBuffer {
  const head = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(new Uint32Array([head.length]).buffer);
  const packed = columns.flatMap((column) =>
    column.every((value) => Object.is(value | 0, value))
      ? unpredicted(0, column)
      : [...unpredicted(2, highs(column)), ...unpredicted(3, lows(column))],
  );
  return Uint8Array.of(...length, ...head, ...packed).buffer;
}

/** All words with four bytes. */
function unpredicted(kind: number, numbers: readonly number[]): number[] {
  const words = numbers.map(zigzag);
  return [64 + 4 * kind, ...planes(words.slice(0, 3)), ...planes(words.slice(3))];
}

function planes(words: readonly number[]): number[] {
  return [24, 16, 8, 0].flatMap((shift) => words.map((word) => (word >>> shift) & 255));
}

function zigzag(rest: number): number {
  return (rest << 1) ^ (rest >> 31);
}

const highs = (column: readonly number[]): number[] => halves(column, 0).map((word) => (word < 0 ? word ^ 0x7fffffff : word));
const lows = (column: readonly number[]): number[] => halves(column, 4);

function halves(column: readonly number[], at: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  return column.map((value) => {
    view.setFloat64(0, value);
    return view.getInt32(at);
  });
}
