/** The base of both labs' stages: the properties that the page sets, edits by hand, and playback. */
import type { Evidence } from './asking/proof';
import { nameOf, type Asking } from './asking/asking';
import { NextFrame } from './painting/canvas';
import type { PlaybackClock } from './clock';
import type { Change, LabExperiment, LabStore } from './lab-store';
import { askTexts } from '../wire/texts';
import type { Edit } from './member';
import { dressRuns } from './painting/page-look';
import { keepStanding, questionOf, takeStanding } from './standing';
import { teachFrom } from './teaching';
import type { Remedy } from '../wire/answer/remedy';
import { LatestWins } from '../wire/requests';
import { askRemedies } from '../wire/server';

/** How long a hand must rest, in milliseconds, before remedies are asked for. */
const REST = 400;

/**
 * A lab's container and its store. The server sets the properties, each a JSON text; children send edits as
 * "descent-preview" (while a hand drags) and "descent-commit" (when it lets go; the server listens too).
 */
export abstract class LabStage<E extends LabExperiment, S extends LabStore<E>> extends HTMLElement {
  private readonly ticking = new NextFrame(() => this.tick());
  private readonly remedies = new LatestWins<E, Remedy[][]>(
    (experiment) => askRemedies(experiment),
    (lists, experiment) => this.store.setRemedies(experiment, lists),
    // The runs report what the server refuses.
    () => {},
  );
  private resting: ReturnType<typeof setTimeout> | undefined;
  private clock: PlaybackClock | null = null;
  private experimentText = '{}';
  private textsText = '{}';
  private textsAddress = '';
  private hiddenText = '[]';
  private looksText = '[]';
  private questionText = '';
  /** Whether the first runs play by themselves. */
  declare autoplay?: boolean;
  /** The step at which the first runs stand. */
  declare openAt?: number;

  /** The state of the page before it was loaded anew; null once its runs are there. */
  protected stood = takeStanding();
  /** The address of the page while it is shown: when another page has taken its place, the address is already that one's. */
  private address = '';
  private path = '';
  private readonly located = (): void => {
    if (location.pathname === this.path) this.address = location.href;
  };
  private readonly leaving = (): void => {
    this.located();
    this.keep();
  };

  constructor(readonly store: S) {
    super();
    for (const [name, shown] of Object.entries(this.stood?.panels ?? {})) store.panels.set(name, shown);
    store.subscribe((change) => {
      if (change === 'question') this.marks();
      // While the page is placed, the address may still be that of the page before.
      if (change === 'race' || change === 'training') this.path ||= location.pathname;
      if (change !== 'hover') this.located();
      this.changed(change);
    });
    teachFrom(store);
    // The other runs are drawn faint.
    onPointedRun(this, (run) => store.setHover(run === null || store.runs.length === 0 ? null : { step: store.cursor, run }));
    for (const kind of ['preview', 'commit'] as const) {
      this.addEventListener(`descent-${kind}`, (event) => this.edited(kind, (event as CustomEvent<Edit>).detail));
    }
  }

  connectedCallback(): void {
    this.adopt('texts', 'textsAt', 'looks', 'hiddenRuns', 'question', 'experiment');
    addEventListener('pagehide', this.leaving);
    addEventListener('click', this.located, true);
  }

  disconnectedCallback(): void {
    removeEventListener('pagehide', this.leaving);
    removeEventListener('click', this.located, true);
    this.keep();
    this.ticking.cancel();
    this.forgetRemedies();
  }

  /** Requests remedies. They cost many runs, so they wait until the hand rests. */
  protected askForRemedies(): void {
    const { experiment } = this.store;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (experiment && experiment === this.store.experiment && !this.store.dragging) this.remedies.want(experiment);
    }, REST);
  }

  protected forgetRemedies(): void {
    clearTimeout(this.resting);
    this.remedies.forget();
  }

  /** Properties that were set before the class was defined lie on the element itself and would hide those of the class. */
  protected adopt(...names: readonly string[]): void {
    const properties = this as unknown as Record<string, unknown>;
    for (const name of names) {
      if (!Object.hasOwn(this, name)) continue;
      const value = properties[name];
      Reflect.deleteProperty(this, name);
      properties[name] = value;
    }
  }

  protected abstract changed(change: Change): void;

  /** Called when playing begins or ends, when its speed changes, and where a replay has come to its end before the runs. */
  protected abstract playOrPause(): void;

  protected edited(kind: 'preview' | 'commit', edit: Edit): void {
    this.store[kind](edit.path, edit.value);
  }

  get experiment(): string {
    return this.experimentText;
  }

  set experiment(text: string) {
    this.experimentText = text;
    if (text) this.store.confirm(JSON.parse(text) as E);
  }

  get texts(): string {
    return this.textsText;
  }

  set texts(text: string) {
    this.textsText = text;
    this.store.setTexts(JSON.parse(text || '{}') as Record<string, string>);
  }

  /** The address of the texts, relative to the page's base. */
  get textsAt(): string {
    return this.textsAddress;
  }

  set textsAt(address: string) {
    this.textsAddress = address;
    void askTexts(address).then((texts) => {
      if (address === this.textsAddress) this.texts = texts;
    });
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

  /** The question asked before the runs are shown: JSON {text, choices, answer, explanation}; empty for none. */
  get question(): string {
    return this.questionText;
  }

  set question(text: string) {
    this.questionText = text ?? '';
    const { asking, panels } = this.store;
    const { question, again } = questionOf(this.questionText, this.stood);
    // The panels' results are of the former experiment.
    if (nameOf(question) !== (this.stood?.question ?? '')) panels.clear();
    asking.ask(question);
    if (again) asking.takeUp(this.stood!.answer);
  }

  private keep(): void {
    const { asking, cursor, panels, playing } = this.store;
    if (this.store.runs.length === 0 || this.address === '') return;
    keepStanding(
      { step: cursor, playing, question: nameOf(asking.question), answer: asking.answered, panels: Object.fromEntries(panels) },
      this.address,
    );
  }

  get asking(): Asking {
    return this.store.asking;
  }

  onAsking(listener: () => void): () => void {
    return this.store.subscribe((change) => {
      if (change === 'question' || change === 'texts') listener();
    });
  }

  get evidence(): Evidence {
    return this.store.evidence;
  }

  onEvidence(listener: () => void): () => void {
    return this.store.subscribe((change) => {
      if (change === 'race' || change === 'training' || change === 'measured' || change === 'experiment' || change === 'question')
        listener();
    });
  }

  /**
   * Shows the step of a number in an answer that is pointed at; when it is pressed, the pictures stay there. While
   * runs go on, a pointer that happens to rest on a number must not hold the pictures back.
   */
  point(at: { run: number; step: number | null } | null, stay: boolean): void {
    const { store } = this;
    if (at && stay) {
      store.setPlaying(false);
      store.setCursor(at.step ?? store.length);
    }
    const still = store.ended && !store.playing && store.runs.length > 0;
    store.setHover(at && still ? { run: at.run, step: at.step ?? store.length } : null);
  }

  /** Marks the deciding part once the question of a lesson is answered. */
  protected marks(): void {
    const decides = this.store.asking.shown?.decides;
    if (decides) this.dataset['decides'] = decides;
    else delete this.dataset['decides'];
  }

  /** Moves the cursor over rows that are there already; null stops it. */
  protected replay(clock: PlaybackClock | null): void {
    this.clock = clock;
    if (clock) this.ticking.ask();
  }

  private tick(): void {
    if (!this.clock) return;
    const { store } = this;
    const now = performance.now();
    store.setCursor(this.clock.stepAt(now));
    if (!this.clock.endedAt(now)) this.ticking.ask();
    else if (store.ended && store.atEnd) store.setPlaying(false);
    else this.playOrPause();
  }
}

/** Reports the run whose line is pointed at: any element with data-run, such as a contender's; null for none. */
function onPointedRun(stage: HTMLElement, tell: (run: number | null) => void): void {
  let last: number | null = null;
  const pointed = (target: EventTarget | null): void => {
    const line = target instanceof Element ? target.closest<HTMLElement>('[data-run]') : null;
    const run = line ? Number(line.dataset['run']) : null;
    if (run !== last) tell((last = run));
  };
  stage.addEventListener('pointerover', (event) => pointed(event.target));
  stage.addEventListener('pointerleave', () => pointed(null));
}
