import { format } from '../draw/axes/number';
import { fill, type Texts } from '../wire/answer/message';

/** Says texts by their keys; another one for other texts, so that elements that are given it say them anew. */
export function sayer(texts: Texts): (key: string, ...values: unknown[]) => string {
  return (key, ...values) => fill(texts[key] ?? '', values);
}

export function numberOf(value: number | null): string {
  return value === null ? '–' : format(value, 3);
}
