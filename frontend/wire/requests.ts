import { Refusal } from './server';

/** How long to wait before a server that did not answer is asked again; the last one for all later tries. */
const PAUSES = [1000, 2000, 4000, 8000];

/** Repeats a request that the server did not answer, after growing pauses. */
export class Retry {
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Repeats the request after a pause, unless the reason is a refusal: what was refused once is refused again. */
  after(reason: unknown, ask: () => void): void {
    this.stop();
    if (!(reason instanceof Refusal)) this.timer = setTimeout(ask, PAUSES[Math.min(this.tries++, PAUSES.length - 1)]);
  }

  /** The server has answered: the next pause is short again. */
  answered(): void {
    this.tries = 0;
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

/**
 * Asks with at most one request under way. What is wanted meanwhile replaces what was waiting, so a drag never builds
 * a queue, and the last value always wins. Where the server is away it is asked again until it answers or refuses.
 */
export class LatestWins<Question, Answer> {
  private busy = false;
  private waiting: { question: Question } | null = null;
  /** The newest question; null once it is dropped. */
  private wanted: { question: Question } | null = null;
  private readonly retry = new Retry();

  /**
   * @param failed told of each refusal, and of each time that the server did not answer
   * @param painted when an answer has become a picture; nothing more is asked before
   */
  constructor(
    private readonly ask: (question: Question) => Promise<Answer>,
    private readonly answered: (answer: Answer, question: Question) => void,
    private readonly failed: (reason: unknown, question: Question) => void,
    private readonly painted?: () => Promise<void>,
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
  }

  private async next(): Promise<void> {
    if (this.busy || this.waiting === null) return;
    const asked = this.waiting;
    const { question } = asked;
    this.waiting = null;
    this.busy = true;
    let unanswered = true;
    try {
      const answer = await this.ask(question);
      unanswered = false;
      this.retry.answered();
      this.answered(answer, question);
      if (this.painted) await this.painted();
      this.busy = false;
    } catch (reason) {
      this.busy = false;
      if (unanswered && this.wanted === asked) this.retry.after(reason, () => this.want(question));
      this.failed(reason, question);
    }
    void this.next();
  }
}
