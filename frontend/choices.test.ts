/** A choice declares what it can do: no name of an optimizer, a schedule or a parameter of one decides anything here. */
/// <reference types="vite/client" />
import { expect, test } from 'vitest';

const rules = import.meta.glob<string>('../src/main/java/descent/optimizer/{rule,secondorder}/*.java', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const schedules = import.meta.glob<string>('../src/main/java/descent/schedule/*.java', { query: '?raw', import: 'default', eager: true });
const sources = import.meta.glob<string>('./**/*.ts', { query: '?raw', import: 'default', eager: true });

/** Words that mean something else too. */
const OTHER_MEANINGS = new Set([
  'constant',
  'custom',
  'decay',
  'every',
  'expression',
  'formula',
  'memory',
  'minimum',
  'over',
  'power',
  'rule',
  'step',
]);

/** The same for fields and properties. */
const OTHER_FIELDS = new Set(['factor', 'patience']);

/** Where a name may stand: the one name of the rate, and what tests draw. */
const NAMING = /^\.\/wire\/answer\/experiment\.ts$|\.test\.ts$|^\.\/pictures\/|^\.\/generated\//;

const ENTRY = /new Entry<>\(\s*"(\w+)",\s*"([^"]+)"/g;
const PARAMETER = /(?:Real\.\w+|new (?:Real|Whole|Flag|Choice|Text))\(\s*"(\w+)"/g;

/** In any quotes: a name, or a path with one among its steps. */
const QUOTED = /(['"`])([^'"`\n]+)\1/g;
const FIELD = /[\w)\]]\.(\w+)\b|\b(\w+)\??:/g;

const texts = [...Object.values(rules), ...Object.values(schedules)];

/** What people call the choices. */
const titles = new Set(texts.flatMap((text) => [...text.matchAll(ENTRY)].map(([, , title]) => title)));

function names(): Set<string> {
  const found = texts.flatMap((text) => [...text.matchAll(ENTRY), ...text.matchAll(PARAMETER)].map(([, name]) => name));
  return new Set(found.filter((name) => !OTHER_MEANINGS.has(name)));
}

test('the names are read from the optimizers and schedules', () => {
  expect([...names()]).toEqual(expect.arrayContaining(['sgd', 'adam', 'newton', 'cosineRestarts', 'learningRate', 'beta1', 'patience']));
});

test.each(Object.entries(sources).filter(([file]) => !NAMING.test(file)))('%s names none', (_, text) => {
  const known = names();
  const quoted = [...text.matchAll(QUOTED)].map(([, , words]) => words);
  expect(quoted.filter((words) => titles.has(words) || words.split('/').some((word) => known.has(word)))).toEqual([]);
  const fields = [...text.matchAll(FIELD)].map(([, property, field]) => property ?? field);
  expect(fields.filter((field) => known.has(field) && !OTHER_FIELDS.has(field))).toEqual([]);
});
