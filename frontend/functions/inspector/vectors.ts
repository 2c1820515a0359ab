/** Which vectors a step has, how they are drawn, and in which order they are named. */
import { runLook, type Look } from '../../draw/look';
import type { ArrowKind, Inspection } from '../../wire/answer/inspection';

export type VectorKey = 'downhill' | 'step' | ArrowKind;

export interface NamedVector {
  key: VectorKey;
  from: number[];
  to: number[];
}

/** The step itself comes last, so that it lies on top. */
export function shownArrows(answer: Inspection): NamedVector[] {
  return [...answer.arrows.map(({ kind, from, to }) => ({ key: kind, from, to })), { key: 'step', from: answer.point, to: answer.next }];
}

export function arrowStyle(key: VectorKey, look: Look, run: number): { colour: string; dash: readonly number[]; width: number } {
  const own = runLook(look, run).line;
  switch (key) {
    case 'step':
      return { colour: own, dash: [], width: 3 };
    case 'ball':
      return { colour: own, dash: [6, 3], width: 2 };
    case 'velocity':
      return { colour: look.accent, dash: [], width: 2 };
    case 'pull':
      return { colour: look.ink, dash: [], width: 2 };
    case 'downhill':
      return { colour: look.ink, dash: [2, 2], width: 1.5 };
    case 'withoutMomentum':
    case 'withoutCorrection':
    case 'withCorrection':
      return { colour: look.dim, dash: [5, 4], width: 2 };
  }
}
