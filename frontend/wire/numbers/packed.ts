/**
 * An answer of a header and columns, as the server's class descent.wire.Packed writes it: the header's length (uint32,
 * little-endian), the header as JSON in UTF-8, then the columns.
 */
export interface Unpacked<Header> {
  header: Header;
  numbers: Numbers;
}

export function unpack<Header>(buffer: ArrayBuffer): Unpacked<Header> {
  if (buffer.byteLength < 4) throw new Error('The answer is shorter than its own length field.');
  const length = new DataView(buffer).getUint32(0, true);
  const begin = 4 + length;
  if (begin > buffer.byteLength) throw new Error('The header is longer than the answer.');
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length))) as Header;
  return { header, numbers: new Numbers(new Uint8Array(buffer, begin)) };
}

const KINDS = ['whole', 'drawn', 'exact', 'lower'] as const;

/** Words of a column that have four bytes each: they have less before them to be predicted from. */
const FIRST = 3;

interface Words {
  kind: (typeof KINDS)[number];
  order: number;
  words: Int32Array;
}

/** Takes the columns of an answer, in the order in which they were packed. */
export class Numbers {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** Whether all has been taken. */
  get done(): boolean {
    return this.at === this.bytes.length;
  }

  column(rows: number): Float64Array {
    const { kind, order, words } = this.words(rows);
    const first = predicted(words, order);
    if (kind === 'whole') return Float64Array.from(first);
    if (kind === 'drawn') return doubles(first, null);
    const lower = this.words(rows);
    if (kind !== 'exact' || lower.kind !== 'lower') throw new Error('The halves of the numbers do not fit each other.');
    return doubles(first, predicted(lower.words, lower.order));
  }

  /** What is left of each number after its prediction. */
  rests(count: number): Int32Array {
    return this.words(count).words.map(rest);
  }

  private words(count: number): Words {
    const code = this.take(1)[0];
    const width = code >> 4;
    if (width > 4) throw new Error(`There is no column of the kind ${code}.`);
    const words = new Int32Array(count);
    const first = Math.min(FIRST, count);
    this.fill(words.subarray(0, first), 4);
    this.fill(words.subarray(first), width);
    return { kind: KINDS[(code >> 2) & 3], order: code & 3, words };
  }

  /** All first bytes, the highest, then all second ones, and so on. */
  private fill(words: Int32Array, width: number): void {
    const bytes = this.take(width * words.length);
    let at = 0;
    for (let plane = 0; plane < width; plane++) for (let i = 0; i < words.length; i++) words[i] = (words[i] << 8) | bytes[at++];
  }

  private take(count: number): Uint8Array {
    if (this.at + count > this.bytes.length) throw new Error('The answer holds fewer numbers than it says.');
    return this.bytes.subarray(this.at, (this.at += count));
  }
}

function rest(word: number): number {
  return (word >>> 1) ^ -(word & 1);
}

function predicted(words: Int32Array, order: number): Int32Array {
  const numbers = new Int32Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const known = Math.min(order, i);
    const [a, b, c] = [numbers[i - 1], numbers[i - 2], numbers[i - 3]];
    const expected = known === 0 ? 0 : known === 1 ? a : known === 2 ? 2 * a - b : 3 * a - 3 * b + c;
    // An Int32Array wraps around as Java does.
    numbers[i] = expected + rest(words[i]);
  }
  return numbers;
}

const LITTLE = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** @param lower the lower halves of the doubles; null where only their first 28 bits are told */
function doubles(first: Int32Array, lower: Int32Array | null): Float64Array {
  const values = new Float64Array(first.length);
  const halves = new Int32Array(values.buffer);
  const [high, low] = LITTLE ? [1, 0] : [0, 1];
  for (let i = 0; i < first.length; i++) {
    const ordered = first[i];
    halves[2 * i + high] = lower ? (ordered < 0 ? ordered ^ 0x7fffffff : ordered) : (ordered < 0 ? ordered ^ 0x7ffffff : ordered) << 4;
    halves[2 * i + low] = lower ? lower[i] : 0;
  }
  return values;
}
