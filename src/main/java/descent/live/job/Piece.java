package descent.live.job;

import descent.comparison.Basins.End;
import descent.comparison.Iteration;
import descent.comparison.RateSweep.Bound;
import descent.comparison.RateSweep.Range;
import descent.comparison.Spread.Band;
import descent.experiment.Axis;
import descent.live.job.Comparisons.Contestant;
import descent.live.job.Comparisons.Result;
import descent.objective.Minimum;
import descent.optimizer.Optimizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the answer to a comparison. */
public sealed interface Piece {
  /**
   * What there is to compare.
   *
   * @param contestants a line for each contender
   * @param floor the least loss that there is, where it is known, else NaN
   * @param of about how many settings there are
   */
  record Begun(List<Contestant> contestants, Range range, double floor, int of) implements Piece {}

  /**
   * The values of both numbers of a map, ascending.
   *
   * @param run the number of the contender
   * @param open of both numbers, whether it may go on beyond its values
   * @param theory how each cell goes along the flattest and the steepest direction, row by row from
   *     the lowest value of the second number; empty where theory says nothing
   * @param best the numbers that theory gives momentum; null where it gives none
   * @param floor the least loss, where theory says something; else NaN
   */
  record Mapped(
      int run,
      List<Double> across,
      List<Double> up,
      List<Axis.Open> open,
      List<List<Iteration>> theory,
      Optimizer.@Nullable Best best,
      double floor,
      int of)
      implements Piece {}

  /**
   * What is tried over batch sizes.
   *
   * @param sizes 0 is all rows
   * @param scales of each contender the gradient noise scale where it starts, in rows
   * @param rows to learn from; null for a function
   */
  record Batched(List<Integer> sizes, List<Double> scales, @Nullable Integer rows, int of)
      implements Piece {}

  /**
   * The starts of a map, ascending along both coordinates.
   *
   * @param of how many runs there are
   */
  record Started(List<Double> across, List<Double> up, int of) implements Piece {}

  /**
   * Where some starts lead.
   *
   * @param minima all that are known so far; none changes its place
   */
  record Ended(List<Start> starts, List<Minimum> minima, int done, int of) implements Piece {}

  /**
   * A start from which a contender was run.
   *
   * @param run the number of the contender
   * @param at both varied coordinates
   */
  record Start(int run, List<@Nullable Double> at, End end) {}

  /**
   * What the seeds so far tell.
   *
   * @param bands of each contender; none before each has ended once
   * @param alike whether all seeds give the same numbers, so that one is enough
   * @param floor the least loss that there is, where it is known, else NaN
   * @param done runs so far, with the part of the present one
   */
  record Spreading(List<Band> bands, boolean alike, double floor, double done, int of)
      implements Piece {}

  /**
   * What some settings came to. One of the first comes again when all its seeds have run.
   *
   * @param bounds for each contender where it begins to diverge, as far as is known
   * @param range of the rates so far, which may have widened; null where rates are not varied
   * @param done settings so far, with the part of the present one
   */
  record Measured(
      List<Result> results,
      List<@Nullable Bound> bounds,
      @Nullable Range range,
      double done,
      int of)
      implements Piece {}
}
