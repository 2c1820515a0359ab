/** Labels at the ends of lines: each as near to its own height as its neighbours allow, none over another. */

/**
 * The heights of the labels' middles, in the order given. Labels that would touch form a block, which stands where its
 * labels are displaced least; a block that leaves the room is pushed back in.
 *
 * @param tall the height of each label with its space, or one for all
 */
export function spread(wanted: readonly number[], tall: number | readonly number[], top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const heights = wanted.map((_, i) => (typeof tall === 'number' ? tall : tall[i]));
  const between = (a: number, b: number): number => (heights[a] + heights[b]) / 2;
  const needed = order.slice(1).reduce((sum, i, k) => sum + between(order[k], i), 0);
  const squeeze = needed > 0 ? Math.min(1, (bottom - top) / needed) : 1;
  const blocks: Block[] = [];
  const start = ({ sum, members, offsets }: Block): number => clamp(sum / members.length, top, bottom - offsets[offsets.length - 1]);
  for (const i of order) {
    blocks.push({ sum: clamp(wanted[i], top, bottom), members: [i], offsets: [0] });
    for (let last = blocks.at(-1)!, before = blocks.at(-2); before; last = blocks.at(-1)!, before = blocks.at(-2)) {
      const offset = before.offsets.at(-1)! + squeeze * between(before.members.at(-1)!, last.members[0]);
      if (start(before) + offset <= start(last)) break;
      blocks.pop();
      before.sum += last.sum - offset * last.members.length;
      before.members.push(...last.members);
      before.offsets.push(...last.offsets.map((own) => offset + own));
    }
  }
  const placed = new Array<number>(wanted.length);
  for (const block of blocks) block.members.forEach((member, k) => (placed[member] = start(block) + block.offsets[k]));
  return placed;
}

/** Labels that touch, from the uppermost; offsets are from its middle. */
interface Block {
  /** Of where the uppermost would stand for each label to be at its own height. */
  sum: number;
  members: number[];
  offsets: number[];
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/**
 * A name in one line, or where that is too wide in two about equally wide ones; what is still too wide ends with an
 * ellipsis.
 *
 * @param width how wide a text is
 */
export function linesOf(name: string, room: number, width: (text: string) => number): string[] {
  if (width(name) <= room) return [name];
  const words = name.split(' ');
  let best = [name];
  let least = Infinity;
  for (let i = 1; i < words.length; i++) {
    const split = [words.slice(0, i).join(' '), words.slice(i).join(' ')];
    const widest = Math.max(...split.map(width));
    if (widest < least) [best, least] = [split, widest];
  }
  return best.map((line) => shortened(line, room, width));
}

function shortened(line: string, room: number, width: (text: string) => number): string {
  if (width(line) <= room) return line;
  const letters = [...line];
  while (letters.length > 1 && width(`${letters.join('')}…`) > room) letters.pop();
  return `${letters.join('')}…`;
}
