package descent.live.training;

import descent.live.Visitor;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which training is closed when there is no memory left: first those that nobody watches, the one
 * unwatched longest first; then one that is watched but does not play, of the visitor who holds
 * most, if the newcomer will hold less. A training that is watched and plays stays.
 */
final class Precedence {
  private Precedence() {}

  /**
   * @param newcomer stays if it is among the present ones
   * @param bytes that it will hold
   * @return null if none has to be closed for the newcomer
   */
  static @Nullable Training whoGoes(List<Training> open, Training newcomer, long bytes) {
    List<Training> present = open.stream().filter(each -> each != newcomer).toList();
    long now = System.nanoTime();
    Training left =
        present.stream()
            .filter(training -> training.leftFor(now) >= 0)
            .max(Comparator.comparingLong(training -> training.leftFor(now)))
            .orElse(null);
    if (left != null) {
      return left;
    }
    // The one that holds most comes first, by address and then by visitor; the address of a hall
    // counts for each of its visitors.
    long own = held(present, newcomer, Precedence::self) + bytes;
    return present.stream()
        .filter(training -> !training.isPlaying())
        .filter(training -> held(present, training, Precedence::self) > own)
        .max(
            Comparator.<Training>comparingLong(t -> held(present, t, Visitor::address))
                .thenComparingLong(t -> held(present, t, Precedence::self))
                .thenComparingLong(Training::bytes))
        .orElse(null);
  }

  private static Object self(Visitor visitor) {
    return visitor;
  }

  /** The bytes of all trainings whose visitors equal a training's visitor in some respect. */
  private static long held(
      List<Training> present, Training training, Function<Visitor, Object> who) {
    Object same = who.apply(training.visitor());
    return present.stream()
        .filter(other -> who.apply(other.visitor()).equals(same))
        .mapToLong(Training::bytes)
        .sum();
  }
}
