/**
 * The picture that the server sent with the page (#first). While the lab has not painted its own pictures, this one
 * covers them; then it is removed. Nothing flashes, and nothing is painted twice.
 */

/** The time in milliseconds after which the picture is removed though the lab has painted nothing. */
const LONGEST = 15_000;

function first(): HTMLElement | null {
  return document.getElementById('first');
}

/** The lab exists: from now on the picture covers the lab's own place. */
export function coverFirst(place: HTMLElement): void {
  const cover = first();
  const picture = cover?.querySelector<HTMLElement>('.first-map');
  if (!cover || !picture || cover.classList.contains('arrived')) return;
  cover.classList.add('arrived');
  // Whoever listens to the page has the lab now, and no second one.
  cover.inert = true;
  const follow = (): void => {
    if (!cover.isConnected) return;
    const { left, top, width, height } = place.getBoundingClientRect();
    Object.assign(picture.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    requestAnimationFrame(follow);
  };
  follow();
  setTimeout(leaveFirst, LONGEST);
}

/** Removes the picture: the lab has painted, or reports why it cannot. */
export function leaveFirst(): void {
  first()?.remove();
}

/** Shows a page as it is when it turns out to have no picture. */
export function watchFirst(): void {
  const outlet = document.getElementById('outlet');
  if (!first() || !outlet) return;
  const watching = new MutationObserver(() => settle());
  const settle = (): void => {
    const lab = outlet.querySelector('descent-map, descent-networks');
    if (!lab && !outlet.querySelector('main, .notice')) return;
    watching.disconnect();
    if (!lab) leaveFirst();
  };
  watching.observe(outlet, { childList: true, subtree: true });
  settle();
}
