/**
 * The browser's end of the socket over which networks train. It sends commands and keeps the results; when the
 * connection is cut it reconnects by itself and continues behind what has arrived. A frame is acknowledged when it has
 * been painted, so a page that nobody sees receives no more.
 */
import { tellClosing } from '../closing';
import { Heartbeat } from '../heartbeat';
import type { Message } from '../answer/message';
import { ended, type Line, type WantedPictures, type RunPicture, type Training, type TrainingRun } from './training';
import { decodeTrainingAnswer, type TrainingUpdate, type NewRows } from './frame';

export interface TrainingListener {
  /** Another training; its first frame. */
  began(training: Training): void;
  /** The training has grown. */
  grew(training: Training): void;
  pictured(pictures: RunPicture[]): void;
  refused(message: Message, path: string | null): void;
  connected(connected: boolean): void;
}

/** How the training is to go on; sent again after every new connection. */
export interface Steering {
  play: boolean;
  /** Updates a second. */
  speed: number;
  /** The step up to which updates are made even if nothing plays. */
  advanceTo: number;
  /** The pictures wanted; of the cursor's step, or of the frontier where that is null. */
  look: WantedPictures & { step: number | null };
}

/** A command to the server; any fields can be combined. As the server's record TrainingCommand. */
export interface TrainingCommand extends Partial<Steering> {
  /** The experiment to be trained in place of the former one. */
  open?: unknown;
  /** The token of the training to be resumed, and for each run the last step that has arrived. */
  resume?: string | null;
  have?: number[];
  /** The number of the last frame that was painted. */
  ack?: number;
  /** Asks whether the other end answers. */
  here?: true;
}

interface Browser {
  connect(): WebSocket;
  painted(then: () => void): void;
}

const PAUSES = [500, 1000, 2000, 4000, 8000];
const POLICY_VIOLATION = 1008;
const TOO_LARGE = 1009;
const LARGE: Message = {
  key: 'lab.connection.large',
  english: 'This experiment is larger than the server takes for a training; take fewer rows of data, or units ({0}).',
  arguments: ['LIMIT_MESSAGE_BYTES'],
};
/** The status of a connection that ended without one (RFC 6455, 7.1.5). */
const NO_STATUS = 1006;

/** Frames come many times a second while networks train. */
const QUIET_MILLISECONDS = 4000;
const PATIENCE_MILLISECONDS = 4000;
const CONNECTING_MILLISECONDS = 10_000;

const PAGE: Browser = {
  connect: () => new WebSocket(new URL('api/training', document.baseURI.replace(/^http/, 'ws'))),
  painted: (then) => void requestAnimationFrame(then),
};

export class TrainingSocket {
  private socket: WebSocket | null = null;
  private experiment: unknown = null;
  /** Whether the experiment has not been sent over this connection or an earlier one. */
  private unsent = false;
  private token: string | null = null;
  private training: Training | null = null;
  private lines: Map<string, GrowingLine>[] = [];
  private sent: Partial<Steering> = {};
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  private readonly heartbeat = new Heartbeat(
    () => this.socket?.send(JSON.stringify({ here: true } satisfies TrainingCommand)),
    () => this.drop(),
    QUIET_MILLISECONDS,
    PATIENCE_MILLISECONDS,
  );

  constructor(
    private steering: Steering,
    private readonly listener: TrainingListener,
    private readonly browser: Browser = PAGE,
  ) {}

  /** Trains another experiment in place of the former. */
  open(experiment: unknown, steering: Steering): void {
    this.experiment = experiment;
    this.unsent = true;
    this.steering = steering;
    this.closed = false;
    if (this.socket === null) this.connect();
    else if (this.isOpen) this.begin();
  }

  /** Changes how the training goes on. */
  steer(steering: Steering): void {
    this.steering = steering;
    if (this.isOpen && !this.unsent) this.send(this.changes());
  }

  close(): void {
    this.closed = true;
    this.drop();
  }

  private get isOpen(): boolean {
    return this.socket?.readyState === 1;
  }

  private readonly connect = (): void => {
    this.stopWaiting();
    const socket = this.browser.connect();
    this.socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => this.opened();
    socket.onmessage = ({ data }) => socket === this.socket && this.heard(decodeTrainingAnswer(data as ArrayBuffer));
    socket.onclose = ({ code }) => socket === this.socket && this.lost(code);
    this.timer = setTimeout(() => this.drop(), CONNECTING_MILLISECONDS);
  };

  private stopWaiting(): void {
    clearTimeout(this.timer);
    window.removeEventListener('online', this.connect);
  }

  private opened(): void {
    this.stopWaiting();
    this.tries = 0;
    this.listener.connected(true);
    if (this.unsent || this.token === null) this.begin();
    else this.resume();
  }

  private begin(): void {
    this.unsent = false;
    this.sent = {};
    this.send({ open: this.experiment, ...this.changes() });
  }

  private resume(): void {
    this.sent = {};
    const have = this.training?.runs.map((_, run) => this.lastStep(run));
    this.send({ resume: this.token, have, ...this.changes() });
  }

  private lastStep(run: number): number {
    return Math.max(-1, ...[...this.lines[run].values()].map((line) => line.lastStep));
  }

  /** The steering that has not been sent yet. */
  private changes(): Partial<Steering> {
    const changed = Object.entries(this.steering).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(this.sent[name as keyof Steering]) || !(name in this.sent),
    );
    this.sent = structuredClone(this.steering);
    return Object.fromEntries(changed);
  }

  /** JSON writes an infinite speed as null, which is how the server reads it. */
  private send(command: TrainingCommand): void {
    if (Object.keys(command).length === 0) return;
    this.socket?.send(JSON.stringify(command));
    if (!('ack' in command)) this.heartbeat.wait();
  }

  /** Drops the connection: nothing is expected over it any more, and it may never report that it is closed. */
  private drop(): void {
    const { socket } = this;
    this.lost(NO_STATUS);
    socket?.close();
  }

  private lost(code: number): void {
    this.socket = null;
    this.heartbeat.rest();
    this.stopWaiting();
    if (this.closed) return;
    if (code === TOO_LARGE) this.listener.refused(LARGE, null);
    // The next experiment connects again.
    if (code === POLICY_VIOLATION || code === TOO_LARGE) return;
    this.listener.connected(false);
    const pause = PAUSES[Math.min(this.tries++, PAUSES.length - 1)];
    this.timer = setTimeout(this.connect, pause * (0.75 + Math.random() / 2));
    window.addEventListener('online', this.connect);
  }

  private heard(told: ReturnType<typeof decodeTrainingAnswer>): void {
    if (told.kind === 'refused') this.listener.refused(told.message, told.path);
    else if (told.kind === 'gone') this.again();
    else if (told.kind === 'closing') tellClosing();
    else if (told.kind === 'update') this.take(told);
    if (this.steering.play && !ended(this.training)) this.heartbeat.wait();
    else this.heartbeat.rest();
  }

  /** Trains from the beginning: the server has forgotten the training, and the same updates lead to the same numbers. */
  private again(): void {
    const reached = Math.max(0, ...(this.training?.runs.map((run) => run.step) ?? []));
    this.steering = { ...this.steering, advanceTo: Math.max(this.steering.advanceTo, reached) };
    this.begin();
  }

  private take(news: TrainingUpdate): void {
    const { socket } = this;
    if (news.beginning) {
      this.token = news.token;
      this.lines = news.beginning.facts.map(() => new Map());
    }
    // Frames of the former training may still be under way.
    if (news.token === this.token && (news.beginning || this.training)) this.grow(news);
    this.browser.painted(() => {
      if (socket === this.socket && this.isOpen) this.send({ ack: news.frame });
    });
  }

  private grow(news: TrainingUpdate): void {
    const { beginning } = news;
    const data = beginning?.data ?? this.training!.data;
    const runs = news.runs.map(({ lines, ...progress }, index): TrainingRun => {
      for (const rows of lines) this.lineOf(index, rows.member).add(rows);
      const facts = beginning?.facts[index] ?? this.training!.runs[index];
      const { name, type, updatesPerEpoch, parameters } = facts;
      return { name, type, updatesPerEpoch, parameters, ...progress, lines: [...this.lines[index].values()].map((line) => line.line) };
    });
    this.training = { runs, data, digest: news.digest ?? null, caption: news.caption ?? null, judgements: news.judgements ?? null };
    if (beginning) this.listener.began(this.training);
    else this.listener.grew(this.training);
    if (news.pictures) this.listener.pictured(news.pictures);
  }

  private lineOf(run: number, member: string): GrowingLine {
    const lines = this.lines[run];
    if (!lines.has(member)) lines.set(member, new GrowingLine(member));
    return lines.get(member)!;
  }
}

/** Columns that grow at their ends; arrays that were handed out stay as they are. */
class GrowingLine {
  private columns = new Map<string, Float64Array>();
  private rows = 0;
  line: Line;

  constructor(private readonly member: string) {
    this.line = this.view();
  }

  get lastStep(): number {
    return this.line.columns.get('step')?.[this.rows - 1] ?? -1;
  }

  add(more: NewRows): void {
    for (const [name, column] of more.columns) {
      const room = this.roomIn(this.columns.get(name), this.rows + more.rows);
      room.set(column, this.rows);
      this.columns.set(name, room);
    }
    this.rows += more.rows;
    this.line = this.view();
  }

  private roomIn(column: Float64Array | undefined, rows: number): Float64Array {
    if (column && column.length >= rows) return column;
    const larger = new Float64Array(Math.max(64, 2 * (column?.length ?? 0), rows));
    if (column) larger.set(column.subarray(0, this.rows));
    return larger;
  }

  private view(): Line {
    const columns = new Map([...this.columns].map(([name, column]) => [name, column.subarray(0, this.rows)] as const));
    return { member: this.member, rows: this.rows, columns };
  }
}
