package descent.comparison;

import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import descent.experiment.Contender;
import descent.optimizer.Optimizer;
import descent.schedule.Plan;
import descent.schedule.Schedules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

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

  private static final List<Integer> COUNTS = List.of(1, 2, 3, 5, 10, 20, 50, 100);

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
    if (name.equals(RATE)) {
      return contender.plan().schedule().learningRate();
    }
    Object value = values(contender.optimizer()).get(name);
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(contender.name() + " has no number " + name);
  }

  /**
   * Values worth trying on a contender, ascending and with its own: round numbers on a logarithmic
   * scale, of a share their distances from 1.
   */
  public List<Double> values(Contender contender) {
    double own = at(contender);
    var values = new TreeSet<Double>();
    values.add(own);
    if (name.equals(RATE)) {
      int power = own > 0 ? RoundNumbers.power(own) : -2;
      int from = Math.clamp(power - 2, RateSweep.Range.LEAST, RateSweep.Range.MOST - 4);
      values.addAll(RoundNumbers.between(from, from + 4, 6));
      return List.copyOf(values);
    }
    for (Parameter parameter : contender.optimizer().entry().parameters()) {
      if (parameter.name().equals(name)) {
        switch (parameter) {
          case Parameter.Real real -> values.addAll(around(own, real));
          case Parameter.Whole whole ->
              COUNTS.stream()
                  .filter(count -> count >= whole.minimum() && count <= whole.maximum())
                  .forEach(count -> values.add((double) count));
          default -> {}
        }
      }
    }
    return List.copyOf(values);
  }

  private static List<Double> around(double own, Parameter.Real real) {
    if (real.maximum() == 1) {
      boolean near = own >= 0.99;
      return RoundNumbers.between(near ? -4 : -2, 0, near ? 3 : 6).stream()
          .map(rest -> BigDecimal.ONE.subtract(BigDecimal.valueOf(rest)).doubleValue())
          .toList();
    }
    int power = own > 0 ? RoundNumbers.power(own) : -2;
    return RoundNumbers.between(power - 2, power + 2, 3).stream().filter(real::allows).toList();
  }

  /** The contender with another value, which must be in the parameter's range. */
  public Contender set(Contender contender, double value) {
    if (name.equals(RATE)) {
      Plan plan = contender.plan();
      return contender.with(
          new Plan(Schedules.withRate(plan.schedule(), value), plan.warmup(), plan.perEpoch()));
    }
    Optimizer optimizer = contender.optimizer();
    return contender.with(made(optimizer.entry(), optimizer, value));
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
