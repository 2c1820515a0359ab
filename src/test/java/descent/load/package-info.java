/**
 * Many visitors at once, for {@code scripts/benchmark load} and {@code scripts/faults greedy}. Open
 * {@link descent.load.LoadBenchmark} first.
 */
package descent.load;
