package descent.schedule;

import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Every schedule there is: the lecture's in its order, then the rest. */
public final class Schedules {
  private static final List<Entry<Schedule>> ENTRIES =
      List.of(
          Constant.ENTRY,
          Step.ENTRY,
          ExponentialDecay.ENTRY,
          InverseTime.ENTRY,
          CosineRestarts.ENTRY,
          Cosine.ENTRY,
          Polynomial.ENTRY,
          OneCycle.ENTRY,
          Plateau.ENTRY,
          Formula.ENTRY);

  private Schedules() {}

  public static List<Entry<Schedule>> entries() {
    return ENTRIES;
  }

  /** The parameter of a kind of schedule that is its learning rate. */
  public static Parameter.Real rate(Entry<Schedule> entry) {
    for (Parameter parameter : entry.parameters()) {
      if (parameter.symbol().equals(Schedule.RATE_SYMBOL)
          && parameter instanceof Parameter.Real rate) {
        return rate;
      }
    }
    throw new IllegalArgumentException(entry.type() + " has no learning rate");
  }

  /** The same schedule from another learning rate. */
  public static Schedule withRate(Schedule schedule, double learningRate) {
    Entry<Schedule> entry = schedule.entry();
    var values = new HashMap<>(Entry.Values.of((Record) schedule).byName());
    values.put(rate(entry).name(), learningRate);
    return entry.create().apply(new Entry.Values(values));
  }

  /** A schedule of a kind from a learning rate; the rest begins as suits the number of steps. */
  public static Schedule starting(Entry<Schedule> entry, double learningRate, int steps) {
    var values = new HashMap<String, Object>();
    entry.parameters().forEach(p -> values.put(p.name(), p.initial(steps)));
    values.put(rate(entry).name(), learningRate);
    return entry.create().apply(new Entry.Values(values));
  }

  /** The same rate at every step. */
  public static Schedule constant(double rate) {
    return new Constant(rate);
  }

  /** A rate that falls smoothly to 0 over so many counts. */
  public static Schedule falling(double rate, int over) {
    return new Cosine(rate, over, 0);
  }

  /** A rate with {@link Schedule#cycles}, each of so many counts. */
  public static Schedule cyclic(double rate, int period) {
    return new CosineRestarts(rate, period, 1, 0);
  }

  /** The entry of a type as named in JSON, such as {@code cosine}. */
  public static Optional<Entry<Schedule>> byType(String type) {
    return ENTRIES.stream().filter(entry -> entry.type().equals(type)).findFirst();
  }
}
