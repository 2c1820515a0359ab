/** The store of the function lab: a race that is whole when it arrives, with many seeds and the explained step. */
import type { Experiment } from '../../wire/answer/experiment';
import { SPEEDS } from '../../lab/clock';
import { withheld } from '../../lab/asking/asking';
import { Fanning } from './fanning';
import { Framing } from './framing';
import { lastStep, type Caption, type Race } from '../../wire/answer/frame';
import { LabStore, type RunColumns } from '../../lab/lab-store';
import { Inspecting } from './inspecting';

export class RaceStore extends LabStore<Experiment, Race> {
  /** Whether the map shows the plane of the paths in place of two variables. */
  planar = false;
  readonly fanning = new Fanning(() => this.tell('fan'));
  readonly inspecting = new Inspecting(() => this.tell('inspection'));
  readonly framing = new Framing((frame) => {
    this.frame = frame;
    this.tell('frame');
  });
  protected readonly lossColumn = 'loss';

  private whole: Race | null = null;
  private raceOf: Experiment | null = null;
  /** The step at which a question is asked. */
  private askedAt = 0;
  private ownCaption: Caption | null = null;

  constructor() {
    super(SPEEDS, 1);
  }

  /** The race; while a question is open, only up to the step at which it is asked. */
  get race(): Race | null {
    return this.answer;
  }

  /** The caption over the map: the page's own if it has one, else the race's. */
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

  /** Whether only pixels depend on the next race: a hand drags, and no picture is a close-up. */
  get drawsAlone(): boolean {
    return this.dragging && !this.framing.hasCloseUp;
  }

  /** The last step of the shown runs; of all runs where all are hidden. */
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

  get isCurrent(): boolean {
    return this.raceOf === this.experiment;
  }

  /**
   * Takes up a race. A cursor at the end stays at the end when a drag makes the race longer or shorter.
   *
   * @param of the experiment that was raced; the present one may have changed since
   */
  setRace(race: Race, of = this.experiment): void {
    this.fadeGhost(of);
    const atEnd = this.race !== null && this.atEnd && !this.playing && !this.asking.open;
    this.whole = race;
    this.raceOf = of;
    this.answer = this.seen();
    this.setTrouble(null);
    this.tell('race');
    this.setCursor(atEnd ? this.length : this.cursor);
  }

  /** The part of the race that may be seen. */
  private seen(): Race | null {
    return this.asking.open && this.whole ? withheld(this.whole, this.askedAt) : this.whole;
  }

  /** Goes to the step at which a link opens; its question is asked there. */
  beginAt(step: number): void {
    this.askedAt = step;
    this.answer = this.seen();
    if (this.asking.open && this.race) this.tell('race');
    this.setCursor(step);
  }

  protected override asked(): void {
    if (this.asking.open) {
      this.askedAt = 0;
      this.setPlaying(false);
      this.setCursor(0);
    }
    this.answer = this.seen();
    if (this.race) this.tell('race');
    super.asked();
  }

  speedText(speed: number): string {
    return `${speed}×`;
  }

  get speedHint(): string {
    return this.text('lab.timeline.speed');
  }

  protected override get conditionNumber(): number | null {
    return this.race?.facts.conditionNumber ?? null;
  }

  protected columnsOf(run: number): RunColumns | null {
    return this.runs[run]?.columns ?? null;
  }
}
