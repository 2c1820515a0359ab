import { describe, expect, it } from 'vitest';
import { axisOf, hasChance, read, showsOf, sweepOf, usual, write, type Choice, type Choices, type Sweep } from './settings';

const ravine = { problem: { type: 'function', gradientNoise: 0 }, runs: [{ name: 'SGD' }, { name: 'Momentum' }] };
const network = { problem: { type: 'network' }, runs: [{ name: 'Adam' }] };
const rate: Choice = { name: 'learningRate', label: 'Learning rate', own: 0.01, axis: { from: 1e-4, to: 1, points: 25, scale: 'log' } };
const momentum: Choice = {
  name: 'momentum',
  label: 'Momentum',
  own: 0.9,
  rule: true,
  axis: { from: 0, to: 0.99, points: 34, scale: 'linear' },
};
const noise: Choice = { name: 'gradientNoise', label: 'Noise', own: 0, axis: { from: 0, to: 1, points: 5, scale: 'linear' } };
const choices: Choices = [
  [rate, noise],
  [rate, momentum, noise],
];

describe('the settings of a comparison', () => {
  it('begin with one seed where nothing is random, with several where chance plays a part', () => {
    expect(usual(ravine).seeds).toBe(1);
    expect(usual(network).seeds).toBeGreaterThan(1);
    expect(hasChance({ ...ravine, problem: { type: 'function', gradientNoise: 0.5 } })).toBe(true);
  });

  it('begin the map with the first contender whose rule has a number', () => {
    expect(usual(ravine, choices)).toMatchObject({ run: 1, x: axisOf(rate), y: axisOf(momentum) });
  });

  it('come back from an address as they went', () => {
    const chosen = {
      ...usual(network),
      show: 'seeds' as const,
      measure: 'steps' as const,
      seeds: 7,
      target: 0.5,
      perDecade: 6 as const,
      from: -3,
      to: 1,
      many: 30,
    };
    expect(read(write(chosen, network), network)).toEqual(chosen);
  });

  it('take the map of an older link from its words', () => {
    const turned = { ...usual(ravine, choices), show: 'map' as const, x: axisOf(momentum), y: axisOf(rate) };
    expect(read({ show: 'map', run: '1', across: 'momentum', up: 'learningRate' }, ravine, choices)).toEqual(turned);
  });

  it('are a part of the experiment, as its sweep, and come back from there', () => {
    const powers = { from: -4, to: 1 };
    const chosen = { ...usual(ravine, choices), seeds: 1, target: 0.5, perDecade: 6 as const, from: -3, to: 2 };
    expect(sweepOf(chosen, ravine, powers)).toEqual({ type: 'rates', from: 0.001, to: 100, perDecade: 6, seeds: 1, target: 0.5 });
    expect(read({}, { ...ravine, sweep: sweepOf(chosen, ravine, powers) }, choices)).toEqual(chosen);
    const map = { ...chosen, show: 'map' as const, from: null, to: null, perDecade: 12 as const };
    const sweep = sweepOf({ ...map, x: { field: 'learningRate', from: 0.001, to: 0.1, points: 3, scale: 'log' } }, ravine, powers);
    expect(sweep).toEqual({
      type: 'map',
      run: 'Momentum',
      seeds: 1,
      target: 0.5,
      x: { field: 'learningRate', from: 0.001, to: 0.1, points: 3, scale: 'log' },
      y: { field: 'momentum', from: 0, to: 0.99, points: 34, scale: 'linear' },
    });
    expect(read({}, { ...ravine, sweep }, choices)).toEqual({ ...map, x: sweep.x });
    const batches = {
      ...usual(network),
      show: 'batches' as const,
      target: 0.3,
      batches: { sizes: [8, 0], from: 0.02, to: 0.5, perDecade: 3 },
    };
    const tried = sweepOf(batches, network, powers);
    expect(tried).toEqual({ type: 'batches', sizes: [8, 0], from: 0.02, to: 0.5, perDecade: 3, seeds: 3, target: 0.3 });
    expect(read({}, { ...network, sweep: tried })).toEqual(batches);
    const many = { ...usual(network), show: 'seeds' as const, many: 30 };
    expect(read({}, { ...network, sweep: sweepOf(many, network, powers) })).toEqual(many);
  });

  it('have no batches where nothing is random', () => {
    expect(showsOf(ravine)).not.toContain('batches');
    expect(showsOf(network)).toContain('batches');
    expect(read({ show: 'batches' }, ravine).show).toBe('rates');
  });

  it('leave the address short where they are the usual ones', () => {
    expect(write(usual(ravine, choices), ravine, choices)).toEqual({});
  });

  it('are the usual ones where an address makes no sense', () => {
    const words = {
      show: 'x',
      measure: 'validation',
      seeds: '1e9',
      target: 'NaN',
      density: '7',
      from: '3',
      to: '2',
      run: '0',
      across: 'learningRate',
      up: 'momentum',
      many: '1',
    };
    expect(read(words, ravine, choices)).toEqual(usual(ravine, choices));
  });

  it('take the number of rates a decade from a sweep where the page offers it, else more', () => {
    const density = (perDecade: number) => read({}, { ...ravine, sweep: { type: 'rates', perDecade } }, choices).perDecade;
    expect([4, 5, 7, 99].map(density)).toEqual([4, 6, 12, 24]);
  });

  it('shows which minimum each start leads to where two coordinates of the start are swept', () => {
    const bowl = { problem: { type: 'function', start: [0, 0] }, runs: [{ name: 'SGD' }, { name: 'Adam' }] };
    const side = { from: -5, to: 5, points: 9, scale: 'linear' as const };
    const [x, y] = [0, 1].map((at) => ({ field: `start[${at}]`, ...side }));
    const starts = [x, y].map(({ field }) => ({ name: field, label: field, own: 0, axis: side }));
    const both = [starts, starts];
    expect(showsOf(bowl)).toContain('basins');
    expect(showsOf({ ...bowl, problem: { type: 'function', start: [0] } })).not.toContain('basins');
    const sweep: Sweep = { type: 'map', run: 'Adam', x, y };
    const swept = read({}, { ...bowl, sweep }, both);
    expect([swept.show, swept.starts]).toEqual(['basins', { x, y }]);
    expect(sweepOf(swept, bowl, { from: -4, to: 1 })).toEqual(sweep);
    expect(usual(bowl, both).starts?.x.points).toBe(41);
    expect(read({ show: 'map' }, { ...bowl, sweep }, both)).toMatchObject({ show: 'map', x, y });
  });
});
