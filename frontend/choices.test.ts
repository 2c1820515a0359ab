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

/** Where a name may stand: the one name of the rate. */
const NAMING = /^\.\/wire\/answer\/experiment\.ts$|\.test\.ts$|^\.\/generated\//;

const ENTRY = /new Entry<>\(\s*"(\w+)"/g;
const PARAMETER = /(?:Real\.\w+|new (?:Real|Whole|Flag|Choice|Text))\(\s*"(\w+)"/g;

function names(): Set<string> {
  const texts = [...Object.values(rules), ...Object.values(schedules)];
  const found = texts.flatMap((text) => [...text.matchAll(ENTRY), ...text.matchAll(PARAMETER)].map(([, name]) => name));
  return new Set(found.filter((name) => !OTHER_MEANINGS.has(name)));
}

test('the names are read from the optimizers and schedules', () => {
  expect([...names()]).toEqual(expect.arrayContaining(['sgd', 'adam', 'newton', 'cosineRestarts', 'learningRate', 'beta1', 'patience']));
});

test.each(Object.entries(sources).filter(([file]) => !NAMING.test(file)))('%s names none', (_, text) => {
  const known = names();
  expect([...text.matchAll(/'(\w+)'/g)].map(([, word]) => word).filter((word) => known.has(word))).toEqual([]);
});
