/**
 * Zoom and pan of the map by wheel, pinch, drag and double click (d3-zoom). One finger scrolls the page, two fingers
 * move the map: on a phone the map must not be a trap.
 */
import { select } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomBehavior, type ZoomTransform } from 'd3-zoom';
import type { Size } from '../../draw/axes/viewport';

export class MapZoom {
  transform: ZoomTransform = zoomIdentity;
  private readonly behaviour: ZoomBehavior<HTMLElement, unknown>;
  private size: Size = { width: 0, height: 0 };

  constructor(
    private readonly ground: HTMLElement,
    changed: () => void,
  ) {
    this.behaviour = zoom<HTMLElement, unknown>()
      .scaleExtent([0.02, 1e5])
      .filter((event: MouseEvent & TouchEvent) => {
        if (event.type.startsWith('touch')) return event.touches.length > 1;
        return !event.button && (!event.ctrlKey || event.type === 'wheel');
      })
      .extent(() => [
        [0, 0],
        [this.size.width, this.size.height],
      ])
      .on('zoom', (event: { transform: ZoomTransform }) => {
        this.transform = event.transform;
        changed();
      });
    select(ground).call(this.behaviour).style('touch-action', 'pan-x pan-y');
  }

  /** A new size keeps what is seen. */
  resize(size: Size): void {
    const { k, x, y } = this.transform;
    const before = this.size;
    this.size = size;
    if (before.width === 0 || (k === 1 && x === 0 && y === 0)) return;
    const moved = zoomIdentity.translate((x * size.width) / before.width, (y * size.height) / before.height).scale(k);
    select(this.ground).call(this.behaviour.transform, moved);
  }

  nearer(factor: number): void {
    select(this.ground).call(this.behaviour.scaleBy, factor);
  }

  home(): void {
    select(this.ground).call(this.behaviour.transform, zoomIdentity);
  }

  get isHome(): boolean {
    const { k, x, y } = this.transform;
    return k === 1 && x === 0 && y === 0;
  }
}
