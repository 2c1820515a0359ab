/** The ranges that a visitor has given to free names of functions, kept in the browser; the latest few. */
import { keepList, keptList } from '../../shell/kept';

export interface Range {
  min: number;
  max: number;
}

interface Kept extends Range {
  /** The function's text, and the name in it. */
  of: string;
  name: string;
}

const KEPT = 'descent.ranges';
const MOST = 30;

export function keepRange(of: string, name: string, { min, max }: Range): void {
  const others = kept().filter((other) => !(other.of === of && other.name === name));
  keepList(KEPT, [{ of, name, min, max }, ...others].slice(0, MOST));
}

export function keptRange(of: string, name: string): Range | null {
  return kept().find((range) => range.of === of && range.name === name) ?? null;
}

function kept(): readonly Kept[] {
  return (keptList(KEPT) as readonly (Kept | null)[]).filter(
    (range): range is Kept => Number.isFinite(range?.min) && Number.isFinite(range?.max) && range!.min < range!.max,
  );
}
