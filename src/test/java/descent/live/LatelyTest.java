package descent.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatelyTest {
  private long now = 7;
  private final Lately lately = new Lately(() -> now);

  @Test
  void whatWasMeasuredASecondAgoCountsHalf() {
    lately.took(60);
    lately.took(60);
    now += TimeUnit.SECONDS.toNanos(1);
    lately.took(30);
    assertThat(lately.nanoseconds()).isCloseTo(45, within(1L));
  }

  @Test
  void whatHasNotHappenedForSecondsTakesNoTime() {
    assertThat(lately.nanoseconds()).isZero();
    for (int i = 0; i < 1000; i++) {
      lately.took(50);
    }
    now += TimeUnit.SECONDS.toNanos(5);
    assertThat(lately.nanoseconds()).isCloseTo(50, within(1L));
    now += TimeUnit.SECONDS.toNanos(7);
    assertThat(lately.nanoseconds()).isZero();
  }
}
