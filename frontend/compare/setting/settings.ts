/** The settings that a visitor has chosen in a comparison. The address bar holds them as words. */
import type { Measure } from '../../wire/sweep/rates';

export type Density = 3 | 4 | 6 | 12 | 24;

export type Show = 'rates' | 'price' | 'map' | 'basins' | 'batches' | 'seeds';

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
  /** The contender of the map, and its two numbers with their values; null where it has not two. */
  run: number;
  x: SweepAxis | null;
  y: SweepAxis | null;
  /** The starts of the basins of attraction; null where a function has not two coordinates. */
  starts: Starts | null;
  /** How many numbers of each contender somebody tunes, where the price of that is shown. */
  tuned: 1 | 2;
  /** Which batch sizes are tried, 0 for all rows, and the rates at each. */
  batches: BatchSettings;
  /** How many seeds the experiment as it stands is run with. */
  many: number;
}

/** The settings that make the server compute again. The measure is none of them: it only selects from the same numbers. */
export const COMPUTED: Readonly<Record<Show, readonly (keyof Settings)[]>> = {
  rates: ['show', 'seeds', 'target', 'perDecade', 'from', 'to'],
  price: ['show', 'seeds', 'target', 'perDecade', 'from', 'to', 'tuned'],
  map: ['show', 'seeds', 'target', 'run', 'x', 'y'],
  basins: ['show', 'starts'],
  batches: ['show', 'seeds', 'target', 'batches'],
  seeds: ['show', 'many'],
};

export interface Starts {
  x: SweepAxis;
  y: SweepAxis;
}

export interface BatchSettings {
  sizes: readonly number[];
  from: number;
  to: number;
  perDecade: number;
}

/** A number of a contender that can be an axis: its name, its title, its present value, and a suitable axis. */
export interface Choice {
  name: string;
  label: string;
  own: number | null;
  /** It is a number of the optimizer's rule. */
  rule?: boolean;
  axis: Omit<SweepAxis, 'field'>;
}

/** Of each contender. */
export type Choices = readonly (readonly Choice[])[];

/** The usual axis of a number. */
export const axisOf = (choice: Choice | undefined): SweepAxis | null => (choice ? { field: choice.name, ...choice.axis } : null);

export const MEASURES: readonly Measure[] = ['last', 'best', 'steps', 'validation'];
export const DENSITIES: readonly Density[] = [3, 4, 6, 12, 24];
export const SHOWS: readonly Show[] = ['rates', 'price', 'map', 'basins', 'batches', 'seeds'];
export const MOST_SEEDS = 50;
export const MOST_OF_ONE = 200;
export const MOST_POINTS = 128;
export const POWERS = { least: -12, most: 6 };

/** The sweep of an experiment, as far as the page can show it; see docs/sweeps.md. */
export interface Sweep {
  type: 'rates' | 'map' | 'seeds' | 'batches';
  from?: number;
  to?: number;
  perDecade?: number;
  sizes?: readonly number[];
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
  problem: { type: string; gradientNoise?: number; start?: readonly number[] };
  runs: { name: string }[];
}

export const isNetwork = ({ problem }: Compared): boolean => problem.type === 'network';

/** Whether the numbers depend on the seed. */
export const hasChance = (experiment: Compared): boolean => isNetwork(experiment) || (experiment.problem.gradientNoise ?? 0) > 0;

const BATCHES: BatchSettings = { sizes: [4, 16, 64, 256, 0], from: 0.01, to: 1, perDecade: 4 };
export const LARGEST_BATCH = 20_000;
export const MOST_SIZES = 100;

/** The pictures that an experiment has: without chance there are no batches, without two coordinates no map of starts. */
export const showsOf = (experiment: Compared): readonly Show[] =>
  SHOWS.filter(
    (show) => (show !== 'batches' || hasChance(experiment)) && (show !== 'basins' || (experiment.problem.start?.length ?? 0) > 1),
  );

export const isStart = (field: string): boolean => /^(problem\.)?start\[/.test(field);

const STARTS_A_SIDE = 41;

/** The first two coordinates of the start, with as many values as make a picture. */
function startsOf(own: readonly Choice[] = []): Starts | null {
  const [x, y] = own.filter(({ name }) => isStart(name)).map((choice) => ({ ...axisOf(choice)!, points: STARTS_A_SIDE }));
  return x && y ? { x, y } : null;
}

/** The settings that suit an experiment: many rates where runs are quick, several seeds where the runs depend on the seed. */
export function usual(experiment: Compared, choices: Choices = []): Settings {
  const network = isNetwork(experiment);
  const run = Math.max(
    0,
    choices.findIndex((own) => own.some(({ rule }) => rule)),
  );
  return {
    show: 'rates',
    run,
    x: axisOf(choices[run]?.[0]),
    y: axisOf(choices[run]?.[1]),
    starts: startsOf(choices[0]),
    many: network ? 10 : 50,
    batches: BATCHES,
    tuned: 1,
    measure: 'last',
    seeds: hasChance(experiment) ? (network ? 3 : 9) : 1,
    target: network ? 0.1 : 0.01,
    perDecade: network ? 3 : 12,
    from: null,
    to: null,
  };
}

/** Reads the settings of an address; what is missing or makes no sense there has its usual value. */
export function read(words: Readonly<Record<string, string>>, experiment: Compared, choices: Choices = []): Settings {
  const settings = { ...usual(experiment, choices), ...ofSweep(experiment.sweep as Sweep | undefined, experiment, choices) };
  const number = (name: string): number => (words[name] === undefined || words[name].trim() === '' ? NaN : Number(words[name]));
  const measure = MEASURES.find((known) => known === words.measure);
  if (measure && (measure !== 'validation' || isNetwork(experiment))) settings.measure = measure;
  const seeds = number('seeds');
  if (Number.isInteger(seeds) && seeds >= 1 && seeds <= MOST_SEEDS && hasChance(experiment)) settings.seeds = seeds;
  if (Number.isFinite(number('target'))) settings.target = number('target');
  settings.perDecade = DENSITIES.find((density) => density === number('density')) ?? settings.perDecade;
  const [from, to] = [number('from'), number('to')];
  if (Number.isInteger(from) && Number.isInteger(to) && from < to && from >= POWERS.least && to <= POWERS.most)
    [settings.from, settings.to] = [from, to];
  settings.show = showsOf(experiment).find((known) => known === words.show) ?? settings.show;
  if (words.tuned === '2') settings.tuned = 2;
  const many = number('many');
  if (Number.isInteger(many) && many >= 2 && many <= MOST_OF_ONE) settings.many = many;
  return { ...settings, ...mapOf(words, choices) };
}

/** The settings that a sweep stands for; rates begin and end at powers of ten here. */
function ofSweep(sweep: Sweep | undefined, { runs }: Compared, choices: Choices): Partial<Settings> {
  if (!sweep) return {};
  const target = sweep.target === null || sweep.target === undefined ? {} : { target: sweep.target };
  const seeds = sweep.seeds && sweep.seeds <= MOST_SEEDS ? { seeds: sweep.seeds } : {};
  if (sweep.type === 'seeds')
    return { show: 'seeds', ...(sweep.seeds && sweep.seeds >= 2 && sweep.seeds <= MOST_OF_ONE ? { many: sweep.seeds } : {}), ...target };
  if (sweep.type === 'map') {
    const run = runs.findIndex(({ name }) => name === sweep.run);
    const { x, y } = sweep;
    const has = (axis: SweepAxis | undefined): axis is SweepAxis => choices[run]?.some(({ name }) => name === axis?.field) ?? false;
    const both = has(x) && has(y);
    const starts = both && isStart(x.field) && isStart(y.field) ? { starts: { x, y } } : null;
    return { show: starts ? 'basins' : 'map', ...seeds, ...target, ...(both ? { run, x, y } : {}), ...starts };
  }
  if (sweep.type === 'batches') {
    const { sizes, from: low, to: high, perDecade: density } = { ...BATCHES, ...sweep };
    return { show: 'batches', ...seeds, ...target, batches: { sizes, from: low, to: high, perDecade: density } };
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
 */
export function sweepOf(settings: Settings, { runs }: Compared, powers: { from: number; to: number }): Sweep {
  const { show, seeds, target, perDecade, many, run, x, y } = settings;
  if (show === 'seeds') return { type: 'seeds', seeds: many, target: null };
  if (show === 'batches') return { type: 'batches', ...settings.batches, seeds, target };
  if (show === 'basins' && settings.starts) return { type: 'map', run: runs[run].name, ...settings.starts };
  if (show === 'map' && x && y) return { type: 'map', run: runs[run].name, x, y, seeds, target };
  return {
    type: 'rates',
    from: Number(`1e${settings.from ?? powers.from}`),
    to: Number(`1e${settings.to ?? powers.to}`),
    perDecade,
    seeds,
    target,
  };
}

/** The map of an address whose contender has both numbers: older links hold it there, and not in the sweep. */
function mapOf(words: Readonly<Record<string, string>>, choices: Choices): Partial<Settings> {
  const own = choices[Number(words.run)];
  const axis = (name: string | undefined): SweepAxis | null => axisOf(own?.find((choice) => choice.name === name));
  const [x, y] = [axis(words.across), axis(words.up)];
  return x && y && x.field !== y.field ? { run: Number(words.run), x, y } : {};
}

/** The settings that are not the usual ones, as words for an address. */
export function write(settings: Settings, experiment: Compared, choices: Choices = []): Record<string, string> {
  const otherwise = usual(experiment, choices);
  const words: Record<string, string> = {};
  if (settings.measure !== otherwise.measure) words.measure = settings.measure;
  if (settings.seeds !== otherwise.seeds) words.seeds = String(settings.seeds);
  if (settings.target !== otherwise.target) words.target = String(settings.target);
  if (settings.perDecade !== otherwise.perDecade) words.density = String(settings.perDecade);
  if (settings.from !== null && settings.to !== null) [words.from, words.to] = [String(settings.from), String(settings.to)];
  if (settings.show !== otherwise.show) words.show = settings.show;
  if (settings.tuned !== otherwise.tuned) words.tuned = String(settings.tuned);
  if (settings.many !== otherwise.many) words.many = String(settings.many);
  return words;
}
