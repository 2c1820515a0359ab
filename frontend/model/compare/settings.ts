/** What a visitor has chosen in a comparison. It travels in the address bar as words. */
import type { Measure } from './rates';

export type Density = 3 | 6 | 12 | 24;

export interface Settings {
  measure: Measure;
  /** How many seeds each setting is run with. */
  seeds: number;
  /** The loss whose reaching is counted in steps. */
  target: number;
  perDecade: Density;
  /** The powers of ten at the ends of the rates; null for those around the contenders' own. */
  from: number | null;
  to: number | null;
}

export const MEASURES: readonly Measure[] = ['last', 'best', 'steps', 'validation'];
export const DENSITIES: readonly Density[] = [3, 6, 12, 24];
export const MOST_SEEDS = 50;
export const POWERS = { least: -12, most: 6 };

interface Compared {
  problem: { type: string; gradientNoise?: number };
  runs: { name: string }[];
}

export const isNetwork = ({ problem }: Compared): boolean => problem.type === 'network';

/** Whether another seed gives other numbers. */
export const hasChance = (experiment: Compared): boolean => isNetwork(experiment) || (experiment.problem.gradientNoise ?? 0) > 0;

/** What suits an experiment: many rates where they cost nothing, several seeds where chance plays a part. */
export function usual(experiment: Compared): Settings {
  const network = isNetwork(experiment);
  return {
    measure: 'last', seeds: hasChance(experiment) ? (network ? 3 : 9) : 1, target: network ? 0.1 : 0.01,
    perDecade: network ? 3 : 12, from: null, to: null,
  };
}

/** The settings of an address; what is missing or makes no sense there is as usual. */
export function read(words: Readonly<Record<string, string>>, experiment: Compared): Settings {
  const settings = usual(experiment);
  const number = (name: string): number => (words[name] === undefined || words[name].trim() === '' ? NaN : Number(words[name]));
  const measure = MEASURES.find((known) => known === words.measure);
  if (measure && (measure !== 'validation' || isNetwork(experiment))) settings.measure = measure;
  const seeds = number('seeds');
  if (Number.isInteger(seeds) && seeds >= 1 && seeds <= MOST_SEEDS && hasChance(experiment)) settings.seeds = seeds;
  if (Number.isFinite(number('target'))) settings.target = number('target');
  settings.perDecade = DENSITIES.find((density) => density === number('density')) ?? settings.perDecade;
  const [from, to] = [number('from'), number('to')];
  if (Number.isInteger(from) && Number.isInteger(to) && from < to && from >= POWERS.least && to <= POWERS.most) [settings.from, settings.to] = [from, to];
  return settings;
}

/** The settings that are not the usual ones, as words for an address. */
export function write(settings: Settings, experiment: Compared): Record<string, string> {
  const otherwise = usual(experiment);
  const words: Record<string, string> = {};
  if (settings.measure !== otherwise.measure) words.measure = settings.measure;
  if (settings.seeds !== otherwise.seeds) words.seeds = String(settings.seeds);
  if (settings.target !== otherwise.target) words.target = String(settings.target);
  if (settings.perDecade !== otherwise.perDecade) words.density = String(settings.perDecade);
  if (settings.from !== null && settings.to !== null) [words.from, words.to] = [String(settings.from), String(settings.to)];
  return words;
}
