package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;

import descent.expression.program.DifferentiableFunction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b*x^2 + a*pi*e + b | b,x,a",
        "sum(i,1,k,i*y) + i | k,y,i",
        "sum(i,1,i,i) | i",
        "sum(i,1,2,j) + sum(j,1,2,i) | j,i",
        "x[1]*n + a | a",
        "x[k] | k",
        "n*x | n,x",
        "if(a < b, c, d) | a,b,c,d",
        "λ*x_1 | λ,x_1",
        "π*x | x",
      })
  void freeNamesInTheOrderOfTheirAppearance(String text, String names) {
    assertThat(Expression.parse(text).freeNames()).containsExactly(names.split(","));
  }

  @Test
  void arrayIsWhatIsIndexed() {
    assertThat(Expression.parse("sum(i,1,n,x[i])").array()).isEqualTo("x");
    assertThat(Expression.parse("x + y").array()).isNull();
  }

  @Test
  void equalIfTheTreesAre() {
    assertThat(Expression.parse("2 x"))
        .isEqualTo(Expression.parse(" 2*x "))
        .hasSameHashCodeAs(Expression.parse("2x"));
    assertThat(Expression.parse("a+b")).isNotEqualTo(Expression.parse("b+a"));
  }

  @Test
  void unknownNamesHaveLikelyMeanings() {
    List<String> known = List.of("x", "y", "beta");
    assertThat(Expression.likelyMeaning("xy", known)).isEqualTo("x*y");
    assertThat(Expression.likelyMeaning("cosy", known)).isEqualTo("cos(y)");
    assertThat(Expression.likelyMeaning("q", known)).isNull();
  }

  @Test
  void whatDoesNotOccurHasDerivativeZero() {
    double[] gradient = {7, 7};
    double[] product = {7, 7};
    DifferentiableFunction function = Functions.of("3*x", "x", "y");
    assertThat(function.gradient(new double[] {2, 1}, gradient)).isEqualTo(6);
    assertThat(gradient).containsExactly(3, 0);
    function.hessianTimes(new double[] {2, 1}, new double[] {1, 1}, product);
    assertThat(product).containsExactly(0, 0);
    double[] elements = {7, 7, 7};
    Functions.ofArray("sum(i,2,2,x[i]^2) + x[3]", 3).gradient(new double[] {1, 2, 3}, elements);
    assertThat(elements).containsExactly(0, 4, 1);
  }
}
