/** Which lessons were answered in this browser. */
import { forgetList, keepList, keptList } from '../shell/kept';

const KEPT = 'descent.lessons';

export function answeredLessons(storage?: Storage | null): ReadonlySet<string> {
  return new Set(keptList(KEPT, storage).filter((key) => typeof key === 'string'));
}

export function rememberAnswered(lesson: string, storage?: Storage | null): void {
  keepList(KEPT, [...new Set([...answeredLessons(storage), lesson])], storage);
}

export function forgetAnswered(storage?: Storage | null): void {
  forgetList(KEPT, storage);
}
