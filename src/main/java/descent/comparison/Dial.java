package descent.comparison;

import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import descent.experiment.Contender;
import descent.optimizer.Optimizer;
import descent.schedule.Plan;
import descent.schedule.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One number of a contender that can be turned while all else stays: its learning rate, or a
 * hyperparameter of its rule.
 *
 * @param name as in JSON: {@link #RATE}, or the name of the rule's parameter
 * @param symbol as in formulas
 */
public record Dial(String name, String symbol) {
  /** The name of the rate; a schedule keeps its form and starts from it. */
  public static final String RATE = "learningRate";

  /** The learning rate of any contender. */
  public static final Dial OF_RATE = new Dial(RATE, "lr");

  /** What can be turned on a contender, the rate first. */
  public static List<Dial> of(Contender contender) {
    var dials = new ArrayList<Dial>();
    if (followsRate(contender)) {
      dials.add(OF_RATE);
    }
    for (Parameter parameter : contender.optimizer().entry().parameters()) {
      if (parameter instanceof Parameter.Real || parameter instanceof Parameter.Whole) {
        dials.add(new Dial(parameter.name(), parameter.symbol()));
      }
    }
    return dials;
  }

  /** The dial of this name on a contender. */
  public static Optional<Dial> named(String name, Contender contender) {
    return of(contender).stream().filter(dial -> dial.name().equals(name)).findFirst();
  }

  /** Whether the rate decides how long the steps are; a line search asks for none. */
  public static boolean followsRate(Contender contender) {
    return contender.optimizer().start(1).tookRate();
  }

  /** Where it stands on a contender that has it. */
  public double at(Contender contender) {
    Object value = values(turned(contender)).get(name);
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(contender.name() + " has no number " + name);
  }

  /** The contender with another value, which must be in the parameter's range. */
  public Contender set(Contender contender, double value) {
    if (name.equals(RATE)) {
      Plan plan = contender.plan();
      Schedule schedule = plan.schedule();
      return contender.with(
          new Plan(made(schedule.entry(), schedule, value), plan.warmup(), plan.perEpoch()));
    }
    Optimizer optimizer = contender.optimizer();
    return contender.with(made(optimizer.entry(), optimizer, value));
  }

  private Object turned(Contender contender) {
    return name.equals(RATE) ? contender.plan().schedule() : contender.optimizer();
  }

  private <T> T made(Entry<T> entry, Object like, double value) {
    var values = new HashMap<>(values(like));
    values.computeIfPresent(
        name, (key, old) -> old instanceof Integer ? (Object) (int) value : (Object) value);
    return entry.create().apply(new Entry.Values(values));
  }

  private static Map<String, Object> values(Object recipe) {
    return Entry.Values.of((Record) recipe).byName();
  }
}
