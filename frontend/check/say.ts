import { format } from '../draw/axes/number';
import { fill, type Texts } from '../wire/answer/message';

/** A function from keys to texts. Other texts give another function, so that elements that have it as a property render again. */
export function sayer(texts: Texts): (key: string, ...values: unknown[]) => string {
  return (key, ...values) => fill(texts[key] ?? '', values);
}

export function numberOf(value: number | null): string {
  return value === null ? '–' : format(value, 3);
}
