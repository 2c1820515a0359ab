/**
 * The picture that the server sent with the page (#first). While the lab has not painted its own pictures, this one
 * covers them; then it is removed. Nothing flashes, and nothing is painted twice.
 */

/** The time in milliseconds after which the picture is removed though the lab has painted nothing. */
const LONGEST = 15_000;

function first(): HTMLElement | null {
  return document.getElementById('first');
}

/** The picture of the lab, kept where the sent one stood. */
let kept: HTMLElement | null = null;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Lays a part of the cover over a box of the page, as far as the place of the pictures reaches. */
function lay({ style }: HTMLElement, { left, top, width, height }: Box, end: number): void {
  const hidden = Math.max(0, top + height - end);
  Object.assign(style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  style.clipPath = hidden > 0 ? `inset(0 0 ${hidden}px)` : '';
}

/** The lab exists: from now on the picture, and the words above it, cover the lab's own place. */
export function coverFirst(place: HTMLElement): void {
  const cover = first();
  const picture = cover?.querySelector<HTMLElement>('.first-map');
  if (!cover || !picture || cover.classList.contains('arrived')) return;
  const words = cover.querySelector<HTMLElement>('.first-words');
  const { top: stood } = picture.getBoundingClientRect();
  const end = (): number => place.closest('main')?.getBoundingClientRect().bottom ?? Infinity;
  if (words) {
    const { left, top, width } = words.getBoundingClientRect();
    lay(words, { left, top, width, height: stood - top }, end());
  }
  cover.classList.add('arrived');
  kept = place;
  // Whoever listens to the page has the lab now, and no second one.
  cover.inert = true;
  const follow = (): void => {
    if (!cover.isConnected) return;
    if (!place.isConnected) {
      leaveFirst();
      return;
    }
    // The words of the lab come later: its picture keeps the distance that they will need.
    const missing = stood - place.getBoundingClientRect().top + (parseFloat(place.style.marginTop) || 0);
    place.style.marginTop = missing > 0 ? `${missing}px` : '';
    lay(picture, place.getBoundingClientRect(), end());
    requestAnimationFrame(follow);
  };
  follow();
  setTimeout(leaveFirst, LONGEST);
}

/** Removes the picture: the lab has painted, reports why it cannot, or has been left. */
export function leaveFirst(): void {
  kept?.style.removeProperty('margin-top');
  kept = null;
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
