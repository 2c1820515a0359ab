/** The run whose step at the cursor is explained, the server's explanation, and which of its vectors the map draws. */
import type { Inspection } from '../../wire/answer/inspection';
import { same } from '../../lab/asking/pointer';

export type Overlay = 'vectors' | 'model' | 'axes';

export const OVERLAYS: readonly Overlay[] = ['vectors', 'model', 'axes'];

export class Inspecting {
  /** The index of the run; null while none is explained. */
  run: number | null = null;
  answer: Inspection | null = null;
  /** The variables that the map shows. */
  axes: readonly number[] = [0, 1];
  private readonly overlays = new Set<Overlay>(['vectors', 'model']);

  constructor(private readonly tell: () => void) {}

  /** Chooses the run; null ends the explanation. */
  look(run: number | null): void {
    if (run === this.run) return;
    this.run = run;
    this.answer = null;
    this.tell();
  }

  show(answer: Inspection | null): void {
    this.answer = answer;
    this.tell();
  }

  setAxes(axes: readonly number[]): void {
    if (same(axes, this.axes)) return;
    this.axes = [...axes];
    this.tell();
  }

  draws(overlay: Overlay): boolean {
    return this.overlays.has(overlay);
  }

  switch(overlay: Overlay, on: boolean): void {
    if (on) this.overlays.add(overlay);
    else this.overlays.delete(overlay);
    this.tell();
  }
}
