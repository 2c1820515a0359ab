/** What a step costs against the number of variables, as measured. */
export interface Cost {
  type: string;
  /** The rule's name for people. */
  title: string;
  dimension: number;
  nanoseconds: number;
  bytes: number;
}

export type CostMeasure = 'nanoseconds' | 'bytes';

/** The measurements of each rule, in the order of the rules. */
export function byType(costs: readonly Cost[]): Map<string, Cost[]> {
  const found = new Map<string, Cost[]>();
  for (const cost of costs) found.set(cost.type, [...(found.get(cost.type) ?? []), cost]);
  return found;
}

/**
 * By which power of N the cost grows over the last sizes: the slope of a straight line through the logarithms; null where
 * there is too little to tell.
 */
export function power(costs: readonly Cost[], measure: CostMeasure): number | null {
  const last = costs.at(-1);
  const late = costs.filter((cost) => last !== undefined && cost.dimension * 50 >= last.dimension && cost[measure] > 0);
  if (late.length < 2) return null;
  const xs = late.map(({ dimension }) => Math.log(dimension));
  const ys = late.map((cost) => Math.log(cost[measure]));
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const along = xs.reduce((sum, value, i) => sum + (value - x) * (ys[i] - y), 0);
  return along / xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
}

/**
 * How many times as long a step of the last rule takes as one of the first, at the largest number of variables that was
 * measured for both; null where there is none.
 */
export function ratio(costs: readonly Cost[]): { dimension: number; factor: number } | null {
  const rules = [...byType(costs).values()];
  if (rules.length < 2) return null;
  const first = new Map(rules[0].map((cost) => [cost.dimension, cost.nanoseconds]));
  const cost = rules.at(-1)!.findLast(({ dimension }) => first.has(dimension));
  return cost ? { dimension: cost.dimension, factor: cost.nanoseconds / first.get(cost.dimension)! } : null;
}
