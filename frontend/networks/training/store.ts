/**
 * What the network lab has of its own: a training that grows while it is watched. The stage reads what is wanted here
 * (playing, speed, goal, cursor, wanted) and brings what comes.
 */
import { LabStore, type Reading } from '../../lab/lab-store';
import type { Evidence } from '../../lab/asking/proof';
import { same } from '../../lab/asking/pointer';
import {
  columnOf,
  ended,
  frontier,
  lineOf,
  lineRowAt,
  NOTHING_TO_SEE,
  type WantedPictures,
  type RunPicture,
  type Training,
  type TrainingRun,
} from '../../wire/training/training';

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

export class TrainingStore extends LabStore<NetworkExperiment> {
  training: Training | null = null;
  /** Of the cursor's step; older ones stay while newer ones are on their way. */
  pictures: readonly RunPicture[] = [];
  /** Whether the server hears us. */
  connected = true;
  /** The step up to which single updates were asked for. */
  goal = 0;

  /** A run as it was before a remedy, beside the training that follows. */
  ghost: { run: TrainingRun; index: number } | null = null;
  /** The runs that are kept in sight beside all that come. */
  pinned: readonly TrainingRun[] = [];
  private ghostIsNew = false;

  /** Whether another training is awaited in place of this one. */
  private replaced = false;
  private readonly wants = new Map<unknown, Partial<WantedPictures>>();

  constructor() {
    super(TRAINING_SPEEDS, Infinity);
  }

  get runs(): readonly TrainingRun[] {
    return this.training?.runs ?? [];
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

  /** Whether no shown run has an update left. */
  get ended(): boolean {
    return ended(this.training, this.isShown);
  }

  override get waiting(): boolean {
    return this.playing && !this.connected && this.atEnd && !this.ended;
  }

  /** A cursor at the frontier goes with it. */
  setTraining(training: Training): void {
    const follows = this.atEnd;
    this.training = training;
    this.tell('training');
    if (follows) this.setCursor(this.length);
    if (this.playing && this.ended && this.atEnd) this.setPlaying(false);
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
    if (!this.ghostIsNew) this.ghost = null;
    this.ghostIsNew = false;
    this.training = training;
    this.replaced = false;
    this.goal = goal;
    this.cursor = this.length;
    this.setTrouble(null);
    this.tell('training');
    this.tell('cursor');
    this.tell('playing');
  }

  override get isPinned(): boolean {
    return this.pinned.length > 0;
  }

  override pin(): void {
    this.pinned = this.isPinned ? [] : [...this.runs];
    this.tell('pinned');
  }

  override keepGhost(index: number): void {
    const run = this.training?.runs[index];
    if (!run) return;
    this.ghost = { run, index };
    this.ghostIsNew = true;
  }

  setPictures(pictures: readonly RunPicture[]): void {
    this.pictures = pictures;
    this.tell('pictures');
  }

  /**
   * Says which parts of pictures an element shows; null when it shows none any more.
   *
   * @param who the element; its last word counts
   */
  want(who: unknown, parts: Partial<WantedPictures> | null): void {
    if (same(parts, this.wants.get(who) ?? null)) return;
    if (parts) this.wants.set(who, parts);
    else this.wants.delete(who);
    this.tell('pictures');
  }

  /** What all elements want together. */
  get wanted(): WantedPictures {
    const all = [...this.wants.values()];
    const some = (part: 'decision' | 'confusion' | 'worst' | 'weights'): boolean => all.some((parts) => parts[part]);
    return {
      decision: some('decision'),
      confusion: some('confusion'),
      worst: some('worst'),
      weights: some('weights'),
      masks: all.map(({ masks }) => masks).find((row) => row !== null && row !== undefined) ?? NOTHING_TO_SEE.masks,
      members: [...new Set(all.flatMap(({ members }) => members ?? []))],
    };
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

  /** Of runs that are at their ends. */
  get evidence(): Evidence {
    const ready = this.ended && !this.replaced;
    return {
      experiment: this.experiment,
      runs: this.runs,
      column: (index, name, member) => {
        const line = ready && this.runs[index] ? lineOf(this.runs[index], member) : null;
        const values = columnOf(line, name);
        return values.length > 0 ? { steps: columnOf(line, 'step'), values } : null;
      },
      snapshots: (index) => (ready ? (this.runs[index]?.snapshots.length ?? NaN) : NaN),
      conditionNumber: null,
      measured: this.measured,
    };
  }

  readings(): Reading[] {
    return this.runs.flatMap((run, index) => {
      const line = lineOf(run);
      const row = lineRowAt(line, this.cursor);
      return this.isShown(index) && row >= 0 ? [{ name: run.name, value: columnOf(line, 'train_loss')[row] }] : [];
    });
  }
}
