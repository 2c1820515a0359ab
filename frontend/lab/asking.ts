/**
 * The question that a link or a lesson puts before the runs are shown. While it is open nobody sees what comes after the
 * cursor: no picture, no sentence and no timeline has it.
 */
import { rowAt, type Race, type Run } from '../wire/frame';

export interface Question {
  text: string;
  choices: string[];
  /** The number of the right choice, from 0. */
  answer: number;
  explanation: string;
  /** What is opened after the answer, such as inspect:0 or dropout; empty for nothing. */
  opens?: string;
}

export class Asking {
  question: Question | null = null;
  /** The choice that was made; null before, and where it was skipped. */
  picked: number | null = null;

  private skipped = false;

  constructor(private readonly tell: () => void) {}

  /** Whether an answer is awaited. */
  get open(): boolean {
    return this.question !== null && this.picked === null && !this.skipped;
  }

  get right(): boolean {
    return this.question !== null && this.picked === this.question.answer;
  }

  /** What the answered question opens; empty before. */
  get opens(): string {
    return this.open ? '' : (this.question?.opens ?? '');
  }

  /** Puts a question, or none. */
  ask(question: Question | null): void {
    this.question = question;
    this.picked = null;
    this.skipped = false;
    this.tell();
  }

  pick(choice: number): void {
    if (!this.open || !(choice in this.question!.choices)) return;
    this.picked = choice;
    this.tell();
  }

  /** Shows the run without an answer. */
  skip(): void {
    if (!this.open) return;
    this.skipped = true;
    this.tell();
  }
}

/** The race as far as a step; how the runs go on, and what is said of them, is left out. */
export function withheld(race: Race, step: number): Race {
  return { ...race, runs: race.runs.map((run) => upTo(run, step)), caption: null };
}

function upTo(run: Run, step: number): Run {
  const rows = run.rows === 0 ? 0 : rowAt(run, step) + 1;
  const columns = new Map([...run.columns].map(([name, values]) => [name, values.subarray(0, rows)] as const));
  const ending = { reason: 'steps', step, message: { key: '', english: '', arguments: [] } };
  return { name: run.name, type: run.type, rows, ending, verdict: null, columns };
}
