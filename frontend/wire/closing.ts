/** The event on window that announces the end of the server. */
export const CLOSING = 'descent-closing';

export function tellClosing(): void {
  window.dispatchEvent(new Event(CLOSING));
}
