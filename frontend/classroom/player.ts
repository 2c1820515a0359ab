/** A class that plays moves on between what it says, so that a slow line does not make it jump. */
import type { ClassState } from '../wire/classroom/socket';

/** A whole race is played in this time at the usual speed. */
export const PLAY_MILLISECONDS = 6000;

/** A desk says each step that comes: the pages do not run far ahead of it. */
const AHEAD_MILLISECONDS = 400;

type Playing = Pick<ClassState, 'step' | 'playing' | 'speed' | 'teacher' | 'experiment'>;

export class Player {
  private state: Playing | null = null;
  private since = 0;
  /** Whether steps come while it plays. */
  private isLed = false;
  private shown = 0;

  /** Whether it goes on by itself. */
  get moves(): boolean {
    return this.state?.playing === true && this.state.teacher;
  }

  /** @param now in milliseconds */
  follow(next: Playing, now: number): void {
    const before = this.state;
    const goesOn = before?.playing === true && next.playing && before.experiment === next.experiment;
    const stepped = next.step !== before?.step;
    if (!goesOn || next.step < before.step) {
      this.isLed = false;
      this.shown = next.step;
    } else if (stepped) {
      this.isLed = true;
    }
    if (!goesOn || stepped || before.speed !== next.speed || before.teacher !== next.teacher) this.since = now;
    this.state = next;
  }

  /** The step that is shown at a time, never beyond the last one. */
  at(now: number, last: number): number {
    const { state } = this;
    if (!state) return 0;
    if (!this.moves) return state.step;
    const passed = this.isLed ? Math.min(now - this.since, AHEAD_MILLISECONDS) : now - this.since;
    const ahead = state.step + (passed * last * state.speed) / PLAY_MILLISECONDS;
    this.shown = Math.max(state.step, Math.min(last, Math.max(this.shown, ahead)));
    return this.shown;
  }
}
