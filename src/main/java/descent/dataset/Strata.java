package descent.dataset;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How many rows each class has, so that a part of them can be like the whole (stratified sampling).
 *
 * @param rows of each class
 */
record Strata(int[] rows) {
  static Strata of(Samples samples) {
    return new Strata(samples.rowsOfClasses());
  }

  /**
   * Divides a part among the classes by their rows, with the largest remainders rounded up. Of a
   * class with two or more rows at least one is in the part and one is not, which may make the part
   * a little larger or smaller than asked; a single row is not in it.
   *
   * @param part how many rows are wanted
   */
  int[] counts(int part) {
    int all = Arrays.stream(rows).sum();
    int[] fractions = new int[rows.length];
    double[] remainders = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double exact = (double) part * rows[i] / all;
      fractions[i] = within(i, (int) exact);
      remainders[i] = exact - fractions[i];
    }
    int left = part - Arrays.stream(fractions).sum();
    IntStream.range(0, rows.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -remainders[i]))
        .filter(i -> within(i, fractions[i] + 1) == fractions[i] + 1)
        .limit(Math.max(0, left))
        .forEach(i -> fractions[i]++);
    return fractions;
  }

  private int within(int i, int fraction) {
    return rows[i] < 2 ? 0 : Math.clamp(fraction, 1, rows[i] - 1);
  }

  /** The first rows of each class in an order, as many as {@link #counts} gives it. */
  static IntStream first(Samples samples, int[] order, int[] fractions) {
    int[] left = fractions.clone();
    return Arrays.stream(order).filter(row -> left[(int) samples.targets()[row]]-- > 0);
  }

  /** The same rows, with the first one of each class before all others. */
  static int[] oneOfEachFirst(Samples samples, int[] order) {
    boolean[] seen = new boolean[samples.classes().size()];
    boolean[] leads = new boolean[samples.rows()];
    for (int row : order) {
      int of = (int) samples.targets()[row];
      leads[row] = !seen[of];
      seen[of] = true;
    }
    return IntStream.concat(
            Arrays.stream(order).filter(row -> leads[row]),
            Arrays.stream(order).filter(row -> !leads[row]))
        .toArray();
  }
}
