// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { stripRange, type DescentSeedStrip } from './seed-strip';

const CLAIM = {
  seed: 15,
  last: [
    [0.71, 0.79, 0.87],
    [0.73, 0.83, 0.96],
  ],
  early: [
    [0.9, 0.9, 0.93],
    [0.85, 0.88, 0.9],
  ],
  validationLoss: [],
};

it('begins and ends at a twentieth', () => expect(stripRange(CLAIM)).toEqual([0.7, 1]));

it('has a mark for each seed, a ring at the present one, and tells median and band', async () => {
  const strip = document.createElement('descent-seed-strip') as DescentSeedStrip;
  const texts = { 'lab.strip.row': '{0}, {1}: {2}, {3} to {4}', 'lab.strip.last': 'in the end', 'lab.strip.early': 'early' };
  Object.assign(strip, { claim: CLAIM, names: ['A', 'B'], seed: 16, texts });
  document.body.append(strip);
  await strip.updateComplete;
  const rows = [...strip.renderRoot.querySelectorAll('.track')];
  expect(rows.map((row) => row.getAttribute('aria-label'))).toEqual([
    'A, in the end: 79%, 71% to 87%',
    'A, early: 90%, 90% to 93%',
    'B, in the end: 83%, 73% to 96%',
    'B, early: 88%, 85% to 90%',
  ]);
  expect(rows.map((row) => row.querySelectorAll('path').length)).toEqual([3, 3, 3, 3]);
  expect(rows.map((row) => row.querySelectorAll('circle').length)).toEqual([1, 1, 1, 1]);
});
