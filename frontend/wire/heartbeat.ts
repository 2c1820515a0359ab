/**
 * Notices that a socket has gone silent though it was never closed, as when a Wi-Fi vanishes: after a silence it sends a
 * question to the other end, which is gone if no answer comes.
 */
export class Heartbeat {
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param ask sends a message that is always answered
   * @param gone is called once if no answer comes
   * @param quiet the silence in milliseconds before it asks
   * @param patience the time in milliseconds that the answer may take
   */
  constructor(
    private readonly ask: () => void,
    private readonly gone: () => void,
    private readonly quiet: number,
    private readonly patience: number,
  ) {}

  /** Starts to expect messages; called again at each one. */
  wait(): void {
    this.rest();
    // A page on the server's own machine is offline and connected: asking tells.
    window.addEventListener('offline', this.askNow);
    this.timer = setTimeout(this.askNow, this.quiet);
  }

  /** Stops to expect messages. */
  rest(): void {
    clearTimeout(this.timer);
    window.removeEventListener('offline', this.askNow);
  }

  private readonly askNow = (): void => {
    this.rest();
    this.timer = setTimeout(this.gone, this.patience);
    this.ask();
  };
}
