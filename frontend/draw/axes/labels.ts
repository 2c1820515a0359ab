/** Labels at the ends of lines: each as near to its own height as its neighbours allow, none over another. */

/**
 * The heights of the labels, in the order given. Labels that would touch form a block, which stands where its labels
 * are displaced least; a block that leaves the room is pushed back in.
 */
export function spread(wanted: readonly number[], apart: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const gap = wanted.length > 1 ? Math.min(apart, (bottom - top) / (wanted.length - 1)) : apart;
  const blocks: { sum: number; members: number[] }[] = [];
  const start = (block: { sum: number; members: number[] }): number =>
    clamp(block.sum / block.members.length, top, bottom - gap * (block.members.length - 1));
  for (const i of order) {
    blocks.push({ sum: clamp(wanted[i], top, bottom), members: [i] });
    for (let last = blocks.at(-1)!, before = blocks.at(-2); before; last = blocks.at(-1)!, before = blocks.at(-2)) {
      if (start(before) + gap * before.members.length <= start(last)) break;
      blocks.pop();
      before.sum += last.sum - gap * before.members.length * last.members.length;
      before.members.push(...last.members);
    }
  }
  const placed = new Array<number>(wanted.length);
  for (const block of blocks) block.members.forEach((member, k) => (placed[member] = start(block) + gap * k));
  return placed;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
