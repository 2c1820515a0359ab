import { PlaybackClock } from '../lab/clock';
import { LabStage } from '../lab/lab-stage';
import { patch, same } from '../lab/asking/pointer';
import type { Change } from '../lab/lab-store';
import type { Edit } from '../lab/member';
import type { Experiment } from '../wire/answer/experiment';
import { isWordless, type Caption, type Race } from '../wire/answer/frame';
import { LatestWins } from '../wire/requests';
import { askRace, Busy, Refusal } from '../wire/server';
import { RaceStore } from './race/store';

interface Question {
  experiment: Experiment;
  /** Whether the plane of the paths is requested too. */
  plane: boolean;
  /** Whether the numbers serve only for drawing, and may be rounded. */
  drawn: boolean;
  /** The time of the hand's move that caused it. */
  moved: number | null;
  /** Whether it is a text that is being typed: it may be wrong, or require more edits than that of the text. */
  typed?: boolean;
  /** Whether the page has accepted the typed text as it stands. */
  accepted?: boolean;
}

const EXPRESSION = '/problem/expression';

/** A hand that has not moved for so long rests, though it may still hold what it drags. */
const REST_MILLISECONDS = 200;

/** The stage of the function lab: it requests the race, plays it, and measures the time from a hand's move to the paint. */
export class RaceStage extends LabStage<Experiment, RaceStore> {
  private readonly requests = new LatestWins<Question, Race>(
    ({ experiment, plane, drawn, typed }) => askRace(experiment, { plane, drawn, typed }),
    (race, question) => this.arrived(race, question),
    (reason, question) => this.failed(reason, question),
    { painted, pause: (race) => race.pause ?? 0, goesOn: ({ drawn }) => drawn },
  );
  private moved: number | null = null;
  /** Whether the newest requested race serves only for drawing. */
  private drawn = false;
  private captionText = '';
  private handRests = 0;
  /** The newest typed text that is neither raced nor refused, and that the server's page has not answered. */
  private typing: Question | null = null;
  /** The race of a typed text, until the store has it. */
  private tried: { race: Race; experiment: Experiment } | null = null;

  constructor() {
    super(new RaceStore());
  }

  override connectedCallback(): void {
    this.adopt('caption');
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.handRests);
    this.requests.forget();
  }

  protected override changed(change: Change): void {
    if (change === 'experiment' || change === 'plane') this.ask();
    if (change === 'playing') this.playOrPause();
    if (change === 'question' && this.asking.question && !this.asking.open) this.reveal();
  }

  /** The caption over the map in place of the race's: JSON {what, hint} of messages; empty for the race's. */
  get caption(): string {
    return this.captionText;
  }

  set caption(text: string) {
    this.captionText = text ?? '';
    this.store.setCaption(this.captionText ? (JSON.parse(this.captionText) as Caption) : null);
  }

  protected override edited(kind: 'preview' | 'commit', edit: Edit): void {
    this.moved = edit.at ?? performance.now();
    super.edited(kind, edit);
    // While nothing is dragged every number is exact.
    if (this.drawn && !this.store.dragging) this.ask();
  }

  /**
   * Races a text that is being typed without waiting for the page. If it runs as it stands it is shown at once; a text
   * that is wrong or brings new names waits for the page's answer.
   */
  type(text: string): void {
    const { experiment } = this.store;
    if (!experiment || this.store.value(EXPRESSION) === text) return;
    this.typing = { ...this.raceOf(patch(experiment, EXPRESSION, text)), typed: true };
    this.requests.want(this.typing);
  }

  private raceOf(experiment: Experiment): Question {
    return { experiment, plane: this.store.planar && experiment.problem.start.length > 2, drawn: false, moved: null };
  }

  private ask(): void {
    const { experiment } = this.store;
    if (!experiment) return;
    const { tried, typing } = this;
    this.typing = this.tried = null;
    clearTimeout(this.handRests);
    this.drawn = this.store.drawsAlone;
    if (tried && same(tried.experiment, experiment)) return;
    const wanted: Question = { ...this.raceOf(experiment), drawn: this.drawn, moved: this.moved };
    this.moved = null;
    // The page may be quicker than the race of the same text.
    if (typing && same({ ...wanted, typed: true, moved: null }, typing)) {
      typing.accepted = true;
      typing.moved = wanted.moved;
    } else this.requests.want(wanted);
  }

  private arrived(race: Race, question: Question): void {
    const { store } = this;
    if (question.typed && !question.accepted) {
      if (question !== this.typing) return;
      this.tried = { race, experiment: question.experiment };
      store.commit(EXPRESSION, question.experiment.problem.expression);
      this.tried = null;
    }
    const { moved } = question;
    const experiment = question.typed ? store.experiment! : question.experiment;
    const first = store.race === null;
    const length = store.length;
    store.setRace(race, experiment);
    if (first) this.open();
    else if (store.playing && store.length !== length) this.playOrPause();
    if (moved !== null) measure(moved);
    this.askForRemedies();
    this.askForWords();
    this.dispatchEvent(new CustomEvent('descent-race', { bubbles: true, composed: true }));
  }

  /** A busy server leaves out the words on a race while a hand drags; they are asked for once it rests. */
  private askForWords(): void {
    const { store } = this;
    clearTimeout(this.handRests);
    if (!store.race || !isWordless(store.race) || !store.isCurrent) return;
    this.handRests = window.setTimeout(() => {
      this.drawn = false;
      this.requests.want(this.raceOf(store.experiment!));
    }, REST_MILLISECONDS);
  }

  /** The first race plays by itself if motion is welcome; else it is shown at its step, or to its end. */
  private open(): void {
    const { autoplay, openAt, store, stood } = this;
    if (stood) {
      this.stood = null;
      store.beginAt(stood.step);
      if (stood.playing) store.setPlaying(true);
      return;
    }
    if (openAt !== undefined) store.beginAt(openAt);
    if (autoplay && !store.asking.open) this.reveal();
    else if (openAt === undefined) store.setCursor(store.length);
  }

  private reveal(): void {
    const step = this.asking.shown?.step;
    if (this.store.race === null) this.autoplay = true;
    else if (step !== undefined) this.store.setCursor(step);
    else if (matchMedia('(prefers-reduced-motion: reduce)').matches) this.store.setCursor(this.store.length);
    else this.store.setPlaying(true);
  }

  private failed(reason: unknown, question: Question): void {
    if (question.typed && reason instanceof Refusal) {
      // The page says what is wrong with it; what it has pushed aside is asked again, and so is what the page accepts.
      if (question !== this.typing && !question.accepted) return;
      this.typing = null;
      if (!this.store.isCurrent) this.ask();
      return;
    }
    if (reason instanceof Refusal) {
      this.store.setTrouble({ kind: 'refused', message: reason.sentence, path: reason.path });
      return;
    }
    const english = 'The server does not answer. Trying again…';
    const message = reason instanceof Busy ? reason.sentence : { key: 'lab.offline', english, arguments: [] };
    this.store.setTrouble({ kind: 'offline', message, path: null });
    // Its duration says nothing about how long a visitor waits.
    question.moved = null;
  }

  protected override playOrPause(): void {
    const { store } = this;
    if (store.playing && store.atEnd) store.setCursor(0);
    this.replay(store.playing ? PlaybackClock.start(store.cursor, performance.now(), store.length, store.speed) : null);
  }
}

const MEASURES_KEPT = 2000;
let measured = 0;

const LONGEST_FRAME = 100;

/** Resolves when the next frame has been drawn, or would have been: a hidden page draws none. */
function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => done());
    setTimeout(done, LONGEST_FRAME);
  });
}

/** Measures the time from the hand's move until the frame with its result has been painted. */
function measure(moved: number): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      if (++measured % MEASURES_KEPT === 0) performance.clearMeasures('descent-drag');
      performance.measure('descent-drag', { start: moved, end: performance.now() });
    };
    port2.postMessage(null);
  });
}

customElements.define('descent-stage', RaceStage);
