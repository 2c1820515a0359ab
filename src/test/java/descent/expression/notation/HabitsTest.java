package descent.expression.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.expression.Expression;
import descent.expression.Mending;
import descent.expression.syntax.Variables;
import descent.message.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs mean by one text: the likeliest meaning first, another one beside it. */
class HabitsTest {
  private static List<String> choices(String text) {
    return Mending.choices(text, Expression::parse);
  }

  private static double value(String text, double... x) {
    Expression expression = Expression.parse(text);
    boolean array = expression.array() != null;
    Variables variables =
        array
            ? Variables.array("x", x.length)
            : Variables.named(List.of("x", "y").subList(0, x.length));
    return expression.compile(variables, List.of()).bind(Map.of()).value(x);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "log(2, x) @ log(x)/log(2) @ log(2)/log(x)",
        "log(x, 2) @ log(x)/log(2) @",
        "log(y, x) @ log(y)/log(x) @ log(x)/log(y)",
        "math.log(2, x) @ log(2)/log(x) @",
        "root(3, x) @ cbrt(x) @ 3^(1/x)",
        "root(x, 5) @ sign(x)*abs(x)^(1/5) @",
        "\\log x @ log(x) @ log10(x)",
        "\\ln x + \\log\\left(y\\right) @ log(x) + log10(y) @ log(x) + log(y)",
        "ln(x) + log(y) @ log(x) + log10(y) @ log(x) + log(y)",
        "\\sin x y @ sin(x)*y @ sin(x*y)",
        "x^2 + 3 mod 2 @ x^2 + mod(3, 2) @ mod(x^2 + 3, 2)",
        "x + y \\bmod 3 @ x + mod(y, 3) @ mod(x + y, 3)",
        "x + y \\pmod{3} @ mod(x + y, 3) @",
        "=2^x^2 @ (2^x)^2 @ 2^x^2",
        "=3-EXP(-x^2) @ 3-exp((-x)^2) @ 3-exp(-x^2)",
        "2.^x.^-y.^2 @ ((2^x)^-y)^2 @ 2^x^-y^2",
        "2^x^y + x**2 @ 2^x^y + x^2 @",
        "sum(x[2:3]) @ sum(i,1,1,x[i+2]) @ sum(i,1,2,x[i+1])"
      })
  void whatProgramsReadInTwoWaysIsAChoice(String text, String likely, String other) {
    assertThat(choices(text).stream().map(t -> Expression.parse(t).toText()))
        .as(text)
        .containsExactlyElementsOf(
            Stream.of(likely, other)
                .filter(t -> t != null)
                .map(t -> Expression.parse(t).toText())
                .toList());
  }

  /**
   * Halves are rounded to even numbers in Python, away from 0 in spreadsheets, up in JavaScript.
   */
  @ParameterizedTest
  @CsvSource({
    "np.round(x), 0, 2, 2, -2, -2",
    "Round[x], 0, 2, 2, -2, -2",
    "=ROUND(x;0), 1, 2, 3, -2, -3",
    "std::round(x), 1, 2, 3, -2, -3",
    "Math.round(x), 1, 2, 3, -1, -2"
  })
  void halvesAreRoundedAsTheProgramDoes(
      String text, double half, double more, double two, double less, double least) {
    assertThat(choices(text)).hasSize(1);
    String ours = choices(text).getFirst();
    assertThat(
            List.of(
                value(ours, 0.5),
                value(ours, 1.5),
                value(ours, 2.5),
                value(ours, -1.5),
                value(ours, -2.5)))
        .allSatisfy(value -> assertThat(value + 0.0).isIn(half, more, two, less, least))
        .containsExactly(half + value(ours, 0.5) * 0, more, two, less, least);
    assertThat(value(ours, 3.7)).isEqualTo(4);
    assertThat(value(ours, -3.4)).isEqualTo(-3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "np.max(x) @ 4",
        "min(x) @ -3",
        "x.abs().max() + 1 @ 5",
        "2/norm(x, inf) @ 0.5",
        "np.linalg.norm(x - 5, np.inf)^2 @ 64",
        "\\|x\\|_\\infty @ 4",
        "np.var(x) @ 6.5",
        "torch.var(x) @ 8.666666666666666",
        "np.std(2*x)**2 @ 26",
        "np.sum(x[1:]**2) @ 26",
        "sum(x(2:end).^2) + sum(x(1:end-1)) @ 26",
        "sum((x[1:] - x[:-1])**2) @ 50",
        "np.mean(x[1:-1]) @ -1",
        "sum(x[2:]*x[:-2]) @ -10",
        "np.max(x[:2]) @ 2",
        "x[-1] + x[1] @ 1",
        "\\sum_{i<j} x_i x_j @ -7",
        "\\sum_{i,j=1}^{n} x_i x_j @ 16"
      })
  void partsAndExtremesOfAVectorHaveTheirValue(String text, double value) {
    assertThat(choices(text)).as(text).hasSize(1);
    assertThat(value(choices(text).getFirst(), 2, -3, 1, 4))
        .as(text)
        .isCloseTo(value, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "clamp(x, min=0) @ max(x, 0)",
        "torch.clamp(x, max=1, min=-1) @ min(max(x, -1), 1)",
        "x.clamp(max=2) @ min(x, 2)",
        "np.clip(x, None, 3) @ min(x, 3)",
        "=SUMPRODUCT(x;y) @ x*y"
      })
  void boundsAreReadByTheirNames(String text, String ours) {
    assertThat(choices(text)).containsExactly(ours.equals("x*y") ? "(x*y)" : ours);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "\\frac{1}{2} x + \\frac{\\partial f}{\\partial x} ~ Position 23: \\partial is not part of the"
            + " language.",
        "np.exp(x) + np.linalg.det(x) ~ Position 23: det is not a function.",
        "x**2 + y**2 + np.random.rand() ~ Position 25: rand is not a function.",
        "=SQRT(x)+VLOOKUP(x;2;3) ~ Position 10: VLOOKUP is not a function.",
        "x**2 + ? ~ Position 8: ? is not part of the language.",
        "x + + ) ~ Position 7: found ), expected a number, a name or an opening parenthesis."
      })
  void theObstacleIsNamedNotTheFirstForeignSign(String text, String sentence) {
    InvalidInputException first = null;
    try {
      Expression.parse(text);
    } catch (InvalidInputException e) {
      first = e;
    }
    assertThat(choices(text)).isEmpty();
    assertThat(Mending.obstacle(text, first, Expression::parse)).hasMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1j*x", "x + 2.5i", "3im*x"})
  void complexNumbersAreRefused(String text) {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> LookAlikes.refuse(text, List.of())))
        .hasMessageContaining("is a complex number");
    LookAlikes.refuse("sum(i, 1, 5, 2i*x[i])", List.of());
    LookAlikes.refuse(text, List.of("i", "j", "im"));
  }

  /** Values that Python computed from what each text means where it comes from. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/descent/expression/borrowed.txt",
      delimiter = '~',
      quoteCharacter = '\0',
      maxCharsPerColumn = 1000)
  void aBorrowedTextHasTheValueOfItsProgram(String text, double value) {
    String typed = text.replace("⏎", "\n");
    List<String> choices = Mending.choices(typed, ours -> valueOf(ours));
    assertThat(choices).as(text).isNotEmpty();
    assertThat(valueOf(choices.getFirst()))
        .as(choices.getFirst())
        .isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value))));
  }

  private static double valueOf(String text) {
    Expression ours = Expression.parse(text);
    List<String> names = text.contains("A1") ? List.of("A1", "B1") : List.of("x", "y");
    boolean array = ours.array() != null;
    double[] x = array ? new double[] {0.5, 1.5, -0.25, 2} : new double[] {1.3, 0.7};
    Variables variables = array ? Variables.array("x", x.length) : Variables.named(names);
    return ours.compile(variables, List.of()).bind(Map.of()).value(x);
  }
}
