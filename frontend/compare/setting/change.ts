/** One number of one contender, to be set in the experiment that is opened. */
export interface Change {
  run: number;
  name: string;
  value: number;
}
