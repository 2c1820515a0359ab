/** What a class is asked, and what its votes come to; here alone the kinds of a question are told apart by its fields. */

export type Asks = 'choice' | 'number' | 'place';

/** A question as the server writes it. */
export interface ClassQuestion {
  text: string;
  /** Absent where a choice is asked for. */
  asks?: Asks;
  /** Absent where none is asked for. */
  choices?: string[];
  /** Within which a number is asked for; absent for any. */
  range?: [number, number];
  /** The number of the right choice, a number, or a place; absent where none is right, and until it is revealed. */
  answer?: number | number[];
  /** How far from the answer a number or a place is still right. */
  tolerance?: number;
  explanation?: string;
}

export function asksOf({ asks = 'choice' }: ClassQuestion): Asks {
  return asks;
}

/** The texts to choose from; none where a number or a place is asked for. */
export function choicesOf({ choices = [] }: ClassQuestion): string[] {
  return choices;
}

/** What a follower has voted: a choice, from 0, or a number or a place. */
export interface Voted {
  round: number;
  choice?: number;
  value?: number | number[];
}

/** Bars of equal width on a scale; there may be lower numbers in the first one, and higher ones in the last. */
export interface NumberBins {
  scale: 'linear' | 'log';
  from: number;
  to: number;
  least?: number;
  most?: number;
}

/** Cells over the map, row by row from the lowest. */
export interface PlaceBins {
  columns: number;
  rows: number;
  /** Low and high of each axis. */
  map: [number, number][];
}

/** What the votes come to; absent while that is hidden. */
export interface Votes {
  /** For each round the votes for each choice, or in each bin. */
  rounds?: number[][];
  /** Where numbers or places are counted; absent for choices, and where nobody has voted. */
  bins?: NumberBins | PlaceBins;
  /** For each round how many are within the tolerance; absent where there is none. */
  within?: number[];
  /** For each round that of its numbers, null where nobody has voted; absent where no number is asked. */
  medians?: (number | null)[];
}

export function isOnMap(bins: NumberBins | PlaceBins | undefined): bins is PlaceBins {
  return bins !== undefined && 'columns' in bins;
}
