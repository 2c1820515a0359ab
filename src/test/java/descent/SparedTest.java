package descent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;

class SparedTest {
  /** Spring passes over a name that it does not know. */
  @Test
  void eachIsAPartThatSpringWouldPrepare() throws Exception {
    assertThat(Spared.parts(false)).containsAll(Spared.parts(true)).doesNotHaveDuplicates();
    for (String part : Spared.parts(false)) {
      assertThat(Class.forName(part).isAnnotationPresent(AutoConfiguration.class)).isTrue();
    }
  }
}
