package descent.comparison;

import descent.experiment.Axis;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.Sweep;
import descent.experiment.SweptField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All cells of the sweep of an experiment, in the order of the rows of its CSV: run after run, then
 * by the values of the columns from left to right, then seed after seed. A cell depends on no
 * other, so that any of them can be computed at any time, by any thread.
 */
public final class SweepTable {
  private static final String RATE = SweptField.column(SweptField.RATE);
  private static final String BATCH = SweptField.column(SweptField.BATCH_SIZE);

  private final Experiment base;
  private final Sweep sweep;
  private final List<Column> columns;
  private final List<Long> seeds;
  private final List<Setting> settings = new ArrayList<>();

  /**
   * A varied number.
   *
   * @param name in the header
   * @param whole whether its values are written without a point
   */
  public record Column(String name, boolean whole) {}

  /**
   * One setting of the varied numbers.
   *
   * @param run the number of the contender
   * @param values a value for each column; null where it does not apply
   * @param batch how many noisy gradients of a function are averaged; 0 for no noise at all
   * @param from an experiment in which the first values are set already
   * @param set how many of them
   * @param places among the values of each column
   */
  private record Setting(
      int run,
      List<@Nullable Double> values,
      List<@Nullable SweptField> fields,
      int batch,
      Experiment from,
      int set,
      int... places) {}

  /** Of an experiment that has a sweep. */
  public static SweepTable of(Experiment experiment) {
    Sweep sweep = experiment.sweep();
    if (sweep == null) {
      throw new IllegalArgumentException("the experiment has no sweep");
    }
    return new SweepTable(experiment, sweep);
  }

  private SweepTable(Experiment experiment, Sweep sweep) {
    base = experiment.withSweep(null);
    this.sweep = sweep;
    seeds = Sweep.seeds(experiment, sweep);
    columns =
        switch (sweep) {
          case Sweep.Rates rates -> overRates(rates);
          case Sweep.Grid grid -> overGrid(grid);
          case Sweep.Seeds all -> overNothing();
          case Sweep.Batches batches -> overBatches(batches);
        };
  }

  private List<Column> overNothing() {
    for (int run = 0; run < base.runs().size(); run++) {
      settings.add(new Setting(run, List.of(), List.of(), 1, base, 0, 0));
    }
    return List.of();
  }

  private List<Column> overRates(Sweep.Rates rates) {
    List<Double> values = rates.rates();
    for (int run = 0; run < base.runs().size(); run++) {
      addRates(run, values, null, null, 1);
    }
    return List.of(new Column(RATE, false));
  }

  /** All rates of a run, after a value of another column if there is one. */
  private void addRates(
      int run,
      List<Double> rates,
      @Nullable Double other,
      @Nullable SweptField otherField,
      int batch) {
    Contender contender = base.runs().get(run);
    SweptField rate = SweptField.rate(base, contender);
    // A line search has no rate: one cell is enough.
    boolean follows = LearningRate.matters(contender);
    int place = 0;
    for (Double value : follows ? rates : Collections.<@Nullable Double>singletonList(null)) {
      var values = new ArrayList<@Nullable Double>();
      var fields = new ArrayList<@Nullable SweptField>();
      if (other != null) {
        values.add(other);
        fields.add(otherField);
      }
      values.add(value);
      fields.add(rate);
      settings.add(new Setting(run, values, fields, batch, base, 0, place++));
    }
  }

  private List<Column> overBatches(Sweep.Batches batches) {
    List<Double> rates = batches.rates();
    for (int run = 0; run < base.runs().size(); run++) {
      for (int size : batches.sizes()) {
        // A function has no batches: what is varied is its noise, see row.
        SweptField field =
            SweptField.named("problem." + SweptField.BATCH_SIZE, base, base.runs().get(run))
                .orElse(null);
        addRates(run, rates, (double) size, field, size);
      }
    }
    return List.of(new Column(BATCH, true), new Column(RATE, false));
  }

  private List<Column> overGrid(Sweep.Grid grid) {
    int run = base.runs().stream().map(Contender::name).toList().indexOf(grid.run());
    SweptField x = field(grid.x(), run);
    SweptField y = field(grid.y(), run);
    List<Double> down = y.settled(grid.y().values());
    List<Double> right = x.settled(grid.x().values());
    List<@Nullable SweptField> fields = List.of(x, y);
    for (int i = 0; i < right.size(); i++) {
      Experiment column = x.set(base, run, right.get(i));
      for (int k = 0; k < down.size(); k++) {
        settings.add(
            new Setting(run, List.of(right.get(i), down.get(k)), fields, 1, column, 1, i, k));
      }
    }
    return List.of(new Column(x.column(), x.isWhole()), new Column(y.column(), y.isWhole()));
  }

  private SweptField field(Axis axis, int run) {
    return SweptField.named(axis.field(), base, base.runs().get(run)).orElseThrow();
  }

  /** The experiment without its sweep. */
  public Experiment experiment() {
    return base;
  }

  /** The columns of the varied numbers. */
  public List<Column> columns() {
    return columns;
  }

  /** The loss whose reaching is counted; null for none. */
  public @Nullable Double target() {
    return sweep.target();
  }

  /** How many cells. */
  public int size() {
    return settings.size() * seeds.size();
  }

  /** How many settings of the varied numbers, each with all seeds. */
  public int settings() {
    return settings.size();
  }

  /**
   * How coarse a grid needs to be to have a setting: 4, 2 or 1 of the steps between neighbours.
   *
   * @param setting counted from 0
   */
  int coarseness(int setting) {
    int all = 4;
    for (int place : settings.get(setting).places()) {
      all = Math.min(all, place % 4 == 0 ? 4 : place % 2 == 0 ? 2 : 1);
    }
    return all;
  }

  /** The values of a column of a map, ascending. */
  public List<Double> values(int column) {
    var values = new LinkedHashSet<Double>();
    for (Setting setting : settings) {
      values.add(Objects.requireNonNull(setting.values().get(column)));
    }
    return List.copyOf(values);
  }

  /** A setting, counted from 0, with the first seed. */
  public Cell setting(int index) {
    return row(index * seeds.size());
  }

  /** The cell of a row of the CSV, counted from 0. */
  public Cell row(int index) {
    Setting setting = settings.get(index / seeds.size());
    Experiment cell = setting.from().withSeed(seeds.get(index % seeds.size()));
    for (int i = setting.set(); i < setting.values().size(); i++) {
      Double value = setting.values().get(i);
      SweptField field = setting.fields().get(i);
      if (value != null && field != null) {
        cell = field.set(cell, setting.run(), value);
      }
    }
    cell = cell.withRuns(List.of(cell.runs().get(setting.run())));
    int samples = 0;
    double noiseOfOne = cell.problem().gradientNoise();
    if (noiseOfOne > 0) {
      samples = setting.batch();
      double noise = samples == 0 ? 0 : noiseOfOne / StrictMath.sqrt((double) samples);
      if (noise != noiseOfOne) {
        cell =
            SweptField.named("problem.gradientNoise", cell, cell.runs().getFirst())
                .orElseThrow()
                .set(cell, 0, noise);
      }
    }
    return new Cell(setting.run(), setting.values(), cell, samples);
  }
}
