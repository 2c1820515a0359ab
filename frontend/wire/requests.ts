/**
 * Asks with at most one request under way. What is wanted meanwhile replaces what was waiting, so a drag never builds
 * a queue, and the last value always wins.
 */
export class LatestWins<Question, Answer> {
  private busy = false;
  private waiting: { question: Question } | null = null;

  constructor(
    private readonly ask: (question: Question) => Promise<Answer>,
    private readonly answered: (answer: Answer, question: Question) => void,
    private readonly failed: (reason: unknown, question: Question) => void,
  ) {}

  /** Whether nothing is under way and nothing waits. */
  get idle(): boolean {
    return !this.busy && this.waiting === null;
  }

  want(question: Question): void {
    this.waiting = { question };
    void this.next();
  }

  /** Forgets what waits; the answer under way still arrives. */
  forget(): void {
    this.waiting = null;
  }

  private async next(): Promise<void> {
    if (this.busy || this.waiting === null) return;
    const { question } = this.waiting;
    this.waiting = null;
    this.busy = true;
    try {
      const answer = await this.ask(question);
      this.busy = false;
      this.answered(answer, question);
    } catch (reason) {
      this.busy = false;
      this.failed(reason, question);
    }
    void this.next();
  }
}
