package descent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import descent.catalogue.Entry;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What schedules say of themselves is what their rates do. */
class CapabilitiesTest {
  static Stream<Entry<Schedule>> entries() {
    return Schedules.entries().stream();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void itStartsFromAnyRateInARunOfAnyLength(Entry<Schedule> entry) {
    for (int steps : new int[] {1, 3, 200, 1_000_000}) {
      Schedule schedule = Schedules.starting(entry, 0.25, steps);
      assertThat(schedule.entry()).isSameAs(entry);
      assertThat(schedule.learningRate()).isEqualTo(0.25);
      assertThat(Schedules.withRate(schedule, 0.5))
          .isEqualTo(Schedules.starting(entry, 0.5, steps));
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void onlyAConstantOneIsConstant(Entry<Schedule> entry) {
    var rates = Schedules.starting(entry, 0.25, 40).start();
    boolean constant = true;
    for (long t = 0; t < 40; t++) {
      constant &= rates.at(t) == 0.25;
      rates.hear(1);
    }
    assertThat(Schedules.starting(entry, 0.25, 40).isConstant()).isEqualTo(constant);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aCycleEndsWhereTheRateJumpsBack(int multiplier) {
    var schedule = new CosineRestarts(0.5, 5, multiplier, 0);
    var rates = schedule.start();
    long[] jumps = LongStream.range(1, 200).filter(t -> rates.at(t) > rates.at(t - 1)).toArray();
    long[] ends =
        LongStream.range(1, 200)
            .filter(t -> schedule.cycles().ended(t) > schedule.cycles().ended(t - 1))
            .toArray();
    assertThat(ends).isEqualTo(jumps);
  }
}
