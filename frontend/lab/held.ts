import { fill, sentence, type Message, type Texts } from '../wire/answer/message';
import type { Experiment } from '../wire/answer/experiment';
import type { LabStore } from './lab-store';

/** The part of a store that the file menu needs. */
export type Held = Pick<LabStore, 'experiment' | 'text' | 'say' | 'value'>;

/** The same for a view that has no store of its own. */
export function held(experiment: Experiment | null, patterns: Texts): Held {
  return {
    experiment,
    text: (key: string, ...values: unknown[]): string => fill(patterns[key] ?? key, values),
    say: (message: Message | null | undefined): string => sentence(message, patterns),
    value: (path: string): unknown =>
      path
        .split('/')
        .slice(1)
        .reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], experiment),
  };
}
