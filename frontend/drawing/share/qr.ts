/**
 * QR codes after ISO/IEC 18004: text as bytes in UTF-8, error correction of level M (15 % of the picture may be lost),
 * versions 1 to 15, which is room for a link of 412 characters.
 */

/** Of level M, by version: check bytes in a block, and blocks. */
const CHECK_BYTES = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];

const BYTE_MODE = 0b0100;
const PADDING = [0xec, 0x11];
const MASKS: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => ((x / 3 | 0) + (y / 2 | 0)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Rows of modules, true where dark, without the margin of four; null for a text that is too long. */
export function qrCode(text: string): boolean[][] | null {
  const bytes = [...new TextEncoder().encode(text)];
  for (let version = 1; version <= BLOCKS.length; version++) {
    const room = dataBytes(version);
    const header = version < 10 ? 12 : 20;
    if (header + 8 * bytes.length <= 8 * room) return best(version, interleaved(version, packed(bytes, header - 4, room)));
  }
  return null;
}

/** All modules but those of patterns, format and version. */
function rawModules(version: number): number {
  const size = 4 * version + 17;
  const marks = alignment(version).length;
  const patterns = version === 1 ? 0 : 25 * (marks * marks - 3) - 10 * (marks - 2);
  // Three finders with their margins, two timing lines, the format twice with the dark module.
  return size * size - 3 * 64 - 2 * (size - 16) - patterns - 31 - (version >= 7 ? 36 : 0);
}

function dataBytes(version: number): number {
  return (rawModules(version) >> 3) - CHECK_BYTES[version - 1] * BLOCKS[version - 1];
}

/** Where the middles of alignment patterns stand, in both directions. */
function alignment(version: number): number[] {
  if (version === 1) return [];
  const many = Math.floor(version / 7) + 2;
  const last = 4 * version + 10;
  const distance = many === 2 ? last - 6 : 2 * Math.ceil((last - 6) / (many - 1) / 2);
  return [6, ...Array.from({ length: many - 1 }, (_, i) => last - distance * (many - 2 - i))];
}

function packed(bytes: number[], countBits: number, room: number): number[] {
  const bits: number[] = [];
  const put = (value: number, many: number): void => {
    for (let i = many - 1; i >= 0; i--) bits.push((value >> i) & 1);
  };
  put(BYTE_MODE, 4);
  put(bytes.length, countBits);
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, 8 * room - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let i = 0; bits.length < 8 * room; i++) put(PADDING[i % 2], 8);
  return Array.from({ length: room }, (_, i) => bits.slice(8 * i, 8 * i + 8).reduce((byte, bit) => (byte << 1) | bit, 0));
}

/** The blocks byte by byte, then their check bytes in the same way. */
function interleaved(version: number, data: number[]): number[] {
  const many = BLOCKS[version - 1];
  const divisor = generator(CHECK_BYTES[version - 1]);
  const short = Math.floor(data.length / many);
  const shortBlocks = many - (data.length % many);
  let at = 0;
  const blocks = Array.from({ length: many }, (_, i) => data.slice(at, (at += short + (i < shortBlocks ? 0 : 1))));
  const across = (columns: number[][]): number[] =>
    Array.from({ length: Math.max(...columns.map((c) => c.length)) }, (_, i) => columns.flatMap((c) => (i < c.length ? [c[i]] : []))).flat();
  return [...across(blocks), ...across(blocks.map((block) => remainder(block, divisor)))];
}

/** Product in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let i = 7; i >= 0; i--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((b >> i) & 1) * a;
  }
  return product;
}

/** (x - 1)(x - 2)(x - 4)… of a degree, without its leading 1. */
function generator(degree: number): number[] {
  let polynomial = [1];
  let root = 1;
  for (let i = 0; i < degree; i++) {
    const shifted = [...polynomial, 0];
    polynomial = shifted.map((c, k) => c ^ (k > 0 ? times(polynomial[k - 1], root) : 0));
    root = times(root, 2);
  }
  return polynomial.slice(1);
}

function remainder(data: number[], divisor: number[]): number[] {
  const rest = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ rest.shift()!;
    rest.push(0);
    divisor.forEach((c, i) => (rest[i] ^= times(c, factor)));
  }
  return rest;
}

/** The picture with the mask that has the least that confuses a reader. */
function best(version: number, bytes: number[]): boolean[][] {
  const pictures = MASKS.map((_, mask) => draw(version, bytes, mask));
  const penalties = pictures.map(penalty);
  return pictures[penalties.indexOf(Math.min(...penalties))];
}

/** One picture. */
function draw(version: number, bytes: number[], mask: number): boolean[][] {
  const size = 4 * version + 17;
  const dark = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  const taken = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  const set = (x: number, y: number, on: boolean): void => {
    dark[y][x] = on;
    taken[y][x] = true;
  };
  patterns(version, size, set);
  format(mask, size, set);
  let i = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    const upwards = ((right + 1) & 2) === 0;
    for (let k = 0; k < size; k++) {
      const y = upwards ? size - 1 - k : k;
      for (const x of [right, right - 1]) {
        if (taken[y][x]) continue;
        const bit = i < 8 * bytes.length && ((bytes[i >> 3] >> (7 - (i & 7))) & 1) === 1;
        dark[y][x] = bit !== MASKS[mask](x, y);
        i++;
      }
    }
  }
  return dark;
}

type Setter = (x: number, y: number, on: boolean) => void;

function patterns(version: number, size: number, set: Setter): void {
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) rings(x, y, 4, size, set);
  const marks = alignment(version);
  const last = marks.length - 1;
  marks.forEach((x, i) =>
    marks.forEach((y, k) => {
      const atFinder = (i === 0 && k === 0) || (i === 0 && k === last) || (i === last && k === 0);
      if (!atFinder) rings(x, y, 2, size, set);
    }),
  );
  if (version < 7) return;
  let check = version;
  for (let i = 0; i < 12; i++) check = (check << 1) ^ ((check >> 11) * 0x1f25);
  const bits = (version << 12) | check;
  for (let i = 0; i < 18; i++) {
    const on = ((bits >> i) & 1) === 1;
    const a = size - 11 + (i % 3);
    const b = Math.floor(i / 3);
    set(a, b, on);
    set(b, a, on);
  }
}

/** Squares around a middle, dark and light by turns; the finder's outermost is its light margin. */
function rings(middleX: number, middleY: number, radius: number, size: number, set: Setter): void {
  for (let y = Math.max(0, middleY - radius); y <= Math.min(size - 1, middleY + radius); y++) {
    for (let x = Math.max(0, middleX - radius); x <= Math.min(size - 1, middleX + radius); x++) {
      const ring = Math.max(Math.abs(x - middleX), Math.abs(y - middleY));
      set(x, y, radius === 4 ? ring !== 2 && ring !== 4 : ring !== 1);
    }
  }
}

/** Level M and the mask, twice, with ten check bits. */
function format(mask: number, size: number, set: Setter): void {
  let check = mask;
  for (let i = 0; i < 10; i++) check = (check << 1) ^ ((check >> 9) * 0x537);
  const bits = ((mask << 10) | check) ^ 0x5412;
  for (let i = 0; i < 15; i++) {
    const on = ((bits >> i) & 1) === 1;
    if (i < 6) set(8, i, on);
    else if (i < 8) set(8, i + 1, on);
    else if (i === 8) set(7, 8, on);
    else set(14 - i, 8, on);
    if (i < 8) set(size - 1 - i, 8, on);
    else set(8, size - 15 + i, on);
  }
  set(8, size - 8, true);
}

/** The standard's four rules: long lines, squares, what looks like a finder, too much of one colour. */
function penalty(dark: boolean[][]): number {
  const size = dark.length;
  const columns = dark.map((_, x) => dark.map((row) => row[x]));
  let sum = 0;
  for (const line of [...dark, ...columns]) {
    const text = line.map((on) => (on ? '1' : '0')).join('');
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2;
    sum += 40 * [...text.matchAll(/(?=00001011101|10111010000)/g)].length;
  }
  for (let y = 0; y + 1 < size; y++) {
    for (let x = 0; x + 1 < size; x++) {
      if (dark[y][x] === dark[y][x + 1] && dark[y][x] === dark[y + 1][x] && dark[y][x] === dark[y + 1][x + 1]) sum += 3;
    }
  }
  const share = dark.flat().filter(Boolean).length / (size * size);
  return sum + 10 * Math.floor(Math.abs(share - 0.5) * 20);
}

/** The dark modules as the path of an SVG, one unit each, after a margin of four. */
export function qrPath(code: boolean[][]): string {
  return code
    .map((row, y) => [...row.map((on) => (on ? '1' : '0')).join('').matchAll(/1+/g)].map((run) => `M${run.index + 4} ${y + 4}h${run[0].length}v1h-${run[0].length}z`).join(''))
    .join('');
}
