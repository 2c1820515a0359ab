/**
 * A sentence for a reader: a key for the translation, the English text as a fallback, and the arguments of the
 * placeholders. Patterns are those of Java's MessageFormat, as far as sentences need them: {0}, {1}, and two apostrophes
 * for one.
 */
export interface Message {
  key: string;
  english: string;
  arguments: unknown[];
}

export type Texts = Readonly<Record<string, string>>;

export function fill(pattern: string, values: readonly unknown[]): string {
  let text = '';
  let quoted = false;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === "'") {
      if (pattern[i + 1] === "'") {
        text += "'";
        i++;
      } else quoted = !quoted;
      continue;
    }
    const placeholder = !quoted && c === '{' ? /^\{(\d+)[^}]*\}/.exec(pattern.slice(i)) : null;
    if (placeholder) {
      const index = Number(placeholder[1]);
      text += index < values.length ? String(values[index]) : placeholder[0];
      i += placeholder[0].length - 1;
    } else text += c;
  }
  return text;
}

/** Numbers in a program's message, with the minus sign of pictures and tables. */
function printed(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/(^|[\s(,])-(?=[\d.])/g, '$1\u2212').replace(/(\de)-(?=\d)/g, '$1\u2212') : value;
}

/** An argument may itself be a message (the name of a kind of point, say): it is translated first. */
export function sentence(message: Message | null | undefined, texts: Texts): string {
  if (!message) return '';
  const values = (message.arguments ?? []).map((value) => (isMessage(value) ? sentence(value, texts) : printed(value)));
  return fill(texts[message.key] ?? message.english, values);
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'key' in value && 'english' in value;
}
