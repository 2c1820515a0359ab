/** What the function lab has of its own: a race, whole when it arrives, with many seeds and the explained step. */
import type { Experiment, Interval } from '../../wire/answer/experiment';
import { SPEEDS } from '../../lab/clock';
import { withheld } from '../../lab/asking/asking';
import { Fanning } from './fanning';
import { column, lastStep, rowAt, type Caption, type Race, type Run } from '../../wire/answer/frame';
import { LabStore, type Reading } from '../../lab/lab-store';
import { Inspecting } from './inspecting';
import type { Evidence } from '../../lab/asking/proof';

export class RaceStore extends LabStore<Experiment> {
  /** While a question is open, only as far as the step where it is asked. */
  race: Race | null = null;
  /** Whether the map shows the plane of the paths in place of two variables. */
  planar = false;
  readonly fanning = new Fanning(() => this.tell('fan'));
  readonly inspecting = new Inspecting(() => this.tell('inspection'));

  /** The path of a run as it was before a remedy, shown until the next edit. */
  ghost: { race: Race; index: number } | null = null;
  /** The race that is kept in sight beside all that come; null where none is. */
  pinned: Race | null = null;
  private ghostBefore = '';
  private ghostOf: string | null = null;

  /** What shows more digits of the paths than a hand that drags sees. */
  private readonly closeUps = new Set<object>();
  private whole: Race | null = null;
  private raceOf: Experiment | null = null;
  /** The step at which a question is asked. */
  private askedAt = 0;
  private ownCaption: Caption | null = null;

  constructor() {
    super(SPEEDS, 1);
  }

  /** What the page says over the map: its own words if it has some, else what the race suggests. */
  get caption(): Caption | null {
    return this.ownCaption ?? this.race?.caption ?? null;
  }

  setCaption(caption: Caption | null): void {
    this.ownCaption = caption;
    this.tell('texts');
  }

  setPlanar(planar: boolean): void {
    if (planar === this.planar) return;
    this.planar = planar;
    this.tell('plane');
  }

  /** The part of the plane of the first two variables that the map shows, low and high of both; empty for the whole. */
  frame: readonly number[] = [];

  /** The map shows a part of the plane now. */
  look(
    map: object,
    { frame, axes }: { frame: { x: Interval; y: Interval }; axes: readonly number[] },
    close: boolean,
    zoomed: boolean,
  ): void {
    this.closeUp(map, close);
    const seen = zoomed && axes.length === 2 && axes[0] === 0 && axes[1] === 1;
    const next = seen ? [...frame.x, ...frame.y].map((value) => Number(value.toPrecision(6))) : [];
    if (JSON.stringify(next) === JSON.stringify(this.frame)) return;
    this.frame = next;
    this.tell('frame');
  }

  /** Says whether a picture is a close-up, so that it needs all digits while a hand drags too. */
  closeUp(picture: object, close: boolean): void {
    if (close) this.closeUps.add(picture);
    else this.closeUps.delete(picture);
  }

  /** Whether only pixels depend on the next race: a hand drags, and no picture is a close-up. */
  get drawsAlone(): boolean {
    return this.dragging && this.closeUps.size === 0;
  }

  get runs(): readonly Run[] {
    return this.race?.runs ?? [];
  }

  /** Of the shown runs; where all are hidden, of all. */
  get length(): number {
    const some = this.runs.some((_, index) => this.isShown(index));
    return lastStep(this.race, some ? this.isShown : undefined);
  }

  get total(): number {
    return this.length;
  }

  get ended(): boolean {
    return true;
  }

  /** Whether the race is the experiment's; else one is on its way. */
  get isCurrent(): boolean {
    return this.raceOf === this.experiment;
  }

  get digest(): string | null {
    return this.isCurrent ? (this.race?.digest ?? null) : null;
  }

  /**
   * A cursor at the end stays at the end when a drag makes the race longer or shorter.
   *
   * @param of what it is the race of; the experiment may have been changed since it was asked for
   */
  setRace(race: Race, of = this.experiment): void {
    this.fade(of);
    const atEnd = this.race !== null && this.atEnd && !this.playing && !this.asking.open;
    this.whole = race;
    this.raceOf = of;
    this.race = this.seen();
    this.setTrouble(null);
    this.tell('race');
    this.setCursor(atEnd ? this.length : this.cursor);
  }

  /** Keeps the path of a run in sight, for the change that comes now. */
  override keepGhost(index: number): void {
    if (!this.race) return;
    this.ghost = { race: this.race, index };
    this.ghostBefore = JSON.stringify(this.experiment);
    this.ghostOf = null;
  }

  override get isPinned(): boolean {
    return this.pinned !== null;
  }

  override pin(): void {
    this.pinned = this.pinned ? null : this.race;
    this.tell('pinned');
  }

  /** A ghost belongs to the first experiment after its own. */
  private fade(of: Experiment | null): void {
    if (!this.ghost) return;
    const now = JSON.stringify(of);
    if (this.ghostOf === null && now !== this.ghostBefore) this.ghostOf = now;
    else if (this.ghostOf !== null && now !== this.ghostOf) this.ghost = null;
  }

  /** As much of the race as may be seen. */
  private seen(): Race | null {
    return this.asking.open && this.whole ? withheld(this.whole, this.askedAt) : this.whole;
  }

  /** Goes to a step where a link begins; its question is asked there. */
  beginAt(step: number): void {
    this.askedAt = step;
    this.race = this.seen();
    if (this.asking.open && this.race) this.tell('race');
    this.setCursor(step);
  }

  protected override asked(): void {
    if (this.asking.open) {
      this.askedAt = 0;
      this.setPlaying(false);
      this.setCursor(0);
    }
    this.race = this.seen();
    if (this.race) this.tell('race');
    super.asked();
  }

  speedText(speed: number): string {
    return `${speed}×`;
  }

  get speedHint(): string {
    return this.text('lab.timeline.speed');
  }

  get evidence(): Evidence {
    return {
      experiment: this.experiment,
      runs: this.runs,
      column: (index, name) => {
        const run = this.runs[index];
        const values = run?.columns.get(name);
        return values ? { steps: column(run, 'step'), values } : null;
      },
      snapshots: () => 0,
      conditionNumber: this.race?.facts.conditionNumber ?? null,
      measured: this.measured,
    };
  }

  readings(): Reading[] {
    return this.runs.flatMap((run, index) =>
      this.isShown(index) && run.rows > 0 ? [{ name: run.name, value: column(run, 'loss')[rowAt(run, this.cursor)] }] : [],
    );
  }
}
