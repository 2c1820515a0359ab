package descent.schedule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Parameter;
import descent.catalogue.Parameter.Real;
import descent.catalogue.Parameter.Track;
import java.util.List;

/**
 * The same rate at every step.
 *
 * @param learningRate the rate
 */
public record Constant(double learningRate) implements Schedule {
  /** The first parameter of every schedule; where it is not given the optimizer's default holds. */
  static final Parameter LEARNING_RATE =
      Real.atLeastZero(
              "learningRate",
              RATE_SYMBOL,
              null,
              "How far a step goes: too small crawls, too large diverges.")
          .on(new Track(1e-5, 10, List.of(1e-3, 5e-4)));

  public static final Entry<Schedule> ENTRY =
      new Entry<>(
          "constant",
          "Constant",
          "The same rate at every step.",
          List.of(LEARNING_RATE),
          null,
          new Names(null, null, "optax.constant_schedule"),
          true,
          values -> new Constant(values.real("learningRate")));

  @Override
  public Entry<Schedule> entry() {
    return ENTRY;
  }

  @Override
  public boolean isConstant() {
    return true;
  }

  @Override
  public String formula() {
    return "lr";
  }

  @Override
  public Rates start() {
    return Rates.of(t -> learningRate);
  }
}
