/**
 * The position of playback at a time. Whole runs take four seconds at speed one, however many steps they have; a new
 * speed continues from the cursor.
 */
export const WHOLE_RUN_MILLISECONDS = 4000;

export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;

export class PlaybackClock {
  private constructor(
    private readonly from: number,
    private readonly since: number,
    private readonly length: number,
    private readonly speed: number,
  ) {}

  static start(from: number, now: number, length: number, speed: number): PlaybackClock {
    return new PlaybackClock(from, now, length, speed);
  }

  /** At a rate in steps a second; an infinite one shows all in the usual time. */
  static atRate(from: number, now: number, length: number, rate: number): PlaybackClock {
    const speed = Number.isFinite(rate) ? (rate * WHOLE_RUN_MILLISECONDS) / 1000 / Math.max(1, length) : 1;
    return new PlaybackClock(from, now, length, speed);
  }

  /** The whole step to show now; never beyond the end. */
  stepAt(now: number): number {
    const passed = Math.max(0, now - this.since);
    const steps = (passed / WHOLE_RUN_MILLISECONDS) * this.length * this.speed;
    return Math.min(this.length, Math.floor(this.from + steps + 1e-9));
  }

  endedAt(now: number): boolean {
    return this.stepAt(now) >= this.length;
  }
}
