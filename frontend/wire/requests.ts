import { Busy, Refusal } from './server';

/** How long to wait before a server that did not answer is asked again; the last one for all later tries. */
const PAUSES = [1000, 2000, 4000, 8000];

/** Repeats a request that the server did not answer, after growing pauses, none shorter than a busy server tells. */
export class Retry {
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Repeats the request after a pause, unless the reason is a refusal: what was refused once is refused again. */
  after(reason: unknown, ask: () => void): void {
    this.stop();
    if (reason instanceof Refusal) return;
    const pause = PAUSES[Math.min(this.tries++, PAUSES.length - 1)];
    this.timer = setTimeout(ask, reason instanceof Busy ? Math.max(pause, reason.milliseconds) : pause);
  }

  /** The server has answered: the next pause is short again. */
  answered(): void {
    this.tries = 0;
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

/** A server that has been busy, or says that it will be, for so long is told of; until then whoever waits is better off without words. */
const LASTING = 3000;

/** How the questions of a hand that drags follow each other. */
export interface Dragging<Question, Answer> {
  /** When an answer has become a picture; nothing more is asked before. */
  painted(): Promise<void>;
  /** The milliseconds after an answer for which the server would have to let the next question wait. */
  pause(answer: Answer): number;
  /** Whether a question is of a hand that goes on: it gives way to a newer one while it pauses. */
  goesOn(question: Question): boolean;
}

/**
 * Asks with at most one request under way. What is wanted meanwhile replaces what was waiting, so a drag never builds
 * a queue, and the last value always wins. Where the server is away it is asked again until it answers or refuses, and
 * where it is busy after the time that it tells. A hand that drags pauses before it asks a server of which more is asked
 * than it can compute: so it waits with its newest question, and not for the answer to an old one.
 */
export class LatestWins<Question, Answer> {
  private busy = false;
  private waiting: { question: Question } | null = null;
  /** The newest question; null once it is dropped. */
  private wanted: { question: Question } | null = null;
  private readonly retry = new Retry();
  private pausing: ReturnType<typeof setTimeout> | undefined;
  private busySince: number | null = null;

  /**
   * @param failed told of each refusal, of each time that the server did not answer, and of a busy server if it lasts
   */
  constructor(
    private readonly ask: (question: Question) => Promise<Answer>,
    private readonly answered: (answer: Answer, question: Question) => void,
    private readonly failed: (reason: unknown, question: Question) => void,
    private readonly dragging?: Dragging<Question, Answer>,
  ) {}

  want(question: Question): void {
    this.retry.stop();
    this.wanted = this.waiting = { question };
    void this.next();
  }

  /** Drops the waiting question; the answer under way still arrives. */
  forget(): void {
    this.retry.stop();
    this.wanted = this.waiting = null;
    this.pause(0);
  }

  private async next(): Promise<void> {
    if (this.busy || this.waiting === null) return;
    if (this.pausing !== undefined && this.dragging?.goesOn(this.waiting.question)) return;
    this.pause(0);
    const asked = this.waiting;
    const { question } = asked;
    this.waiting = null;
    this.busy = true;
    let unanswered = true;
    try {
      const answer = await this.ask(question);
      unanswered = false;
      this.retry.answered();
      this.busySince = null;
      this.pause(this.dragging?.pause(answer) ?? 0);
      this.answered(answer, question);
      await this.dragging?.painted();
      this.busy = false;
    } catch (reason) {
      this.busy = false;
      if (reason instanceof Busy) this.pause(reason.milliseconds);
      if (unanswered && this.wanted === asked) this.retry.after(reason, () => this.want(question));
      if (!(reason instanceof Busy) || this.isLasting(reason)) this.failed(reason, question);
    }
    void this.next();
  }

  /** What waits is asked after so many milliseconds, unless something comes that does not wait. */
  private pause(milliseconds: number): void {
    clearTimeout(this.pausing);
    this.pausing = undefined;
    if (milliseconds > 0) {
      this.pausing = setTimeout(() => {
        this.pausing = undefined;
        void this.next();
      }, milliseconds);
    }
  }

  private isLasting({ milliseconds }: Busy): boolean {
    this.busySince ??= performance.now();
    return Math.max(milliseconds, performance.now() - this.busySince) >= LASTING;
  }
}
