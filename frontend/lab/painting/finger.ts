/** A finger cannot point without pressing, and leaves as soon as it is lifted. */
const isFinger = (event: Event): boolean => 'pointerType' in event && event.pointerType === 'touch';

/** Hears that the pointer has left; what a finger read stays until it reads elsewhere. */
export function unlessFinger(left: () => void): (event: Event) => void {
  return (event) => {
    if (!isFinger(event)) left();
  };
}

/** The first tap of a finger reads a place; the next one at the same place does what a click of the mouse does. */
export class Taps {
  private read: string | null = null;

  /**
   * Whether a click is meant, and not only a look.
   *
   * @param place what was clicked, as a text that no other place has
   */
  mean(event: Event, place: string): boolean {
    const meant = !isFinger(event) || this.read === place;
    this.read = meant ? null : place;
    return meant;
  }
}
