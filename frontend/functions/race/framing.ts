/** Which part of the function the map shows, and whether a picture is a close-up. */
import type { Interval } from '../../wire/answer/experiment';

export class Framing {
  private frame: readonly number[] = [];
  private readonly closeUps = new Set<object>();

  /** @param changed called with another part: the low and high end of both variables; empty for the whole */
  constructor(private readonly changed: (frame: readonly number[]) => void) {}

  /**
   * Notes what the map shows. Only a part of the plane of the first two variables counts as a part.
   *
   * @param close whether it needs more digits of the paths than a hand that drags sees
   * @param zoomed whether it is a part
   */
  look(map: object, view: { frame: { x: Interval; y: Interval }; axes: readonly number[] }, close: boolean, zoomed: boolean): void {
    const { frame, axes } = view;
    this.closeUp(map, close);
    const isPart = zoomed && axes.length === 2 && axes[0] === 0 && axes[1] === 1;
    const next = isPart ? [...frame.x, ...frame.y].map((value) => Number(value.toPrecision(6))) : [];
    if (JSON.stringify(next) === JSON.stringify(this.frame)) return;
    this.frame = next;
    this.changed(next);
  }

  /** Notes whether a picture is a close-up, so that it needs all digits while a hand drags too. */
  closeUp(picture: object, close: boolean): void {
    if (close) this.closeUps.add(picture);
    else this.closeUps.delete(picture);
  }

  get hasCloseUp(): boolean {
    return this.closeUps.size > 0;
  }
}
