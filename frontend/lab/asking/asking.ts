/**
 * The question that a link or a lesson asks before the runs are shown. While it is open nothing after the cursor is
 * visible: in no picture, no sentence, and not in the timeline.
 */
import { rowAt, type Race, type Run } from '../../wire/answer/frame';
import type { Goal, Proof } from './proof';

export interface Question {
  text: string;
  /** The kind of answer; a choice where it is absent. */
  asks?: 'choice' | 'number' | 'place';
  /** Absent where none is asked for. */
  choices?: string[];
  /** The number of the right choice, from 0, or the right number or place; absent where none is right. */
  answer?: number | number[];
  /** How far from a number or a place an answer is still right; absent where that is not said. */
  tolerance?: number;
  explanation: string;
  /** The view that the answer opens, such as inspect:0, dropout:1 or ensemble; empty for none. */
  opens?: string;
  /** How a lesson shows its answer; see {@link Shown}. */
  shown?: Shown;
}

/** How a lesson shows its answer. */
export interface Shown {
  /** The key of the lesson. */
  lesson: string;
  /** Whether the page shows the lesson's own experiment, not one that a visitor has changed since. */
  own: boolean;
  /** The part that decides, which is marked, and comes first on a phone. */
  decides?: 'map' | 'chart' | 'panel';
  /** What the chart draws: loss, accuracy, distance, … */
  chart?: string;
  /** The step at which the pictures stand; without it the run plays to its end. */
  step?: number;
  proofs: Proof[];
  lecture: string;
  task: string;
  goals: Goal[];
  /** Results of many runs, computed beforehand and kept with the lesson. */
  kept?: { seeds?: KeptSeed[]; off?: { fractions: number[]; accuracy: number[][]; loss: number[][]; draws: number } };
}

/** The result of one run with one seed. */
export interface KeptSeed {
  run: number;
  seed: number;
  loss: number | null;
  validationLoss?: number | null;
  validationAccuracy?: number | null;
}

/** An answer at the very end of the tolerance is right, though decimal fractions are not exact. */
const ROUNDING = 1e-9;

/** The identity of a question when the page is loaded anew, perhaps in another language; empty for none. */
export function nameOf(question: Question | null): string {
  return question ? (question.shown?.lesson ?? question.text) : '';
}

/** A number, or a place on the map with the names of its axes. */
export interface Told {
  names: readonly string[];
  values: readonly number[];
}

export class Asking {
  question: Question | null = null;
  /** The number or the place that was answered; null before, and where a choice is asked. */
  told: Told | null = null;
  /** The place that is pointed at and not yet given as the answer. */
  pointed: Told | null = null;
  /** The names of the axes of the map. */
  axes: readonly string[] = [];
  /** The choice that was made; null before, and where it was skipped. */
  picked: number | null = null;

  private skipped = false;

  /** @param given called when a visitor answers, before all other listeners */
  constructor(
    private readonly tell: () => void,
    private readonly given: () => void = () => {},
  ) {}

  /** Whether an answer is awaited. */
  get open(): boolean {
    return this.question !== null && this.picked === null && this.told === null && !this.skipped;
  }

  get right(): boolean {
    const { answer, tolerance = 0 } = this.question ?? {};
    if (!this.judges) return this.picked !== null && this.picked === answer;
    return Math.abs(this.told!.values[0] - (answer as number)) <= tolerance * (1 + ROUNDING);
  }

  /** Whether a number was answered of which it is said how far from the right one it may lie; a map may show other axes. */
  get judges(): boolean {
    const { answer, tolerance } = this.question ?? {};
    return this.told?.names.length === 0 && typeof answer === 'number' && tolerance !== undefined;
  }

  /** The view that the answered question opens; empty before. */
  get opens(): string {
    return this.open ? '' : (this.question?.opens ?? '');
  }

  /** How the answered question of a lesson is shown; null before, and where no lesson asks. */
  get shown(): Shown | null {
    return this.open ? null : (this.question?.shown ?? null);
  }

  /** Which run a view that was opened begins with; 0 where it does not matter. */
  opensRun(view: string): number {
    const [opened, run] = this.opens.split(':');
    return opened === view && run !== undefined ? Number(run) : 0;
  }

  /** Asks a question, or none. */
  ask(question: Question | null): void {
    this.question = question;
    this.picked = this.told = this.pointed = null;
    this.skipped = false;
    this.tell();
  }

  pick(choice: number): void {
    if (!this.open || !(choice in (this.question!.choices ?? []))) return;
    this.given();
    this.picked = choice;
    this.tell();
  }

  /** Whether a place on the map is awaited. */
  get asksPlace(): boolean {
    return this.open && this.question!.asks === 'place';
  }

  /** Sets the names of the map's axes. */
  setAxes(names: readonly string[]): void {
    if (names.join() === this.axes.join()) return;
    this.axes = names;
    this.pointed = null;
    if (this.asksPlace) this.tell();
  }

  /** Marks a place of the map, which can still be changed before it is given as the answer. */
  point(values: readonly number[]): void {
    if (!this.asksPlace || !this.fits(values, this.axes.length)) return;
    this.pointed = { names: this.axes, values };
    this.tell();
  }

  /** Answers with a number, or with a place by its coordinates. */
  answer(values: readonly number[]): void {
    const asks = this.question?.asks ?? 'choice';
    if (!this.open || asks === 'choice' || !this.fits(values, asks === 'number' ? 1 : this.axes.length)) return;
    this.given();
    this.told = { names: asks === 'number' ? [] : this.axes, values };
    this.pointed = null;
    this.tell();
  }

  private fits(values: readonly number[], length: number): boolean {
    return values.length === length && values.every(Number.isFinite);
  }

  /** The marked place on a map with these axes: the answer, or the place that is pointed at. */
  placeOn(names: readonly string[]): readonly number[] | null {
    const place = this.told ?? this.pointed;
    return place !== null && place.names.length > 0 && place.names.join() === names.join() ? place.values : null;
  }

  /** The answer, to be taken up again after a reload. */
  get answered(): { picked: number | null; told: Told | null; skipped: boolean } {
    const { picked, told, skipped } = this;
    return { picked, told, skipped };
  }

  /** Takes up the answer that was given before the page was loaded anew. */
  takeUp({ picked, told, skipped }: Asking['answered']): void {
    Object.assign(this, { picked, told, skipped });
    this.tell();
  }

  /** Shows the runs without an answer. */
  skip(): void {
    if (!this.open) return;
    this.given();
    this.skipped = true;
    this.tell();
  }
}

/** The race up to a step, without its rest and without the sentences about it. */
export function withheld(race: Race, step: number): Race {
  return { ...race, runs: race.runs.map((run) => upTo(run, step)), caption: null };
}

function upTo(run: Run, step: number): Run {
  const rows = run.rows === 0 ? 0 : rowAt(run, step) + 1;
  const columns = new Map([...run.columns].map(([name, values]) => [name, values.subarray(0, rows)] as const));
  const ending = { reason: 'steps', step, message: { key: '', english: '', arguments: [] } };
  return { name: run.name, type: run.type, rows, ending, verdict: null, columns };
}
