/**
 * An answer of a header and packed numbers, as the server's class descent.wire.Packed writes it: the header's length
 * (uint32, little-endian), the header as JSON in UTF-8, then four planes of bytes, the highest first, of words of 32 bits.
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
  return { header, numbers: new Numbers(wordsOf(new Uint8Array(buffer, begin))) };
}

function wordsOf(bytes: Uint8Array): Int32Array {
  if (bytes.length % 4 !== 0) throw new Error('The four planes of the answer are not alike.');
  const count = bytes.length / 4;
  const words = new Int32Array(count);
  for (let i = 0; i < count; i++)
    words[i] = (bytes[i] << 24) | (bytes[count + i] << 16) | (bytes[2 * count + i] << 8) | bytes[3 * count + i];
  return words;
}

const KINDS = ['whole', 'drawn', 'exact'] as const;

/** Takes the numbers of an answer, in the order in which they were packed. */
export class Numbers {
  private at = 0;

  constructor(private readonly words: Int32Array) {}

  /** Whether all has been taken. */
  get done(): boolean {
    return this.at === this.words.length;
  }

  column(rows: number): Float64Array {
    const code = this.take(1)[0];
    const kind = KINDS[code >> 2];
    if (kind === undefined) throw new Error(`There is no column of the kind ${code}.`);
    const first = predicted(this.take(rows), code & 3);
    return kind === 'whole' ? Float64Array.from(first) : doubles(first, kind === 'exact' ? this.take(rows) : null);
  }

  /** What is left of each number after its prediction. */
  rests(count: number): Int32Array {
    return this.take(count).map(rest);
  }

  private take(count: number): Int32Array {
    if (this.at + count > this.words.length) throw new Error('The answer holds fewer numbers than it says.');
    return this.words.subarray(this.at, (this.at += count));
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
