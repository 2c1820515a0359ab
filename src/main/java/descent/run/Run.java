package descent.run;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.objective.Objective;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One contender of an experiment, step by step, whatever the problem. The caller owns the loop: it
 * asks for the next step, or does not; nothing that happens in between changes a number.
 */
public sealed interface Run permits FunctionRun, NetworkRun {
  /** The place of a run that has no coordinates. */
  double[] NOWHERE = {};

  /**
   * Places a contender at its start.
   *
   * @param function what is minimised; null where networks are trained
   */
  static Run of(Experiment experiment, Contender contender, @Nullable Objective function) {
    return function == null
        ? new NetworkRun(experiment, contender)
        : new FunctionRun(experiment, function, contender);
  }

  /**
   * The same, without averages and further members, for callers that need only the result: networks
   * are measured over the validation rows only at the start and at the end.
   */
  static Run judgedAtItsEnd(
      Experiment experiment, Contender contender, @Nullable Objective function) {
    return function == null
        ? NetworkRun.validatedAtItsEnd(experiment, contender)
        : new FunctionRun(experiment, function, contender.alone());
  }

  Contender contender();

  /** Updates made so far. */
  int step();

  /**
   * Goes on to the next step; false where there is none, or none that leads to a new row. A step to
   * numbers that are not finite ends the run and leaves it where it was.
   */
  boolean advance();

  /**
   * Goes on up to the next row of the trace, by at most so many steps; false as by {@link
   * #advance()}.
   *
   * @param crew does what can be done at the same time
   */
  boolean advance(int most, Crew crew);

  /** Whether the present step is a row of the trace; there the loss is known. */
  boolean hasRow();

  /** Gradients that the method asked for up to the present step; a Hessian counts as n. */
  long gradientEvaluations();

  /** Rows of data that the next gradient is a mean of; 0 where there are no data. */
  int batchRows();

  /** The loss that is minimised, at the present step; NaN where it is not known. */
  double loss();

  /** The loss on rows kept for validation; NaN where it is not known or there are none. */
  double validationLoss();

  /**
   * Where it is, by the problem's coordinates; the live array, empty where the problem has none.
   */
  default double[] place() {
    return NOWHERE;
  }

  /** Why the run ended; null while it goes on. */
  @Nullable Ending ending();

  /** Whether it ended at numbers that are not finite. */
  default boolean isDiverged() {
    Ending ending = ending();
    return ending != null && ending.reason() == Ending.Reason.DIVERGED;
  }

  /** The names of its trace's columns. */
  List<String> columns();

  /** Tells the rows of its trace at the present step, if it is one of the trace's. */
  void tell(Cells cells) throws IOException;

  /** Takes the cells of the rows of a trace in the order of the columns. */
  interface Cells {
    void text(String text) throws IOException;

    void count(long count) throws IOException;

    /** A number; NaN for none. */
    void number(double number) throws IOException;

    void endRow() throws IOException;
  }
}
