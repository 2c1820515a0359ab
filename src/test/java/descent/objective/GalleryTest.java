package descent.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.expression.syntax.Variables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GalleryTest {
  static Stream<TestFunction> functions() {
    return Gallery.functions().stream();
  }

  @Test
  void hasAtLeastTwelveWithDifferentNames() {
    assertThat(Gallery.functions()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(functions().map(TestFunction::id)).doesNotHaveDuplicates();
    assertThat(functions().map(TestFunction::title)).doesNotHaveDuplicates();
    assertThat(Gallery.find("beale")).map(TestFunction::title).contains("Beale");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void minimaAreMinimaOfTheStatedValue(TestFunction function) {
    var objective = function.objective();
    assertThat(function.minima()).isNotEmpty();
    for (List<Double> minimum : function.minima()) {
      double[] x = array(minimum);
      assertThat(objective.value(x)).isCloseTo(function.minimum(), within(1e-9));
      if (!function.id().equals("ackley")) { // A cusp: the gradient is not defined there.
        var there = Minimum.near(objective, x).orElseThrow();
        assertThat(there.loss()).isCloseTo(function.minimum(), within(1e-9));
        for (int i = 0; i < x.length; i++) {
          assertThat(there.point()[i]).isCloseTo(x[i], within(1e-7));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void nothingInTheFrameLiesBelowTheStatedMinimum(TestFunction function) {
    var objective = function.objective();
    double[] x = array(function.start());
    int last = function.domain().size() - 1;
    for (int i = 0; i <= 200; i++) {
      for (int j = 0; j <= 200; j++) {
        x[0] = at(function.domain().get(0), i / 200.0);
        x[last] = at(function.domain().get(last), j / 200.0);
        assertThat(objective.value(x)).isGreaterThanOrEqualTo(function.minimum() - 1e-9);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionIsKnownByItsValues(TestFunction function) {
    assertThat(Gallery.equalTo(function.objective())).contains(function);
  }

  @Test
  void otherSpellingsAreKnownAndOtherFunctionsAreNot() {
    assertThat(typed("2*u^2 - 1.05*u^4 + u^6/6 + v*u + v^2"))
        .map(TestFunction::id)
        .contains("camel3");
    assertThat(typed("u^2/2 + 50*v^2")).map(TestFunction::id).contains("ravine");
    assertThat(typed("u^2/2 + 50*v^2 + 1e-6*u")).isEmpty();
    assertThat(typed("log(u) + v")).isEmpty();
  }

  private static Optional<TestFunction> typed(String expression) {
    return Gallery.equalTo(
        TypedFunction.of(expression, Variables.named(List.of("u", "v")), Map.of()));
  }

  private static double at(List<Double> ends, double fraction) {
    return ends.get(0) + fraction * (ends.get(1) - ends.get(0));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void startsInsideItsFrameAndAboveItsMinimum(TestFunction function) {
    double[] start = array(function.start());
    for (int i = 0; i < function.domain().size(); i++) {
      assertThat(start[i])
          .isBetween(function.domain().get(i).get(0), function.domain().get(i).get(1));
    }
    assertThat(function.objective().value(start)).isGreaterThan(function.minimum());
  }

  private static double[] array(List<Double> point) {
    return point.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
