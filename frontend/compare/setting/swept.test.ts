import { describe, expect, it } from 'vitest';
import { read, sweepOf } from './settings';
import { withSwept } from './swept';

const axis = { from: 0.3, to: 1, points: 4, scale: 'linear' as const };
const own = { name: 'weightDecay', label: 'Weight decay', own: 0, axis };
const x = { field: 'layers[0].keepProbability', ...axis };
const sweep = { type: 'map' as const, run: 'B', x, y: { field: 'weightDecay', ...axis }, seeds: 1, target: 0.1 };
const experiment = { problem: { type: 'network' }, runs: [{ name: 'A' }, { name: 'B' }], sweep };

describe('a map over a number that the page does not offer', () => {
  it('is the one that is shown and kept, under the name in the file', () => {
    const choices = withSwept([[own], [own]], experiment);
    expect(choices).toEqual([[own], [own, { name: x.field, label: x.field, own: null, axis }]]);
    expect(sweepOf(read({}, experiment, choices), experiment, { from: -4, to: 1 })).toEqual(sweep);
  });

  it('changes nothing of others', () => {
    expect(withSwept([[own], [own]], { ...experiment, sweep: undefined })).toEqual([[own], [own]]);
    expect(withSwept([[own], [own]], { ...experiment, sweep: { ...sweep, x: sweep.y } })).toEqual([[own], [own]]);
  });
});
