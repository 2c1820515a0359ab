/** Comparisons that stay in sight as ghosts beside those that follow, until they are let go or the page is left. */
import { html, type TemplateResult } from 'lit';
import type { Ended, Started } from '../../wire/sweep/basins';
import type { Batched } from '../../wire/sweep/batches';
import type { Mapped } from '../../wire/sweep/map';
import { curvesOf, type Begun, type Measure, type Measured, type RateCurve, type Result } from '../../wire/sweep/rates';
import type { Band, SeedPiece } from '../../wire/sweep/seeds';
import { allAbove, bandsAbove, zeroOf, zeroOfBands } from './height';
import { pointsOf, rankingOf, type Least } from './judgement';

/** All that was computed for one picture, whole. */
export interface Found {
  names: readonly string[];
  least: Least;
  begun: Begun | null;
  results: readonly Result[];
  bounds: Measured['bounds'];
  batched: Batched | null;
  spread: SeedPiece | null;
  mapped: Mapped | null;
  started: Started | null;
  ends: readonly Ended[];
  /** The names of the two numbers that a map is over. */
  axes: readonly (string | undefined)[];
}

/** By the kind of their picture. They outlive an element: a visitor goes to the lab, changes something there and comes back. */
const pins = new Map<string, Found>();

export const pinnedOf = (kind: string): Found | null => pins.get(kind) ?? null;

/** Lets go of what is kept, or keeps what was found. */
export function pin(kind: string, found: Found | null): void {
  if (!pins.delete(kind) && found) pins.set(kind, found);
}

/** @param found null while it is not complete */
export function pinButton(kind: string, found: Found | null, say: (key: string) => string, changed: () => void): TemplateResult {
  const pinned = pins.has(kind);
  const pressed = (): void => {
    pin(kind, found);
    changed();
  };
  return html`<button type="button" class="pin" aria-pressed=${pinned ? 'true' : 'false'} title=${say('lab.pin.hint')} ?disabled=${!pinned && !found}
    @click=${pressed}>${say(pinned ? 'lab.pin.off' : 'lab.pin.on')}</button>`;
}

export const curvesIn = ({ names, begun, results, bounds }: Found, measure: Measure): RateCurve[] =>
  curvesOf(names, begun, results, bounds, measure);

/** Curves with the losses as they were shown. */
export function formerCurves(found: Found, measure: Measure): readonly RateCurve[] {
  const curves = curvesIn(found, measure);
  const ranked = rankingOf(curves, found.least, measure).obstacle === null;
  const results = pointsOf(curves).map(({ result }) => result);
  return allAbove(curves, zeroOf(results, found.least, measure, ranked));
}

/** Bands with the losses as they were shown. */
export const formerBands = ({ spread, least }: Found): readonly Band[] =>
  bandsAbove(spread?.bands ?? [], zeroOfBands(spread?.bands ?? [], least, true));
