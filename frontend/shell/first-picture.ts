/**
 * The picture that the server sent with the page (#first). The lab takes its place over: while it has not painted its
 * own, the picture lies over the lab's; then it goes. Nothing flashes, and nothing is painted twice.
 */

/** Milliseconds after which a lab that has painted nothing is shown as it is. */
const LONGEST = 15_000;

function first(): HTMLElement | null {
  return document.getElementById('first');
}

/** The lab is there: from now on the picture lies where the lab's own will be. */
export function coverFirst(place: HTMLElement): void {
  const cover = first();
  const picture = cover?.querySelector<HTMLElement>('.first-map');
  if (!cover || !picture || cover.classList.contains('arrived')) return;
  cover.classList.add('arrived');
  const follow = (): void => {
    if (!cover.isConnected) return;
    const { left, top, width, height } = place.getBoundingClientRect();
    Object.assign(picture.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    requestAnimationFrame(follow);
  };
  follow();
  setTimeout(leaveFirst, LONGEST);
}

/** The lab has painted, or says why it cannot. */
export function leaveFirst(): void {
  first()?.remove();
}

/** A page that turns out to have no picture shows what it has. */
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
