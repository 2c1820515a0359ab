package descent.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusyExceptionTest {
  @ParameterizedTest
  @CsvSource({"0, 1", "400, 1", "1000, 1", "1001, 2", "29500, 30", "3600000, 30"})
  void tellsWholeSecondsThatNobodyWaitsTooLongFor(long milliseconds, int seconds) {
    var busy = new BusyException("LIMIT_JOB_JOBS", TimeUnit.MILLISECONDS.toNanos(milliseconds));
    assertThat(busy.seconds()).isEqualTo(seconds);
    assertThat(busy).hasMessageContaining("try again in " + seconds + " s (LIMIT_JOB_JOBS)");
  }

  @Test
  void whatIsTypicalFollowsWhatWasMeasuredLast() {
    var typical = new Typical();
    assertThat(typical.nanoseconds()).isZero();
    typical.took(100);
    assertThat(typical.nanoseconds()).isEqualTo(100);
    typical.took(300);
    assertThat(typical.nanoseconds()).isBetween(200L, 210L);
    for (int i = 0; i < 1000; i++) {
      typical.took(5000);
    }
    assertThat(typical.nanoseconds()).isBetween(4990L, 5000L);
  }
}
