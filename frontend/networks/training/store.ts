/**
 * The store of the network lab: a training that grows while it is watched. The stage reads from it what the server is to
 * do (playing, speed, goal, cursor, wanted), and puts into it what the server sends.
 */
import { LabStore, type RunColumns } from '../../lab/lab-store';
import { ended, frontier, lineOf, type WantedPictures, type RunPicture, type Training } from '../../wire/training/training';
import { Wants } from './wants';

/** An experiment on a network, as much of it as pictures need. */
export interface NetworkExperiment {
  problem: { type: string; [field: string]: unknown };
  steps: number;
  seed: number;
  runs: { name: string; [field: string]: unknown }[];
  [field: string]: unknown;
}

/** Updates a second. */
export const TRAINING_SPEEDS = [1, 10, 100, 1000, Infinity] as const;

export class TrainingStore extends LabStore<NetworkExperiment, Training> {
  /** The pictures of the cursor's step; older ones stay until the newer ones arrive. */
  pictures: readonly RunPicture[] = [];
  /** Whether the connection to the server stands. */
  connected = true;
  /** The step up to which single updates were requested. */
  goal = 0;
  protected readonly lossColumn = 'train_loss';

  /** Whether another training, which will replace this one, has been requested. */
  private replaced = false;
  private readonly wants = new Wants();

  constructor() {
    super(TRAINING_SPEEDS, Infinity);
  }

  get training(): Training | null {
    return this.answer;
  }

  /** The last step that all shown runs have reached. */
  get length(): number {
    return frontier(this.training, this.isShown);
  }

  get isCurrent(): boolean {
    return !this.replaced;
  }

  get total(): number {
    return this.ended ? this.length : Math.max(this.experiment?.steps ?? 0, this.length);
  }

  /** Whether all shown runs have ended. */
  get ended(): boolean {
    return ended(this.training, this.isShown);
  }

  override get waiting(): boolean {
    return this.playing && !this.connected && this.atEnd && !this.ended;
  }

  /** The same training, which has grown: a cursor at its frontier stays there. */
  setTraining(training: Training): void {
    const follows = this.atEnd;
    this.answer = training;
    this.tell('training');
    if (follows) this.setCursor(this.length);
    if (this.playing && this.ended && this.atEnd) this.setPlaying(false);
  }

  /** The experiment is another one: this training stays in sight, but is no longer its own. */
  replace(): void {
    this.replaced = true;
  }

  /**
   * Another training takes the place: it begins at its start.
   *
   * @param goal the step to which it goes though it does not play
   */
  begin(training: Training, goal = 0): void {
    this.fadeGhost(this.experiment);
    this.answer = training;
    this.replaced = false;
    this.goal = goal;
    this.cursor = this.length;
    this.setTrouble(null);
    this.tell('training');
    this.tell('cursor');
    this.tell('playing');
  }

  setPictures(pictures: readonly RunPicture[]): void {
    this.pictures = pictures;
    this.tell('pictures');
  }

  /** Notes which parts of pictures an element shows; null when it shows none any more. */
  want(element: unknown, parts: Partial<WantedPictures> | null): void {
    if (this.wants.set(element, parts)) this.tell('pictures');
  }

  get wanted(): WantedPictures {
    return this.wants.together;
  }

  override move(steps: number): void {
    if (steps > 0 && this.cursor + steps > this.length && !this.ended && !this.asking.open) {
      this.goal = Math.min(Math.max(this.cursor + steps, this.length + 1), this.total);
      this.tell('playing');
    }
    super.move(steps);
  }

  setConnected(connected: boolean): void {
    if (connected === this.connected) return;
    this.connected = connected;
    this.tell('connection');
  }

  speedText(speed: number): string {
    return speed === Infinity ? this.text('lab.timeline.fastest') : this.text('lab.timeline.rate', speed);
  }

  get speedHint(): string {
    return this.text('lab.timeline.pace');
  }

  protected override get isProof(): boolean {
    return this.ended && !this.replaced;
  }

  protected override snapshotsOf(run: number): number {
    return this.runs[run]?.snapshots.length ?? NaN;
  }

  protected columnsOf(run: number, member: string): RunColumns | null {
    const found = this.runs[run];
    return found ? (lineOf(found, member)?.columns ?? null) : null;
  }
}
