/**
 * What all pictures of the page share: the experiment, its race, the cursor, the hovered step. The store knows no
 * element and no server; elements subscribe and draw, the stage asks the server.
 */
import type { Experiment } from './experiment';
import { lastStep, type Caption, type Race } from './frame';
import { fill, sentence, type Message, type Texts } from './message';
import { patch, read, same } from './pointer';

export type Change = 'experiment' | 'race' | 'cursor' | 'hover' | 'texts' | 'trouble' | 'playing' | 'shown';

/** The step under the pointer, and the run when the pointer is near one. */
export interface Hover {
  step: number;
  run: number | null;
}

export interface Trouble {
  kind: 'refused' | 'offline';
  message: Message;
  path: string | null;
}

interface Edit {
  value: unknown;
  /** Sent to the server, which has not answered yet. */
  committed: boolean;
}

export class Store {
  experiment: Experiment | null = null;
  race: Race | null = null;
  cursor = 0;
  hover: Hover | null = null;
  trouble: Trouble | null = null;
  playing = false;
  speed = 1;
  texts: Texts = {};
  hidden: ReadonlySet<number> = new Set();

  private ownCaption: Caption | null = null;
  private hasTexts = false;
  private confirmed: Experiment | null = null;
  private readonly edits = new Map<string, Edit>();
  private readonly listeners = new Set<(change: Change) => void>();

  subscribe(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(change: Change): void {
    for (const listener of [...this.listeners]) listener(change);
  }

  text(key: string, ...values: unknown[]): string {
    return fill(this.texts[key] ?? (this.hasTexts ? key : ''), values);
  }

  say(message: Message | null | undefined): string {
    return sentence(message, this.texts);
  }

  setTexts(texts: Texts): void {
    this.texts = texts;
    this.hasTexts = Object.keys(texts).length > 0;
    this.tell('texts');
  }

  /** What the page says over the map: its own words if it has some, else what the race suggests. */
  get caption(): Caption | null {
    return this.ownCaption ?? this.race?.caption ?? null;
  }

  setCaption(caption: Caption | null): void {
    this.ownCaption = caption;
    this.tell('texts');
  }

  /** Whether a control is being dragged: its value is shown already, but nobody has let go of it yet. */
  get dragging(): boolean {
    return [...this.edits.values()].some((edit) => !edit.committed);
  }

  /** The server's word. It answers what was committed; what is still being dragged stays as the hand has it. */
  confirm(experiment: Experiment): void {
    this.confirmed = experiment;
    for (const [path, edit] of this.edits) if (edit.committed) this.edits.delete(path);
    this.combine();
  }

  preview(path: string, value: unknown): void {
    this.edits.set(path, { value, committed: false });
    this.combine();
  }

  commit(path: string, value: unknown): void {
    this.edits.set(path, { value, committed: true });
    this.combine();
  }

  private combine(): void {
    if (!this.confirmed) return;
    let next = this.confirmed;
    for (const [path, edit] of this.edits) next = patch(next, path, edit.value);
    if (same(next, this.experiment)) return;
    this.experiment = next;
    this.tell('experiment');
  }

  value(path: string): unknown {
    return read(this.experiment, path);
  }

  isShown = (index: number): boolean => !this.hidden.has(index);

  setHidden(hidden: Iterable<number>): void {
    const atEnd = this.atEnd;
    this.hidden = new Set(hidden);
    this.tell('shown');
    this.keepInside(atEnd);
  }

  get length(): number {
    return lastStep(this.race, this.isShown);
  }

  get atEnd(): boolean {
    return this.cursor >= this.length;
  }

  /** A cursor at the end stays at the end when a drag makes the race longer or shorter. */
  setRace(race: Race): void {
    const atEnd = this.race !== null && this.atEnd && !this.playing;
    this.race = race;
    this.setTrouble(null);
    this.tell('race');
    this.keepInside(atEnd);
  }

  private keepInside(atEnd: boolean): void {
    this.setCursor(atEnd ? this.length : this.cursor);
  }

  setCursor(step: number): void {
    const inside = Math.min(Math.max(Math.round(step), 0), this.length);
    if (inside === this.cursor) return;
    this.cursor = inside;
    this.tell('cursor');
  }

  /** The step that the readouts speak of. */
  get focus(): number {
    return this.hover?.step ?? this.cursor;
  }

  setHover(hover: Hover | null): void {
    if (same(hover, this.hover)) return;
    this.hover = hover;
    this.tell('hover');
  }

  setTrouble(trouble: Trouble | null): void {
    if (same(trouble, this.trouble)) return;
    this.trouble = trouble;
    this.tell('trouble');
  }

  setPlaying(playing: boolean): void {
    if (playing === this.playing) return;
    this.playing = playing;
    this.tell('playing');
  }

  setSpeed(speed: number): void {
    if (speed === this.speed) return;
    this.speed = speed;
    this.tell('playing');
  }
}
