/** What a visitor has chosen in a comparison. It travels in the address bar as words. */
import type { Measure } from '../wire/sweep-rates';

export type Density = 3 | 6 | 12 | 24;

export type Show = 'rates' | 'price' | 'map' | 'seeds';

export interface Settings {
  show: Show;
  measure: Measure;
  /** How many seeds each setting is run with. */
  seeds: number;
  /** The loss whose reaching is counted in steps. */
  target: number;
  perDecade: Density;
  /** The powers of ten at the ends of the rates; null for those around the contenders' own. */
  from: number | null;
  to: number | null;
  /** The contender of the map, and its two numbers by their names. */
  run: number;
  across: string;
  up: string;
  /** How many seeds the experiment as it stands is run with. */
  many: number;
}

/** A number of a contender that can be turned, and what it is called. */
export interface Dial {
  name: string;
  label: string;
}

export type Dials = readonly (readonly Dial[])[];

export const MEASURES: readonly Measure[] = ['last', 'best', 'steps', 'validation'];
export const DENSITIES: readonly Density[] = [3, 6, 12, 24];
export const SHOWS: readonly Show[] = ['rates', 'price', 'map', 'seeds'];
export const MOST_SEEDS = 50;
export const MOST_OF_ONE = 200;
export const POWERS = { least: -12, most: 6 };

/** What the sweep of an experiment says, as far as the page can show it; see docs/sweeps.md. */
export interface Sweep {
  type: 'rates' | 'map' | 'seeds' | 'batches';
  from?: number;
  to?: number;
  perDecade?: number;
  seeds?: number;
  target?: number | null;
  run?: string;
  x?: SweepAxis;
  y?: SweepAxis;
}

export interface SweepAxis {
  field: string;
  from: number;
  to: number;
  points: number;
  scale: 'linear' | 'log';
}

interface Compared {
  sweep?: unknown;
  problem: { type: string; gradientNoise?: number };
  runs: { name: string }[];
}

export const isNetwork = ({ problem }: Compared): boolean => problem.type === 'network';

/** Whether another seed gives other numbers. */
export const hasChance = (experiment: Compared): boolean => isNetwork(experiment) || (experiment.problem.gradientNoise ?? 0) > 0;

/** What suits an experiment: many rates where they cost nothing, several seeds where chance plays a part. */
export function usual(experiment: Compared, dials: Dials = []): Settings {
  const network = isNetwork(experiment);
  const run = Math.max(0, dials.findIndex((own) => own.length > 1));
  return {
    show: 'rates', run, across: dials[run]?.[0]?.name ?? '', up: dials[run]?.[1]?.name ?? '', many: network ? 10 : 50, measure: 'last', seeds: hasChance(experiment) ? (network ? 3 : 9) : 1, target: network ? 0.1 : 0.01,
    perDecade: network ? 3 : 12, from: null, to: null,
  };
}

/** The settings of an address; what is missing or makes no sense there is as usual. */
export function read(words: Readonly<Record<string, string>>, experiment: Compared, dials: Dials = []): Settings {
  const settings = { ...usual(experiment, dials), ...ofSweep(experiment.sweep as Sweep | undefined, experiment, dials) };
  const number = (name: string): number => (words[name] === undefined || words[name].trim() === '' ? NaN : Number(words[name]));
  const measure = MEASURES.find((known) => known === words.measure);
  if (measure && (measure !== 'validation' || isNetwork(experiment))) settings.measure = measure;
  const seeds = number('seeds');
  if (Number.isInteger(seeds) && seeds >= 1 && seeds <= MOST_SEEDS && hasChance(experiment)) settings.seeds = seeds;
  if (Number.isFinite(number('target'))) settings.target = number('target');
  settings.perDecade = DENSITIES.find((density) => density === number('density')) ?? settings.perDecade;
  const [from, to] = [number('from'), number('to')];
  if (Number.isInteger(from) && Number.isInteger(to) && from < to && from >= POWERS.least && to <= POWERS.most) [settings.from, settings.to] = [from, to];
  settings.show = SHOWS.find((known) => known === words.show) ?? settings.show;
  const many = number('many');
  if (Number.isInteger(many) && many >= 2 && many <= MOST_OF_ONE) settings.many = many;
  return { ...settings, ...mapOf(words, dials) };
}

/** The settings that a sweep stands for; rates begin and end at powers of ten here. */
function ofSweep(sweep: Sweep | undefined, { runs }: Compared, dials: Dials): Partial<Settings> {
  if (!sweep) return {};
  const target = sweep.target === null || sweep.target === undefined ? {} : { target: sweep.target };
  const seeds = sweep.seeds && sweep.seeds <= MOST_SEEDS ? { seeds: sweep.seeds } : {};
  if (sweep.type === 'seeds') return { show: 'seeds', ...(sweep.seeds && sweep.seeds >= 2 && sweep.seeds <= MOST_OF_ONE ? { many: sweep.seeds } : {}), ...target };
  if (sweep.type === 'map') {
    const run = runs.findIndex(({ name }) => name === sweep.run);
    const [across, up] = [sweep.x?.field ?? '', sweep.y?.field ?? ''];
    const known = [across, up].every((field) => dials[run]?.some(({ name }) => name === field));
    return { show: 'map', ...seeds, ...target, ...(known ? { run, across, up } : {}) };
  }
  const power = (rate: number | undefined, round: (x: number) => number): number =>
    Math.min(POWERS.most, Math.max(POWERS.least, round(Math.log10(rate ?? 1))));
  const [from, to] = [power(sweep.from, (x) => Math.floor(x + 1e-9)), power(sweep.to, (x) => Math.ceil(x - 1e-9))];
  const perDecade = DENSITIES.find((density) => density >= (sweep.perDecade ?? 12)) ?? 24;
  return { show: 'rates', ...seeds, ...target, perDecade, ...(from < to ? { from, to } : {}) };
}

/**
 * The sweep that the settings describe. Its rates are those of the format, evenly apart to the last digit; the picture tries
 * round ones.
 *
 * @param powers of ten at the ends of the rates that are shown
 * @param mapped the values of the map that is shown, if there is one
 */
export function sweepOf(
  settings: Settings, { runs }: Compared, powers: { from: number; to: number }, mapped: { across: readonly number[]; up: readonly number[] } | null,
): Sweep {
  const { show, seeds, target, perDecade, many, run, across, up } = settings;
  if (show === 'seeds') return { type: 'seeds', seeds: many };
  if (show === 'map' && mapped) {
    const axis = (field: string, values: readonly number[]): SweepAxis => {
      const [from, to] = [values[0], values[values.length - 1]];
      return { field, from, to, points: values.length, scale: from > 0 && to / from >= 10 ? 'log' : 'linear' };
    };
    return { type: 'map', run: runs[run].name, x: axis(across, mapped.across), y: axis(up, mapped.up), seeds, target };
  }
  return { type: 'rates', from: Number(`1e${settings.from ?? powers.from}`), to: Number(`1e${settings.to ?? powers.to}`), perDecade, seeds, target };
}

/** The map of an address, if there is such a contender with both numbers. */
function mapOf(words: Readonly<Record<string, string>>, dials: Dials): Partial<Settings> {
  const own = dials[Number(words.run)];
  const has = (name: string | undefined): name is string => own?.some((dial) => dial.name === name) ?? false;
  const { across, up } = words;
  return has(across) && has(up) && across !== up ? { run: Number(words.run), across, up } : {};
}

/** The settings that are not the usual ones, as words for an address. */
export function write(settings: Settings, experiment: Compared, dials: Dials = []): Record<string, string> {
  const otherwise = usual(experiment, dials);
  const words: Record<string, string> = {};
  if (settings.measure !== otherwise.measure) words.measure = settings.measure;
  if (settings.seeds !== otherwise.seeds) words.seeds = String(settings.seeds);
  if (settings.target !== otherwise.target) words.target = String(settings.target);
  if (settings.perDecade !== otherwise.perDecade) words.density = String(settings.perDecade);
  if (settings.from !== null && settings.to !== null) [words.from, words.to] = [String(settings.from), String(settings.to)];
  if (settings.show !== otherwise.show) words.show = settings.show;
  if (settings.many !== otherwise.many) words.many = String(settings.many);
  if (settings.run !== otherwise.run || settings.across !== otherwise.across || settings.up !== otherwise.up) {
    [words.run, words.across, words.up] = [String(settings.run), settings.across, settings.up];
  }
  return words;
}
