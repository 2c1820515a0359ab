package descent.live.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void oneUpdateASecond() {
    var pace = new Throttle(1, 40, 5 * SECOND);
    assertThat(pace.allowed(40, 5 * SECOND)).isEqualTo(41);
    assertThat(pace.wait(41, 5 * SECOND)).isEqualTo(SECOND);
    assertThat(pace.allowed(41, 6 * SECOND - 1)).isEqualTo(41);
    assertThat(pace.allowed(41, 6 * SECOND)).isEqualTo(42);
    assertThat(pace.wait(42, 6 * SECOND + SECOND / 4)).isEqualTo(3 * SECOND / 4);
  }

  @Test
  void whatABusyServerMissedIsNotSprintedAfter() {
    var pace = new Throttle(100, 0, 0);
    assertThat(pace.allowed(0, SECOND / 10)).isEqualTo(11);
    assertThat(pace.allowed(0, 10 * SECOND)).isEqualTo(1);
    assertThat(pace.allowed(1, 10 * SECOND + SECOND / 10)).isEqualTo(11);
  }

  @Test
  void asFastAsItGoes() {
    var pace = new Throttle(Double.POSITIVE_INFINITY, 0, 0);
    assertThat(pace.allowed(12345, SECOND)).isEqualTo(Integer.MAX_VALUE);
    assertThat(pace.wait(12345, SECOND)).isZero();
  }
}
