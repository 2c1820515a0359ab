package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;

import descent.expression.syntax.LatexPrinter;
import descent.expression.syntax.Parser;
import descent.expression.syntax.TextPrinter;
import descent.expression.syntax.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintingTest {
  @Test
  void textParsesToTheSameTree() {
    for (int seed = 0; seed < 3000; seed++) {
      Tree tree = new RandomTrees(seed).tree(1 + seed % 5);
      String text = TextPrinter.print(tree);
      if (text.length() <= Parser.MAX_LENGTH) {
        assertThat(Expression.parse(text).tree()).as("seed %s: %s", seed, text).isEqualTo(tree);
        assertThat(LatexPrinter.print(tree)).as(text).satisfies(PrintingTest::isBalanced);
      }
    }
  }

  private static void isBalanced(String latex) {
    int depth = 0;
    for (int i = 0; i < latex.length(); i++) {
      depth += latex.charAt(i) == '{' ? 1 : latex.charAt(i) == '}' ? -1 : 0;
      assertThat(depth).isNotNegative();
    }
    assertThat(depth).isZero();
    assertThat(latex.split("\\\\left", -1)).hasSameSizeAs(latex.split("\\\\right", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2x | 2*x",
        "1/2x | 1/2*x",
        "(a+b)+c | (a + b) + c",
        "a+b-c | a + b - c",
        "-x^2 | -x^2",
        "(-x)^2 | (-x)^2",
        "2^-1 | 2^(-1)",
        "x^y^z | x^y^z",
        "(x^y)^z | (x^y)^z",
        "+x | x",
        "--x | -(-x)",
        "1e-3 | 0.001",
        "1E+20x | 1e20*x",
        ".5 + 5. | 0.5 + 5",
        "2e | 2*e",
        "2e-x | 2*e - x",
        "2ex | 2*ex",
        "π | pi",
        "f*(x) | f*x",
        "sum( i ,1,n-1,x[i+1]) | sum(i, 1, n - 1, x[i + 1])",
        "if(x>=0,x,-x) | if(x >= 0, x, -x)",
        "(x+1)(y-1) | (x + 1)*(y - 1)",
        "3sin (x)cos(y) | 3*sin(x)*cos(y)",
        "x y | x*y",
        "2*-x | 2*(-x)",
        "a - -b | a - (-b)",
      })
  void textIsPlain(String text, String printed) {
    assertThat(Expression.parse(text).toText()).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "2x | 2 x",
        "x*2 | x \\cdot 2",
        "2*3 | 2 \\cdot 3",
        "1/2x | \\frac{1}{2} x",
        "a*x/b/c | \\frac{a x}{b c}",
        "-a/b | -\\frac{a}{b}",
        "(a+b)/(c+d) | \\frac{a + b}{c + d}",
        "(a+b)(c-d) | \\left(a + b\\right) \\left(c - d\\right)",
        "a*(-b) | a \\left(-b\\right)",
        "a-(b-c) | a - \\left(b - c\\right)",
        "-(a+b) | -\\left(a + b\\right)",
        "x^2y | x^{2} y",
        "(x+1)^2 | \\left(x + 1\\right)^{2}",
        "(-x)^2 | \\left(-x\\right)^{2}",
        "x^y^z | x^{y^{z}}",
        "(x^y)^z | \\left(x^{y}\\right)^{z}",
        "sqrt(x) | \\sqrt{x}",
        "cbrt(x) | \\sqrt[3]{x}",
        "exp(-x) | e^{-x}",
        "exp(x)^2 | \\left(e^{x}\\right)^{2}",
        "sin(x)^2 | \\sin^{2}\\left(x\\right)",
        "log10(x) | \\log_{10}\\left(x\\right)",
        "atan2(y,x) | \\operatorname{atan2}\\left(y, x\\right)",
        "max(a,b,c) | \\max\\left(a, b, c\\right)",
        "beta1*alpha | \\beta_{1} \\alpha",
        "lr*g | \\mathrm{lr}\\, g",
        "m_hat | \\hat{m}",
        "x_max2 | x_{\\mathrm{max}_{2}}",
        "λ*Ω | \\lambda \\Omega",
        "1e-8 | 10^{-8}",
        "2.5e-8 | 2.5 \\cdot 10^{-8}",
        "sum(i,1,n-1,x[i+1]^2) | \\sum_{i=1}^{n - 1} x_{i + 1}^{2}",
        "prod(k,1,3,k)+1 | \\left(\\prod_{k=1}^{3} k\\right) + 1",
        "if(x<=0,-x,x) | \\begin{cases}-x & \\text{if } x \\le 0 \\\\ x & \\text{otherwise}\\end{cases}",
        "floor(x) | \\left\\lfloor x\\right\\rfloor",
        "2(x)/3 | \\frac{2 x}{3}",
        "x/2*3 | \\frac{x}{2} \\cdot 3",
        "pow(x,3) | x^{3}",
        "mod(x,3)*2 | \\left(x \\bmod 3\\right) \\cdot 2",
        "mod(x+1,3) | \\left(x + 1\\right) \\bmod 3",
      })
  void latexReadsLikeMathematics(String text, String latex) {
    assertThat(Expression.parse(text).toLatex().strip()).isEqualTo(latex);
  }

  @Test
  void latexOfAbsoluteValuesIsFenced() {
    assertThat(Expression.parse("abs(x-1)^2").toLatex()).isEqualTo("\\left|x - 1\\right|^{2}");
  }
}
