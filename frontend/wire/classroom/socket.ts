/**
 * The socket of a live class, and what it has said last. It comes back by itself after a break, as who it was: the token
 * of a follower is kept by this browser alone.
 */
import type { Experiment } from '../answer/experiment';
import type { Message } from '../answer/message';
import { Heartbeat } from '../heartbeat';
import type { ClassQuestion, Voted, Votes } from './question';
import type { RevealedRows } from './rows';

export type Phase = 'closed' | 'open' | 'talk' | 'open2' | 'revealed';

/** Where a class stands; the public contract, section 8. */
export interface ClassState extends Votes {
  version: number;
  /** Grows with each other experiment. */
  experiment: number;
  view: string;
  /** Which picture alone is shown, `map` or `chart`; anything else for both. */
  panel: string;
  step: number;
  playing: boolean;
  speed: number;
  paused: boolean;
  say: string;
  highlight: number;
  /** The number that each may choose now, or what may be guessed: the end, the loss, or the best rate; empty for none. */
  choose: string;
  /** Whether the true curve is drawn beneath what was chosen. */
  truth: boolean;
  /** Low and high of x, then of y; empty for the whole. */
  frame: number[];
  question: Phase;
  /** Whether a teacher is connected. */
  teacher: boolean;
  followers: number;
  /** How many of them look at something of their own. */
  exploring: number;
  /** Grows when all are called back. */
  recall: number;
  votes: number;
  dots: number;
  /** Which of the dots are shown side by side, in this order. */
  pins: number[];
  guessed: number;
  /** Whether each may type a name in place of the pseudonym. */
  nicknames: boolean;
  /** What was guessed; absent as long as it is as before. */
  guesses?: Guess[];
}

/** What somebody expects of the first run: where it ends, with which loss, or which learning rate is best for it. */
export interface Guess {
  field: 'end' | 'loss' | 'rate';
  values: number[];
}

/** Whether a guess is asked, whose truth is hidden; that of the best rate is the true curve. */
export function asksGuess({ choose, truth }: Pick<ClassState, 'choose' | 'truth'>): boolean {
  return choose === 'end' || choose === 'loss' || (choose === 'rate' && !truth);
}

/** Whether what comes after the class's step is hidden: it would answer what is asked, or will be. */
export function isHidden(state: ClassState, experiment: ClassExperiment | null): boolean {
  const { question } = state;
  return asksGuess(state) || (question !== 'revealed' && experiment?.question !== undefined);
}

export interface ClassExperiment extends Experiment {
  title: string;
  question?: ClassQuestion;
}

/** What a choice came to. */
export interface Dot {
  field: string;
  value: number | number[];
  /** Null where the run had no finite loss. */
  loss: number | null;
  diverged: boolean;
  /** Points of its way, or where it ends alone. */
  path?: number[][];
  pseudonym?: string;
}

interface News {
  /** With what this follower said before to what is asked now. */
  you?: { token: string | null; pseudonym: string | null; voted?: Voted; guessed?: Guess };
  state?: ClassState;
  content?: ClassExperiment;
  dots?: Dot[];
  curve?: Dot[];
  rows?: RevealedRows;
  guessed?: Guess;
  pseudonym?: string;
  voted?: Voted;
  refused?: string;
  key?: string;
  arguments?: unknown[];
  over?: boolean;
}

export type Link = 'connecting' | 'open' | 'lost' | 'over' | 'refused';

const RETRY_MILLISECONDS = [500, 1000, 2000, 4000, 8000];

/** Nothing is heard while a teacher speaks. */
const QUIET_MILLISECONDS = 15_000;
const PATIENCE_MILLISECONDS = 5000;

export class ClassConnection {
  state: ClassState | null = null;
  experiment: ClassExperiment | null = null;
  dots: Dot[] = [];
  /** The true curve beneath them, as far as it is known. */
  curve: Dot[] = [];
  /** What the step has revealed over this line while a question hides the rest. */
  rows: RevealedRows[] = [];
  /** What this follower guessed last; null before. */
  guessed: Guess | null = null;
  pseudonym = '';
  link: Link = 'connecting';
  /** What this follower voted last, and in which round; null before. */
  voted: Voted | null = null;
  /** Why the last message was not taken. */
  refused: Message | null = null;

  /** What this follower said of what is asked, until it is answered; a line may break in between. */
  private unanswered: { message: object; asked: string } | null = null;
  private socket: WebSocket | null = null;
  /** How often the line was opened. */
  opened = 0;

  private retries = 0;
  private timer = 0;
  private dotsOf = 0;
  private readonly heartbeat = new Heartbeat(
    () => this.socket?.send(JSON.stringify({ here: true })),
    () => this.drop(),
    QUIET_MILLISECONDS,
    PATIENCE_MILLISECONDS,
  );

  /**
   * @param first makes the message that says who this is, given the token of an earlier visit
   * @param tell is called after each change
   */
  constructor(
    readonly code: string,
    private readonly first: (token: string | null) => object,
    private readonly tell: () => void,
    private readonly open: (address: string) => WebSocket = (address) => new WebSocket(address),
  ) {}

  readonly connect = (): void => {
    this.stopWaiting();
    const address = new URL(`/api/classes/${this.code}/live`, location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    address.hash = '';
    // The texts of lessons come in the language of the page.
    address.search = `?language=${document.documentElement.lang || 'en'}`;
    const socket = this.open(address.href);
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ ...this.first(remembered(this.code)), rows: true }));
    socket.onmessage = ({ data }) => socket === this.socket && this.hear(JSON.parse(data as string) as News);
    socket.onclose = () => this.closed(socket);
    // It may neither open nor fail.
    this.timer = window.setTimeout(() => this.drop(), QUIET_MILLISECONDS);
  };

  /** Ends it for good. */
  close(): void {
    this.stopWaiting();
    this.heartbeat.rest();
    this.link = 'over';
    this.socket?.close();
  }

  private stopWaiting(): void {
    clearTimeout(this.timer);
    window.removeEventListener('online', this.connect);
  }

  /** Says something if the line is open; an answer to what is asked also once it is open again. */
  say(message: object): void {
    this.refused = null;
    const isOpen = this.link === 'open';
    // Said twice, a choice would be run twice; of votes and guesses the last one counts.
    if ('vote' in message || 'guess' in message || ('choose' in message && !isOpen)) this.unanswered = { message, asked: this.asked };
    if (isOpen) this.socket?.send(JSON.stringify(message));
    else this.tell();
  }

  /** Whether an answer waits for the line. */
  get waits(): boolean {
    return this.unanswered !== null && this.link === 'lost';
  }

  /** What is asked now. */
  private get asked(): string {
    const { state } = this;
    return state ? JSON.stringify([state.experiment, state.question, state.choose]) : '';
  }

  /** Says over a new line what was not answered over the old one, if the same is asked still. */
  private sayAgain(): void {
    const { unanswered } = this;
    if (unanswered?.asked !== this.asked) this.unanswered = null;
    else if (unanswered) this.socket?.send(JSON.stringify(unanswered.message));
    if (unanswered && 'choose' in unanswered.message) this.unanswered = null;
  }

  private hear(news: News): void {
    if (news.you) {
      this.stopWaiting();
      this.link = 'open';
      this.opened++;
      this.retries = 0;
      this.dots = [];
      this.curve = [];
      this.rows = [];
      this.pseudonym = news.you.pseudonym ?? '';
      if (news.you.token) remember(this.code, news.you.token);
    }
    if (news.content) this.experiment = news.content;
    if (news.state) this.follow(news.state, news.you !== undefined);
    if (news.you) {
      this.voted = news.you.voted ?? null;
      this.guessed = news.you.guessed ?? null;
      this.sayAgain();
    }
    if (news.dots) this.dots = [...this.dots, ...news.dots];
    if (news.curve) this.curve = [...this.curve, ...news.curve];
    if (news.rows) this.rows = [...this.rows, news.rows];
    if (news.guessed) this.guessed = news.guessed;
    if (news.pseudonym) this.pseudonym = news.pseudonym;
    if (news.voted) this.voted = news.voted;
    if (news.voted || news.guessed || news.refused) this.unanswered = null;
    if (news.refused) {
      this.refused = { key: news.key ?? '', english: news.refused.replaceAll("'", "''"), arguments: news.arguments ?? [] };
      if (this.link === 'connecting') this.link = 'refused';
    }
    if (news.over) this.link = 'over';
    if (this.link === 'open') this.heartbeat.wait();
    else this.heartbeat.rest();
    this.tell();
  }

  /** Nothing is heard over it any more, and it may never say that it is closed. */
  private drop(): void {
    const { socket } = this;
    if (!socket) return;
    this.closed(socket);
    socket.close();
  }

  /**
   * @param begins whether nothing was told before over this line
   */
  private follow(state: ClassState, begins: boolean): void {
    if (!begins) state.guesses ??= this.state?.guesses;
    if (state.experiment !== this.dotsOf) this.dots = [];
    if (state.experiment !== this.dotsOf || !state.truth) this.curve = [];
    if (state.experiment !== this.dotsOf || !isHidden(state, this.experiment)) this.rows = [];
    if (state.experiment !== this.dotsOf || (state.choose && state.choose !== this.state?.choose)) this.guessed = null;
    const asksAgain = state.question === 'open' && this.state?.question !== 'open' && state.votes === 0;
    if (state.experiment !== this.dotsOf || asksAgain) this.voted = null;
    this.dotsOf = state.experiment;
    this.state = state;
  }

  private closed(socket: WebSocket): void {
    if (socket !== this.socket) return;
    this.socket = null;
    this.heartbeat.rest();
    this.stopWaiting();
    if (this.link === 'over' || this.link === 'refused') return;
    this.link = 'lost';
    this.tell();
    const pause = RETRY_MILLISECONDS[Math.min(this.retries++, RETRY_MILLISECONDS.length - 1)];
    this.timer = window.setTimeout(this.connect, pause);
    window.addEventListener('online', this.connect);
  }
}

function remembered(code: string): string | null {
  try {
    return localStorage.getItem(`class-${code}`);
  } catch {
    return null;
  }
}

function remember(code: string, token: string): void {
  try {
    localStorage.setItem(`class-${code}`, token);
  } catch {
    // Without storage a reload makes a new follower.
  }
}
