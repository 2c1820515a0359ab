/** The parts of a training's pictures that are visible anywhere on the page, so that the server sends no others. */
import { same } from '../../lab/asking/pointer';
import { NOTHING_TO_SEE, type WantedPictures } from '../../wire/training/training';

type Flag = 'decision' | 'confusion' | 'worst' | 'weights';

export class Wants {
  private readonly parts = new Map<unknown, Partial<WantedPictures>>();

  /**
   * Notes what an element shows now.
   *
   * @param parts null when it shows nothing any more
   * @returns whether that is something else than before
   */
  set(element: unknown, parts: Partial<WantedPictures> | null): boolean {
    if (same(parts, this.parts.get(element) ?? null)) return false;
    if (parts) this.parts.set(element, parts);
    else this.parts.delete(element);
    return true;
  }

  /** What all elements show together. */
  get together(): WantedPictures {
    const all = [...this.parts.values()];
    const some = (flag: Flag): boolean => all.some((parts) => parts[flag]);
    return {
      decision: some('decision'),
      confusion: some('confusion'),
      worst: some('worst'),
      weights: some('weights'),
      masks: all.map(({ masks }) => masks).find((row) => row !== null && row !== undefined) ?? NOTHING_TO_SEE.masks,
      members: [...new Set(all.flatMap(({ members }) => members ?? []))],
    };
  }
}
