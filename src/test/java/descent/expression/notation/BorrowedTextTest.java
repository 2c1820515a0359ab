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
        "Piecewise((x, x < 0), (2, 0 <= x < 1), (3, x >= 1)) @ if(x<0, x, if(0<=x, if(x<1, 2, 3),"
            + " 3))",
        "Piecewise((x, x < 0), (2, 0 < x < 1), (3, x >= 1)) @",
        "Piecewise((x, x < 0), (2, y >= 0)) @",
        "Piecewise[{{x^2, x<0}, {x, x<1}}, 0] @ if(x<0, x^2, if(x<1, x, 0))",
        "np.select([x<0, x<1], [x**2, x], default=3) @ if(x<0, x^2, if(x<1, x, 3))",
        "np.piecewise(x, [x<0, x>=0], [lambda x: -x, lambda x: x]) @ if(x<0, -x, if(x>=0, x, 0))",
        "Which[x < 0, 1, x < 1, 2, True, 3] @ if(x < 0, 1, if(x < 1, 2, 3))",
        "=IFS(x<0;1;x<1;2;TRUE;3) @ if(x<0, 1, if(x<1, 2, 3))",
        "piecewise(x<0, -x, x) @ if(x<0, -x, x)",
        "x > 0 ? x : x < -1 ? 2 : 3 @ if(x>0, x, if(x < -1, 2, 3))",
        "2*(x > 0 ? y > 0 ? 1 : 2 : -x) @ 2*(if(x>0, if(y>0, 1, 2), -x))",
        "x if x > 0 else 2 if x < -1 else 3 @ if(x>0, x, if(x < -1, 2, 3))",
        "2*(x if x>0 else -x) + y @ 2*(if(x>0, x, -x)) + y",
        "Piecewise[{{x^2, x<0}, {x, x>=0}}] @ if(x<0, x^2, x)",
        "If[x>0 && y>0, Sin[x], y] @ if(x>0, if(y>0, sin(x), y), y)",
        "(x>0)*x + 2(x<=0)*y @ if(x>0, 1, 0)*x + 2*if(x<=0, 1, 0)*y"
      })
  void conditionsOfManyPartsBecomeChoicesInChoices(String text, @Nullable String ours) {
    isMended(text, ours);
  }

  /** All rows count, and one holds everywhere. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "\\begin{cases} x^2 & x<0 \\\\ x & x<1 \\\\ 3 & x \\ge 1 \\end{cases} @ if(x<0, x^2,"
            + " if(x<1, x, 3))",
        "f(x) = \\begin{cases} x^2, & \\text{if } x<0, \\\\[2pt] 3, & \\text{otherwise.}"
            + " \\end{cases} @ if(x<0, x^2, 3)",
        "\\begin{cases}\\frac{y}{x} & x\\ne0 \\\\ 1 & x=0\\end{cases} @ if(x!=0, y/x, 1)",
        "\\left\\{\\begin{array}{ll} x^2 & x<0 \\\\ x & x\\geq 0 \\end{array}\\r"
            + "ight. @ if(x<0, x^2, x)",
        "\\begin{cases} x^2 & x<0 \\\\ x & x>1 \\end{cases} @"
      })
  void rowsOfCasesBecomeChoices(String text, @Nullable String ours) {
    isMended(text, ours);
  }

  /** A condition in braces leaves all that stands before it without a value elsewhere. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "x^2 + \\mathbf{1}\\{x>0\\} @ x^2 + if(x>0, 1, 0)",
        "{x<0: -x, x<1: 2, x} @ if(x<0, -x, if(x<1, 2, x))",
        "\\left\\{x<0:-x,x\\right\\} @ if(x<0, -x, x)",
        "{x>0: x^2} @",
        "x^2 + x {x>0} @",
        "x^2\\left\\{x>0\\right\\} @",
        "{x} @",
        "x*\\{x\\} @",
        "2*{(x+1)*[3+x]} + 2{x} @ 2*((x+1)*(3+x)) + 2(x)",
        "\\left\\{ x + 1 \\right\\}^2 @ (x + 1)^2"
      })
  void bracesAreReadOnlyWhereTheirMeaningIsKnown(String text, @Nullable String ours) {
    isMended(text, ours);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "def f(x):⏎  y = x**2⏎  return y + x ~ (x^2) + x",
        "import numpy as np⏎def f(x, y):⏎  a = 1 - x⏎  b = np.sin(a)⏎  return a**2 + b ~"
            + " (1-x)^2 + sin(1-x)",
        "def f(x: float) -> float:⏎  \"\"\"Bowl.\"\"\"⏎  return x**2 ~ x^2",
        "def f(p):⏎  x, y = p⏎  return x**2 + y ~ p[0]^2 + p[1]",
        "def f(x):⏎  s = 0⏎  for i in range(3):⏎    s += x⏎  return s ~",
        "import numpy as np⏎f = lambda x: np.sin(x) ~ sin(x)",
        "const f = (x, y) => { const a = 1 - x; return a*a + y; }; ~ (1 - x)*(1 - x) + y",
        "double f(double x) { return pow(x,2); } ~ pow(x,2)",
        "function y = f(x)⏎y = x.^2 + 1;⏎end ~ x^2 + 1",
        "f <- function(x, y) { x^2 + y^2 } ~ x^2 + y^2",
        "a = 2; b = 3*a; a*x^2 + b ~ 2*x^2 + (3*2)",
        "f = x^2; g = y^2 ~"
      })
  void whatIsAssignedOnTheWayStandsWhereItIsUsed(String text, @Nullable String ours) {
    isMended(text.replace('⏎', '\n'), ours);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "plot x^2 from -1 to 1 @ x^2",
        "minimize x^2 + y^2 over x, y @ x^2 + y^2",
        "minimize x^2 subject to x > 1 @",
        "Plot[x^2, {x, -1, 1}] @ x^2",
        "f[x_, y_] := x^2 + y @ x^2 + y",
        "x // Sin @ sin(x)",
        "x // bowl @ x",
        "syms x y; f = x^2 + y^2 @ x^2 + y^2",
        "e⁻ˣ² + x²ⁿ @ e^(-x^2) + x^(2n)",
        "\\frac{1}{2x} + e^{2x} + x^{2} @ (1/(2x)) + e^(2x) + x^2",
        "\\frac{1}{\\sigma\\sqrt{2\\pi}} @ (1/(sigma sqrt(2 pi)))",
        "x²2 + 50% x @ x^2*2 + 50/100 x",
        "sin 30° + cos(x°) + 2*30° @ sin(30*pi/180) + cos(x*pi/180) + 2*(30*pi/180)",
        "x | y @",
        "lim x→0 @",
        "∜x + ∜(x+1) @ sqrt(sqrt(x)) + sqrt(sqrt(x+1))",
        "⅔x + 1½y @ (2/3)x + (1+1/2)y",
        "x(1:3) @"
      })
  void wordsAndSignsAroundAFormulaAreRead(String text, @Nullable String ours) {
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

  /** Of two vectors nobody can tell which is varied. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "norm(x) @ sqrt(sum(i,1,n,x[i]^2))",
        "0.5*norm(w)^2 @ 0.5*sum(i,1,n,w[i]^2)",
        "np.linalg.norm(x, 1) + torch.norm(x, p=2) @ sum(i,1,n,abs(x[i])) +"
            + " sqrt(sum(i,1,n,x[i]^2))",
        "\\|x\\|_1 @ sum(i,1,n,abs(x[i]))",
        "\\left\\lVert x\\right\\rVert_2^2 @ (sum(i,1,n,x[i]^2))",
        "\\frac{1}{2}\\|\\mathbf{x}\\|_{2}^{2} @ (1/2)(sum(i,1,n,x[i]^2))",
        "‖x‖₂² + ||x - 1||^2 @ (sum(i,1,n,x[i]^2)) + (sum(i,1,n,(x[i] - 1)^2))",
        "\\|(x, y)\\|^2 @ ((x)^2 + (y)^2)",
        "\\|x - y\\|^2 @",
        "\\mathbf{x}^T\\mathbf{x} @ sum(i,1,n,x[i]^2)",
        "\\frac{1}{2}x^\\top x @ (1/2) sum(i,1,n,x[i]^2)",
        "\\vec{x}\\cdot\\vec{x} + \\langle x, x\\rangle @ sum(i,1,n,x[i]^2) + sum(i,1,n,x[i]^2)",
        "\\mathbf{x}\\cdot\\mathbf{y} @",
        "10*len(x) + sum(x**2 - 10*np.cos(x)) @ 10*n + sum(i,1,n,x[i]^2 - 10*cos(x[i]))",
        "np.prod(np.cos(x)) @ prod(i,1,n,cos(x[i]))",
        "\\frac12 \\mathbf{w}^{\\mathsf T} \\mathbf{w} @ (1/2) sum(i,1,n,w[i]^2)",
        "x^\\top A x @",
        "x'*x @ sum(i,1,n,x[i]^2)",
        "(x-1)^T (x-1) @ sum(i,1,n,(x[i]-1)^2)",
        "np.dot(x, x) + np.mean((x-1)**2) @ sum(i,1,n,x[i]^2) + (sum(i,1,n,(x[i]-1)^2)/n)",
        "((x-1)**2).sum() @ sum(i,1,n,((x[i]-1)^2))",
        "(x-1).pow(2).mean() @ (sum(i,1,n,(x[i]-1)^2)/n)",
        "tf.reduce_sum(tf.square(x)) @ sum(i,1,n,(x[i]^2))",
        "tf.reduce_mean(tf.square(x - y)) @",
        "=SUMSQ(x;y;z) @ ((x)^2 + (y)^2 + (z)^2)",
        "\\sum_i x_i^2 + \\sum_{i} x_i @ sum(i,1,n,x[i]^2) + sum(i,1,n,x[i])",
        "\\sum_i x^2 @",
        "\\sum_{i=1}^{n}\\sum_{j=1}^{i} x_j^2 @ sum(i,1,n,sum(j,1,i,x[j]^2))"
      })
  void whatIsComputedFromAVectorBecomesASum(String text, @Nullable String ours) {
    isMended(text, ours);
  }

  @ParameterizedTest
  @CsvSource({"x.T @ x, 'sum(i,1,n,x[i]^2)'", "x @ x, 'sum(i,1,n,x[i]^2)'", "x.T @ A @ x,"})
  void vectorsAreMultipliedAsInPython(String text, @Nullable String ours) {
    isMended(text, ours);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "\\log\\cosh x @ log(cosh(x))",
        "log sin 2x + y @ log(sin(2x)) + y",
        "sinh^-1(x) @ log(x + sqrt((x)^2 + 1))",
        "\\log_3 x + \\log_{b}(x) @ (log(x)/log(3)) + (log(x)/log(b))",
        "log₂|x| + log[10](y) @ log2(abs(x)) + log10(y)",
        "\\sin 2\\pi f t + e^{-\\gamma t}\\cos\\omega t @ sin(2 pi f t) + e^(-gamma t) cos(omega"
            + " t)",
        "\\sin k x^2 + \\sin x e^{-x} @ sin(k x^2) + sin(x) e^(-x)",
        "a \\sin x + b \\sin\\theta\\cos\\phi @ a sin(x) + b sin(theta) cos(phi)",
        "sinπx + cos 2πx @ sin(π x) + cos(2π x)",
        "\\mathcal{L}(w) = w^2 @ w^2"
      })
  void argumentsNeedNoParentheses(String text, String ours) {
    isMended(text, ours);
  }

  /** What another program takes in another order, or to another base. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "Log[2,x] + Log[x] @ (log(x)/log(2)) + log(x)",
        "log(x, 2) @ (log(x)/log(2))",
        "ArcTan[x] + ArcTan[x, y] @ atan(x) + atan2(y, x)",
        "Log10[x] + ArcSin[x] @ log10(x) + asin(x)",
        "=LOG(x) + LOG(x;2) + LN(x) @ log10(x) + (log(x)/log(2)) + log(x)",
        "=ATAN2(x;y) @ atan2(y, x)",
        "np.arctan2(y, x) @ atan2(y, x)",
        "math.fmod(x, 3) @ (x - 3*sign(x/3)*floor(abs(x/3)))",
        "int(x) @ (sign(x)*floor(abs(x)))",
        "-x // 2 + y - x // 3 @ floor((-x)/2) + y - floor(x/3)",
        "2*-x % 3 - y % 2 @ mod(2*-x,3) - mod(y,2)",
        "=FLOOR(x;2) + SIN(RADIANS(x)) @ (floor(x/2)*2) + sin((x*pi/180))",
        "UnitStep[x] + Sech[x] + Boole[x>0] @ if(x >= 0, 1, 0) + (1/cosh(x)) + if(x>0, 1, 0)",
        "np.heaviside(x, 0.5) @ if(x > 0, 1, if(x < 0, 0, 0.5))",
        "=INT(x) + ROUND(x;2) @ floor(x) + (sign(x*10^2)*floor(abs(x*10^2) + 0.5))/10^2"
      })
  void argumentsStandWhereTheirProgramHasThem(String text, String ours) {
    isMended(text, ours);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "erfc(x) @ (1 - erf(x))",
        "np.arcsinh(x) @ (log(x + sqrt((x)^2 + 1)))",
        "acosh(x) + atanh(x) @ (log(x + sqrt((x)^2 - 1))) + (log((1 + x)/(1 - x))/2)",
        "sind(x) + log3(x) @ (sin(x*pi/180)) + (log(x)/log(3))",
        "nn.ReLU6(x) + F.elu(x) @ min(max(x, 0), 6) + if(x > 0, x, exp(x) - 1)",
        "sinc(x) @",
        "gamma(x) @"
      })
  void functionsThatWeHaveNotAreWrittenOut(String text, @Nullable String ours) {
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
        "x>0 ? ",
        "x if x else ",
        "a = a + a;",
        "\\sum_i x_i",
        "{x>0:",
        "x.T @ ",
        "‖x‖",
        "sin log_3 ",
        "x.sum().",
        "\\begin{cases} x & ",
        "/*"
      })
  void hostileTextsEndSoon(String piece) {
    String mended = Mending.ofExpression(piece.repeat(2_000 / piece.length()));
    if (mended != null) {
      Expression.parse(mended);
    }
  }

  /** An index belongs to a vector, a name or a sample. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "x_{1}^2 + x_{2} @ x[1]^2 + x[2]",
        "w_{1} x + w_{2} @ w_1 x + w_2",
        "T_{0} e^{-kt} @ T_0 e^(-kt)",
        "a₀ + a₁x + a₂x² @ a_0 + a_1 x + a_2 x^2",
        "θ₁² + θ₂² @ θ[1]^2 + θ[2]^2",
        "∑ᵢ₌₁ⁿ⁻¹ (xᵢ₊₁ − xᵢ²)² @ sum(i,1,(n-1),(x[i+1] - x[i]^2)^2)",
        "Σᵢ xᵢ² + ∏ᵢ₌₁³ xᵢ @ sum(i,1,n,x[i]^2) + prod(i,1,3,x[i])",
        "x̄² @",
        "x^{(i)} + \\alpha @",
        "e^{(x)} + 2^{(n)} @ e^(x) + 2^(n)",
        "x[0][1] + [x] @",
        "\\mathbf{1}_{[0,1]}(x)^2 - {x: 1} @"
      })
  void subscriptsAreReadByWhatTheyBelongTo(String text, @Nullable String ours) {
    isMended(text, ours);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "x**2⏎y**2 ~",
        "x**2 +⏎y**2 ~ x^2 + y^2",
        "\\frac{1}{2}⏎x^2 ~ (1/2) x^2",
        "lambda x: (lambda y: y**2)(x) ~"
      })
  void linesAreNoFactors(String text, @Nullable String ours) {
    isMended(text.replace('⏎', '\n'), ours);
  }

  @Test
  void manyConditionsMakeNoLongerText() {
    String any = "(x>0 || y>0)";
    String all = "if(" + (any + " && ").repeat(30) + any + ", x, y)";
    assertThat(Mending.ofExpression(all)).isNull();
  }
}
