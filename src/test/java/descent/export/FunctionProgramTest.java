package descent.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.catalogue.Entry;
import descent.catalogue.Framework;
import descent.catalogue.Parameter;
import descent.expression.syntax.Function;
import descent.message.InvalidInputException;
import descent.optimizer.Optimizer;
import descent.optimizer.rule.Optimizers;
import descent.schedule.Schedule;
import descent.schedule.Schedules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs of functions. That they make the same steps as the command {@code trace} was found by
 * running them, see {@code src/test/resources/export/README.md}; here their texts are held fast.
 */
class FunctionProgramTest {
  private static final String PROBLEM =
      "'problem': {'type': 'function', 'expression': '%s', 'variables': ['x', 'y'],"
          + " 'parameters': {'a': 2, 'b': 0}, 'start': [1, 2]}";

  private static String program(String expression, Framework framework) {
    return Programs.of(
        "{" + PROBLEM.formatted(expression) + ", 'runs': [{'optimizer': {'type': 'sgd'}}]}",
        framework);
  }

  private static String runs(String... runs) {
    return "{" + PROBLEM.formatted("x^2 + y^2") + ", 'runs': [" + String.join(", ", runs) + "]}";
  }

  static Stream<Arguments> goldens() {
    return Stream.of("valley", "search", "noise")
        .flatMap(name -> Arrays.stream(Framework.values()).map(f -> Arguments.of(name, f)));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void programsThatWereRunStayAsTheyAre(String name, Framework framework) throws IOException {
    String json = Programs.resource(name + ".json");
    assertThat(Programs.of(json, framework))
        .isEqualTo(Programs.resource(name + "." + framework.type() + ".py"));
  }

  @Test
  void everyFormIsParsedByPython() throws IOException, InterruptedException {
    List<String> programs = new ArrayList<>();
    for (Framework framework : Framework.values()) {
      for (String recipe : recipes()) {
        programs.add(Programs.of(runs(recipe), framework));
      }
      for (Function function : Function.values()) {
        for (String argument : List.of("x", "a")) {
          String arguments = argument + ", y".repeat(function.arguments() - 1);
          programs.add(program(function.text() + "(" + arguments + ")", framework));
        }
      }
    }
    assertThat(programs).allSatisfy(text -> assertThat(text).doesNotContain("{{", "#if", "#begin"));
    assertThat(Programs.complaints(programs)).isEmpty();
  }

  /** Every optimizer at a constant and a changing rate, and every schedule. */
  private static List<String> recipes() {
    List<String> recipes = new ArrayList<>();
    for (Entry<Optimizer> entry : Optimizers.entries()) {
      String rule =
          entry.type().equals("custom")
              ? ", 'rule': 'lambda = 0.9*lambda - lr*g; w = w + lambda'"
              : "";
      for (String schedule : List.of("constant", "exponential', 'decay': 0.1, 'per': 'step")) {
        recipes.add(
            "{'optimizer': {'type': '%s'%s}, 'schedule': {'type': '%s'}}"
                .formatted(entry.type(), rule, schedule));
      }
    }
    for (Entry<Schedule> entry : Schedules.entries()) {
      String fields =
          entry.parameters().stream()
              .filter(parameter -> parameter.defaultValue() == null)
              .map(parameter -> ", '" + parameter.name() + "': " + value(parameter))
              .collect(Collectors.joining());
      recipes.add(
          "{'optimizer': {'type': 'adam'}, 'schedule': {'type': '%s', 'warmup': 3%s}}"
              .formatted(entry.type(), fields));
    }
    return recipes;
  }

  private static String value(Parameter parameter) {
    return parameter instanceof Parameter.Text ? "'lr/(1 + t)'" : "7";
  }

  @ParameterizedTest
  @CsvSource({"momentum, 0, momentum=0.0)", "nesterov, 1, 'momentum=1.0, nesterov=True)'"})
  void kerasIsGivenAFloatSinceItRefusesAWholeNumber(String type, int momentum, String argument) {
    String run = "{'optimizer': {'type': '%s', 'momentum': %d}}".formatted(type, momentum);
    assertThat(Programs.of(runs(run), Framework.KERAS))
        .contains("keras.optimizers.SGD(" + argument);
  }

  @Test
  void whatDependsOnNoTensorIsComputedWithoutExceptions() {
    assertThat(program("x/b + y^2*sqrt(a) + a^b + x*mod(a, b)", Framework.PYTORCH))
        .contains("x / b + y**2 * np.sqrt(a) + np.float_power(a, b) + x * np.mod(a, b)");
  }

  @Test
  void sumsCountFromZeroAndBranchesThatAreNotTakenAreNotComputed() {
    String json =
        "{'problem': {'type': 'function', 'expression': 'sum(i, 1, n-1, if(x[i] > 0, sqrt(x[i+1]),"
            + " -x[2*i]))', 'dimension': 2, 'start': [1, 1]}, 'runs': [{'optimizer': {'type':"
            + " 'sgd'}}]}";
    assertThat(Programs.of(json, Framework.PYTORCH))
        .contains("sum(torch.sqrt(x[i]) if x[i - 1] > 0 else -x[2 * i - 1] for i in range(1, n))");
  }

  @Test
  void powersAndSignsHoldTogetherAsInTheLanguage() {
    assertThat(program("-x^2 + (-x)^2 - (x - (y - 1)) + (x^2)^y + 2^-x", Framework.OPTAX))
        .contains("-x**2 + (-x)**2 - (x - (y - 1)) + (x**2)**y + 2**-x");
  }

  @Test
  void aFunctionThatMayNotDependOnItsVariablesHasAGradientStill() {
    assertThat(program("if(x > 1, 2, y)", Framework.PYTORCH))
        .contains("return 0 * w[0] + (2 if x > 1 else y)");
  }

  @ParameterizedTest
  @EnumSource(Framework.class)
  void namesOfPythonAreNoVariables(Framework framework) throws Exception {
    String json =
        "{'problem': {'type': 'function', 'expression': 'lambda^2 + torch*np + ops*jnp + φ*ϕ + w',"
            + " 'variables': ['lambda', 'torch', 'φ', 'ϕ', 'w'],"
            + " 'parameters': {'np': 1, 'ops': 2, 'jnp': 3, 'class': 4}, 'start': [1, 2, 3, 4, 5]},"
            + " 'runs': [{'optimizer': {'type': 'sgd'}}]}";
    String program = Programs.of(json, framework);
    assertThat(program)
        .contains("lambda_**2 + torch_ * np_ + ops_ * jnp_ + φ * ϕ_ + w_")
        .contains("VARIABLES = [\"lambda\", \"torch\", \"φ\", \"ϕ\", \"w\"]");
    assertThat(Programs.complaints(List.of(program))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Framework.class)
  void textsOfStrangersStayTexts(Framework framework) throws Exception {
    String hostile = "\\\"\\\"\\\"\\nimport evil\\r\\nprint(1)\\u2028\\f{{keyed}}\\\\";
    String json =
        ("{'title': 'T', 'notes': 'T', "
                + PROBLEM.formatted("x^2 + y^2")
                + ", 'runs': [{'name': 'N', 'optimizer': {'type': 'sgd'}}]}")
            .replace('\'', '"')
            .replace("\"T\"", "\"" + hostile + "\"")
            .replace("\"N\"", "\"\\\"), evil(), (\\\"{{seed}}\\\\\"");
    String program = Programs.of(json, framework);
    assertThat(program.lines())
        .as("each in quotes or in a comment")
        .noneMatch(line -> line.startsWith("import evil"))
        .noneMatch(line -> line.startsWith("print(1)"))
        .contains("    (\"\\\"), evil(), (\\\"{{seed}}\\\\\", optimizer_1, rate_1),");
    assertThat(program).contains("# import evil\n# print(1) ");
    assertThat(Programs.complaints(List.of(program))).isEmpty();
  }

  /** As the trace does where the domain ends before a length is good: log(x) + 1/y. */
  @Test
  void aSearchThatIsTheLastOneKeepsItsBestPoint() {
    String program =
        Programs.of(
            """
            {'problem': {'type': 'function', 'expression': 'log(x) + 1/y', 'variables': ['x', 'y'],
              'start': [1, 1]}, 'runs': [{'optimizer': {'type': 'bfgs'}}]}
            """,
            Framework.PYTORCH);
    assertThat(program)
        .contains("if np.isinf(hi) or lo == 0 or not last:")
        .contains("self.search(objective, w, g, p, 1.0 if learnt else shy, not learnt)")
        .contains("self.search(objective, w, g, -g, shy, True)");
  }

  /** A notebook's output has no encoding to be set. */
  @ParameterizedTest
  @EnumSource(Framework.class)
  void runsInANotebookToo(Framework framework) {
    String program =
        Programs.of(
            """
            {'problem': {'type': 'function', 'expression': 'x^2', 'variables': ['x'], 'start': [1]},
             'runs': [{'optimizer': {'type': 'sgd'}}]}
            """,
            framework);
    assertThat(program).contains("if hasattr(sys.stdout, \"reconfigure\"):");
  }

  @Test
  void longSumsAndProductsAreReadByPython() throws Exception {
    assertThat(
            Programs.complaints(
                List.of(
                    program("x" + "-y+x".repeat(2000), Framework.PYTORCH),
                    program("x" + "/y*x".repeat(2000), Framework.OPTAX))))
        .isEmpty();
  }

  @Test
  void whatPythonCannotReadIsRefused() {
    assertThatThrownBy(() -> program("sin(".repeat(196) + "x" + ")".repeat(196), Framework.KERAS))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("this formula has more brackets in each other than Python reads");
  }
}
