import { RacePaths } from '../landscape/race-paths';
import type { MapView } from '../landscape/view';
import type { RaceStore } from '../race/store';

/** In pixels; less than for the paths of now, which a hand means more often. */
const REACH = 10;

/** Whether a pointer is on the ghost of the run before a remedy that can still be taken back. */
export function atGhost(store: RaceStore | null, view: MapView, { clientX, clientY }: MouseEvent, pictures: HTMLElement): boolean {
  if (!store?.former) return false;
  const { left, top } = pictures.getBoundingClientRect();
  return RacePaths.isGhostNear(store, view, [clientX - left, clientY - top], REACH);
}
