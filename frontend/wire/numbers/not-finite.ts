/** Numbers that JSON has not: an answer has nulls in their places, and tells which they are by JSON pointers, as the server's class descent.wire.NotFinite. */
export type Listed<Answer> = Answer & { notFinite?: Readonly<Record<string, string>> };

type Node = Record<string, unknown>;

/** The answer with its numbers in their places. */
export function withNotFinite<Answer extends object>({ notFinite = {}, ...answer }: Listed<Answer>): Answer {
  for (const [pointer, text] of Object.entries(notFinite)) {
    const path = pointer.slice(1).split('/');
    const last = path.pop()!;
    const owner = path.reduce((node, name) => node[name] as Node, answer as Node);
    owner[last] = Number(text);
  }
  return answer as unknown as Answer;
}
