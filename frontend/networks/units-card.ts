import type { UnitAt, UnitPlan } from './units-drawing';

const MARGIN = 4;

/**
 * Where there is little room, what is told of a unit or an edge lies over the picture, away from the finger; the style
 * sheet says where that is.
 *
 * @param at what is told of; null for nothing in particular
 */
export function layCard(card: HTMLElement, plot: HTMLElement, plan: UnitPlan | null, at: UnitAt | null): void {
  card.classList.toggle('card', at !== null);
  const place = at && plan?.layers[at.layer]?.[at.unit];
  if (!place) return;
  const top = place.y > plot.clientHeight / 2 ? MARGIN : plot.offsetHeight - card.offsetHeight - MARGIN;
  card.style.setProperty('--card-top', `${plot.offsetTop + top}px`);
}
