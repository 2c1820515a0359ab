/** Pages hear as an event on window that their server is about to end. */
export const CLOSING = 'descent-closing';

export function tellClosing(): void {
  window.dispatchEvent(new Event(CLOSING));
}
