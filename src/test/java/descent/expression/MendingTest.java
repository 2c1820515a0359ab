package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;

import descent.expression.syntax.Variables;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from papers, programs and chats becomes an expression, with one click. */
class MendingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "f(x,y) = x^2 + y^2; x^2 + y^2",
        "f(x, y) := x^2 + y^2; x^2 + y^2",
        "y = x^2; x^2",
        "z=sin(x); sin(x)",
        "L(w) = w^2 + x; w^2 + x",
        "|x|; abs(x)",
        "|x - 1| + 2|y|; abs(x - 1) + 2*abs(y)",
        "||x| - |y||; abs(abs(x) - abs(y))",
        "x|y|; x*abs(y)",
        "ln|x|; log(abs(x))",
        "np.sin(x) + math.exp(y) + numpy.cos(x) + torch.tanh(y); sin(x) + exp(y) + cos(x) +"
            + " tanh(y)",
        "np.power(x, 2) + np.pi; pow(x, 2) + pi",
        "torch.nn.functional.softplus(x); softplus(x)",
        "lambda x, y: x**2 + y**2; x^2 + y^2",
        "return x**2; x^2",
        "(x, y) => Math.pow(x, 2) + y; pow(x, 2) + y",
        "x.^2 + y.*x; x^2 + y*x",
        "sin^2(x) + cos^2(x); sin(x)^2 + cos(x)^2",
        "sin^2 x; sin(x)^2",
        "sin^{-1}(x); asin(x)",
        "sin x + cos 2x; sin(x) + cos(2x)",
        "x**2 - y; x^2 - y",
        "x₁² + x₂²; x[1]^2 + x[2]^2",
        "x² + y⁻¹ + 2ˣ + 2ʰ; ",
        "x² + y⁻¹; x^2 + y^(-1)",
        "x²³; x^23",
        "$x^2 + y^2$; x^2 + y^2",
        "$$\\frac{x}{2}$$; ((x)/(2))",
        "\\frac{x^2}{y^2+1}; ((x^2)/(y^2+1))",
        "\\frac{1}{1+\\frac{1}{x}}; ((1)/(1+((1)/(x))))",
        "\\sin(x); sin(x)",
        "\\sin x; sin(x)",
        "\\sin^2 x; sin(x)^2",
        "e^{x+y}; e^(x+y)",
        "e^{-\\frac{x^2}{2}}; e^(-((x^2)/(2)))",
        "2 \\cdot x \\times y; 2 * x * y",
        "\\left( x + 1 \\right)^2; ( x + 1 )^2",
        "\\sqrt{x^2+1}; sqrt(x^2+1)",
        "\\sqrt[3]{x}; cbrt(x)",
        "\\sqrt[5]{x} + \\sqrt[4]{x}; (sign(x)*abs(x)^(1/5)) + x^(1/4)",
        "π x² + e⁻ʸ; pi x^2 + e^(-y)",
        "2ˣ; 2^x",
        "ﬂoor(x) + coeﬃcient; floor(x) + coefficient",
        "√2 x; sqrt(2) x",
        "√3x + ³√y; sqrt(3)x + cbrt(y)",
        "√x y; sqrt(x) y",
        "x^2 \\quad + y^2 \\,.; x^2 + y^2",
        "f = lambda x: x**2; x^2",
        "Math.sqrt(x) + Math.PI; sqrt(x) + pi",
        "std::pow(x, 2) + std::abs(y); pow(x, 2) + abs(y)",
        "ln(x) + lb(y); log(x) + log2(y)",
        "sum([100*(x[i+1]-x[i]**2)**2 for i in range(n-1)]); sum(i,1,n-1,100*(x[i+1]-x[i]^2)^2)",
        "\\left|x\\right|; abs(x)",
        "\\lvert x \\rvert + \\pi; abs( x ) + pi",
        "\\sum_{i=1}^{5} x_i^2; sum(i,1,(5),x[i]^2)",
        "\\operatorname{sigmoid}(x); sigmoid(x)",
        "\\log_2(x) + \\log_{10}(y); log2(x) + log10(y)",
        "x − 1 × y · 2 ÷ 4; x - 1 * y * 2 / 4",
        "2π√x; 2*pi*sqrt(x)",
        "√(x²+y²); sqrt(x^2+y^2)",
        "√2·x; sqrt(2)*x",
        "1,5*x + 0,5; 1.5*x + 0.5",
        "max(1,5)*[x + 1]; max(1,5)*(x + 1)",
        "sine(x) + cosine(y); sin(x) + cos(y)",
        "ｘ＋２＊ｙ; x+2*y",
        "𝑥^2 + 𝑦^2; x^2 + y^2",
        "x^2 + y^2.; x^2 + y^2",
        "(x + 1; (x + 1)",
        "x + 1); x + 1",
        "2(x)3 + ln(Sin(x)); 2(x)*3 + log(sin(x))",
        "x₁² + 3x₂²; x[1]^2 + 3x[2]^2",
        "$\\frac{1}{2} \\sin^2(x_1) + |x_2|$; (1/2) sin(x_1)^2 + abs(x_2)",
        "f(x) = np.exp(-x**2); exp(-x^2)",
        "$f(x) = e^{-x^2}$; e^(-x^2)",
        "\\exp(\\cos 2\\pi x + \\sin 2\\pi); exp(cos(2 pi x) + sin(2 pi))",
        "\\|x - y\\|_2^2; ",
        "||x||^2; (sum(i,1,n,x[i]^2))",
        "\\min_{x,y} x^2 + y^2; x^2 + y^2",
        "\\arg\\min_\\theta \\theta^2; theta^2",
        "\\begin{align*} f(x,y) &= x^2 + y^2 \\\\ \\end{align*}; x^2 + y^2",
        "\\begin{equation} \\frac{x}{y}, \\end{equation}; ((x)/(y))",
        "def f(x, y): return x**2 + y**2; x^2 + y^2",
        "@(x,y) x.^2 + y.^2; x^2 + y^2",
        "x**2 if x > 0 else -x; if(x > 0, x^2, -x)",
        "x > 0 ? x² : -x; if(x > 0, x^2, -x)",
        "2cot(x)/sec(y); 2(1/tan(x))/(1/cos(y))",
        "\\sec^2 x + cot x; (1/cos(x))^2 + (1/tan(x))",
        "2sin^2(x) + 3sin^-1(x); 2sin(x)^2 + 3asin(x)",
        "∑_{i=1}^{5} x_i^2; sum(i,1,(5),x[i]^2)",
        "sum_{i=1}^10 x_i^2; sum(i,1,10,x[i]^2)",
        "'`x**2`'; x^2",
        "x**2 + y**2  # a bowl; x^2 + y^2",
        "“x**2”; x^2",
        "np.exp(-np.square(x - 1)) + 2*tf.square(y); exp(-(x - 1)^2) + 2*y^2",
        "∑x; ",
        "\\frac{\\partial f}{\\partial x}; ",
        "x^\\top A x; ",
        "Sin[x] * 2{x}; sin(x) * 2(x)",
        "100 (y - x²)² + (1 - x)²; 100 (y - x^2)^2 + (1 - x)^2"
      })
  void becomes(String text, String ours) {
    isMended(text, ours);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "x^^2 @ x^2",
        "exp^(-x) + exp^-y + exp^{-x^2} @ exp(-x) + exp(-y) + exp(-x^2)",
        "exp -x @ exp(-x)",
        "max(x;y) @ max(x,y)",
        "=POWER(x;2) + MAX(1,5;x) @ pow(x,2) + max(1.5,x)",
        "=SQRT(x)*PI() @ sqrt(x)*pi",
        "x^2 + y^2 = @ x^2 + y^2",
        "x^2 + y^2 = 0 @ x^2 + y^2",
        "x²+y²＝0 @ x^2+y^2",
        "x^2 + y^2 -> min @ x^2 + y^2",
        "x^2 + y^2, @ x^2 + y^2",
        "x % 1 + 2*x % 3 @ mod(x,1) + mod(2*x,3)",
        "x mod 1 @ mod(x,1)",
        "x//2 + y//3 @ floor(x/2) + floor(y/3)",
        "x.pow(2) + x.abs() + y.square() @ x^2 + abs(x) + y^2",
        "round(x) + heaviside(y) @ floor(x + 0.5) + if(y > 0, 1, 0)",
        "np.clip(x, -1, 1) @ min(max(x, -1), 1)",
        "log(x, 10) @ log(x)/log(10)",
        "nthroot(x, 3) @ cbrt(x)",
        "σ(x) + sigma(y) + silu(x) @ sigmoid(x) + sigmoid(y) + (x)*sigmoid(x)",
        "⌊x⌋ + \\lceil y \\rceil + 2⌈x⌉ @ floor(x) + ceil(y) + 2*ceil(x)",
        "if x > 0 then x else 0 @ if(x > 0, x, 0)",
        "if(x <> 1, x, 0) @ if(x != 1, x, 0)",
        "\\begin{cases} x^2 & \\text{if } x > 0 \\\\ -x & x \\le 0 \\end{cases} @ if(x > 0, x^2,"
            + " -x)",
        "f: x^2 + y^2 @ x^2 + y^2",
        "f(x) → x^2 @ x^2",
        "x:2 + xˆ2 @ x/2 + x^2",
        "inline('x^2') @ x^2",
        "1 000 x + 1'000*y @ 1000 x + 1000*y",
        "%pi*x @ pi*x",
        "sin（2πx）＋【x】^２ @ sin(2 pi*x)+(x)^2",
        "x^2。 @ x^2",
        "5!*x @ prod(k,1,5,k)*x",
        "np.sum((x - 1)**2) @ sum(i,1,n,(x[i]-1)^2)",
        "sum(x[i]^2 for i in range(5)) @ sum(i,1,5,x[i]^2)",
        "sum([x[i]**2 for i in range(n)]) @ sum(i,1,n,x[i]^2)",
        "Sum[x[i]^2, {i, 1, 5}] @ sum(i,1,5,x[i]^2)",
        "sum(x[i]^2, i=1..5) @ sum(i,1,5,x[i]^2)",
        "Σ_{i=1}^{5} x_i^2 @ sum(i,1,5,x[i]^2)",
        "\\sum_{i=1}^{n-1} 100(x_{i+1}-x_i^2)^2+(1-x_i)^2 @"
            + " sum(i,1,n-1,100(x[i+1]-x[i]^2)^2+(1-x[i])^2)",
        "x(1)^2 + x(2)^2 @ x[1]^2 + x[2]^2",
        "=SUM(A1^2;B1^2) @ A1^2 + B1^2",
        "2*SUMME(x;1,5;y)^2 @ 2*(x + 1.5 + y)^2",
        "=PRODUKT(x+1;y) + MITTELWERT(x;y) @ (x+1)*(y) + (x + y)/2",
        "=SUM(A1:A5) @",
        "max([x, y]) + np.sum([x, y, 1]) @ max(x, y) + (x + y + 1)",
        "np.linalg.norm([x, y])**2 @ hypot(x, y)^2",
        "np.linalg.norm(np.array([x-1, y, z])) @ sqrt((x-1)^2 + (y)^2 + (z)^2)",
        "torch.norm(torch.tensor([x, y])) @ hypot(x, y)",
        "np.linalg.norm(x - 1) @ sqrt(sum(i,1,n,(x[i]-1)^2))",
        "Sum(x[i]**2, (i, 1, 5)) @ sum(i, 1, 5, x[i]^2)",
        "sum(x[i]^2, i, 1, 5) + sum(i=1:3, x[i]) @ sum(i,1,5,x[i]^2) + sum(i,1,3,x[i])",
        "&nbsp;x**2 @ x^2"
      })
  void ofSpreadsheetsAndProgramsBecomes(String text, String ours) {
    isMended(text, ours);
  }

  private static void isMended(String text, String ours) {
    if (ours == null) {
      assertThat(Mending.ofExpression(text)).isNull();
    } else {
      assertThat(Mending.ofExpression(text)).as(text).isNotNull();
      assertThat(Expression.parse(Mending.ofExpression(text)).toText())
          .isEqualTo(Expression.parse(ours).toText());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello world, how are you?",
        "x^2 = y^2 + 1",
        "\\begin{matrix}",
        "{{{",
        "|",
        "((((",
        "a,b,c"
      })
  void whatIsNoFormulaGetsNoButton(String text) {
    String mended = Mending.ofExpression(text);
    if (mended != null) {
      Expression.parse(mended);
    }
    assertThat(Mending.ofExpression("if(x, 1, 2)")).isNull();
  }

  @Test
  void fractionsAndIndicesCarryNoNeedlessParentheses() {
    assertThat(Mending.ofExpression("\\frac{1}{2}x^{2} + \\sum_{i=1}^{5} e^{-x_i}"))
        .isEqualTo("(1/2)x^2 + sum(i,1,5,e^(-x[i]))");
  }

  /** Pieces of all notations at random: whatever is offered is valid, and is offered soon. */
  @Test
  void whatIsOfferedIsValid() {
    List<String> pieces =
        List.of(
            "x",
            "y",
            "2",
            "1,5",
            "+",
            "-",
            "*",
            "/",
            "^",
            "**",
            "(",
            ")",
            "|",
            "{",
            "}",
            "[",
            "]",
            "\\frac{x}{y}",
            "\\frac",
            "\\sqrt{x}",
            "\\sin",
            "\\left(",
            "\\right)",
            "$",
            "np.",
            "sin",
            "sin^2",
            "cos(x)",
            "²",
            "₁",
            "√",
            "π",
            "×",
            "=",
            "f(x) =",
            ",",
            ".",
            " ",
            "_",
            "\\sum_{i=1}^{3}",
            "lambda x:",
            "sine(",
            "≤",
            "，",
            "\u200b",
            "\\",
            "e^{",
            "ln|",
            "if(",
            "x>0",
            "&&",
            "||",
            " or ",
            "Piecewise((",
            "sum(",
            "[x, y]",
            "norm(",
            " for i in range(3)",
            "% a bowl",
            "‖",
            "log_3 ",
            " ? ",
            ":",
            " if x>0 else ",
            "x.T @ ",
            ".sum()",
            "∑ᵢ",
            "\\begin{cases}",
            "\\end{cases}",
            "&",
            "\\\\",
            ";",
            "\n",
            "a = 2",
            "def f(x):",
            "return ",
            "{x>0:",
            "1½",
            "°",
            "Log[",
            "⟨");
    var random = new SplittableRandom(5);
    int offered = 0;
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int k = random.nextInt(1, 12); k > 0; k--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      String mended = Mending.ofExpression(text.toString());
      if (mended != null) {
        offered++;
        Expression.parse(mended);
      }
    }
    assertThat(offered).isGreaterThan(500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "w -= lr*nrm(g)*g | w -= lr*norm(g)*g",
        "w = w - lr*average(g) | w = w - lr*mean(g)",
        "w -= lr*Dot(g, w)*w | w -= lr*dot(g, w)*w",
        "w := w - lr*g； | w = w - lr*g;",
        "w ← w - lr*np.sign(g) | w = w - lr*sign(g)",
        "w = w - lr*g/np.linalg.norm(g) | w = w - lr*g/norm(g)",
        "v = 0.9*v - lr*g⏎w := w + v | v = 0.9*v - lr*g⏎w = w + v",
        "w -= lr*g**2 | w -= lr*g^2",
      })
  void aRuleOfAnotherLanguageIsMended(String text, String rule) {
    String mended = Mending.ofRule(text.replace('⏎', '\n'), Rule::parse);
    assertThat(mended).isEqualTo(rule.replace('⏎', '\n'));
  }

  @Test
  void onlyARuleHasNorms() {
    assertThat(Mending.ofExpression("nrm(x)")).isNotEqualTo("norm(x)");
  }

  @Test
  void hostileTextsEndSoon() {
    for (String piece :
        List.of(
            "|",
            "(",
            "\\frac{",
            "sin^2",
            "\\sum_{i=1}^{3}",
            "x,",
            "{",
            "²",
            "np.",
            "f(x)=",
            "sin ")) {
      Mending.ofExpression(piece.repeat(2_000 / piece.length()));
      Mending.ofExpression(piece.repeat(100_000));
    }
  }

  @Test
  void theMicroSignIsMu() {
    var expression = Expression.parse("µ*x^2");
    assertThat(expression.freeNames()).containsExactly("μ", "x");
    var function =
        expression.compile(Variables.named(List.of("x")), List.of("μ")).bind(Map.of("μ", 3.0));
    assertThat(function.value(new double[] {2})).isEqualTo(12);
  }
}
