package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;

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
}
