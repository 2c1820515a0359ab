/**
 * The start point as a handle on the map: dragged by mouse, pen or finger, moved by the arrow keys. Its values are
 * coordinates along the map's axes; the map turns them into an edit of the experiment.
 */
import { setText } from '../../lab/painting/canvas';
import { listed } from '../../wire/answer/enumeration';
import { formatAt, roundTo } from '../../draw/axes/number';
import { minimumLabel } from '../landscape/landscape';
import { insideOf } from '../landscape/paths';
import { resolution, type Frame, type Size } from '../../draw/axes/viewport';

export interface StartView {
  frame: Frame;
  size: Size;
  /** The start on the map's axes, and their names. */
  values: number[];
  names: string[];
  /** From the start to its pixel, and from a pixel to a start; null where that means nothing. */
  at: [number, number];
  /** The pixel of the minimum whose name is shown. */
  minimum: readonly [number, number] | null;
  toValues(px: number, py: number): number[] | null;
  text(key: string, ...values: unknown[]): string;
}

export interface StartMoves {
  view(): StartView;
  moved(values: number[], at: number): void;
  released(): void;
}

const KEYS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const KEY_REST_MILLISECONDS = 400;

/** In pixels: the width of the handle's label, and of the tools in the upper right corner of a map. */
const WORDS = 120;
const TOOLS = 260;

/** In pixels: the width of a minimum's name, and the distance of the handle's label from the start. */
const NAME = 80;
const LINE = 18;
const ASIDE = 14;

/** Whether the label of the start stands under it, and on its left: inside the picture, and off the minimum's name. */
export function startLabel(
  size: Size,
  [x, y]: readonly [number, number],
  minimum: readonly [number, number] | null,
): { low: boolean; flip: boolean } {
  // Nor may they lie under the buttons in the corner.
  const crowded = x + WORDS > size.width - TOOLS;
  const usual = { low: y < (crowded ? 70 : 40), flip: x > size.width - WORDS };
  const name = minimum && minimumLabel(size, minimum);
  if (!name) return usual;
  const from = name.align === 'left' ? name.x : name.x - NAME;
  const free = ({ low, flip }: { low: boolean; flip: boolean }): boolean => {
    const left = flip ? x - ASIDE - WORDS : x + ASIDE;
    const bottom = low ? y + 6 + LINE : y - 6;
    return left > from + NAME || left + WORDS < from || bottom - LINE > name.y + 4 || bottom < name.y - LINE + 4;
  };
  const other = { ...usual, flip: x - ASIDE - WORDS > 0 && !usual.flip };
  return [usual, { ...usual, low: true }, other].find(free) ?? usual;
}

export class StartHandle {
  private touched = false;
  private held = false;
  private grip = [0, 0];
  private rest = 0;

  constructor(
    private readonly handle: HTMLElement,
    private readonly ground: HTMLElement,
    private readonly live: HTMLElement,
    private readonly moves: StartMoves,
  ) {
    handle.addEventListener('pointerdown', (event) => this.grab(event));
    handle.addEventListener('pointermove', (event) => this.drag(event));
    handle.addEventListener('pointerup', () => this.release());
    handle.addEventListener('pointercancel', () => this.release());
    handle.addEventListener('keydown', (event) => this.press(event));
  }

  /** Moves the handle to the start and describes the position. */
  place(view: StartView): void {
    const { frame, size, values, names } = view;
    const at = insideOf(size, ...view.at);
    this.handle.style.transform = `translate(${at.x.toFixed(2)}px, ${at.y.toFixed(2)}px)`;
    this.handle.classList.toggle('outside', at.outside);
    const { low, flip } = startLabel(size, [at.x, at.y], view.minimum);
    this.handle.classList.toggle('low', low);
    this.handle.classList.toggle('flip', flip);
    const steps = resolution(frame, size);
    const digits = values.map((value, i) => formatAt(value, steps[i]));
    this.handle.setAttribute('aria-label', view.text('lab.map.start.name', listed(names.map((name, i) => `${name} ${digits[i]}`))));
    setText(this.handle.querySelector('span'), this.touched ? `(${digits.join(', ')})` : view.text('lab.map.start'));
  }

  private grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    const box = this.handle.getBoundingClientRect();
    this.grip = [event.clientX - (box.left + box.width / 2), event.clientY - (box.top + box.height / 2)];
    this.held = true;
    this.handle.setPointerCapture(event.pointerId);
    this.handle.classList.add('held');
  }

  private drag(event: PointerEvent): void {
    if (!this.held) return;
    const box = this.ground.getBoundingClientRect();
    const point = this.moves.view().toValues(event.clientX - this.grip[0] - box.left, event.clientY - this.grip[1] - box.top);
    if (point) this.move(point, event.timeStamp);
  }

  private press(event: KeyboardEvent): void {
    const way = KEYS[event.key];
    if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const { frame, values } = this.moves.view();
    const share = event.shiftKey ? 0.1 : 0.01;
    const ranges = [frame.x, frame.y];
    this.move(
      values.map((value, i) => value + way[i] * share * (ranges[i][1] - ranges[i][0])),
      event.timeStamp,
    );
    clearTimeout(this.rest);
    this.rest = window.setTimeout(() => {
      this.live.textContent = this.handle.getAttribute('aria-label');
      this.moves.released();
    }, KEY_REST_MILLISECONDS);
  }

  /** Rounded to the resolution of a pixel, so that the experiment holds short numbers. */
  private move(values: number[], at: number): void {
    const { frame, size } = this.moves.view();
    const steps = resolution(frame, size);
    this.touched = true;
    this.moves.moved(
      values.map((value, i) => roundTo(value, steps[i])),
      at,
    );
  }

  private release(): void {
    if (!this.held) return;
    this.held = false;
    this.handle.classList.remove('held');
    if (this.touched) this.moves.released();
  }
}
