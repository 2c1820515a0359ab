/**
 * What all pictures of the network lab share. It has the names of the function lab's store where the meaning is the
 * same; the training grows while it is watched. The store knows no socket: the stage reads what is wanted here
 * (playing, speed, goal, cursor, wanted) and brings what comes.
 */
import { Asking } from '../../lab/asking';
import { Drafts } from '../../lab/drafts';
import type { Change, Hover, LabStore, Reading, Trouble } from '../../lab/lab';
import { fill, sentence, type Message, type Texts } from '../../wire/message';
import { read, same } from '../../lab/pointer';
import { columnOf, ended, frontier, lineOf, lineRowAt, NOTHING_TO_SEE, type Look, type RunPicture, type Training } from '../../wire/training';

/** The problem is a network; the browser reads only what pictures need. */
export interface NetworkExperiment {
  problem: { type: string; [field: string]: unknown };
  steps: number;
  seed: number;
  runs: { name: string; [field: string]: unknown }[];
  [field: string]: unknown;
}

/** Updates a second. */
export const TRAINING_SPEEDS = [1, 10, 100, 1000, Infinity] as const;

export class TrainingStore implements LabStore {
  training: Training | null = null;
  /** Of the cursor's step; older ones stay while newer ones are on their way. */
  pictures: readonly RunPicture[] = [];
  cursor = 0;
  hover: Hover | null = null;
  trouble: Trouble | null = null;
  playing = false;
  speed: number = Infinity;
  readonly speeds: readonly number[] = TRAINING_SPEEDS;
  /** Whether the server hears us. */
  connected = true;
  texts: Texts = {};
  hidden: ReadonlySet<number> = new Set();
  /** The step up to which single updates were asked for. */
  goal = 0;

  readonly asking = new Asking(() => this.asked());

  private hasTexts = false;
  /** Whether another training is awaited in place of this one. */
  private replaced = false;
  private readonly looks = new Map<unknown, Partial<Look>>();
  private readonly drafts = new Drafts<NetworkExperiment>();
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

  get experiment(): NetworkExperiment | null {
    return this.drafts.experiment;
  }

  get dragging(): boolean {
    return this.drafts.dragging;
  }

  confirm(experiment: NetworkExperiment): void {
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

  isShown = (index: number): boolean => !this.hidden.has(index);

  setHidden(hidden: Iterable<number>): void {
    const follows = this.atFrontier;
    this.hidden = new Set(hidden);
    this.tell('shown');
    this.setCursor(follows ? this.length : this.cursor);
  }

  /** The last step that all shown runs have. */
  get length(): number {
    return frontier(this.training, this.isShown);
  }

  get digest(): string | null {
    return this.replaced ? null : (this.training?.digest ?? null);
  }

  get total(): number {
    return this.ended ? this.length : Math.max(this.experiment?.steps ?? 0, this.length);
  }

  get atFrontier(): boolean {
    return this.cursor >= this.length;
  }

  /** Whether no shown run has an update left. */
  get ended(): boolean {
    return ended(this.training, this.isShown);
  }

  /** A cursor at the frontier goes with it. */
  setTraining(training: Training): void {
    const follows = this.atFrontier;
    this.training = training;
    this.tell('training');
    if (follows) this.setCursor(this.length);
    if (this.playing && this.ended && this.atFrontier) this.setPlaying(false);
  }

  /** The experiment is another one: the numbers of this training, which stays in sight, are no longer its own. */
  replace(): void {
    this.replaced = true;
  }

  /**
   * Another training takes the place: it begins at its start.
   *
   * @param goal the step to which it goes though it does not play
   */
  begin(training: Training, goal = 0): void {
    this.training = training;
    this.replaced = false;
    this.goal = goal;
    this.cursor = this.length;
    this.setTrouble(null);
    this.tell('training');
    this.tell('cursor');
    this.tell('playing');
  }

  private asked(): void {
    if (this.asking.open) this.setPlaying(false);
    this.tell('question');
  }

  setPictures(pictures: readonly RunPicture[]): void {
    this.pictures = pictures;
    this.tell('pictures');
  }

  /**
   * Says which parts of pictures somebody wants; each who looks has one wish, and null takes it back.
   *
   * @param who any object, the element itself
   */
  look(who: unknown, wish: Partial<Look> | null): void {
    if (same(wish, this.looks.get(who) ?? null)) return;
    if (wish) this.looks.set(who, wish);
    else this.looks.delete(who);
    this.tell('pictures');
  }

  /** What all who look want together. */
  get wanted(): Look {
    const all = [...this.looks.values()];
    const wants = (part: 'decision' | 'confusion' | 'worst' | 'weights'): boolean => all.some((wish) => wish[part]);
    return {
      decision: wants('decision'),
      confusion: wants('confusion'),
      worst: wants('worst'),
      weights: wants('weights'),
      masks: all.map((wish) => wish.masks).find((row) => row !== null && row !== undefined) ?? NOTHING_TO_SEE.masks,
      members: [...new Set(all.flatMap((wish) => wish.members ?? []))],
    };
  }

  setCursor(step: number): void {
    const inside = Math.min(Math.max(Math.round(step), 0), this.length);
    if (inside === this.cursor) return;
    this.cursor = inside;
    this.tell('cursor');
  }

  move(steps: number): void {
    if (steps > 0 && this.cursor + steps > this.length && !this.ended && !this.asking.open) {
      this.goal = Math.min(Math.max(this.cursor + steps, this.length + 1), this.total);
      this.tell('playing');
    }
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

  setConnected(connected: boolean): void {
    if (connected === this.connected) return;
    this.connected = connected;
    this.tell('connection');
  }

  /** Played at its very end, a training is shown again from the start. */
  setPlaying(playing: boolean): void {
    if (playing === this.playing || (playing && this.asking.open)) return;
    if (playing && this.ended && this.atFrontier) this.setCursor(0);
    this.playing = playing;
    this.tell('playing');
  }

  setSpeed(speed: number): void {
    if (speed === this.speed) return;
    this.speed = speed;
    this.tell('playing');
  }

  speedText(speed: number): string {
    return speed === Infinity ? this.text('lab.timeline.fastest') : this.text('lab.timeline.rate', speed);
  }

  get speedHint(): string {
    return this.text('lab.timeline.pace');
  }

  readings(): Reading[] {
    return (this.training?.runs ?? []).flatMap((run, index) => {
      const line = lineOf(run);
      const row = lineRowAt(line, this.cursor);
      return this.isShown(index) && row >= 0 ? [{ name: run.name, value: columnOf(line, 'train_loss')[row] }] : [];
    });
  }
}
