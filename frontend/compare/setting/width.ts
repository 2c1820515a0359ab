import type { ReactiveController, ReactiveControllerHost } from 'lit';

const NARROWEST = 300;

/** The width of an element in CSS pixels; it is rendered anew when that changes, so that letters in its drawings keep their size. */
export class Width implements ReactiveController {
  private readonly observer = new ResizeObserver(() => {
    if (this.host.clientWidth !== this.seen) this.host.requestUpdate();
  });
  private seen = 0;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  /** @param most that is of use */
  upTo(most: number): number {
    this.seen = this.host.clientWidth;
    return Math.min(most, Math.max(NARROWEST, this.seen || most));
  }

  hostConnected(): void {
    this.observer.observe(this.host);
  }

  hostDisconnected(): void {
    this.observer.disconnect();
  }
}
