/**
 * Long answers that arrive piece by piece: one JSON object on each line. Leaving the loop, aborting the signal or
 * closing the page closes the connection, and the server stops computing.
 */
import { Retry } from './requests';
import { failure, refusal, type Refused } from './server';

/** The lines of bytes that arrive in any portions. */
async function* lines(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const parts = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = parts.pop()!;
      yield* parts;
    }
    if (rest) yield rest;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/**
 * The pieces of a job, as they come.
 *
 * @param name the server ends an earlier job of this name and session
 * @throws Refusal with the server's sentence, at the beginning or after some pieces
 */
export async function* pieces<Piece>(path: string, question: unknown, signal: AbortSignal, name: string): AsyncGenerator<Piece> {
  const response = await fetch(new URL(path, document.baseURI), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/x-ndjson, application/json', 'Descent-Job': name },
    body: JSON.stringify(question),
    signal,
  });
  if (!response.ok || !response.body) throw await failure(response);
  for await (const line of lines(response.body)) {
    if (!line) continue;
    const piece = JSON.parse(line) as Awaited<Piece> & Refused;
    if (piece.error !== undefined) throw refusal(piece);
    yield piece;
  }
}

/** Pieces of an answer: each holds one part of it under the name of its kind. */
export type PieceOf<Answer> = { [Kind in keyof Answer & string]-?: { kind: Kind } & Required<Pick<Answer, Kind>> }[keyof Answer & string];

/** What becomes of a job. After `cancel` and after a newer `start` an older job says nothing more. */
export interface Listener<Piece> {
  piece(piece: Piece): void;
  done(): void;
  /** A refusal ends the job; a server that is away is asked again in a while. */
  failed(reason: unknown): void;
  /** The job begins anew after a failure: its pieces come again from the first. */
  again(): void;
}

/** One job at a time: starting anew ends the former. */
export class Job<Question, Piece> {
  private readonly name = Math.random().toString(36).slice(2);
  private controller: AbortController | null = null;
  private readonly retry = new Retry();

  constructor(
    private readonly path: string,
    private readonly listener: Listener<Piece>,
  ) {}

  get running(): boolean {
    return this.controller !== null;
  }

  start(question: Question): void {
    this.cancel();
    const controller = new AbortController();
    this.controller = controller;
    void this.follow(question, controller);
  }

  cancel(): void {
    this.retry.stop();
    this.controller?.abort();
    this.controller = null;
  }

  private async follow(question: Question, controller: AbortController): Promise<void> {
    const current = (): boolean => this.controller === controller;
    try {
      for await (const piece of pieces<Piece>(this.path, question, controller.signal, this.name)) {
        if (!current()) return;
        this.listener.piece(piece);
      }
      if (!current()) return;
      this.controller = null;
      this.retry.answered();
      this.listener.done();
    } catch (reason) {
      if (!current()) return;
      this.controller = null;
      this.retry.after(reason, () => {
        this.listener.again();
        this.start(question);
      });
      this.listener.failed(reason);
    }
  }
}
