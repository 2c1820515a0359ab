package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.expression.program.DifferentiableFunction;
import descent.expression.program.Program;
import descent.expression.syntax.ExpressionException;
import descent.expression.syntax.ExpressionFault;
import descent.expression.syntax.Parser;
import descent.expression.syntax.TextPrinter;
import descent.expression.syntax.Tree;
import descent.expression.syntax.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums and products as loops agree with the same written out. */
class LoopTest {
  private static final int N = 4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum(i,1,n-1,100*(x[i+1]-x[i]^2)^2+(1-x[i])^2)",
        "sum(i,1,n,x[i]*sum(j,1,n,x[j]*x[i]))",
        "sum(i,1,n,x[i]*sum(j,1,n,x[j]^2))",
        "sum(i,1,n,sin(sum(j,1,i,x[j]*i)))",
        "sum(i,1,n,x[mod(i,n)+1]*x[i])",
        "sum(i,1,n,x[n+1-i]*x[i]^2)",
        "exp(-sum(i,1,n,x[i]^2))",
        "sqrt(sum(i,1,n,x[i]^2)) + sum(i,1,n,x[i]^4)*sum(i,2,n,x[i])",
        "sum(i,1,n,x[i])^2 + x[2]*x[3]",
        "prod(i,1,n,x[i])",
        "prod(i,1,n,cos(x[i]/sqrt(i)))",
        "1 + sum(i,1,n,x[i]^2)/4000 - prod(i,1,n,cos(x[i]/sqrt(i)))",
        "prod(i,1,n,x[i] + prod(j,1,i,x[j]^2 + sin(x[i])))",
        "sum(i,1,n,prod(j,1,n,x[i]+x[j]*j))",
        "prod(i,1,n,sum(j,i,n,x[j]^2))*x[1]",
        "log(prod(i,1,n,1+x[i]^2))",
        "prod(i,1,n,x[i])*prod(k,1,n-1,x[k]+x[k+1])",
        "sum(i,1,2,sum(j,1,2,sum(k,1,2,x[i]*x[j]^2*sin(x[k]*i+j))))",
        "sum(i,1,n,if(x[i]>0.3,x[i]^2,x[i]))",
        "sum(i,1,n,max(x[i],x[1],0.2)^2)",
        "sum(i,1,n,(x[1]+x[2]*i)^2)",
        "sum(i,1,n,x[1]*i)*sum(i,1,n,x[i]*x[2])",
        "sum(i,1,3,2.5) + prod(i,1,3,x[2])",
        "sum(i,1,n,sum(j,1,n,sum(i,1,2,x[i]*j)))",
        "sum(i,1,n,i^2*sum(j,1,i,prod(k,j,i,x[k]+0.1*x[j])))",
        "sum(i,1,0,x[i]) + x[1]",
        "prod(i,2,1,x[i])*x[1]^2",
        "x[1] + x[2]*sum(i,2,1,acos(2 + x[1]^2))",
        "x[1] + x[2]*sum(i,2,1,i*log(-1 - x[1]^2))*prod(i,n,1,sqrt(-1 - x[2]^2))",
      })
  void agreesWithTheSameWrittenOut(String text) {
    Random random = new Random(7);
    DifferentiableFunction loops = Functions.ofArray(text, N);
    Tree unrolled = Unrolling.of(Expression.parse(text).tree(), Map.of("n", (double) N));
    DifferentiableFunction straight = Functions.ofArray(TextPrinter.print(unrolled), N);
    for (int round = 0; round < 20; round++) {
      double[] x = random.doubles(N, -1, 1).toArray();
      if (round > 14) {
        x[random.nextInt(N)] = 0;
        x[random.nextInt(N)] = 0;
      }
      same(loops, straight, x);
    }
  }

  @Test
  void randomNestsAgreeWithTheSameWrittenOut() {
    int tried = 0;
    for (int seed = 0; seed < 400; seed++) {
      Tree tree = new RandomLoops(seed, N).tree(4);
      Tree unrolled = Unrolling.of(tree, Map.of("n", (double) N));
      String straight = TextPrinter.print(unrolled);
      if (straight.length() <= Parser.MAX_LENGTH) {
        DifferentiableFunction loops = Functions.ofArray(TextPrinter.print(tree), N);
        double[] x = new Random(seed).doubles(N, 0.2, 1).toArray();
        same(loops, Functions.ofArray(straight, N), x);
        sameBits(loops, inSmallPieces(tree), x);
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(250);
  }

  private static DifferentiableFunction inSmallPieces(Tree tree) {
    return Program.of(tree, Variables.array("x", N), List.of(), 150).bind(Map.of());
  }

  private static void sameBits(DifferentiableFunction a, DifferentiableFunction b, double[] x) {
    assertThat(b.value(x)).isEqualTo(a.value(x));
    assertThat(Functions.gradient(b, x)).containsExactly(Functions.gradient(a, x));
    assertThat(Functions.hessian(b, x)).isDeepEqualTo(Functions.hessian(a, x));
  }

  private static void same(DifferentiableFunction a, DifferentiableFunction b, double[] x) {
    double[] gradient = new double[N];
    assertThat(a.gradient(x, gradient)).isEqualTo(a.value(x));
    close(a.value(x), b.value(x), 1);
    double[] expected = Functions.gradient(b, x);
    double[][] hessian = Functions.hessian(a, x);
    double[][] exact = Functions.hessian(b, x);
    double size = 0;
    for (int i = 0; i < N; i++) {
      size = Math.max(size, Math.abs(expected[i]));
    }
    double bend = 0;
    for (double[] row : exact) {
      for (double entry : row) {
        bend = Math.max(bend, Math.abs(entry));
      }
    }
    for (int i = 0; i < N; i++) {
      close(gradient[i], expected[i], size);
      for (int j = 0; j < N; j++) {
        close(hessian[i][j], exact[i][j], bend + size);
      }
    }
  }

  private static void close(double actual, double expected, double size) {
    if (Double.isFinite(expected)) {
      assertThat(actual).isCloseTo(expected, within(1e-12 * (1 + size + Math.abs(expected))));
    } else {
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void rosenbrockOfAThousandVariables() {
    int n = 1000;
    DifferentiableFunction function =
        Functions.ofArray("sum(i,1,n-1,100*(x[i+1]-x[i]^2)^2+(1-x[i])^2)", n);
    double[] x = new Random(1).doubles(n, -2, 2).toArray();
    double value = 0;
    double[] expected = new double[n];
    for (int i = 0; i < n - 1; i++) {
      double v = x[i + 1] - x[i] * x[i];
      value += 100 * v * v + (1 - x[i]) * (1 - x[i]);
      expected[i] += -400 * v * x[i] - 2 * (1 - x[i]);
      expected[i + 1] += 200 * v;
    }
    double[] gradient = new double[n];
    assertThat(function.gradient(x, gradient)).isCloseTo(value, within(1e-9));
    assertThat(gradient).containsExactly(expected, within(1e-9));
    double[][] hessian = new double[n][n];
    function.hessian(x, hessian);
    for (int i = 0; i < n; i++) {
      double diagonal =
          (i < n - 1 ? 1200 * x[i] * x[i] - 400 * x[i + 1] + 2 : 0) + (i > 0 ? 200 : 0);
      assertThat(hessian[i][i]).isCloseTo(diagonal, within(1e-9));
      if (i < n - 1) {
        assertThat(hessian[i][i + 1]).isCloseTo(-400 * x[i], within(1e-9));
        assertThat(hessian[i + 1][i]).isEqualTo(hessian[i][i + 1]);
      }
    }
  }

  @Test
  void costGrowsWithTheTermsAndNotWithTheirSquare() {
    String text = "sum(i,1,n-1,100*(x[i+1]-x[i]^2)^2+(1-x[i])^2)";
    double small = Functions.ofArray(text, 100).cost();
    double large = Functions.ofArray(text, 1000).cost();
    assertThat(large / small).isBetween(9.0, 10.5);
    String nested = "sum(i,1,n,sin(sum(k,1,n,x[i]*x[k])))";
    assertThat(Functions.ofArray(nested, 200).cost() / Functions.ofArray(nested, 20).cost())
        .isBetween(70.0, 101.0);
  }

  @Test
  void whereThereIsNoPassNothingIsAddedNotEvenInfinity() {
    for (String text :
        List.of(
            "sum(i,1,a,1/b)",
            "sum(i,1,a,x[1]/b)",
            "sum(i,1,a,sum(j,1,c,1/b))",
            "sum(j,1,c,sum(i,1,a,1/b))",
            "sum(i,1,a,log(-x[1]))",
            "sum(j,1,c,sum(i,j,a,1/b))")) {
      DifferentiableFunction function =
          Expression.parse(text)
              .compile(Variables.array("x", 1), List.of("a", "b", "c"))
              .bind(Map.of("a", 0.0, "b", 0.0, "c", 2.0));
      assertThat(function.value(new double[] {1})).as(text).isZero();
      double slope = Functions.gradient(function, new double[] {1})[0];
      assertThat(Math.abs(slope)).as(text).isZero();
    }
  }

  @Test
  void parametersMayBoundAndIndex() {
    Program program =
        Expression.parse("sum(i, a, b, x[i+c])")
            .compile(Variables.array("x", 10), List.of("a", "b", "c"));
    DifferentiableFunction function = program.bind(Map.of("a", 1.0, "b", 3.0, "c", 7.0));
    double[] x = new double[10];
    for (int i = 0; i < 10; i++) {
      x[i] = i + 1;
    }
    assertThat(function.value(x)).isEqualTo(8 + 9 + 10);
    assertThat(Functions.gradient(function, x)).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 1, 1);
    List<String> refused = new ArrayList<>();
    for (Map<String, Double> values :
        List.of(
            Map.of("a", 1.0, "b", 4.0, "c", 7.0),
            Map.of("a", 1.5, "b", 4.0, "c", 0.0),
            Map.of("a", 1.0, "b", 4.0, "c", 0.5),
            Map.of("a", 1.0, "b", 1e6, "c", 0.0),
            Map.of("a", 1.0, "b", 1e300, "c", 0.0))) {
      try {
        program.bind(values);
      } catch (ExpressionException e) {
        refused.add(e.reason().key());
      }
    }
    assertThat(refused)
        .containsExactly(
            ExpressionFault.INDEX_OUT_OF_RANGE_AT.key(),
            ExpressionFault.BOUND_NOT_WHOLE.key(),
            ExpressionFault.INDEX_NOT_WHOLE_AT.key(),
            ExpressionFault.TOO_MANY_TERMS.key(),
            ExpressionFault.BOUND_NOT_WHOLE.key());
  }
}
