package descent.optimizer.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import descent.catalogue.Entry;
import descent.expression.syntax.ExpressionException;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import descent.optimizer.secondorder.Lbfgs;
import descent.optimizer.secondorder.Newton;
import descent.optimizer.secondorder.NewtonTest;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomTest {
  @Test
  void theLecturesMomentumIsTheBuiltInToTheLastBit() {
    var typed = new Custom("v = 0.9*v - lr*g\nw = w + v");
    for (GoldenFunction function : GoldenFunction.values()) {
      Memory own = typed.start(2);
      Memory builtIn = new Momentum(0.9).start(2);
      double[] w = function.start();
      double[] expected = function.start();
      for (int t = 0; t < 500; t++) {
        NewtonTest.step(own, function, w, 0.0002);
        NewtonTest.step(builtIn, function, expected, 0.0002);
        assertThat(w).isEqualTo(expected);
        assertThat(own.state().get("v")).isEqualTo(builtIn.state().get("v"));
      }
    }
  }

  static Stream<Optimizer> firstOrder() {
    return Optimizers.entries().stream()
        .map(Entry::standard)
        .filter(optimizer -> !optimizer.formula().isEmpty());
  }

  /** Also says that any formula can be the starting point of a visitor's own. */
  @ParameterizedTest
  @MethodSource("firstOrder")
  void everyFormulaCanBeTyped(Optimizer optimizer) {
    Custom typed = Custom.like(optimizer).orElseThrow();
    Memory own = typed.start(2);
    Memory builtIn = optimizer.start(2);
    double[] w = {2, -1.5};
    double[] expected = w.clone();
    for (int t = 0; t < 40; t++) {
      NewtonTest.step(own, GoldenFunction.ODD_SMOOTH, w, 0.01);
      NewtonTest.step(builtIn, GoldenFunction.ODD_SMOOTH, expected, 0.01);
      for (int i = 0; i < 2; i++) {
        assertThat(w[i]).isCloseTo(expected[i], within(1e-11));
      }
    }
  }

  @Test
  void aRuleToBeginWithHasNumbersAsPeopleWriteThem() {
    assertThat(Custom.like(new Momentum(0.9))).contains(new Custom("v = 0.9*v - lr*g\nw = w + v"));
    assertThat(Custom.like(new Adam(0.9, 1e-3, 1e-8, false)))
        .contains(
            new Custom(
                """
                m = 0.9*m + (1 - 0.9)*g
                v = 0.001*v + (1 - 0.001)*g^2
                w = w - lr*m/(sqrt(v) + 1e-8)\
                """));
    assertThat(Custom.like(new Momentum(0)).orElseThrow().rule()).startsWith("v = 0*v");
  }

  @Test
  void aRuleOfMatricesIsNoneToBeginWith() {
    assertThat(Custom.like(Newton.ENTRY.standard())).isEmpty();
    assertThat(Custom.like(Lbfgs.ENTRY.standard())).isEmpty();
  }

  @Test
  void linesSeeWhatTheLinesBeforeThemHaveAssigned() {
    Memory memory = new Custom("a = a + 1; b = 10*a + b; a = 2*a; w = w + b + t/1000").start(1);
    double[] w = {0};
    memory.step(GoldenFunction.SADDLE, w, new double[1], 0);
    assertThat(w).containsExactly(10 + 0.001);
    assertThat(memory.state()).containsOnlyKeys("a", "b");
    assertThat(memory.state().get("a")).containsExactly(2);
    memory.step(GoldenFunction.SADDLE, w, new double[1], 0);
    assertThat(memory.state().get("b")).containsExactly(40);
    assertThat(memory.state().get("a")).containsExactly(6);
  }

  @Test
  void aLongRuleIsOneToo() {
    StringBuilder rule = new StringBuilder();
    Random random = new Random(1);
    int lines = 0;
    while (rule.length() < 9_900) {
      rule.append('a')
          .append(lines++)
          .append(" = sin(w) + 1/")
          .append(2 + random.nextInt(9))
          .append('\n');
    }
    rule.append("w = a0");
    double[] w = {0.5};
    Memory memory = new Custom(rule.toString()).start(1);
    memory.step(GoldenFunction.SADDLE, w, new double[1], 0);
    assertThat(w[0]).isBetween(Math.sin(0.5) + 0.09, Math.sin(0.5) + 0.6);
    assertThat(memory.state()).hasSize(lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = a*a + w; ",
        "a = a^63; ",
        "a = exp(a) + w^w; ",
        "a = a^a; b = b^a; ",
        "a = (a+w)^64.5; ",
        "a = if(a < w, erf(a), mod(w, a)); "
      })
  void whateverIsTypedRunsSoonOrIsRefused(String line) {
    String rule = line.repeat(9_900 / line.length()) + "w = w - lr*a";
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          Memory memory = new Custom(rule).start(100);
          for (int t = 0; t < 10; t++) {
            memory.step(GoldenFunction.SADDLE, new double[100], new double[100], 0.1);
          }
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "w = w - lr*q | Position 12: the name q is not known here; known are w, g, lr, t.",
        "v = 0.9*v; w = w - lrate*v | Position 20: the name lrate is not known here; ",
        "v = 0.9*v | Position 1: no line assigns w; a rule ends with one such as w = w - lr*g.",
        "w = w - lr*g; t = 0 | Position 15: t cannot be assigned, because every step gives it anew",
        "g = g + w; w = w - lr*g | Position 1: g cannot be assigned",
        "pi = 3; w = w | Position 1: pi cannot be assigned",
        "w = w[1] | Position 5: w is not an indexed variable.",
        "w = x[2] | Position 5: x is not an indexed variable.",
        "w = sum(i, 1, 3, i) | Position 5: a rule works on each component alone and cannot contain"
            + " sum.",
        "w = w + lr*prod(i, 1, 2, g) | Position 12: a rule works on each component alone and cannot"
            + " contain prod.",
        "w = w - | Position 8: the text ends",
        "w - lr*g | Position 3: ",
        "' ' | Position ",
      })
  void saysWhatIsWrongAndWhere(String rule, String sentence) {
    assertThatThrownBy(() -> new Custom(rule))
        .isInstanceOf(ExpressionException.class)
        .hasMessageStartingWith(sentence);
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThatThrownBy(() -> new Custom("w = w" + " ".repeat(10_000)))
        .isInstanceOf(ExpressionException.class);
  }

  @Test
  void theExampleIsTheLecturesMomentum() {
    assertThat(Custom.ENTRY.standard()).isEqualTo(new Custom("v = 0.9*v - lr*g\nw = w + v"));
    assertThat(Custom.ENTRY.create().apply(new Entry.Values(Map.of("rule", "w = w - g"))))
        .isEqualTo(new Custom("w = w - g"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "w -= lr*g  # plain | w = w - lr*g",
        "# a remark; w = 0 | ",
        "v = 0.9*v - lr*g; w += v | v = 0.9*v - lr*g; w = w + v",
        "v *= 0.9; v -= lr*(g + w); w += v | v = v*0.9; v = v - lr*(g + w); w = w + v",
        "s += g^2; w -= lr*g/sqrt(s + 1e-7) | s = s + g^2; w = w - lr*g/sqrt(s + 1e-7)",
        "w /= 1 + lr + t | w = w/(1 + lr + t)"
      })
  void augmentedAssignmentsAreShort(String text, String plain) {
    if (plain == null) {
      assertThatThrownBy(() -> new Custom(text)).isInstanceOf(ExpressionException.class);
      return;
    }
    Memory shortened = new Custom(text).start(2);
    Memory written = new Custom(plain).start(2);
    double[] w = {1.5, -0.7};
    double[] expected = w.clone();
    for (int t = 0; t < 50; t++) {
      NewtonTest.step(shortened, GoldenFunction.ODD_SMOOTH, w, 0.01);
      NewtonTest.step(written, GoldenFunction.ODD_SMOOTH, expected, 0.01);
      assertThat(w).isEqualTo(expected);
    }
  }

  @Test
  void normsAreOfAllParameters() {
    Memory clipped =
        new Custom(
                """
                n = norm(g)                    # of the whole gradient
                c = dot(g, w)/mean(g*g + 0*w)
                w -= lr*g*min(1, 1/n)
                d = norm(w - mean(w))
                """)
            .start(3);
    double[] w = {1, 2, 3};
    double[] g = {3, 4, 12};
    clipped.step(GoldenFunction.ODD_SMOOTH, w, g, 0.5);
    assertThat(clipped.state().get("n")).containsOnly(13);
    assertThat(clipped.state().get("c")[1]).isCloseTo(47 / (169.0 / 3), within(1e-12));
    assertThat(w[0]).isCloseTo(1 - 0.5 * 3 / 13, within(1e-15));
    assertThat(w[2]).isCloseTo(3 - 0.5 * 12 / 13, within(1e-15));
    double mean = (w[0] + w[1] + w[2]) / 3;
    double square = 0;
    for (double component : w) {
      square += (component - mean) * (component - mean);
    }
    assertThat(clipped.state().get("d")[0]).isCloseTo(Math.sqrt(square), within(1e-14));
    assertThat(new Custom("w = w - lr*norm(g)").work(10, 5)).isGreaterThan(5);
  }

  @Test
  void aRuleWithoutNormsGoesOnAsBefore() {
    Memory with = new Custom("v = 0.9*v - lr*g + 0*mean(g); w += v").start(2);
    Memory without = new Custom("v = 0.9*v - lr*g; w = w + v").start(2);
    double[] w = {1.5, -0.7};
    double[] expected = w.clone();
    for (int t = 0; t < 50; t++) {
      NewtonTest.step(with, GoldenFunction.ODD_SMOOTH, w, 0.01);
      NewtonTest.step(without, GoldenFunction.ODD_SMOOTH, expected, 0.01);
      assertThat(w).isEqualTo(expected);
      with = with.copy();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"w = norm()", "w = norm(g, g)", "w = dot(g)", "w = mean(q)", "w += ", "w =+ "})
  void aWrongNormHasItsPlace(String text) {
    assertThatThrownBy(() -> new Custom(text)).isInstanceOf(ExpressionException.class);
  }
}
