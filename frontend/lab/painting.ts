import type { LitElement, ReactiveController } from 'lit';
import { NextFrame } from './canvas';
import { onLookChange } from './page-look';

/** Lets an element paint its canvases before the next frame: after its updates, in each size and in each look of the page. */
export class Painting implements ReactiveController {
  private readonly frame: NextFrame;
  private readonly resizing = new ResizeObserver(() => this.frame.ask());
  private watching = false;
  private forgetLook: (() => void) | null = null;

  /** @param plots the elements whose sizes count, once the host has been rendered */
  constructor(private readonly host: LitElement, paint: () => void, private readonly plots: () => Iterable<Element> = () => [host]) {
    this.frame = new NextFrame(paint);
    host.addController(this);
  }

  hostConnected(): void {
    this.forgetLook = onLookChange(() => this.frame.ask());
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    if (!this.watching) for (const plot of this.plots()) this.resizing.observe(plot);
    this.watching = true;
    this.frame.ask();
  }

  hostDisconnected(): void {
    this.resizing.disconnect();
    this.watching = false;
    this.forgetLook?.();
    this.frame.cancel();
  }
}
