/** Answers that the server's tests have written: what the decoders make of them, and whether both sides have one type. */
import { expect, expectTypeOf, test } from 'vitest';
import { decodeRace, type RaceHeader } from './answer/frame';
import { refusal } from './server';
import { decodeTrainingAnswer, type TrainingUpdate, type UpdateHeader } from './training/frame';
import { withNotFinite, type Listed } from './numbers/not-finite';
import type { Inspection } from './answer/inspection';
import type { Piece } from './sweep/piece';
import type { TrainingCommand } from './training/socket';
import type command from './samples/command.json';
import type pieces from './samples/pieces.json';
import race from './samples/race.json';
import refused from './samples/refusal.json';
import steps from './samples/steps.json';
import training from './samples/training.json';

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

test('an update of a training arrives with every number, and with all that is said of it', () => {
  const update = decodeTrainingAnswer(bytesOf(training.packed)) as TrainingUpdate;
  const { header } = training;
  expect(update).toMatchObject({
    kind: 'update',
    frame: 3,
    token: 'TOKEN',
    digest: header.digest,
    caption: header.caption,
    judgements: header.judgements,
    runs: header.runs.map(({ step, ending, snapshots, gradientEvaluations }) => ({ step, ending, snapshots, gradientEvaluations })),
  });
  const { facts, data } = update.beginning!;
  expect(facts).toEqual(header.facts);
  expect([...data.points, data.targets].map((column) => [...column])).toEqual(training.data);
  const line = update.runs[0].lines[0].columns;
  expect([...line.keys()]).toEqual(header.columns);
  expect([...line.values()].map((column) => [...column])).toEqual(training.line.map((column) => column.map(Number)));
  const [first, second] = update.pictures!;
  expect([...first.decision!.values].map((value) => Math.round(1000 * value) / 1000)).toEqual([
    1, 0, 0.2, 0.4, 0, 0, 0.2, 0.4, 0, 1, 0.6, 0.2,
  ]);
  expect([...first.confusion!]).toEqual([1, 0, 0, 0, 2, 0, 1, 0, 3]);
  expect(first.worst!.map(({ probability, pixels }) => [probability, ...pixels])).toEqual([
    [0.75, 0.25, 1],
    [NaN, 0, 1],
  ]);
  expect([first.weights!, first.biases!].map(([layer]) => [...layer])).toEqual([[1, 2], [-1]]);
  expect(first.masks).toMatchObject({ row: 1, batch: [1, 4], distinct: 2, lastUpdate: -1, example: { row: 1, target: 2 } });
  expect([...first.masks!.example!.inputs]).toEqual([0.5, -2]);
  expect([...first.masks!.droppedFraction[0]]).toEqual([0.5, 1, 0]);
  expect(first.measure).toEqual({ trainLoss: 0.5, trainAccuracy: 0.75, validationLoss: NaN, validationAccuracy: NaN });
  expect([...second.errors!.targets, ...second.errors!.predicted]).toEqual([1, 1.5]);
});

test('the server and the browser give an update of a training the same fields', () => {
  expectTypeOf<Fields<typeof training.header>>().toEqualTypeOf<Fields<UpdateHeader>>();
});

test('an explained step arrives with its numbers, those that are not finite too', () => {
  const [wild, ...others] = steps as unknown as Listed<Inspection>[];
  const { notFinite } = wild;
  expect(withNotFinite(wild).nextLoss).toBe(Number(notFinite!['/nextLoss']));
  for (const step of others) expect(withNotFinite(step).point.every(Number.isFinite)).toBe(true);
});

test('the server and the browser give an explained step the same fields', () => {
  expectTypeOf<Exclude<Fields<Omit<(typeof steps)[number], 'notFinite'>>, 'notFinite'>>().toEqualTypeOf<Fields<Inspection>>();
});

test('the browser says to a training what the server hears', () => {
  expectTypeOf<Fields<typeof command>>().toEqualTypeOf<Fields<Omit<TrainingCommand, 'open'>>>();
});

test('the server and the browser give each piece of a comparison the same fields', () => {
  type Sample = typeof pieces;
  expectTypeOf<keyof Sample>().toEqualTypeOf<Piece['kind']>();
  type Of<Kind extends Piece['kind']> = Fields<Extract<Piece, { kind: Kind }>>;
  expectTypeOf<Fields<Sample['begun']>>().toEqualTypeOf<Of<'begun'>>();
  expectTypeOf<Fields<Sample['mapped']>>().toEqualTypeOf<Of<'mapped'>>();
  expectTypeOf<Fields<Sample['batched']>>().toEqualTypeOf<Of<'batched'>>();
  expectTypeOf<Fields<Sample['started']>>().toEqualTypeOf<Of<'started'>>();
  expectTypeOf<Fields<Sample['ended']>>().toEqualTypeOf<Of<'ended'>>();
  expectTypeOf<Fields<Sample['spread']>>().toEqualTypeOf<Of<'spread'>>();
  expectTypeOf<Fields<Sample['measured']>>().toEqualTypeOf<Of<'measured'>>();
});
