/** What the elements that every lab has (timeline, sliders, live values, swatches) need of its store. */
import type { Asking } from './asking';
import type { Message } from '../wire/message';

export type Change =
  | 'experiment' | 'race' | 'training' | 'pictures' | 'cursor' | 'hover' | 'texts' | 'trouble' | 'playing' | 'shown' | 'connection' | 'inspection'
  | 'fan' | 'plane' | 'question';

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

/** What a run shows at a step, for those who hear it. */
export interface Reading {
  name: string;
  value: number;
}

export interface LabStore {
  readonly experiment: { readonly seed: number; readonly steps: number } | null;
  readonly trouble: Trouble | null;
  readonly hover: Hover | null;
  readonly cursor: number;
  /** The last step that can be shown. */
  readonly length: number;
  /** The last step that there will be; more than the length while a network trains. */
  readonly total: number;
  readonly playing: boolean;
  /** Of all numbers of the experiment, to the bit; null while they are not all there. */
  readonly digest: string | null;
  readonly speed: number;
  readonly speeds: readonly number[];
  /** While its question is open, nothing plays and nothing after the cursor is there. */
  readonly asking: Asking;

  subscribe(listener: (change: Change) => void): () => void;
  text(key: string, ...values: unknown[]): string;
  say(message: Message | null | undefined): string;
  value(path: string): unknown;
  preview(path: string, value: unknown): void;
  commit(path: string, value: unknown): void;
  isShown(run: number): boolean;
  setCursor(step: number): void;
  /** Steps forward or back; forward from the last step of a training it makes as many updates. */
  move(steps: number): void;
  setPlaying(playing: boolean): void;
  setSpeed(speed: number): void;
  speedText(speed: number): string;
  /** What a speed means. */
  readonly speedHint: string;
  setHover(hover: Hover | null): void;
  /** What the shown runs show at the cursor. */
  readings(): Reading[];
}
