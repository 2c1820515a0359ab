package descent.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitingLineTest {
  private long now;
  private final WaitingLine line = new WaitingLine(() -> now);

  @Test
  void whoeverComesFirstIsFirst() {
    WaitingLine.Place one = line.ask("", 0);
    WaitingLine.Place two = line.ask("", 0);

    assertThat(one.place()).isEqualTo(1);
    assertThat(two.place()).isEqualTo(2);
    assertThat(line.ask(two.token(), 1).place()).as("the room is for the first").isEqualTo(2);
    assertThat(line.ask("", 1).place()).as("nobody comes in past the line").isEqualTo(3);
    assertThat(line.ask(one.token(), 1).place()).isZero();
    assertThat(line.ask(two.token(), 1).place()).isZero();
  }

  @Test
  void withoutALineOneComesInAtOnce() {
    assertThat(line.ask("", 1).place()).isZero();
    assertThat(line.size()).isZero();
  }

  @Test
  void whoeverGoesAwayLosesThePlaceAndATokenCannotBeMadeUp() {
    WaitingLine.Place one = line.ask("", 0);
    now += TimeUnit.SECONDS.toNanos(10);
    WaitingLine.Place two = line.ask("", 0);
    now += TimeUnit.SECONDS.toNanos(10);

    assertThat(line.ask(two.token(), 0).place()).isEqualTo(1);
    assertThat(line.ask(one.token(), 0).place()).isEqualTo(2);
    assertThat(line.ask("made up", 0).token()).isNotEqualTo("made up");
  }
}
