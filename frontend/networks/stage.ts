import { NextFrame } from '../lab/painting/canvas';
import { PlaybackClock } from '../lab/clock';
import { LabStage } from '../lab/lab-stage';
import type { Change } from '../lab/lab-store';
import { same } from '../lab/asking/pointer';
import type { Message } from '../wire/answer/message';
import type { Training } from '../wire/training/training';
import { TrainingSocket, type Steering } from '../wire/training/socket';
import './training/connection';
import { TrainingStore, type NetworkExperiment } from './training/store';

/** The time in milliseconds that a dragging hand must rest before its experiment is trained. */
const REST_MILLISECONDS = 150;

/** The speed is the lowest at which the whole training takes at most this many seconds. */
const WATCHED_SECONDS = 8;

/**
 * The stage of the network lab: it trains the networks over its socket. At the last trained step playing continues the
 * training; before it, playing replays what was trained.
 */
export class TrainingStage extends LabStage<NetworkExperiment, TrainingStore> {
  private readonly socket = new TrainingSocket(this.steering, {
    began: (training) => this.began(training),
    grew: (training) => this.store.setTraining(training),
    pictured: (pictures) => this.store.setPictures(pictures),
    refused: (message, path) => this.refused(message, path),
    connected: (connected) => this.store.setConnected(connected),
  });
  private readonly nextSteering = new NextFrame(() => this.socket.steer(this.steering));
  private trained: unknown = null;
  private handRests = 0;
  private remedied: NetworkExperiment | null = null;

  constructor() {
    super(new TrainingStore());
  }

  override connectedCallback(): void {
    const again = this.trained !== null;
    super.connectedCallback();
    if (again) this.train();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.handRests);
    this.nextSteering.cancel();
    this.socket.close();
  }

  protected override changed(change: Change): void {
    if (change === 'experiment') this.follow();
    if (change === 'playing') this.playOrPause();
    if (change === 'question') this.askedOrAnswered();
    if (change === 'training' && this.store.digest !== null) this.trainedAll();
    if (change === 'cursor' || change === 'pictures' || change === 'training') this.nextSteering.ask();
  }

  /** Trains on, or replays, from the cursor; the server calls it too. */
  play(): void {
    this.store.setPlaying(true);
  }

  /** With an open question the training stands at its start; answered, it begins. */
  private askedOrAnswered(): void {
    const { asking } = this.store;
    if (!asking.open) {
      if (asking.question && !this.stood) this.play();
      return;
    }
    this.trained = null;
    // After the experiment, which arrives in the same task.
    queueMicrotask(() => {
      if (this.trained === null && this.store.experiment) this.follow();
    });
  }

  /** Trains the experiment unless only its texts have changed. */
  private follow(): void {
    const { title, notes, question, ...trained } = this.store.experiment!;
    if (same(trained, this.trained)) return;
    this.trained = trained;
    this.store.replace();
    clearTimeout(this.handRests);
    if (this.store.dragging) this.handRests = window.setTimeout(() => this.train(), REST_MILLISECONDS);
    else this.train();
  }

  /** Once, when all runs have ended. */
  private trainedAll(): void {
    const { experiment } = this.store;
    if (experiment === this.remedied) return;
    this.remedied = experiment;
    this.askForRemedies();
  }

  private train(): void {
    const { store } = this;
    this.remedied = null;
    this.forgetRemedies();
    const first = store.training === null;
    // The new training goes as far as the old one was shown: to its end where that one had come to its own.
    const shown = store.ended ? (store.experiment?.steps ?? 0) : store.length;
    const kept = first ? (this.stood?.step ?? this.openAt ?? 0) : shown;
    if (first) this.open();
    this.replay(null);
    store.goal = !first && (store.asking.open || store.playing) ? 0 : kept;
    this.socket.open(store.experiment, { ...this.steering, play: store.playing, look: { ...store.wanted, step: null } });
  }

  private open(): void {
    const { store } = this;
    const steps = store.experiment?.steps ?? 0;
    store.setSpeed(store.speeds.find((speed) => steps / speed <= WATCHED_SECONDS) ?? Infinity);
    if (this.stood ? this.stood.playing : this.autoplay) store.setPlaying(true);
  }

  private began(training: Training): void {
    this.stood = null;
    this.store.begin(training, this.store.goal);
    this.dispatchEvent(new CustomEvent('descent-training', { bubbles: true, composed: true }));
  }

  private refused(message: Message, path: string | null): void {
    this.store.setTrouble({ kind: 'refused', message, path });
  }

  /**
   * The request to the server: to train on while the cursor is at the frontier, and to send the pictures of its step
   * where it is not.
   */
  private get steering(): Steering {
    const { store } = this;
    const follows = store.atEnd;
    return {
      play: store.playing && follows && !store.ended,
      speed: store.speed,
      advanceTo: store.goal,
      look: { ...store.wanted, step: follows ? null : store.cursor },
    };
  }

  protected override playOrPause(): void {
    const { store } = this;
    const replays = store.playing && !store.atEnd;
    this.replay(replays ? PlaybackClock.atRate(store.cursor, performance.now(), store.length, store.speed) : null);
    this.socket.steer(this.steering);
  }
}

customElements.define('descent-training', TrainingStage);
