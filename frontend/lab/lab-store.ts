/**
 * The state that the elements of a page share: the experiment, the cursor, playback, messages. A store uses no element
 * and no server: elements subscribe and draw, a stage makes the requests and stores the answers.
 */
import { fill, sentence, type Message, type Texts } from '../wire/answer/message';
import type { Remedy } from '../wire/answer/remedy';
import { lastRowAt } from '../wire/answer/frame';
import type { Evidence } from './asking/proof';
import { Asking } from './asking/asking';
import { Drafts } from './drafts';
import { read, same } from './asking/pointer';

export type Change =
  | 'experiment'
  | 'race'
  | 'training'
  | 'pictures'
  | 'cursor'
  | 'hover'
  | 'frame'
  | 'texts'
  | 'trouble'
  | 'playing'
  | 'shown'
  | 'connection'
  | 'inspection'
  | 'fan'
  | 'plane'
  | 'pinned'
  | 'question'
  | 'remedies'
  | 'measured';

/** The step under the pointer, and the run when the pointer is near one. */
export interface Hover {
  step: number;
  run: number | null;
}

export interface Trouble {
  kind: 'refused' | 'offline';
  message: Message;
  path: string | null;
}

/** The value of a run at a step, for screen readers. */
export interface Reading {
  name: string;
  value: number;
}

/** The fields that every lab's experiment has, whatever its problem. */
export interface LabExperiment {
  readonly seed: number;
  readonly steps: number;
  readonly runs: readonly unknown[];
}

/** The answer to an experiment so far: a race, or a training. */
export interface LabAnswer {
  readonly runs: readonly { readonly name: string }[];
  /** Of all numbers, to the bit, once they are all there. */
  readonly digest?: string | null;
}

/** The columns of one run by their names, all of one length; the steps ascend. */
export type RunColumns = ReadonlyMap<string, Float64Array>;

/**
 * The store of a lab. Each lab decides what an answer is, how far its runs go, and which columns they have.
 *
 * @typeParam E the experiment, as much of it as the lab reads
 * @typeParam A the answer to it
 */
export abstract class LabStore<E extends LabExperiment = LabExperiment, A extends LabAnswer = LabAnswer> {
  cursor = 0;
  hover: Hover | null = null;
  trouble: Trouble | null = null;
  playing = false;
  texts: Texts = {};
  /** The indices of the runs that pictures leave out. */
  hidden: ReadonlySet<number> = new Set();
  /** While its question is open, nothing plays and nothing after the cursor is there. */
  readonly asking = new Asking(
    () => this.asked(),
    // The answer opens the panels that it needs.
    () => this.panels.clear(),
  );

  /** Measurements that panels have made beyond the runs, of each run, by name. */
  readonly measured = new Map<string, readonly number[]>();

  /** The state of panels, by their names, which a page that is loaded anew takes up. */
  readonly panels = new Map<string, string>();

  /** The part of the picture that is shown, the low and high end along each axis; empty for the whole. */
  frame: readonly number[] = [];

  /** What came of the runs; null before there is anything. */
  protected answer: A | null = null;
  /** The runs that stay in sight beside all that come; null where none do. */
  pinned: A | null = null;
  /** A run as it went before a remedy, shown until the next edit, and the edit that leads back to it. */
  ghost: { of: A; index: number; was: Message; back: { path: string; value: unknown } } | null = null;
  private ghostBefore = '';
  private ghostOf: string | null = null;

  private remedies: { of: E; lists: readonly (readonly Remedy[])[] } | null = null;
  private hasTexts = false;
  private readonly drafts = new Drafts<E>();
  private readonly listeners = new Set<(change: Change) => void>();

  /** @param speeds those that the timeline offers */
  constructor(
    readonly speeds: readonly number[],
    public speed: number,
  ) {}

  /** The last step that can be shown. */
  abstract readonly length: number;
  /** The last step that there will be; more than the length while a network trains. */
  abstract readonly total: number;
  /** Whether the shown runs come no farther than the length. */
  abstract readonly ended: boolean;
  /** Whether the answer is that of the experiment, and not of the one before. */
  abstract readonly isCurrent: boolean;
  /** What the speeds of the timeline mean. */
  abstract readonly speedHint: string;
  /** The column whose value is read out at the cursor. */
  protected abstract readonly lossColumn: string;

  abstract speedText(speed: number): string;

  /** The columns of a run, or of one of its members; null where there is no such run or member. */
  protected abstract columnsOf(run: number, member: string): RunColumns | null;

  get runs(): A['runs'] {
    return this.answer?.runs ?? [];
  }

  /** Of all numbers, to the bit; null while they are not all there, and while they are those of the experiment before. */
  get digest(): string | null {
    return this.isCurrent ? (this.answer?.digest ?? null) : null;
  }

  /** How many snapshots a run has taken; NaN while it may still take some. */
  protected snapshotsOf(_run: number): number {
    return 0;
  }

  /** The condition number at the minimum that the runs reach; null where it is not known. */
  protected get conditionNumber(): number | null {
    return null;
  }

  /** Whether the numbers of the runs can prove something. */
  protected get isProof(): boolean {
    return true;
  }

  /** The numbers with which a lesson proves its answer. */
  get evidence(): Evidence {
    const { experiment, runs, measured, conditionNumber, isProof } = this;
    return {
      experiment,
      runs,
      measured,
      conditionNumber,
      column: (run, name, member) => {
        const columns = isProof ? this.columnsOf(run, member) : null;
        const values = columns?.get(name);
        return values && values.length > 0 ? { steps: columns!.get('step')!, values } : null;
      },
      snapshots: (run) => (isProof ? this.snapshotsOf(run) : NaN),
    };
  }

  /** The loss of each shown run at the cursor. */
  readings(): Reading[] {
    return this.runs.flatMap(({ name }, run) => {
      const columns = this.isShown(run) ? this.columnsOf(run, '') : null;
      const row = lastRowAt(columns?.get('step'), this.cursor);
      return row < 0 ? [] : [{ name, value: columns!.get(this.lossColumn)![row] }];
    });
  }

  /** Whether the learning rate decides the steps of a run: where a line search does, no row after the first has one. */
  takesRate(run: number): boolean {
    const rates = this.columnsOf(run, '')?.get('learning_rate');
    return !rates || rates.length < 2 || rates.some((rate) => !Number.isNaN(rate));
  }

  /** Stores a measurement that a panel has made. */
  measure(name: string, values: readonly number[]): void {
    this.measured.set(name, values);
    this.tell('measured');
  }

  subscribe(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  protected tell(change: Change): void {
    for (const listener of [...this.listeners]) listener(change);
  }

  text(key: string, ...values: unknown[]): string {
    return fill(this.texts[key] ?? (this.hasTexts ? key : ''), values);
  }

  say(message: Message | null | undefined): string {
    return sentence(message, this.texts);
  }

  setTexts(texts: Texts): void {
    this.texts = texts;
    this.hasTexts = Object.keys(texts).length > 0;
    this.tell('texts');
  }

  get experiment(): E | null {
    return this.drafts.experiment;
  }

  get dragging(): boolean {
    return this.drafts.dragging;
  }

  /** Takes the experiment as the server has it. */
  confirm(experiment: E): void {
    if (this.drafts.confirm(experiment)) this.tell('experiment');
  }

  preview(path: string, value: unknown): void {
    if (this.drafts.edit(path, value, false)) this.tell('experiment');
  }

  commit(path: string, value: unknown): void {
    if (this.drafts.edit(path, value, true)) this.tell('experiment');
  }

  value(path: string): unknown {
    return read(this.experiment, path);
  }

  /** @param of the experiment whose runs were tried; the present one may have changed since */
  setRemedies(of: E, lists: readonly (readonly Remedy[])[]): void {
    this.remedies = { of, lists };
    this.tell('remedies');
  }

  /** The remedies of a run; none once the experiment has changed. */
  remediesOf(run: number): readonly Remedy[] {
    return this.remedies?.of === this.experiment && !this.asking.open && this.runs[run] ? (this.remedies?.lists[run] ?? []) : [];
  }

  /** Whether remedies were known, and those of the present experiment are not yet. */
  get awaitsRemedies(): boolean {
    return this.remedies !== null && this.remedies.of !== this.experiment && !this.asking.open;
  }

  /** Whether the runs of a former experiment stay in sight in every chart. */
  get isPinned(): boolean {
    return this.pinned !== null;
  }

  /** Keeps the present runs in sight beside all that come, or lets go of those that are kept. */
  pin(): void {
    this.pinned = this.pinned ? null : this.answer;
    this.tell('pinned');
  }

  /**
   * Keeps a run in sight as it went, for the change of the experiment that comes next.
   *
   * @param path of the part that will be changed
   * @param was how it is now, in words
   */
  keepGhost(run: number, path: string, was: Message): void {
    if (!this.answer?.runs[run]) return;
    // What a text leaves out is left out again only with the whole around it.
    let whole = path;
    while (this.value(whole) === undefined) whole = whole.slice(0, whole.lastIndexOf('/'));
    this.ghost = { of: this.answer, index: run, was, back: { path: whole, value: this.value(whole) } };
    this.ghostBefore = JSON.stringify(this.experiment);
    this.ghostOf = null;
  }

  /** Takes up an answer: a ghost is seen beside the first experiment after its own, and beside no other. */
  protected fadeGhost(of: E | null): void {
    if (!this.ghost) return;
    const now = JSON.stringify(of);
    if (this.ghostOf === null && now !== this.ghostBefore) this.ghostOf = now;
    else if (this.ghostOf !== null && now !== this.ghostOf) this.ghost = null;
  }

  /** The run before the remedy that was taken last, while nothing else has been changed since. */
  get former(): { index: number; name: string; was: Message; back: { path: string; value: unknown } } | null {
    const { ghost } = this;
    if (!ghost || this.ghostOf === null || JSON.stringify(this.experiment) !== this.ghostOf) return null;
    return { ...ghost, name: ghost.of.runs[ghost.index].name };
  }

  isShown = (index: number): boolean => !this.hidden.has(index);

  /** Hides runs. A cursor at the end stays at the end of those that are shown now. */
  setHidden(hidden: Iterable<number>): void {
    const { atEnd } = this;
    this.hidden = new Set(hidden);
    this.tell('shown');
    this.setCursor(atEnd ? this.length : this.cursor);
  }

  /** Whether it plays but waits for the server. */
  get waiting(): boolean {
    return false;
  }

  /** Whether the cursor is at the last step that can be shown. */
  get atEnd(): boolean {
    return this.cursor >= this.length;
  }

  protected asked(): void {
    if (this.asking.open) this.setPlaying(false);
    this.tell('question');
  }

  setCursor(step: number): void {
    const inside = Math.min(Math.max(Math.round(step), 0), this.length);
    if (inside === this.cursor) return;
    this.cursor = inside;
    this.tell('cursor');
  }

  /** Steps forward or back; forward from the last step of a training it makes as many updates. */
  move(steps: number): void {
    this.setCursor(this.cursor + steps);
  }

  /** The step of the readouts: under the pointer, else at the cursor. */
  get focus(): number {
    return this.hover?.step ?? this.cursor;
  }

  setHover(hover: Hover | null): void {
    if (same(hover, this.hover)) return;
    this.hover = hover;
    this.tell('hover');
  }

  setTrouble(trouble: Trouble | null): void {
    if (same(trouble, this.trouble)) return;
    this.trouble = trouble;
    this.tell('trouble');
  }

  /** Starts or stops playback; at the very end it starts again from the beginning. */
  setPlaying(playing: boolean): void {
    if (playing === this.playing || (playing && this.asking.open)) return;
    if (playing && this.ended && this.atEnd) this.setCursor(0);
    this.playing = playing;
    this.tell('playing');
  }

  setSpeed(speed: number): void {
    if (speed === this.speed) return;
    this.speed = speed;
    this.tell('playing');
  }
}
