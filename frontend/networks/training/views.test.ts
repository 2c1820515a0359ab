// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { TrainingStore } from './store';
import { fittingName } from './head';
import { shownNetworks } from './views';

const line = (member: string): unknown => ({ member });

/** As many runs as there are names, the first one with averaged parameters and an ensemble. */
function storeOf(names: readonly string[], hidden: readonly number[] = []): TrainingStore {
  const runs = names.map((name, i) => ({ name, lines: ['', ...(i === 0 ? ['average', 'ensemble'] : [])].map(line) }));
  const isShown = (run: number): boolean => !hidden.includes(run);
  const text = (key: string, ...values: string[]): string => (key === 'lab.join.beside' ? values.join(', ') : key.split('.').at(-1)!);
  return { training: { runs }, isShown, text } as unknown as TrainingStore;
}

const names = (store: TrainingStore): string[] => shownNetworks(store).map(({ name }) => name);

test('averages and ensembles stand beside their run', () => {
  expect(names(storeOf(['A', 'B', 'C'], [1]))).toEqual(['A', 'A, average', 'A, ensemble', 'C']);
});

test('every run has a map before what is beside one has', () => {
  const eight = [...'ABCDEFGH'];
  expect(names(storeOf(eight))).toEqual(eight);
  expect(names(storeOf(eight.slice(0, 7)))).toEqual(['A', 'A, average', 'B', 'C', 'D', 'E', 'F', 'G']);
});

test('over a small map stands what tells it from its neighbours', () => {
  const averaged = shownNetworks(storeOf(['Momentum']))[1];
  expect(fittingName(300, averaged)).toBe('Momentum, average');
  expect(fittingName(120, averaged)).toBe('average');
  expect(fittingName(120, { run: 0, member: '', name: 'Momentum' })).toBe('Momentum');
});
