package descent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import descent.schedule.Schedule.Rates;
import org.junit.jupiter.api.Test;

class PlateauTest {
  private static final Plateau PATIENT = new Plateau(1, 0.5, 2, 0.1);

  @Test
  void fallsAtTheStepAfterMoreBadLossesThanItsPatience() {
    assertThat(rates(PATIENT, 10, 10, 10, 10, 10)).containsExactly(1, 1, 1, 1, 0.5);
    assertThat(rates(PATIENT, 10, 10, 10, 8, 8, 8, 8)).containsExactly(1, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void asksForAFallOfTheBestsSizeBelowZeroToo() {
    assertThat(rates(PATIENT, -10, -10.9, -10.9, -10.9, 0)).endsWith(0.5);
    assertThat(rates(PATIENT, -10, -10.9, -10.9, -11.1, 0)).endsWith(1);
  }

  @Test
  void takesNotANumberForABadLoss() {
    double nan = Double.NaN;
    assertThat(rates(PATIENT, nan, nan, nan, 1, 1)).containsExactly(1, 1, 1, 0.5, 0.5);
    assertThat(rates(PATIENT, Double.POSITIVE_INFINITY, nan, nan, 1, 1)).endsWith(0.5);
  }

  @Test
  void aCopyGoesItsOwnWay() {
    Rates rates = PATIENT.start();
    rates.hear(10);
    rates.hear(10);
    rates.hear(10);
    Rates copy = rates.copy();

    rates.hear(10);

    assertThat(rates.at(4)).isEqualTo(0.5);
    assertThat(copy.at(4)).isEqualTo(1);
    copy.hear(10);
    assertThat(copy.at(4)).isEqualTo(0.5);
  }

  /** The rate of each step when the loss before it is as given. */
  private static double[] rates(Schedule schedule, double... losses) {
    Rates rates = schedule.start();
    double[] result = new double[losses.length];
    for (int t = 0; t < losses.length; t++) {
      result[t] = rates.at(t);
      rates.hear(losses[t]);
    }
    return result;
  }
}
