/**
 * Notices that nothing comes over a socket any more though it was never closed, as when a Wi-Fi vanishes: after a
 * silence the other end is asked whether it is there, and gone is who does not answer.
 */
export class Heartbeat {
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param ask sends something that is answered in any case
   * @param gone is called once where no answer came
   * @param quiet after so many milliseconds of silence it asks
   * @param patience so many milliseconds may the answer take
   */
  constructor(
    private readonly ask: () => void,
    private readonly gone: () => void,
    private readonly quiet: number,
    private readonly patience: number,
  ) {}

  /** Something is awaited from now on; called again by whatever comes. */
  wait(): void {
    this.rest();
    // A page on the server's own machine is offline and connected: asking tells.
    window.addEventListener('offline', this.askNow);
    this.timer = setTimeout(this.askNow, this.quiet);
  }

  /** Nothing is awaited. */
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
