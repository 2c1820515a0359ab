package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import descent.expression.notation.LookAlikes;
import descent.expression.program.Program;
import descent.expression.syntax.ExpressionException;
import descent.expression.syntax.ExpressionFault;
import descent.expression.syntax.Variables;
import descent.message.InvalidInputException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about each mistake, and where. */
class ProblemTest {
  record Mistake(
      String text,
      ExpressionFault problem,
      int position,
      int length,
      @Nullable String suggestion,
      List<String> words) {}

  private static Mistake mistake(
      String text,
      ExpressionFault problem,
      int position,
      int length,
      @Nullable String suggestion,
      String... words) {
    return new Mistake(text, problem, position, length, suggestion, List.of(words));
  }

  private static final List<Mistake> PARSED =
      List.of(
          mistake("", ExpressionFault.EMPTY, 0, 0, null),
          mistake("  \n ", ExpressionFault.EMPTY, 4, 0, null),
          mistake(
              "x+".repeat(5000) + "x", ExpressionFault.TOO_LONG, 10000, 1, null, "10001", "10000"),
          mistake("(".repeat(201) + "x", ExpressionFault.TOO_DEEP, 200, 1, null, "200"),
          mistake("sum(i,1,2,".repeat(9) + "x", ExpressionFault.LOOPS_TOO_DEEP, 80, 3, null, "8"),
          mistake("x # y", ExpressionFault.UNKNOWN_CHARACTER, 2, 1, null, "#"),
          mistake("x + 😀", ExpressionFault.UNKNOWN_CHARACTER, 4, 2, null, "😀"),
          mistake("x\u0000", ExpressionFault.UNKNOWN_CHARACTER, 1, 1, null, "U+0000"),
          mistake("2×x", ExpressionFault.FOREIGN_CHARACTER, 1, 1, "*", "×"),
          mistake("x²", ExpressionFault.FOREIGN_CHARACTER, 1, 1, "^2", "²"),
          mistake("x − 1", ExpressionFault.FOREIGN_CHARACTER, 2, 1, "-"),
          mistake("x**2", ExpressionFault.FOREIGN_CHARACTER, 1, 2, "^"),
          mistake("√(x)", ExpressionFault.FOREIGN_CHARACTER, 0, 1, "sqrt"),
          mistake("sin（x）", ExpressionFault.FOREIGN_CHARACTER, 3, 1, "("),
          mistake("x + 1.2.3", ExpressionFault.NUMBER_MALFORMED, 4, 5, null, "1.2.3"),
          mistake("1e999", ExpressionFault.NUMBER_TOO_LARGE, 0, 5, null, "1e999"),
          mistake("9".repeat(400), ExpressionFault.NUMBER_TOO_LARGE, 0, 400, null),
          mistake("1 + " + "v".repeat(65), ExpressionFault.NAME_TOO_LONG, 4, 65, null, "65", "64"),
          mistake("x + ", ExpressionFault.VALUE_MISSING, 4, 0, null),
          mistake("x + * y", ExpressionFault.VALUE_EXPECTED, 4, 1, null, "*"),
          mistake("x^", ExpressionFault.VALUE_MISSING, 2, 0, null),
          mistake("()", ExpressionFault.VALUE_EXPECTED, 1, 1, null, ")"),
          mistake("atan2(x,)", ExpressionFault.VALUE_EXPECTED, 8, 1, null, ")"),
          mistake("x^2^", ExpressionFault.VALUE_MISSING, 4, 0, null),
          mistake("x 2", ExpressionFault.NUMBER_AFTER_VALUE, 2, 1, "*2", "2"),
          mistake("(x)2", ExpressionFault.NUMBER_AFTER_VALUE, 3, 1, "*2"),
          mistake("2 3", ExpressionFault.NUMBER_AFTER_VALUE, 2, 1, "*3"),
          mistake("(x + 1", ExpressionFault.PARENTHESIS_UNCLOSED, 6, 0, ")", "1"),
          mistake("2*sin(x", ExpressionFault.PARENTHESIS_UNCLOSED, 7, 0, ")", "6"),
          mistake("(x]", ExpressionFault.PARENTHESIS_MISSING, 2, 1, null, "]"),
          mistake("(x, y)", ExpressionFault.PARENTHESIS_MISSING, 2, 1, null, ","),
          mistake("x + 1)", ExpressionFault.PARENTHESIS_UNOPENED, 5, 1, ""),
          mistake("x[1", ExpressionFault.BRACKET_UNCLOSED, 3, 0, "]", "2"),
          mistake("x[1)", ExpressionFault.BRACKET_MISSING, 3, 1, null, ")"),
          mistake("2]", ExpressionFault.BRACKET_UNOPENED, 1, 1, null, "]"),
          mistake("(x)[1]", ExpressionFault.BRACKET_UNOPENED, 3, 1, null, "["),
          mistake("1,5*x", ExpressionFault.COMMA_OUTSIDE_CALL, 1, 1, null, "1.5"),
          mistake("function(x)", ExpressionFault.UNKNOWN_FUNCTION, 0, 8, null, "function"),
          mistake("sen(x)", ExpressionFault.MISSPELT_FUNCTION, 0, 3, "sin", "sen", "sin"),
          mistake("1 + ln(x)", ExpressionFault.MISSPELT_FUNCTION, 4, 2, "log"),
          mistake("Sin(x)", ExpressionFault.MISSPELT_FUNCTION, 0, 3, "sin"),
          mistake("arctan(x)", ExpressionFault.MISSPELT_FUNCTION, 0, 6, "atan"),
          mistake("sqrd(x)", ExpressionFault.MISSPELT_FUNCTION, 0, 4, "sqrt"),
          mistake("tahn(x)", ExpressionFault.MISSPELT_FUNCTION, 0, 4, "tanh"),
          mistake("y + x(y)", ExpressionFault.NAME_BEFORE_PARENTHESIS, 4, 1, "x*", "x*("),
          mistake("pi(x)", ExpressionFault.NAME_BEFORE_PARENTHESIS, 0, 2, "pi*"),
          mistake("x (y)", ExpressionFault.NAME_BEFORE_PARENTHESIS, 0, 1, "x*"),
          mistake("sin x", ExpressionFault.ARGUMENTS_MISSING, 0, 5, "sin(x)", "sin(x)"),
          mistake("1 + cos", ExpressionFault.ARGUMENTS_MISSING, 4, 3, null, "cos"),
          mistake("sin^2(x)", ExpressionFault.ARGUMENTS_MISSING, 0, 3, null, "sin"),
          mistake("sin(x, y)", ExpressionFault.ARGUMENT_COUNT_ONE, 0, 9, null, "sin", "2"),
          mistake("sin()", ExpressionFault.ARGUMENT_COUNT_ONE, 0, 5, null, "0"),
          mistake("pow(x)", ExpressionFault.ARGUMENT_COUNT, 0, 6, null, "pow", "2", "1"),
          mistake("if(x>0, 1)", ExpressionFault.ARGUMENT_COUNT, 0, 10, null, "3", "2"),
          mistake("sum(i, 1, x)", ExpressionFault.ARGUMENT_COUNT, 0, 12, null, "4", "3"),
          mistake("max(x)", ExpressionFault.ARGUMENT_COUNT_LEAST, 0, 6, null, "max", "2", "1"),
          mistake("x > 0", ExpressionFault.COMPARISON_OUTSIDE_IF, 2, 1, null, ">"),
          mistake("sin(x >= 0)", ExpressionFault.COMPARISON_OUTSIDE_IF, 6, 2, null, ">="),
          mistake("if(x, 1, 2)", ExpressionFault.COMPARISON_MISSING, 4, 1, null),
          mistake("if(0 < x < 1, 1, 2)", ExpressionFault.COMPARISON_CHAINED, 9, 1, null, "<"),
          mistake("if(x = 1, 1, 2)", ExpressionFault.SINGLE_EQUALS, 5, 1, "=="),
          mistake("y = x^2", ExpressionFault.EQUALS_OUTSIDE_RULE, 2, 1, null),
          mistake("sum(1, 1, 3, x)", ExpressionFault.INDEX_EXPECTED, 4, 1, null, "sum(i, 1"),
          mistake("sum(i=1, 3, x)", ExpressionFault.INDEX_EXPECTED, 5, 1, null),
          mistake("sum(x^2, 1, 3, x)", ExpressionFault.INDEX_EXPECTED, 5, 1, null),
          mistake("prod(e, 1, 3, x)", ExpressionFault.INDEX_RESERVED, 5, 1, null, "e"),
          mistake("if(x > 0 1, 2)", ExpressionFault.NUMBER_AFTER_VALUE, 9, 1, "*1"),
          mistake("if(x > 0 else 1, 2)", ExpressionFault.NUMBER_AFTER_VALUE, 14, 1, "*1"));

  private static final List<Mistake> COMPILED =
      List.of(
          mistake("1 + xy", ExpressionFault.MISREAD_NAME, 4, 2, "x*y", "x*y"),
          mistake("pix", ExpressionFault.MISREAD_NAME, 0, 3, "pi*x"),
          mistake("X", ExpressionFault.MISREAD_NAME, 0, 1, "x"),
          mistake("x2", ExpressionFault.MISREAD_NAME, 0, 2, "x^2"),
          mistake("sinx", ExpressionFault.MISREAD_NAME, 0, 4, "sin(x)"),
          mistake("alhpa", ExpressionFault.MISREAD_NAME, 0, 5, "alpha"),
          mistake("x + beta", ExpressionFault.UNKNOWN_NAME, 4, 4, null, "beta", "x, y, alpha"),
          mistake("i + sum(i, 1, 2, i)", ExpressionFault.UNKNOWN_NAME, 0, 1, null),
          mistake("x[1]", ExpressionFault.NOT_AN_ARRAY, 0, 4, null, "x"),
          mistake("sum(i, 1, x, 1)", ExpressionFault.VARIABLE_IN_INDEX, 10, 1, null),
          mistake("sum(i, 1, sum(j, 1, 2, j), i)", ExpressionFault.SERIES_IN_INDEX, 10, 3, null),
          mistake("x + sum(i, 0.5, 2, i)", ExpressionFault.BOUND_NOT_WHOLE, 4, 3, null, "0.5"),
          mistake("sum(i, 1, 1e300, i)", ExpressionFault.BOUND_NOT_WHOLE, 0, 3, null, "1e300"),
          mistake("sum(i, 1, 1/0, i)", ExpressionFault.BOUND_NOT_WHOLE, 0, 3, null, "Infinity"),
          mistake("sum(i, 1, 100001, i)", ExpressionFault.TOO_MANY_TERMS, 0, 3, null, "100000"),
          mistake(
              "sum(i, 1, 1000, sum(j, 1, 1000, x))", ExpressionFault.TOO_MANY_TERMS, 0, 3, null),
          mistake("sum(i,1,99999,x) + sum(i,1,9,x)", ExpressionFault.TOO_MANY_TERMS, 19, 3, null),
          mistake(
              "sum(i, 1, 99999, " + "sum(j,1,mod(i,1),x*j)+".repeat(100) + "1)",
              ExpressionFault.TOO_MANY_INDICES,
              545,
              3,
              null));

  private static final List<Mistake> ARRAYS =
      List.of(
          mistake("x + x[1]", ExpressionFault.ARRAY_WITHOUT_INDEX, 0, 1, null, "x[1]"),
          mistake("y[1]", ExpressionFault.NOT_AN_ARRAY, 0, 4, null, "y"),
          mistake("x[1] + x[4]", ExpressionFault.INDEX_OUT_OF_RANGE, 7, 4, null, "x[4]", "3"),
          mistake("x[0]", ExpressionFault.INDEX_OUT_OF_RANGE, 0, 4, null, "x[0]"),
          mistake("x[1.5]", ExpressionFault.INDEX_NOT_WHOLE, 0, 6, null, "1.5"),
          mistake("x[x[1]]", ExpressionFault.VARIABLE_IN_INDEX, 2, 4, null),
          mistake(
              "sum(i,1,n,x[i+1])",
              ExpressionFault.INDEX_OUT_OF_RANGE_AT,
              10,
              6,
              null,
              "i is 3",
              "x[4]"),
          mistake("sum(i,0,n,x[i])", ExpressionFault.INDEX_OUT_OF_RANGE_AT, 10, 4, null, "i is 0"),
          mistake(
              "sum(i,1,n,x[i^2])", ExpressionFault.INDEX_OUT_OF_RANGE_AT, 10, 6, null, "i is 2"),
          mistake(
              "sum(i,1,n,x[i/2])",
              ExpressionFault.INDEX_NOT_WHOLE_AT,
              10,
              6,
              null,
              "i is 1",
              "0.5"),
          mistake(nestedProducts(), ExpressionFault.TOO_LARGE, 0, 0, null),
          mistake("sum(i,1,n,x[m])", ExpressionFault.UNKNOWN_NAME, 12, 1, null, "n, x[1]"));

  private static final List<Mistake> TYPED =
      List.of(
          mistake("2 + 1_000*x", ExpressionFault.DIGITS_GROUPED, 4, 5, "1000", "1_000"),
          mistake("x + Infinity", ExpressionFault.NOT_FINITE, 4, 8, null, "Infinity"),
          mistake("2 + 1.5j*x", ExpressionFault.COMPLEX, 4, 4, null, "1.5j"));

  private static final List<Mistake> RULES =
      List.of(
          mistake("", ExpressionFault.RULE_NAME_EXPECTED, 0, 0, null),
          mistake("v = 1\n = 2", ExpressionFault.RULE_NAME_EXPECTED, 7, 0, null),
          mistake("2 = v", ExpressionFault.RULE_NAME_EXPECTED, 0, 1, null),
          mistake("v + 1", ExpressionFault.RULE_EQUALS_EXPECTED, 2, 1, null, "v"),
          mistake("v = 1; w", ExpressionFault.RULE_EQUALS_EXPECTED, 8, 0, null, "w"),
          mistake("v == 1", ExpressionFault.RULE_EQUALS_EXPECTED, 2, 0, null),
          mistake("pi = 3", ExpressionFault.RULE_NAME_RESERVED, 0, 2, null, "pi"),
          mistake("v = 0.9*v\nw = w + ", ExpressionFault.VALUE_MISSING, 18, 0, null),
          mistake("v = 1; w = w + sen(v)", ExpressionFault.MISSPELT_FUNCTION, 15, 3, "sin"),
          mistake("v =", ExpressionFault.EMPTY, 3, 0, null));

  private static final List<Mistake> UPDATES =
      List.of(
          mistake("v = g; w = v; lr = 0", ExpressionFault.RULE_NAME_GIVEN, 14, 2, null, "lr"),
          mistake("u = g; v = u", ExpressionFault.RULE_NAME_UNASSIGNED, 7, 1, null, "w = w - lr*g"),
          mistake("w = g\n w = sum(i,1,3,i)", ExpressionFault.SERIES_IN_RULE, 11, 3, null, "sum"),
          mistake("w = g[1]", ExpressionFault.NOT_AN_ARRAY, 4, 4, null, "g"),
          mistake("w = w - lr*q", ExpressionFault.UNKNOWN_NAME, 11, 1, null, "w, g, lr"));

  private static String nestedProducts() {
    StringBuilder text = new StringBuilder();
    for (char index = 'f'; index < 'n'; index++) {
      text.append("prod(").append(index).append(",1,2,");
    }
    for (int i = 1; text.length() < 9500; i++) {
      text.append("sin(").append(i).append("x[f]*x[m])+");
    }
    return text + "f+g+h+i+j+k+l+m" + ")".repeat(8);
  }

  /** Mistakes that one reader of texts finds. */
  record Group(List<Mistake> mistakes, Consumer<String> reader) {}

  private static final List<Group> GROUPS =
      List.of(
          new Group(PARSED, Expression::parse),
          new Group(
              COMPILED,
              text ->
                  Expression.parse(text)
                      .compile(Variables.named(List.of("x", "y")), List.of("alpha"))),
          new Group(
              ARRAYS, text -> Expression.parse(text).compile(Variables.array("x", 3), List.of())),
          new Group(TYPED, text -> LookAlikes.refuse(text, List.of())),
          new Group(RULES, Rule::parse),
          new Group(UPDATES, text -> Rule.parse(text).compile("w", List.of("g", "lr"))));

  static List<Arguments> mistakes() {
    List<Arguments> all = new ArrayList<>();
    for (Group group : GROUPS) {
      group.mistakes.forEach(mistake -> all.add(Arguments.of(group, mistake)));
    }
    return all;
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("mistakes")
  void saysWhatIsWrongAndWhere(Group group, Mistake mistake) {
    ExpressionException thrown =
        catchThrowableOfType(ExpressionException.class, () -> group.reader.accept(mistake.text));
    assertThat(thrown).as(mistake.text).isNotNull();
    assertThat(thrown.reason().key()).as(thrown.getMessage()).isEqualTo(mistake.problem.key());
    assertThat(List.of(thrown.position(), thrown.length()))
        .as(thrown.getMessage())
        .isEqualTo(List.of(mistake.position, mistake.length));
    assertThat(thrown.suggestion()).isEqualTo(mistake.suggestion);
    assertThat(thrown).hasMessageStartingWith("Position " + (mistake.position + 1) + ":");
    assertThat(thrown.getMessage()).hasSizeLessThan(300).doesNotContain("{");
    assertThat(mistake.words).allSatisfy(word -> assertThat(thrown.getMessage()).contains(word));
  }

  @Test
  void everySentenceAboutAPlaceIsTested() {
    Set<ExpressionFault> tested = EnumSet.noneOf(ExpressionFault.class);
    for (Group group : GROUPS) {
      group.mistakes.forEach(mistake -> tested.add(mistake.problem));
    }
    for (ExpressionFault problem : ExpressionFault.values()) {
      assertThat(tested.contains(problem))
          .as(problem.name())
          .isEqualTo(problem.english().startsWith("Position {0}"));
    }
  }

  @Test
  void suggestionsMendTheText() {
    for (Mistake mistake : PARSED) {
      if (mistake.suggestion != null
          && mistake.problem != ExpressionFault.FOREIGN_CHARACTER
          && !mistake.text.contains("if")) {
        String mended =
            mistake.text.substring(0, mistake.position)
                + mistake.suggestion
                + mistake.text.substring(mistake.position + mistake.length);
        assertThat(Expression.parse(mended)).as(mended).isNotNull();
      }
    }
  }

  @Test
  void keysAreUniqueAndPatternsValid() {
    Set<String> keys = new TreeSet<>();
    for (ExpressionFault problem : ExpressionFault.values()) {
      assertThat(keys.add(problem.key())).isTrue();
      assertThat(problem.key()).startsWith("expression.");
      assertThat(new MessageFormat(problem.english(), Locale.ROOT).format(new Object[0]))
          .isNotEmpty();
    }
  }

  @Test
  void namesAreChecked() {
    refused(ExpressionFault.NO_VARIABLES, () -> Variables.named(List.of()));
    refused(ExpressionFault.NAME_RESERVED, () -> Variables.named(List.of("x", "sin")));
    refused(ExpressionFault.NAME_RESERVED, () -> Variables.named(List.of("pi")));
    refused(ExpressionFault.NAME_RESERVED, () -> Variables.named(List.of("if")));
    refused(ExpressionFault.NAME_MALFORMED, () -> Variables.named(List.of("1x")));
    refused(ExpressionFault.NAME_MALFORMED, () -> Variables.named(List.of("")));
    refused(ExpressionFault.NAME_MALFORMED, () -> Variables.named(List.of("x y")));
    refused(ExpressionFault.NAME_TWICE, () -> Variables.named(List.of("x", "y", "x")));
    refused(ExpressionFault.NAME_DIMENSION, () -> Variables.array("n", 3));
    refused(ExpressionFault.DIMENSION_RANGE, () -> Variables.array("x", 0));
    refused(ExpressionFault.DIMENSION_RANGE, () -> Variables.array("x", 1_000_000_000));
    Expression expression = Expression.parse("a*x[1]");
    refused(
        ExpressionFault.NAME_DIMENSION,
        () -> expression.compile(Variables.array("x", 2), List.of("a", "n")));
    refused(
        ExpressionFault.NAME_TWICE,
        () -> expression.compile(Variables.array("x", 2), List.of("a", "x")));
    refused(
        ExpressionFault.NAME_RESERVED,
        () -> expression.compile(Variables.array("x", 2), List.of("e")));
    Program program = expression.compile(Variables.array("x", 2), List.of("a"));
    refused(ExpressionFault.PARAMETER_MISSING, () -> program.bind(Map.of("b", 1.0)));
    refused(ExpressionFault.PARAMETER_NOT_FINITE, () -> program.bind(Map.of("a", Double.NaN)));
  }

  private static void refused(ExpressionFault problem, Runnable action) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(action::run)
        .satisfies(e -> assertThat(e.reason().key()).isEqualTo(problem.key()));
  }
}
