/** Experiments of up to six students side by side, in the teacher's order and without names. */
import { html, type TemplateResult } from 'lit';
import type { Look } from '../../draw/look';
import type { Frame, Size } from '../../draw/axes/viewport';
import type { LossCurve } from '../../wire/classroom/pictures';
import type { Dot } from '../../wire/classroom/socket';
import { paintWay } from './cloud';
import { lossPicture, paintLosses } from './losses';

/** What came of a student's choice, in words too. */
export interface Snapshot {
  dot: Dot;
  caption: string;
}

/** The dots that a teacher has pinned, in that order; those that have not come yet are left out. */
export function pinned(dots: readonly Dot[], pins: readonly number[], caption: (dot: Dot) => string): Snapshot[] {
  return pins.flatMap((pin) => (dots[pin] ? [{ dot: dots[pin], caption: caption(dots[pin]) }] : []));
}

export function snapshotFigures(snapshots: readonly Snapshot[]): TemplateResult {
  return html`<div class=${snapshots.length > 4 ? 'snapshots six' : 'snapshots'}>
    ${snapshots.map(
      ({ caption }, i) => html`<figure>
        <canvas class="snapshot" role="img" aria-label=${caption}></canvas>
        <figcaption><b>${i + 1}</b> ${caption}</figcaption>
      </figure>`,
    )}
  </div>`;
}

/**
 * One of them over the ground that all share.
 *
 * @param frame the part of the plane of a function; null for networks, of which the losses are drawn
 * @param all of them, whose losses have the same axes
 */
export function paintSnapshot(
  context: CanvasRenderingContext2D,
  size: Size,
  { dot }: Snapshot,
  frame: Frame | null,
  all: readonly Snapshot[],
  look: Look,
  names: readonly string[],
): void {
  if (frame) {
    paintWay(context, size, frame, dot, look);
    return;
  }
  const curves = all.map((each) => lossesOf(each.dot));
  const last = Math.max(...curves.map(({ steps }) => steps.at(-1) ?? 0));
  const picture = lossPicture(size, curves, last, look);
  if (picture) paintLosses(context, size, picture, [lossesOf(dot)], last, look, names);
}

/** The way of a network is made of steps and losses. */
function lossesOf({ path = [] }: Dot): LossCurve {
  return { name: '', steps: path.map(([step]) => step), losses: path.map(([, loss]) => loss), validation: [] };
}
