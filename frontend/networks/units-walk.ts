/** How the keyboard goes over the picture of a network: from unit to unit, and through the weights that lead into one. */
import type { Edge, UnitAt } from './units-drawing';

/** What is looked at: a unit, a weight, or nothing. */
export interface Looked {
  at: UnitAt | null;
  edge: Edge | null;
}

const NOTHING: Looked = { at: null, edge: null };

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Where a key leads; null for a key that leads nowhere.
 *
 * @param counts how many units each layer has
 * @param into the weights into a unit, the largest first
 */
export function walked(key: string, { at, edge }: Looked, counts: readonly number[], into: (at: UnitAt) => readonly Edge[]): Looked | null {
  if (edge && !at) return alongWeights(key, edge, into);
  if (key === 'Escape') return NOTHING;
  if (key === 'Enter') {
    const [largest] = at && at.layer > 0 ? into(at) : [];
    return largest ? { at: null, edge: largest } : null;
  }
  const arrow = ARROWS[key];
  if (!arrow) return null;
  if (!at) return { at: { layer: Math.min(1, counts.length - 1), unit: 0 }, edge: null };
  const layer = within(at.layer + arrow[0], counts.length);
  return { at: { layer, unit: within(at.unit + arrow[1], counts[layer]) }, edge: null };
}

function alongWeights(key: string, edge: Edge, into: (at: UnitAt) => readonly Edge[]): Looked | null {
  const to = { layer: edge.layer, unit: edge.unit };
  switch (key) {
    case 'Escape':
    case 'ArrowRight':
      return { at: to, edge: null };
    case 'ArrowLeft':
      return { at: { layer: edge.layer - 1, unit: edge.input }, edge: null };
    case 'Enter':
    case 'ArrowDown':
    case 'ArrowUp': {
      const all = into(to);
      const place = all.findIndex(({ input }) => input === edge.input);
      return { at: null, edge: all[within(place + (key === 'ArrowUp' ? -1 : 1), all.length)] ?? edge };
    }
    default:
      return null;
  }
}

function within(index: number, count: number): number {
  return Math.min(Math.max(index, 0), count - 1);
}
