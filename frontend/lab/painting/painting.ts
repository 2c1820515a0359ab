import type { LitElement, ReactiveController } from 'lit';
import { NextFrame } from './canvas';
import { onLookChange } from './page-look';

function plotsOf(host: LitElement): Iterable<Element> {
  const plots = host.renderRoot.querySelectorAll('.plot');
  return plots.length ? plots : [host];
}

/** Lets an element paint its canvases before the next frame: after its updates, in each size and in each look of the page. */
export class Painting implements ReactiveController {
  private readonly frame: NextFrame;
  private readonly resizing = new ResizeObserver(() => this.anew());
  private watched = new WeakSet<Element>();
  private forgetLook: (() => void) | null = null;

  /**
   * @param plots the elements whose sizes count, once the host has been rendered: its ".plot"s, or itself where it has none
   * @param stale called before what was measured for an older size, look or content is painted again
   */
  constructor(
    private readonly host: LitElement,
    paint: () => void,
    private readonly plots: () => Iterable<Element> = () => plotsOf(host),
    private readonly stale: () => void = () => undefined,
  ) {
    this.frame = new NextFrame(paint);
    host.addController(this);
  }

  /** Paints once before the next frame; what was measured still holds. */
  ask(): void {
    this.frame.ask();
  }

  private anew(): void {
    this.stale();
    this.frame.ask();
  }

  hostConnected(): void {
    this.forgetLook = onLookChange(() => this.anew());
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    for (const plot of this.plots()) {
      if (this.watched.has(plot)) continue;
      this.watched.add(plot);
      this.resizing.observe(plot);
    }
    this.anew();
  }

  /** Vaadin may take the host out and put it in again. */
  hostDisconnected(): void {
    this.resizing.disconnect();
    this.watched = new WeakSet();
    this.forgetLook?.();
    this.frame.cancel();
  }
}
