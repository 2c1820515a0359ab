/** The small card beside a point of a path: the contender, the step, the loss, the point; at a run's end also why it ended. */
import { format, formatAt } from '../../draw/axes/number';
import { listed } from '../../wire/answer/enumeration';
import type { Size } from '../../draw/axes/viewport';
import { column, type Run } from '../../wire/answer/frame';
import { columnAlong, nameAlong } from '../race/plane';
import type { RaceStore } from '../race/store';
import { besides } from './beside';
import { nameColour } from '../../lab/painting/page-look';

export interface TipPlace {
  index: number;
  run: Run;
  row: number;
  x: number;
  y: number;
}

export class MapTip {
  constructor(private readonly card: HTMLElement) {}

  show(place: TipPlace, size: Size, store: RaceStore, axes: readonly number[], resolution: readonly number[]): void {
    const { run, row } = place;
    const where = axes.map(
      (axis, i) => `${nameAlong(store.race!, axis)} ${formatAt(column(run, columnAlong(store.race!, axis))[row], resolution[i] / 10)}`,
    );
    const lines = [store.text('lab.map.tip', column(run, 'step')[row], format(column(run, 'loss')[row])), listed(where)];
    if (row === run.rows - 1 && run.ending.reason !== 'steps') lines.push(store.say(run.ending.message));
    const name = document.createElement('b');
    name.textContent = run.name;
    name.style.color = nameColour(place.index);
    this.card.replaceChildren(
      name,
      ...lines.map((line) => {
        const part = document.createElement('span');
        part.textContent = line;
        return part;
      }),
    );
    this.card.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.card;
    const [left, top] = besides(place, { width, height }, size);
    this.card.style.transform = `translate(${left}px, ${top}px)`;
  }

  hide(): void {
    this.card.hidden = true;
  }
}
