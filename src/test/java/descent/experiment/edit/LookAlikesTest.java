package descent.experiment.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.expression.Mending;
import descent.expression.notation.LookAlikes;
import descent.message.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that are no names to whoever types them never become sliders in silence. */
class LookAlikesTest {
  private static final Experiment FIRST =
      ExperimentJson.read(
          """
          {"problem": {"type": "function", "expression": "a*x^2 + b*y^2", "variables": ["x", "y"],
           "parameters": {"a": 0.5, "b": 50}, "start": [-4, 1]},
           "runs": [{"optimizer": {"type": "sgd"}}]}\
          """);

  private static Experiment typed(String text) {
    return Edits.expression(FIRST, text, new Remembered());
  }

  private static void compile(String text) {
    typed(text).function().compile();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "E^x @ e^x",
        "x + tau @ x + (2*pi)",
        "sin(τ x) @ sin((2*pi) x)",
        "sin(30 deg) + x @ sin(30 (pi/180)) + x",
        "ax^2+by^2 @ a*x^2+b*y^2",
        "mx+b @ m*x+b",
        "axy @ a*x*y",
        "1/ax + e^bx @ 1/(a*x) + e^(b*x)",
        "cos(kx) + λx @ cos(k*x) + λ*x",
        "1d3*x @ 1e3*x",
        "1d-3*x + 2.5D+2 @ 1e-3*x + 2.5e+2",
        "1.5f*x @ 1.5*x",
        "2x10^3*x @ 2*10^3*x",
        "2x10^-3 + y @ 2*10^-3 + y",
        "x^2 + Z^2 @ x^2 + z^2",
        "X1^2 + X2^2 @ x1^2 + x2^2"
      })
  void anotherReadingIsOneClickAway(String text, String meant) {
    compile(text);
    assertThat(Edits.reading(typed(text).function()).map(LookAlikes.Reading::text)).contains(meant);
    compile(meant);
    assertThat(Edits.reading(typed(meant).function())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x^2",
        "a*x^2 + b*y^2",
        "1e3*x + 2.5E-3*y",
        "π*x + 2e",
        "u^2 + v^2",
        "i*x",
        "2a*x",
        "dx^2",
        "sum(i, 1, 3, x[i]) + ax",
        "2d*x",
        "0x1 + 2x2^2",
        "10x1 + x",
        "2f*x",
        "x10^3",
        "t*x",
        "3 x10",
        "alpha*x",
        "lambda x^2 + gamma x",
        "2^T x + Σ*x",
        "plot*x^2 + a^T"
      })
  void whatIsClearHasNone(String text) {
    assertThat(Edits.reading(typed(text).function())).isEmpty();
  }

  @Test
  void whoHasMovedASliderMeansIt() {
    Experiment moved = Edits.at(typed("E*x^2"), "/problem/parameters/E", 2.5);
    assertThat(Edits.reading(moved.function())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "inf*x @ inf is not a number here; all numbers are finite. @",
        "-Infinity @ Infinity is not a number here; all numbers are finite. @",
        "x + NaN @ NaN is not a number here; all numbers are finite. @",
        "1_000*x @ 1_000 is not a number, but a product with a name; write 1000. @ 1000*x",
        "1_000_000x^2 @ 1_000_000x is not a number, but a product with a name; write 1000000x. @"
            + " 1000000x^2",
        "PI*x @ the name PI is not known here; did you mean pi? @ pi*x",
        "sin(Pi*x) @ the name Pi is not known here; did you mean pi? @ sin(pi*x)",
        "true*x @ the name true is not known here; did you mean 1? @ 1*x",
        "sqrt2*x @ the name sqrt2 is not known here; did you mean sqrt(2)? @ sqrt(2)*x",
        "x*ln2 @ the name ln2 is not known here; did you mean log(2)? @ x*log(2)",
        "x squared @ squared is not part of the language; write ^2. @ x^2",
        "x squared plus y cubed @ squared is not part of the language; write ^2. @ x^2 + y^3",
        "x times y minus x over y @ times is not part of the language; write *. @ x * y - x / y",
        "0x10 + x @ 0x10 is not a number, but a product with a name; write 16. @ 16 + x",
        "0x1F*x @ 0x1F is not a number, but a product with a name; write 31. @ 31*x",
        "x + 0b101 @ 0b101 is not a number, but a product with a name; write 5. @ x + 5",
        "x + 0o17 @ 0o17 is not a number, but a product with a name; write 15. @ x + 15",
        "cot x @ cot is not a function. @ (1/tan(x))",
        "1 + sec -x @ sec is not a function. @ 1 + (1/cos(-x))",
        "gelu x @ gelu is not a function. @ (x*(1 + erf(x/sqrt(2)))/2)",
        "log_3 x @ log_3 is not a function. @ (log(x)/log(3))",
        "sum_i x_i^2 @ sum_i is not a function. @",
        "integrate x^2 @ integrate is not part of the language. @",
        "derivative of -x^2 @ derivative is not part of the language. @",
        "x^2 for x @ for is not part of the language. @",
        "maximize x^2 @ maximize is not a function. @",
        "x^T y @ ^T is not part of the language. @",
        "erfc(x) @ erfc is not a function. @ (1 - erf(x))",
        "sinc(x) @ sinc is not a function. @",
        "sqr(x) @ sqr is not a function. @",
        "norm(x, y)*Γ(x) @ norm is not a function. @",
        "fmod(x, 3) @ fmod is not a function. @ (x - 3*sign(x/3)*floor(abs(x/3)))",
        "five x @ five is not part of the language. @",
        "x*(end) @ end is not part of the language. @",
        "d/dx x^2 @ d/dx is not part of the language. @",
        "d^2/(dx^2) x @ d^2/(dx is not part of the language. @",
        "Σ x_i @ Σ is not a function. @",
        "x xor y @ xor is not part of the language. @",
        "while x @ while is not part of the language. @",
        "f(g(x)) @ f is not a function. @",
        "_*x @ _ is not part of the language. @",
        "not x @ not is not part of the language. @",
        "x and y @ and is not part of the language. @"
      })
  void whatCanOnlyBeMeantOtherwiseIsRefused(String text, String reason, @Nullable String mended) {
    assertThatThrownBy(() -> compile(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(": " + reason);
    assertThat(Mending.of(text, LookAlikesTest::compile)).isEqualTo(mended);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "np.e^x @ e^x",
        "Math.E**x @ e^x",
        "math.tau*x @ (2*pi)*x",
        "Math.PI*x + Math.SQRT2 @ pi*x + sqrt(2)",
        "E^Sin[Pi*x] + E @ e^sin(pi*x) + e",
        "1_000.5*x @ 1000.5*x",
        "1,000*x + 1,234,567.5 @ 1000*x + 1234567.5",
        "1.000,5*x @ 1000.5*x",
        "0,125*x + 10,25*y @ 0.125*x + 10.25*y",
        "50%*x + 5% @ 50/100*x + 5/100",
        "sin(30°) + cos(x°) @ sin(30*pi/180) + cos(x*pi/180)",
        "x to the power of 4 @ x^4"
      })
  void otherNotationsOfNumbersAreMended(String text, String mended) {
    assertThatThrownBy(() -> compile(text)).isInstanceOf(InvalidInputException.class);
    assertThat(Mending.of(text, LookAlikesTest::compile)).isEqualTo(mended);
  }
}
