import type { Asking, Question } from '../lab/asking';
import { PlaybackClock } from '../lab/clock';
import type { Message } from '../wire/message';
import { same } from '../lab/pointer';
import type { Training } from '../wire/training';
import { TrainingSocket, type Course } from '../wire/training-socket';
import { TrainingStore, type NetworkExperiment } from './training/store';
import { NextFrame } from '../lab/canvas';
import './training/connection';
import type { Edit } from '../lab/member';
import { dressRuns } from '../lab/page-look';
import { adopt, onPointedRun } from '../lab/stage-parts';

/** A hand that drags must rest this long before what it shows is trained. */
const REST_MILLISECONDS = 150;

/** At this speed a whole training is watched that is over within the time below. */
const WATCHED_SECONDS = 8;

/**
 * The network lab's container and its store. Properties as the function lab's stage has them: the server sets the
 * experiment, the texts and what is hidden; children send edits as "descent-preview" and "descent-commit". The stage
 * has the networks trained over its socket: at the frontier playing is training, before it playing shows what was.
 */
export class TrainingStage extends HTMLElement {
  readonly store = new TrainingStore();

  private readonly socket = new TrainingSocket(this.course, {
    began: (training) => this.began(training),
    grew: (training) => this.store.setTraining(training),
    pictured: (pictures) => this.store.setPictures(pictures),
    refused: (message, path) => this.refused(message, path),
    connected: (connected) => this.store.setConnected(connected),
  });
  private readonly ticking = new NextFrame(() => this.tick());
  private readonly steering = new NextFrame(() => this.socket.steer(this.course));
  private clock: PlaybackClock | null = null;
  private trained: unknown = null;
  private resting = 0;
  private experimentText = '{}';
  private textsText = '{}';
  private hiddenText = '[]';
  private looksText = '[]';
  private questionText = '';
  /** Whether the first training plays by itself. */
  declare autoplay?: boolean;
  /** The step to which the first training goes by itself. */
  declare openAt?: number;

  constructor() {
    super();
    this.store.subscribe((change) => {
      if (change === 'experiment') this.changed();
      if (change === 'playing') this.playOrPause();
      if (change === 'question') this.askedOrAnswered();
      if (change === 'cursor' || change === 'pictures' || change === 'training') this.steering.ask();
    });
    onPointedRun(this, (run) => this.store.setHover(run === null || !this.store.training ? null : { step: this.store.cursor, run }));
    this.addEventListener('descent-preview', (event) => this.edited('preview', event as CustomEvent<Edit>));
    this.addEventListener('descent-commit', (event) => this.edited('commit', event as CustomEvent<Edit>));
  }

  connectedCallback(): void {
    adopt(this, ['texts', 'looks', 'hiddenRuns', 'question', 'experiment']);
    if (this.trained !== null) this.train();
  }

  disconnectedCallback(): void {
    clearTimeout(this.resting);
    this.ticking.cancel();
    this.steering.cancel();
    this.socket.close();
  }

  /** Trains, or shows, on from where the cursor is; the server asks for it too. */
  play(): void {
    this.store.setPlaying(true);
  }

  get experiment(): string {
    return this.experimentText;
  }

  set experiment(text: string) {
    this.experimentText = text;
    if (text) this.store.confirm(JSON.parse(text) as NetworkExperiment);
  }

  get texts(): string {
    return this.textsText;
  }

  set texts(text: string) {
    this.textsText = text;
    this.store.setTexts(JSON.parse(text || '{}') as Record<string, string>);
  }

  /** The indices of the runs that pictures leave out, as a JSON array. */
  get hiddenRuns(): string {
    return this.hiddenText;
  }

  set hiddenRuns(text: string) {
    this.hiddenText = text;
    this.store.setHidden(JSON.parse(text || '[]') as number[]);
  }

  /** The numbers of the runs' looks, as a JSON array. */
  get looks(): string {
    return this.looksText;
  }

  set looks(text: string) {
    this.looksText = text;
    dressRuns(JSON.parse(text || '[]') as number[]);
  }

  /** What is asked before the training is shown: JSON {text, choices, answer, explanation}; empty for nothing. */
  get question(): string {
    return this.questionText;
  }

  set question(text: string) {
    this.questionText = text ?? '';
    this.store.asking.ask(this.questionText ? (JSON.parse(this.questionText) as Question) : null);
  }

  /** A question stands before a training at its start; answered, it trains. */
  private askedOrAnswered(): void {
    const { asking } = this.store;
    if (!asking.open) {
      if (asking.question) this.play();
      return;
    }
    this.trained = null;
    // Behind the experiment that comes with the question.
    queueMicrotask(() => {
      if (this.trained === null && this.store.experiment) this.changed();
    });
  }

  get asking(): Asking {
    return this.store.asking;
  }

  onAsking(listener: () => void): () => void {
    return this.store.subscribe((change) => {
      if (change === 'question' || change === 'texts') listener();
    });
  }

  private edited(kind: 'preview' | 'commit', event: CustomEvent<Edit>): void {
    this.store[kind](event.detail.path, event.detail.value);
  }

  /** Words about an experiment may change without training it again. */
  private changed(): void {
    const { title, notes, question, ...trained } = this.store.experiment!;
    if (same(trained, this.trained)) return;
    this.trained = trained;
    this.store.replace();
    clearTimeout(this.resting);
    if (this.store.dragging) this.resting = window.setTimeout(() => this.train(), REST_MILLISECONDS);
    else this.train();
  }

  private train(): void {
    const { store } = this;
    const first = store.training === null;
    if (first) this.open();
    this.clock = null;
    // The new one is shown as far as the old one was.
    const kept = first ? (this.openAt ?? 0) : store.length;
    store.goal = !first && (store.asking.open || store.playing) ? 0 : kept;
    this.socket.open(store.experiment, { ...this.course, play: store.playing, look: { ...store.wanted, step: null } });
  }

  private open(): void {
    const { store } = this;
    const steps = store.experiment?.steps ?? 0;
    store.setSpeed(store.speeds.find((speed) => steps / speed <= WATCHED_SECONDS) ?? Infinity);
    if (this.autoplay) store.setPlaying(true);
  }

  private began(training: Training): void {
    this.store.begin(training, this.store.goal);
    this.dispatchEvent(new CustomEvent('descent-training', { bubbles: true, composed: true }));
  }

  private refused(message: Message, path: string | null): void {
    this.store.setTrouble({ kind: 'refused', message, path });
  }

  /** What the server is to do: train on where the cursor is at the frontier, and show its step where it is not. */
  private get course(): Course {
    const { store } = this;
    const follows = store.atFrontier;
    return {
      play: store.playing && follows && !store.ended,
      speed: store.speed,
      advanceTo: store.goal,
      look: { ...store.wanted, step: follows ? null : store.cursor },
    };
  }

  private playOrPause(): void {
    const { store } = this;
    const replays = store.playing && !store.atFrontier;
    this.clock = replays ? PlaybackClock.atRate(store.cursor, performance.now(), store.length, store.speed) : null;
    if (replays) this.ticking.ask();
    this.socket.steer(this.course);
  }

  /** Goes over what was trained already; behind it the training itself goes on. */
  private tick(): void {
    if (!this.clock) return;
    const { store } = this;
    store.setCursor(this.clock.stepAt(performance.now()));
    if (!store.atFrontier) this.ticking.ask();
    else if (store.ended) store.setPlaying(false);
    else this.playOrPause();
  }
}

customElements.define('descent-training', TrainingStage);
