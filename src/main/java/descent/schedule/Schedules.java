package descent.schedule;

import descent.catalogue.Entry;
import java.util.List;
import java.util.Optional;

/** Every schedule there is: the lecture's in its order, then the rest. */
public final class Schedules {
  private static final List<Entry<Schedule>> ENTRIES =
      List.of(
          Constant.ENTRY,
          Step.ENTRY,
          Exponential.ENTRY,
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

  /** The entry of a type as named in JSON, such as {@code cosine}. */
  public static Optional<Entry<Schedule>> byType(String type) {
    return ENTRIES.stream().filter(entry -> entry.type().equals(type)).findFirst();
  }
}
