/** Answers that the server's tests have written: what the decoders make of them, and whether both sides have one type. */
import { expect, expectTypeOf, test } from 'vitest';
import { decodeRace, type RaceHeader } from './answer/frame';
import { refusal } from './server';
import { decodeTrainingAnswer } from './training/frame';
import race from './samples/race.json';
import refused from './samples/refusal.json';

const bytesOf = (base64: string): ArrayBuffer => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer;

test('a race arrives with every number of every run, and with all that is said of it', () => {
  const { runs, ...found } = decodeRace(bytesOf(race.packed));
  const { runs: headers, ...said } = race.header;
  expect(found).toEqual(said);
  expect(runs.map(({ columns, ...run }) => ({ ...run, columns: [...columns.keys()] }))).toEqual(headers);
  runs.forEach(({ columns }, i) => {
    const wanted = race.columns[i] as Record<string, (number | string)[]>;
    for (const [name, values] of columns) expect([...values], name).toEqual(wanted[name].map(Number));
  });
});

/** The names of all fields, however deep; of a list those of its elements. */
type Fields<T> = T extends readonly (infer Element)[]
  ? Fields<Element>
  : T extends object
    ? { [Name in keyof T & string]: Name | `${Name}.${Fields<T[Name]>}` }[keyof T & string]
    : never;

test('the server and the browser give a race the same fields', () => {
  expectTypeOf<Fields<typeof race.header>>().toEqualTypeOf<Fields<RaceHeader>>();
  expectTypeOf<Omit<typeof race.header, 'plane'>>().toExtend<Omit<RaceHeader, 'plane'>>();
});

test('a refusal is the same over HTTP and over a socket', () => {
  const { sentence, path } = refusal(refused.answer);
  expect(decodeTrainingAnswer(bytesOf(refused.frame))).toEqual({ kind: 'refused', message: sentence, path });
  expect(path).toBe('steps');
  expect(sentence.english).toContain('-3');
});
