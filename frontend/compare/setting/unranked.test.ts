import { describe, expect, it } from 'vitest';
import { unranked } from './unranked';

const said = (key: string): string => `${key.replace('lab.compare.', '')}.`;

describe('why nothing is ranked', () => {
  it('asks for wider rates where there are some', () => {
    expect(unranked({ why: 'border', name: 'a', at: 10, best: 10 }, 0, said)).toBe('border. widen.');
    expect(unranked({ why: 'border', name: 'a', at: 10, best: 1 }, 0, said)).toBe('borderFlat. widen.');
    expect(unranked({ why: 'fails', name: 'a', at: 1e-4, many: false }, 0, said)).toBe('fails. widen.');
    expect(unranked({ why: 'fails', name: 'a', at: 1e-4, many: true }, 0, said)).toBe('failsMany. widenOrSeeds.');
  });

  it('says so where the rates are as wide as they can be', () => {
    expect(unranked({ why: 'border', name: 'a', at: 1e6, best: 1e6 }, 0, said)).toBe('border. widest.');
    expect(unranked({ why: 'border', name: 'a', at: 1e-12, best: 1e-9 }, 0, said)).toBe('borderFlat. widest.');
    expect(unranked({ why: 'fails', name: 'a', at: 1e-12, many: false }, 0, said)).toBe('fails. widest.');
    expect(unranked({ why: 'fails', name: 'a', at: 1e-12, many: true }, 0, said)).toBe('failsMany. widestButSeeds.');
  });
});
