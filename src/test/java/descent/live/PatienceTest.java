package descent.live;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.message.InvalidInputException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PatienceTest {
  @Test
  void whatComputesForTooLongIsEnded() {
    var patience = Patience.of(TimeUnit.MILLISECONDS.toNanos(20));
    assertThatThrownBy(
            () -> {
              while (true) {
                patience.run();
              }
            })
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("LIMIT_SECONDS");
  }

  @Test
  void whatHadToWaitForItsProcessorIsNot() throws Exception {
    var patience = Patience.of(TimeUnit.MILLISECONDS.toNanos(200));
    Thread.sleep(300);
    assertThatCode(patience::run).doesNotThrowAnyException();
  }
}
