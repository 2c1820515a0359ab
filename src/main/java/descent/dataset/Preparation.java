package descent.dataset;

import descent.message.InvalidInputException;
import descent.message.Message;
import descent.random.Key;
import descent.random.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The preparation of the rows before a network sees them.
 *
 * @param validationFraction the fraction of the rows, drawn by the seed, that is kept for
 *     validation
 * @param split the validation rows, from 0, in place of drawn ones; null to draw them
 * @param trainingSamples the most training rows; null for all
 * @param labelNoise the fraction of training rows that get another class
 * @param standardize whether features are shifted and scaled by the training rows' mean and
 *     population deviation
 */
public record Preparation(
    double validationFraction,
    @Nullable List<Integer> split,
    @Nullable Integer trainingSamples,
    double labelNoise,
    boolean standardize) {
  public Preparation {
    split = split == null ? null : List.copyOf(split);
  }

  /**
   * Rows to learn from and rows to check with, both in the order of the data.
   *
   * @param training at least one row
   * @param validation may be empty
   * @param trainingRows the numbers of the training rows in the data
   * @param validationRows the numbers of the validation rows in the data
   * @param scale what was done to the features; null for nothing
   * @param wrongLabels the fraction of the training rows that got another class
   */
  public record Parts(
      Samples training,
      Samples validation,
      int[] trainingRows,
      int[] validationRows,
      @Nullable Scale scale,
      double wrongLabels) {
    /** The names of the classes that no training row has, so that nothing can be learnt of them. */
    public List<String> absent() {
      return without(training);
    }

    /** The names of the classes that no validation row has, where there is any. */
    public List<String> unchecked() {
      return validation.rows() == 0 ? List.of() : without(validation);
    }

    private static List<String> without(Samples samples) {
      int[] rows = samples.rowsOfClasses();
      return IntStream.range(0, rows.length)
          .filter(c -> rows[c] == 0)
          .mapToObj(samples.classes()::get)
          .toList();
    }
  }

  /** Splits and prepares rows; what is drawn depends on the seed alone. */
  public Parts apply(Samples samples, Key seed) {
    int[] order = new int[samples.rows()];
    Shuffle.fill(order, seed.with(Purpose.ROWS));
    check(samples);
    boolean[] held = held(samples, order);
    int[] training = limited(samples, Arrays.stream(order).filter(row -> !held[row]).toArray());
    Arrays.sort(training);
    int[] validation = Arrays.stream(order).filter(row -> held[row]).sorted().toArray();
    Samples learnt = mislabelled(samples.only(training), seed.with(Purpose.LABELS));
    Samples checked = samples.only(validation);
    double wrong = (double) mislabelled(samples, training.length) / training.length;
    if (!standardize) {
      return new Parts(learnt, checked, training, validation, null, wrong);
    }
    var scale = Scale.of(learnt.inputs());
    return new Parts(scale.apply(learnt), scale.apply(checked), training, validation, scale, wrong);
  }

  /**
   * Refuses what would not work with these rows.
   *
   * @throws InvalidInputException if a listed row is not there, or none is left for training
   */
  public void check(Samples samples) {
    if (trainingRows(samples) == 0) {
      throw wrong("data.noTraining", "no row is left for training");
    }
  }

  /** How many of these rows are to learn from. */
  public int trainingRows(Samples samples) {
    int rows = samples.rows();
    int held =
        split != null
            ? listed(rows, split).size()
            : isStratified(samples)
                ? Arrays.stream(heldOfEach(samples)).sum()
                : (int) Math.round(validationFraction * rows);
    int left = rows - held;
    return trainingSamples == null ? left : Math.min(left, trainingSamples);
  }

  private boolean isStratified(Samples samples) {
    return samples.stratified()
        && !samples.isRegression()
        && split == null
        && validationFraction > 0;
  }

  private int[] heldOfEach(Samples samples) {
    return Strata.of(samples).counts((int) Math.round(validationFraction * samples.rows()));
  }

  private boolean[] held(Samples samples, int[] order) {
    boolean[] held = new boolean[order.length];
    if (split != null) {
      split.forEach(row -> held[row] = true);
    } else if (isStratified(samples)) {
      Strata.first(samples, order, heldOfEach(samples)).forEach(row -> held[row] = true);
    } else {
      long count = Math.round(validationFraction * order.length);
      for (int i = 0; i < count; i++) {
        held[order[i]] = true;
      }
    }
    return held;
  }

  /** The first rows to learn from; one of each class where the split is stratified. */
  private int[] limited(Samples samples, int[] order) {
    if (trainingSamples == null || trainingSamples >= order.length) {
      return order;
    }
    int[] kept = isStratified(samples) ? Strata.oneOfEachFirst(samples, order) : order;
    return Arrays.copyOf(kept, trainingSamples);
  }

  private static Set<Integer> listed(int rows, List<Integer> split) {
    for (int row : split) {
      if (row < 0 || row >= rows) {
        throw wrong("data.noRow", "there is no row {0}; the rows are 0 to {1}", row, rows - 1);
      }
    }
    return Set.copyOf(split);
  }

  private Samples mislabelled(Samples samples, Key key) {
    int classes = samples.classes().size();
    double[] targets = samples.targets().clone();
    int[] order = new int[targets.length];
    Shuffle.fill(order, key.with(Purpose.LABEL_ROWS));
    long count = mislabelled(samples, targets.length);
    Key other = key.with(Purpose.LABEL_CLASSES);
    for (int i = 0; i < count; i++) {
      int further = 1 + (int) (other.uniform(i) * (classes - 1));
      targets[order[i]] = ((int) targets[order[i]] + further) % classes;
    }
    return samples.with(samples.inputs(), targets);
  }

  /** How many of so many rows get another class. */
  private long mislabelled(Samples samples, int rows) {
    return samples.classes().size() < 2 ? 0 : Math.round(labelNoise * rows);
  }

  private static InvalidInputException wrong(String key, String english, Object... arguments) {
    return new InvalidInputException(Message.of(key, english, arguments));
  }
}
