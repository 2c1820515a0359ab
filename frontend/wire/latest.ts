import { Job, type Listener } from './stream';

/**
 * One question at a time: while one is being answered, only the newest of those that follow waits. A dragging hand thus
 * sees its answers in order, and the server computes none that is outdated.
 */
export class Latest<Question, Piece> {
  private readonly job: Job<Question, Piece>;
  private timer = 0;
  private asked: Question | null = null;
  private next: Question | null = null;
  private answered = false;

  constructor(path: string, listener: Listener<Piece>) {
    this.job = new Job<Question, Piece>(path, {
      piece: (piece) => {
        this.answered = true;
        listener.piece(piece);
      },
      done: () => {
        // An answer without a piece was ended by the server in favour of an older question that came late.
        if (!this.answered && this.next === null) this.next = this.asked;
        if (!this.goOn()) listener.done();
      },
      failed: (reason) => {
        if (!this.goOn()) listener.failed(reason);
      },
      again: () => listener.again(),
    });
  }

  /** Soon, not at once: an element that is taken out and put in again in one go asks once. */
  ask(question: Question): void {
    this.next = question;
    if (!this.job.running) this.timer ||= window.setTimeout(() => this.goOn(), 0);
  }

  cancel(): void {
    window.clearTimeout(this.timer);
    this.timer = 0;
    this.next = null;
    this.job.cancel();
  }

  private goOn(): boolean {
    this.timer = 0;
    if (this.next === null || this.job.running) return false;
    this.asked = this.next;
    this.next = null;
    this.answered = false;
    this.job.start(this.asked);
    return true;
  }
}
