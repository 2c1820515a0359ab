import { Refusal, askRace } from '../wire/server';
import type { Experiment } from '../wire/experiment';
import type { Caption, Race } from '../wire/frame';
import { PlaybackClock } from '../lab/clock';
import { LatestWins } from '../wire/requests';
import type { Asking, Question as Asked } from '../lab/asking';
import { Store } from './race/store';
import { NextFrame } from '../lab/canvas';
import type { Edit } from '../lab/member';
import { dressRuns } from '../lab/page-look';
import { adopt, onPointedRun } from '../lab/stage-parts';

interface Question {
  experiment: Experiment;
  /** Whether the plane of the paths is wanted too. */
  plane: boolean;
  /** The moment of the hand's move that led to it. */
  moved: number | null;
}

/**
 * The lab's container and its store. The server sets the experiment and the texts; children send edits as
 * "descent-preview" (while a hand drags) and "descent-commit" (when it lets go; the server listens too). The stage asks
 * for the race, plays it, and measures how long a drag takes from the hand to the paint ("descent-drag").
 */
export class Stage extends HTMLElement {
  readonly store = new Store();

  private readonly requests = new LatestWins<Question, Race>(
    ({ experiment, plane }) => askRace(experiment, plane),
    (race, question) => this.arrived(race, question),
    (reason, question) => this.failed(reason, question),
  );
  private readonly ticking = new NextFrame(() => this.tick());
  private clock: PlaybackClock | null = null;
  private moved: number | null = null;
  private experimentText = '{}';
  private textsText = '{}';
  private hiddenText = '[]';
  private looksText = '[]';
  private captionText = '';
  private questionText = '';
  /** Whether the first race plays by itself. */
  declare autoplay?: boolean;
  /** The step at which the first race stands. */
  declare openAt?: number;

  constructor() {
    super();
    this.store.subscribe((change) => {
      if (change === 'experiment' || change === 'plane') this.ask();
      if (change === 'playing') this.startOrStop();
      if (change === 'question' && this.store.asking.question && !this.store.asking.open) this.reveal();
    });
    this.addEventListener('descent-preview', (event) => this.edited('preview', event as CustomEvent<Edit>));
    // The other runs step back.
    onPointedRun(this, (run) => this.store.setHover(run === null || !this.store.race ? null : { step: this.store.cursor, run }));
    this.addEventListener('descent-commit', (event) => this.edited('commit', event as CustomEvent<Edit>));
  }

  connectedCallback(): void {
    adopt(this, ['texts', 'caption', 'looks', 'hiddenRuns', 'question', 'experiment']);
  }

  disconnectedCallback(): void {
    this.requests.forget();
    this.ticking.cancel();
  }

  get experiment(): string {
    return this.experimentText;
  }

  set experiment(text: string) {
    this.experimentText = text;
    if (text) this.store.confirm(JSON.parse(text) as Experiment);
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

  /** The number of each run's look, as a JSON array. */
  get looks(): string {
    return this.looksText;
  }

  set looks(text: string) {
    this.looksText = text;
    dressRuns(JSON.parse(text || '[]') as number[]);
  }

  /** Words over the map in place of the race's: JSON {what, hint} of messages; empty for the race's. */
  get caption(): string {
    return this.captionText;
  }

  set caption(text: string) {
    this.captionText = text ?? '';
    this.store.setCaption(this.captionText ? (JSON.parse(this.captionText) as Caption) : null);
  }

  /** What is asked before the race is shown: JSON {text, choices, answer, explanation}; empty for nothing. */
  get question(): string {
    return this.questionText;
  }

  set question(text: string) {
    this.questionText = text ?? '';
    this.store.asking.ask(this.questionText ? (JSON.parse(this.questionText) as Asked) : null);
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
    this.moved = event.detail.at ?? performance.now();
    this.store[kind](event.detail.path, event.detail.value);
  }

  private ask(): void {
    if (!this.store.experiment) return;
    const { experiment, planar } = this.store;
    this.requests.want({ experiment, plane: planar && experiment.problem.start.length > 2, moved: this.moved });
    this.moved = null;
  }

  private arrived(race: Race, { experiment, moved }: Question): void {
    const { store } = this;
    const first = store.race === null;
    const length = store.length;
    store.setRace(race, experiment);
    if (first) this.open();
    else if (store.playing && store.length !== length) this.startOrStop();
    if (moved !== null) measure(moved);
    this.dispatchEvent(new CustomEvent('descent-race', { bubbles: true, composed: true }));
  }

  /** The first race plays by itself, where motion is welcome; else it is shown at its step, or whole. */
  private open(): void {
    const { autoplay, openAt, store } = this;
    if (openAt !== undefined) store.beginAt(openAt);
    if (autoplay && !store.asking.open) this.reveal();
    else if (openAt === undefined) store.setCursor(store.length);
  }

  private reveal(): void {
    if (this.store.race === null) this.autoplay = true;
    else if (matchMedia('(prefers-reduced-motion: reduce)').matches) this.store.setCursor(this.store.length);
    else this.store.setPlaying(true);
  }

  private failed(reason: unknown, question: Question): void {
    if (reason instanceof Refusal) {
      this.store.setTrouble({ kind: 'refused', message: reason.sentence, path: reason.path });
      return;
    }
    const english = 'The server does not answer. Trying again…';
    this.store.setTrouble({ kind: 'offline', message: { key: 'lab.offline', english, arguments: [] }, path: null });
    // Its answer will tell nothing of how long a hand waits.
    question.moved = null;
  }

  private startOrStop(): void {
    const { store } = this;
    if (!store.playing) {
      this.clock = null;
      return;
    }
    if (store.atEnd) store.setCursor(0);
    this.clock = PlaybackClock.start(store.cursor, performance.now(), store.length, store.speed);
    this.ticking.ask();
  }

  private tick(): void {
    if (!this.clock) return;
    const now = performance.now();
    this.store.setCursor(this.clock.stepAt(now));
    if (this.clock.endedAt(now)) this.store.setPlaying(false);
    else this.ticking.ask();
  }
}

const MEASURES_KEPT = 2000;
let measured = 0;

/** From the hand's move until the frame that shows its result has been painted. */
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

customElements.define('descent-stage', Stage);
