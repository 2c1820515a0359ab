import { describe, expect, it } from 'vitest';
import { hasChance, read, sweepOf, usual, write, type Dials } from './settings';

const ravine = { problem: { type: 'function', gradientNoise: 0 }, runs: [{ name: 'SGD' }, { name: 'Momentum' }] };
const network = { problem: { type: 'network' }, runs: [{ name: 'Adam' }] };
const rate = { name: 'learningRate', label: 'Learning rate' };
const dials: Dials = [[rate], [rate, { name: 'momentum', label: 'Momentum' }]];

describe('the settings of a comparison', () => {
  it('begin with one seed where nothing is random, with several where chance plays a part', () => {
    expect(usual(ravine).seeds).toBe(1);
    expect(usual(network).seeds).toBeGreaterThan(1);
    expect(hasChance({ ...ravine, problem: { type: 'function', gradientNoise: 0.5 } })).toBe(true);
  });

  it('begin the map with the first contender that has two numbers', () => {
    expect(usual(ravine, dials)).toMatchObject({ run: 1, across: 'learningRate', up: 'momentum' });
  });

  it('come back from an address as they went', () => {
    const chosen = { ...usual(network), show: 'seeds' as const, measure: 'steps' as const, seeds: 7, target: 0.5, perDecade: 6 as const, from: -3, to: 1, many: 30 };
    expect(read(write(chosen, network), network)).toEqual(chosen);
    const turned = { ...usual(ravine, dials), show: 'map' as const, across: 'momentum', up: 'learningRate' };
    expect(read(write(turned, ravine, dials), ravine, dials)).toEqual(turned);
  });

  it('are a part of the experiment, as its sweep, and come back from there', () => {
    const powers = { from: -4, to: 1 };
    const chosen = { ...usual(ravine, dials), seeds: 1, target: 0.5, perDecade: 6 as const, from: -3, to: 2 };
    expect(sweepOf(chosen, ravine, powers, null)).toEqual({ type: 'rates', from: 0.001, to: 100, perDecade: 6, seeds: 1, target: 0.5 });
    expect(read({}, { ...ravine, sweep: sweepOf(chosen, ravine, powers, null) }, dials)).toEqual(chosen);
    const map = { ...chosen, show: 'map' as const, from: null, to: null, perDecade: 12 as const };
    const sweep = sweepOf(map, ravine, powers, { across: [0.001, 0.01, 0.1], up: [0, 0.5, 0.9] });
    expect(sweep).toEqual({
      type: 'map', run: 'Momentum', seeds: 1, target: 0.5, x: { field: 'learningRate', from: 0.001, to: 0.1, points: 3, scale: 'log' },
      y: { field: 'momentum', from: 0, to: 0.9, points: 3, scale: 'linear' },
    });
    expect(read({}, { ...ravine, sweep }, dials)).toEqual(map);
    const many = { ...usual(network), show: 'seeds' as const, many: 30 };
    expect(read({}, { ...network, sweep: sweepOf(many, network, powers, null) })).toEqual(many);
  });

  it('leave the address short where they are the usual ones', () => {
    expect(write(usual(ravine, dials), ravine, dials)).toEqual({});
  });

  it('are the usual ones where an address makes no sense', () => {
    const words = {
      show: 'x', measure: 'validation', seeds: '1e9', target: 'NaN', density: '7', from: '3', to: '2', run: '0', across: 'learningRate', up: 'momentum', many: '1',
    };
    expect(read(words, ravine, dials)).toEqual(usual(ravine, dials));
  });
});
