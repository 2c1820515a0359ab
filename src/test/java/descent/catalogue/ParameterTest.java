package descent.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import descent.catalogue.Parameter.Real;
import org.junit.jupiter.api.Test;

class ParameterTest {
  @Test
  void aShareStaysBelowOne() {
    Real fraction = Real.fraction("decay", "rho", 0.9, "A share.");

    assertThat(fraction.range()).isEqualTo("[0, 1)");
    assertThat(fraction.allows(0)).isTrue();
    assertThat(fraction.allows(0.999)).isTrue();
    assertThat(fraction.allows(1)).isFalse();
    assertThat(fraction.allows(-1e-300)).isFalse();
    assertThat(fraction.allows(Double.NaN)).isFalse();
  }

  @Test
  void anUnboundedNumberIsStillFinite() {
    Real size = Real.positive("power", "power", 1.0, "A size.");

    assertThat(size.range()).isEqualTo("(0, ∞)");
    assertThat(size.allows(1e300)).isTrue();
    assertThat(size.allows(0)).isFalse();
    assertThat(size.allows(Double.POSITIVE_INFINITY)).isFalse();
    assertThat(Real.atLeastZero("decay", "decay", null, "A size.").allows(0)).isTrue();
  }
}
