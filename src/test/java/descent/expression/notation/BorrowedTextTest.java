package descent.expression.notation;

import static org.assertj.core.api.Assertions.assertThat;

import descent.expression.Expression;
import descent.expression.Mending;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions, comments and sums of other languages become an expression, with one click. */
class BorrowedTextTest {
  private static void isMended(String text, @Nullable String ours) {
    assertThat(read(Mending.ofExpression(text))).as(text).isEqualTo(read(ours));
  }

  private static @Nullable String read(@Nullable String text) {
    return text == null ? null : Expression.parse(text).toText();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "if(x>0 && y>0, x, y) @ if(x>0, if(y>0, x, y), y)",
        "if(x>0 || y>0, x, y) @ if(x>0, x, if(y>0, x, y))",
        "if(!(x>0 and y>0), x, y) @ if(x>0, if(y>0, y, x), x)",
        "2*if(0 < x <= 1, x, y) @ 2*if(0 < x, if(x <= 1, x, y), y)",
        "if(x>0, if(y>0 or y<-1, x, 1), y) @ if(x>0, if(y>0, x, if(y<-1, x, 1)), y)",
        "np.where((x>0) & (y>0), x, y) @ if(x>0, if(y>0, x, y), y)",
        "np.where((abs(x)>1) | (y>0), x, y) @ if(abs(x)>1, x, if(y>0, x, y))",
        "x if x>0 and y<1 else y @ if(x>0, if(y<1, x, y), y)",
        "x if (x>0) else y @ if(x>0, x, y)",
        "=WENN(UND(A1>0;B1>0);A1;-A1) @ if(A1>0, if(B1>0, A1, -A1), -A1)",
        "=IF(OR(A1>0;NOT(B1>0));A1;0) @ if(A1>0, A1, if(B1>0, 0, A1))",
        "ifelse(x>0, x, -x) @ if(x>0, x, -x)",
        "if (x > 0) { return x**2; } else { return -x; } @ if(x > 0, x^2, -x)",
        "Piecewise((x, x>0), (-x, True)) @ if(x>0, x, -x)",
        "Piecewise((x**2, x<1), (2*x-1, x<2), (3, True)) @ if(x<1, x^2, if(x<2, 2*x-1, 3))",
        "Piecewise((x, x > 0), (-x, x <= 0)) @ if(x > 0, x, -x)",
        "Piecewise((x, x > 0), (-x, x < -1)) @",
        "Piecewise[{{x^2, x<0}, {x, x>=0}}] @ if(x<0, x^2, x)",
        "If[x>0 && y>0, Sin[x], y] @ if(x>0, if(y>0, sin(x), y), y)",
        "(x>0)*x + 2(x<=0)*y @ if(x>0, 1, 0)*x + 2*if(x<=0, 1, 0)*y"
      })
  void conditionsOfManyPartsBecomeChoicesInChoices(String text, @Nullable String ours) {
    isMended(text, ours);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "x^2 % comment ~ x^2",
        "f = @(x,y) x.^2 + y.^2; % a bowl ~ x^2 + y^2",
        "x.^2 % y.^2 + x % abs(y) ~ mod(x^2, y^2) + mod(x, abs(y))",
        "x**2 % 3 ~ mod(x^2, 3)",
        "x**2 // bowl ~ x^2",
        "x**2 /* first */ + y**2 ~ x^2 + y^2",
        "x**2 + # first⏎y**2 # second ~ x^2 + y^2"
      })
  void commentsAreLeftOut(String text, String ours) {
    isMended(text.replace('⏎', '\n'), ours);
  }

  /** A range ends before its last number, and what it counts are components from 0. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "sum(x[i]**2 for i in range(1, 5)) @ sum(i,2,5,x[i]^2)",
        "sum((x[i+1]-x[i])**2 for i in range(n-1)) @ sum(i,1,n-1,(x[i+1]-x[i])^2)",
        "sum((i+1)*x[i]**2 for i in range(5)) @ sum(i,1,5,((i-1)+1)*x[i]^2)",
        "sum(i**2*y**2 for i in range(1, 5)) @ sum(i,1,4,i^2*y^2)",
        "sum(i*y**2 for i in range(5)) @ sum(i,0,4,i*y^2)",
        "x[0]**2 + sum(x[i]**2 for i in range(1, 5)) @ x[0]^2 + sum(i,1,4,x[i]^2)",
        "sum(x[i]**2 for i in range(1, n)) @ sum(i,2,n,x[i]^2)"
      })
  void aRangeCountsAsPythonDoes(String text, String ours) {
    isMended(text, ours);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if(x>0 && (",
        "(x>0)",
        "if(x>0||",
        "x<",
        "not ",
        "&",
        "Piecewise((x,x>0),",
        "norm([x,",
        "Sin[",
        "sum(x[i] for i in range(",
        "% a ",
        "/*"
      })
  void hostileTextsEndSoon(String piece) {
    String mended = Mending.ofExpression(piece.repeat(2_000 / piece.length()));
    if (mended != null) {
      Expression.parse(mended);
    }
  }

  @Test
  void manyConditionsMakeNoLongerText() {
    String any = "(x>0 || y>0)";
    String all = "if(" + (any + " && ").repeat(30) + any + ", x, y)";
    assertThat(Mending.ofExpression(all)).isNull();
  }
}
