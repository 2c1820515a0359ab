package descent.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PurposeTest {
  @Test
  void itsNumbersNeverChange() {
    // Written down a second time: a change here would break every experiment that was ever shared.
    assertThat(
            Arrays.stream(Purpose.values())
                .collect(Collectors.toMap(Purpose::name, Purpose::number)))
        .containsOnly(
            entry("GRADIENT_NOISE", 1L),
            entry("ROWS", 2L),
            entry("LABELS", 3L),
            entry("INITIALIZATION", 4L),
            entry("TRAINING", 5L),
            entry("MEMBER", 6L),
            entry("MASK_SAMPLE", 7L),
            entry("SWITCHED_OFF", 8L),
            entry("SHUFFLING", 0L),
            entry("MASKS", 1L),
            entry("LABEL_ROWS", 0L),
            entry("LABEL_CLASSES", 1L));
  }

  @Test
  void aPurposeIsThePartOfItsNumber() {
    for (Purpose purpose : Purpose.values()) {
      assertThat(Key.of(7).with(purpose)).isEqualTo(Key.of(7).with(purpose.number()));
    }
  }
}
