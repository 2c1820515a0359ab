package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import descent.elementary.Sine;
import descent.expression.program.DifferentiableFunction;
import descent.expression.syntax.Variables;
import descent.message.InvalidInputException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is typed is compiled or refused soon, with a sentence, on the small stack of a server's
 * thread.
 */
class HostileTextTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  static Stream<String> texts() {
    return Stream.of(
        "(".repeat(10_000),
        "-".repeat(10_000),
        "-".repeat(9_999) + "x",
        "x" + "^x".repeat(4_999),
        "x" + "^-x".repeat(3_333),
        "sin(".repeat(2_500),
        "x[".repeat(5_000),
        "if(".repeat(3_333),
        "sum(i,1,2,".repeat(1_000),
        "2(".repeat(5_000),
        "(".repeat(200) + "x" + ")".repeat(200),
        "-".repeat(200) + "x",
        "sin(".repeat(200) + "x" + ")".repeat(200),
        "atan2(y,".repeat(200) + "x" + ")".repeat(200),
        "(".repeat(199) + "x" + "*x+x)*sin(x)".repeat(199),
        "(".repeat(150) + "x" + "^63)".repeat(150),
        "(".repeat(150) + "x" + "^x)".repeat(150),
        "(".repeat(199) + "x" + "+1)^2".repeat(199),
        "if(x>1,".repeat(190) + "x" + ",x*y)".repeat(190),
        repeated(i -> "x", "+"),
        repeated(i -> "x", "*"),
        repeated(i -> "x", "/"),
        repeated(i -> "x", " "),
        repeated(i -> "sin(" + i + "x)", "+"),
        repeated(i -> "sin(" + i + "x)", "*"),
        repeated(i -> "(x+" + i + ")^(y+" + i + ")", "+"),
        repeated(i -> "x^" + i + ".3", "+"),
        repeated(i -> "x^" + i, "*"),
        repeated(i -> "if(x>" + i + ",sqrt(x-" + i + "),0)", "+"),
        "max(" + repeated(i -> "x*" + i, ",") + ")",
        repeated(i -> "sum(i,1,9,x+i)", "+"),
        repeated(i -> "sum(i,1," + i + ",x^i)", "+"),
        repeated(i -> "prod(i,1," + i % 50 + ",x+i)", "*"),
        "sum(i,1,99999," + repeated(i -> "sin(" + i + "x*i)", "+") + ")",
        "sum(i,1,99999," + repeated(i -> "sum(j,1,0,x*i)", "+") + ")",
        "sum(i,1,1e300,x)",
        "sum(i,1,1e9,x)",
        "sum(i,-1e9,1e9,x)",
        "sum(i,1,1e5,sum(j,1,1e5,x))",
        "prod(i,1,9^9^9,x)",
        "x^1e300 + x^999999999 + x^-1e300",
        "9^9^9^9^9*x",
        "x*" + "9".repeat(300),
        "x*0." + "0".repeat(9_000) + "1",
        "9".repeat(10_000),
        "x".repeat(10_000),
        "x ".repeat(5_000),
        "\u0000",
        "\ud800",
        "x\n\n\n+\ty",
        "𝒙 + 1",
        "x;y",
        "'\"\\{0}'");
  }

  private static String repeated(IntFunction<String> part, String separator) {
    StringBuilder text = new StringBuilder(part.apply(1));
    for (int i = 2; text.length() < 9_900; i++) {
      text.append(separator).append(part.apply(i));
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isDealtWithSoon(String text) {
    assertTimeoutPreemptively(SOON, () -> onSmallStack(() -> tryAll(text)));
  }

  @Test
  void randomTextsAreDealtWithSoon() {
    String alphabet = "xy123.e+-*/^()[],<>= sum(i,1,2,sin(if(pi";
    Random random = new Random(3);
    assertTimeoutPreemptively(
        SOON,
        () -> {
          for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(25); length >= 0; length--) {
              text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            tryAll(text.toString());
          }
        });
  }

  private static void onSmallStack(Runnable action) throws InterruptedException {
    Throwable[] failure = new Throwable[1];
    Thread thread = new Thread(null, action, "small", 768 * 1024);
    thread.setUncaughtExceptionHandler((t, e) -> failure[0] = e);
    thread.start();
    thread.join();
    assertThat(failure[0]).isNull();
  }

  private static void tryAll(String text) {
    try {
      Expression expression = Expression.parse(text);
      assertThat(expression.toLatex()).isNotEmpty();
      assertThat(expression.toText()).isNotEmpty();
      List<String> parameters =
          expression.freeNames().stream()
              .filter(name -> !name.equals("x") && !name.equals("y"))
              .toList();
      Map<String, Double> values = new HashMap<>();
      parameters.forEach(name -> values.put(name, 1.5));
      DifferentiableFunction function =
          expression.compile(Variables.named(List.of("x", "y")), parameters).bind(values);
      if (function.cost() < 1e7) {
        double[] x = {0.5, 0.25};
        double value = function.value(x);
        assertThat(function.gradient(x, new double[2])).isEqualTo(value);
        function.hessianTimes(x, new double[] {1, -1}, new double[2]);
      }
    } catch (InvalidInputException e) {
      assertThat(e).message().isNotEmpty().hasSizeLessThan(500);
    }
  }

  @Test
  void longExpressionsComputeTheSameInPieces() {
    // Long enough for many methods; the terms are simple enough to know the answer.
    String text = repeated(i -> "sin(" + i + "x)", "+");
    DifferentiableFunction function = Functions.of(text, "x");
    double x = 0.01;
    double value = Sine.sin(x);
    double slope = Sine.cos(x);
    double bend = -Sine.sin(x);
    for (int i = 2; i <= text.split("\\+").length; i++) {
      value += Sine.sin(i * x);
      slope += i * Sine.cos(i * x);
      bend -= (double) i * i * Sine.sin(i * x);
    }
    assertThat(function.value(new double[] {x})).isEqualTo(value);
    assertThat(Functions.gradient(function, x)[0]).isCloseTo(slope, within(1e-7));
    assertThat(Functions.hessian(function, x)[0][0]).isCloseTo(bend, within(1e-4));
  }

  @Test
  void longBodiesOfLoopsComputeTheSameInPieces() {
    String term = "cos(x[i]*x[j]+I)*x[j]";
    StringBuilder body = new StringBuilder("0");
    for (int i = 1; body.length() < 9_000; i++) {
      body.append('+').append(term.replace("I", Integer.toString(i)));
    }
    int n = 3;
    DifferentiableFunction function = Functions.ofArray("sum(i,1,n,sum(j,i,n," + body + "))", n);
    int terms = body.toString().split("\\+cos").length - 1;
    double[] x = {0.3, -0.8, 1.1};
    double value = 0;
    double[] expected = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        for (int k = 1; k <= terms; k++) {
          double cosine = Sine.cos(x[i] * x[j] + k);
          double sine = Sine.sin(x[i] * x[j] + k);
          value += cosine * x[j];
          expected[i] -= sine * x[j] * x[j];
          expected[j] += cosine - sine * x[i] * x[j];
        }
      }
    }
    double[] gradient = new double[n];
    assertThat(function.gradient(x, gradient)).isCloseTo(value, within(1e-9));
    assertThat(gradient).containsExactly(expected, within(1e-9));
    double[] step = new double[n];
    double[] product = new double[n];
    function.hessianTimes(x, new double[] {1, 0.5, -1}, product);
    double h = 1e-5;
    double[] after = Functions.gradient(function, x[0] + h, x[1] + 0.5 * h, x[2] - h);
    double[] before = Functions.gradient(function, x[0] - h, x[1] - 0.5 * h, x[2] + h);
    for (int i = 0; i < n; i++) {
      step[i] = (after[i] - before[i]) / (2 * h);
    }
    assertThat(product).containsExactly(step, within(1e-4));
  }
}
