/** Answers as the server packs them, for tests that make their own: whole columns as they are, others to the bit. */
export function framed(header: unknown, ...columns: readonly number[][]): ArrayBuffer {
  const words = columns.flatMap((column) =>
    column.every((value) => Object.is(value | 0, value)) ? [0, ...column.map(zigzag)] : [8, ...highs(column).map(zigzag), ...lows(column)],
  );
  const head = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(4 + head.length + 4 * words.length);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  words.forEach((word, i) =>
    [24, 16, 8, 0].forEach((shift, plane) => (bytes[4 + head.length + plane * words.length + i] = word >>> shift)),
  );
  return bytes.buffer;
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
