package descent.comparison;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All contenders over a grid of learning rates, from coarse to fine, and each at its own rate. On
 * functions the rate at which a contender begins to diverge is then searched for more closely.
 *
 * <p>A contender is lost at a rate where at least half of its runs diverge or are on their way
 * there. Its region of divergence begins where it is lost at every higher rate that was tried.
 */
public final class RateSweep implements CellSequence {
  private static final int FIRST_STRIDE = 4;

  /** The search ends when the lowest lost rate is at most this many times the highest good one. */
  private static final double NEAR = 1.01;

  /** At most this many decades are added on each side. */
  private static final int BEYOND = 3;

  /** Losses that differ by less than this fraction of the fall from the start are alike. */
  private static final double TIE = 1e-6;

  /** So little of the fall from the start is nothing, however large a comparison is drawn. */
  private static final double NOTHING = 1e-16;

  private final Experiment experiment;
  private final List<Cell> grid = new ArrayList<>();
  private final List<TreeMap<Double, Summary>> found = new ArrayList<>();
  private final Range asked;
  private final Widening widening;
  private final double floor;
  private Range range;
  private int size;
  private int tried;

  /**
   * Where a contender's region of divergence begins.
   *
   * @param below the highest rate before it; 0 if every rate that was tried is in it
   * @param from the lowest rate in it
   */
  public record Bound(double below, double from) {}

  /** Which rates are tried: from one power of ten to another, so many a decade. */
  public record Range(int from, int to, int perDecade) {
    /** The lowest and the highest power of ten that can be asked for. */
    public static final int LEAST = -12;

    public static final int MOST = 6;

    /** Two decades below the lowest rate of the contenders to two above the highest. */
    public static Range around(Experiment experiment, int perDecade) {
      double low = Double.POSITIVE_INFINITY;
      double high = 0;
      for (Contender contender : experiment.runs()) {
        double rate = rate(contender);
        if (rate > 0) {
          low = Math.min(low, rate);
          high = Math.max(high, rate);
        }
      }
      if (high == 0) {
        return new Range(-4, 1, perDecade);
      }
      int from = Math.clamp(RoundNumbers.power(low) - 2, LEAST, MOST - 1);
      int to = Math.clamp(RoundNumbers.power(high) + 2, from + 1, Math.min(MOST, from + 10));
      return new Range(from, to, perDecade);
    }
  }

  /** Who is tried beyond the range where a contender does best at its end. */
  public enum Widening {
    NOBODY,
    /** The contender itself. */
    ITSELF,
    /** All, so that each has the same rates. */
    ALL
  }

  /** Over a range of rates. */
  public RateSweep(Experiment experiment, Range range) {
    this(experiment, range, Widening.NOBODY, Double.NaN);
  }

  /**
   * Over a range of rates that may widen.
   *
   * @param floor the least loss that there is: whoever comes to it has no better rate; NaN where it
   *     is not known
   */
  public RateSweep(Experiment experiment, Range range, Widening widening, double floor) {
    this.experiment = experiment;
    this.asked = range;
    this.range = range;
    this.widening = widening;
    this.floor = floor;
    int runs = experiment.runs().size();
    for (int run = 0; run < runs; run++) {
      found.add(new TreeMap<>());
      grid.add(own(run));
    }
    List<Double> rates = RoundNumbers.between(range.from(), range.to(), range.perDecade());
    for (int stride = FIRST_STRIDE; stride > 0; stride /= 2) {
      for (int i = 0; i < rates.size(); i += stride) {
        if (stride < FIRST_STRIDE && i % (2 * stride) == 0) {
          continue;
        }
        for (int run = 0; run < runs; run++) {
          Contender contender = experiment.runs().get(run);
          if (LearningRate.matters(contender) && rates.get(i) != rate(contender)) {
            grid.add(cell(run, rates.get(i)));
          }
        }
      }
    }
    size = grid.size();
  }

  private Cell own(int run) {
    Contender contender = experiment.runs().get(run);
    List<@Nullable Double> values =
        LearningRate.matters(contender) ? List.of(rate(contender)) : List.of();
    return new Cell(run, values, alone(contender), 1);
  }

  private Experiment alone(Contender contender) {
    return experiment.withSweep(null).withRuns(List.of(contender));
  }

  private Cell cell(int run, double rate) {
    Contender contender = experiment.runs().get(run);
    return new Cell(run, List.of(rate), alone(LearningRate.set(contender, rate)), 1);
  }

  /** The rate that a contender's schedule starts from. */
  public static double rate(Contender contender) {
    return LearningRate.of(contender);
  }

  @Override
  public @Nullable Cell next(int ahead) {
    if (tried + ahead < grid.size()) {
      return grid.get(tried + ahead);
    }
    if (ahead > 0) {
      return null;
    }
    if (widening != Widening.NOBODY && widen()) {
      return grid.get(tried);
    }
    if (experiment.problem().isQuick()) {
      for (int run = 0; run < found.size(); run++) {
        Bound bound = bound(run);
        if (bound != null && bound.below() > 0 && bound.from() > NEAR * bound.below()) {
          double middle = RoundNumbers.middle(bound.below(), bound.from());
          if (middle > bound.below() && middle < bound.from()) {
            return cell(run, middle);
          }
        }
      }
    }
    return null;
  }

  /**
   * Adds the decade beyond the end at which a contender does best, or below all at which it fails;
   * false where there is none.
   */
  private boolean widen() {
    for (int run = 0; run < found.size(); run++) {
      if (found.get(run).size() < 2) {
        continue;
      }
      int low = RoundNumbers.power(found.get(run).firstKey());
      int high = RoundNumbers.power(found.get(run).lastKey());
      if (isBest(run, found.get(run).lastEntry().getValue())
          && high < Math.min(Range.MOST, asked.to() + BEYOND)) {
        add(run, high, high + 1);
      } else if ((isBest(run, found.get(run).firstEntry().getValue()) || fails(run))
          && low > Math.max(Range.LEAST, asked.from() - BEYOND)) {
        add(run, low - 1, low);
      }
      if (tried < grid.size()) {
        return true;
      }
    }
    return false;
  }

  private void add(int run, int from, int to) {
    for (int each = 0; each < found.size(); each++) {
      boolean tries = each == run || widening == Widening.ALL;
      if (!tries || !LearningRate.matters(experiment.runs().get(each))) {
        continue;
      }
      for (double rate : RoundNumbers.between(from, to, asked.perDecade())) {
        if (!found.get(each).containsKey(rate)) {
          grid.add(cell(each, rate));
        }
      }
    }
    range = new Range(Math.min(range.from(), from), Math.max(range.to(), to), asked.perDecade());
    size = grid.size();
  }

  /**
   * Whether a contender ends below its start at no rate, and above it at some: a lower one may do.
   */
  private boolean fails(int run) {
    Collection<Summary> tried = found.get(run).values();
    return tried.stream().anyMatch(Summary::isLost)
        && tried.stream()
            .noneMatch(each -> !each.isLost() && each.judged().median() < each.start());
  }

  /**
   * Whether none of the contender's rates is clearly better than one of them, and one may be. Runs
   * that were stopped count as low as they could still have come.
   */
  private boolean isBest(int run, Summary end) {
    double best = Double.POSITIVE_INFINITY;
    double reach = Double.POSITIVE_INFINITY;
    for (Summary other : found.get(run).values()) {
      if (other.judged().median() < best) {
        best = other.judged().median();
        reach = other.reach();
      }
    }
    double near = TIE * Math.max(0, end.start() - best);
    boolean atFloor =
        reach == Double.NEGATIVE_INFINITY || reach - floor <= NOTHING * (end.start() - floor);
    return best < end.start() && end.reach() <= best + near && !atFloor;
  }

  /** The range of the rates that were tried, or will be. */
  public Range range() {
    return range;
  }

  @Override
  public void take(Cell cell, Summary summary) {
    tried++;
    Double rate = cell.values().isEmpty() ? null : cell.values().getFirst();
    if (rate != null) {
      found.get(cell.run()).put(rate, summary);
    }
  }

  @Override
  public int size() {
    return Math.max(size, tried);
  }

  /** Where a contender begins to diverge, as far as is known; null where it does not. */
  public @Nullable Bound bound(int run) {
    double from = 0;
    for (Map.Entry<Double, Summary> rate : found.get(run).descendingMap().entrySet()) {
      if (!rate.getValue().isLost()) {
        return from == 0 ? null : new Bound(rate.getKey(), from);
      }
      from = rate.getKey();
    }
    return from == 0 ? null : new Bound(0, from);
  }
}
