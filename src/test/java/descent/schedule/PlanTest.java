package descent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import descent.schedule.Schedule.Rates;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void raisesTheRateOverTheWarmup() {
    Rates rates = new Plan(new InverseTime(12, 1), 4, false).start();

    assertThat(LongStream.range(0, 6).mapToDouble(rates::at).toArray())
        .containsExactly(3, 3, 3, 3, 2.4, 2);
  }

  @Test
  void leavesTheScheduleAloneWithoutWarmup() {
    Rates rates = new Plan(new Constant(0.1), 0, true).start();

    assertThat(rates.at(0)).isEqualTo(0.1);
  }

  @Test
  void hearsLossesDuringTheWarmup() {
    Rates rates = new Plan(new Plateau(1, 0.5, 0, 0), 2, false).start();

    rates.hear(1);
    Rates copy = rates.copy();
    rates.hear(1);

    assertThat(rates.at(1)).isEqualTo(0.5);
    assertThat(rates.at(2)).isEqualTo(0.5);
    assertThat(copy.at(2)).isEqualTo(1);
  }
}
