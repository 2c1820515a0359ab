/**
 * What all pictures of the page share: the experiment, its race, the cursor, the hovered step. The store knows no
 * element and no server; elements subscribe and draw, the stage asks the server.
 */
import type { Experiment } from '../../wire/experiment';
import { Asking, withheld } from '../../lab/asking';
import { SPEEDS } from '../../lab/clock';
import { Drafts } from '../../lab/drafts';
import { Fanning } from './fanning';
import { column, lastStep, rowAt, type Caption, type Race } from '../../wire/frame';
import type { Change, Hover, LabStore, Reading, Trouble } from '../../lab/lab';
import { Inspecting } from './inspecting';
import { fill, sentence, type Message, type Texts } from '../../wire/message';
import { read, same } from '../../lab/pointer';

export type { Change, Hover, Trouble } from '../../lab/lab';

export class Store implements LabStore {
  /** While a question is open, only as far as the step where it is asked. */
  race: Race | null = null;
  cursor = 0;
  hover: Hover | null = null;
  trouble: Trouble | null = null;
  playing = false;
  speed = 1;
  readonly speeds: readonly number[] = SPEEDS;
  texts: Texts = {};
  hidden: ReadonlySet<number> = new Set();
  /** Whether the map shows the plane of the paths in place of two variables. */
  planar = false;
  readonly fanning = new Fanning(() => this.tell('fan'));
  readonly inspecting = new Inspecting(() => this.tell('inspection'));
  readonly asking = new Asking(() => this.asked());

  private whole: Race | null = null;
  private raceOf: Experiment | null = null;
  /** The step at which a question is asked. */
  private askedAt = 0;
  private ownCaption: Caption | null = null;
  private hasTexts = false;
  private readonly drafts = new Drafts<Experiment>();
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

  get experiment(): Experiment | null {
    return this.drafts.experiment;
  }

  get dragging(): boolean {
    return this.drafts.dragging;
  }

  confirm(experiment: Experiment): void {
    if (this.drafts.confirm(experiment)) this.tell('experiment');
  }

  preview(path: string, value: unknown): void {
    if (this.drafts.edit(path, value, false)) this.tell('experiment');
  }

  commit(path: string, value: unknown): void {
    if (this.drafts.edit(path, value, true)) this.tell('experiment');
  }

  value(path: string): unknown {
    return read(this.experiment, path);
  }

  setPlanar(planar: boolean): void {
    if (planar === this.planar) return;
    this.planar = planar;
    this.tell('plane');
  }

  isShown = (index: number): boolean => !this.hidden.has(index);

  setHidden(hidden: Iterable<number>): void {
    const atEnd = this.atEnd;
    this.hidden = new Set(hidden);
    this.tell('shown');
    this.keepInside(atEnd);
  }

  /** Of the shown runs; where all are hidden, of all. */
  get length(): number {
    const some = this.race?.runs.some((_, index) => this.isShown(index));
    return lastStep(this.race, some ? this.isShown : undefined);
  }

  get digest(): string | null {
    return this.raceOf === this.experiment ? (this.race?.digest ?? null) : null;
  }

  /** A race is whole when it arrives. */
  get total(): number {
    return this.length;
  }

  get atEnd(): boolean {
    return this.cursor >= this.length;
  }

  /**
   * A cursor at the end stays at the end when a drag makes the race longer or shorter.
   *
   * @param of what it is the race of; the experiment may have been changed since it was asked for
   */
  setRace(race: Race, of = this.experiment): void {
    const atEnd = this.race !== null && this.atEnd && !this.playing && !this.asking.open;
    this.whole = race;
    this.raceOf = of;
    this.race = this.seen();
    this.setTrouble(null);
    this.tell('race');
    this.keepInside(atEnd);
  }

  /** As much of the race as may be seen. */
  private seen(): Race | null {
    return this.asking.open && this.whole ? withheld(this.whole, this.askedAt) : this.whole;
  }

  /** Goes to a step where a link begins; its question is asked there. */
  beginAt(step: number): void {
    this.askedAt = step;
    this.race = this.seen();
    if (this.asking.open && this.race) this.tell('race');
    this.setCursor(step);
  }

  private asked(): void {
    if (this.asking.open) {
      this.askedAt = 0;
      this.setPlaying(false);
      this.setCursor(0);
    }
    this.race = this.seen();
    if (this.race) this.tell('race');
    this.tell('question');
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

  move(steps: number): void {
    this.setCursor(this.cursor + steps);
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
    if (playing === this.playing || (playing && this.asking.open)) return;
    this.playing = playing;
    this.tell('playing');
  }

  setSpeed(speed: number): void {
    if (speed === this.speed) return;
    this.speed = speed;
    this.tell('playing');
  }

  speedText(speed: number): string {
    return `${speed}×`;
  }

  get speedHint(): string {
    return this.text('lab.timeline.speed');
  }

  readings(): Reading[] {
    return (this.race?.runs ?? []).flatMap((run, index) =>
      this.isShown(index) && run.rows > 0 ? [{ name: run.name, value: column(run, 'loss')[rowAt(run, this.cursor)] }] : [],
    );
  }
}
