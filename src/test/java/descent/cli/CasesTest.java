package descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Inputs that went wrong once, through the commands that programs call. What is said of runs stands
 * in {@code cases/words.csv}, which {@code ExplainCasesTest} asks over HTTP too.
 */
class CasesTest {
  private static final String BEALE =
      "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2";
  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 40}, "weightDecay": %s,
         "layers": [{"units": 5, "activation": "tanh"}]}, "runs": [{"optimizer": {"type": "sgd"}}]}
      """;

  private static String output(byte[] in, String... command) {
    var out = new ByteArrayOutputStream();
    assertThat(CommandLine.run(command, new ByteArrayInputStream(in), out, out))
        .as(out.toString(StandardCharsets.UTF_8))
        .isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static JsonNode json(byte[] in, String... command) {
    return JsonMapper.builder().build().readTree(output(in, command));
  }

  private static JsonNode json(String in, String... command) {
    return json(in.getBytes(StandardCharsets.UTF_8), command);
  }

  private static String race(
      String expression, String variables, String start, int steps, String optimizer, String plan) {
    String schedule = plan.startsWith("{") ? plan : "{\"learningRate\": " + plan + "}";
    return """
    {"problem": {"type": "function", "expression": "%s", "variables": ["%s"], "start": [%s]}, "steps": %d,
     "runs": [{"optimizer": {"type": "%s"}, "schedule": %s}]}
    """
        .formatted(expression, variables.replace(",", "\", \""), start, steps, optimizer, schedule);
  }

  @Test
  void bealeIsNotBlamedOnMomentum() {
    JsonNode sgd =
        json(race(BEALE, "x,y", "1.2,0.6", 400, "sgd", "0.01"), "explain", "-").get("runs").get(0);
    assertThat(sgd.get("verdict").stringValue()).isEqualTo("progressing");
    assertThat(sgd.get("remedies").toString()).doesNotContain("momentum 0");
    JsonNode adam =
        json(race(BEALE, "x,y", "1.2,0.6", 400, "adam", "0.05"), "explain", "-").get("runs").get(0);
    assertThat(adam.get("verdict").stringValue()).isEqualTo("arrives");
  }

  @Test
  void theQuarticIsNotToldOfAMomentumThatIsNotThere() {
    JsonNode run =
        json(race("x^4", "x", "2", 200, "sgd", "0.1"), "explain", "-").get("runs").get(0);
    assertThat(run.get("verdict").stringValue()).isEqualTo("arrives");
    assertThat(run.toString()).doesNotContain("less momentum");
  }

  @Test
  void parametersAreNamedInChineseAsTheFormsNameThem() {
    String race = race("x^4-2*x^2", "x", "0.3", 200, "newton", "1");
    String told = output(race.getBytes(StandardCharsets.UTF_8), "explain", "-", "--language", "zh");
    assertThat(told).contains("阻尼 δ 0 → 0.001：终值 -1，原为 0").doesNotContain("damping 0");
  }

  @ParameterizedTest
  @CsvSource({
    "(-8)^(1/3)+0x, x=1, value, null",
    "(-8)^(1/3)+0x, x=1, criticalPoint, null",
    "'sqrt(x^2+y^2)', 'x=3e200,y=4e200', gradient, '[0.6000000000000001,0.8]'",
    "'hypot(x,y)', 'x=3e200,y=4e200', gradient, '[0.6000000000000001,0.8]'"
  })
  void aPointIsEvaluated(String expression, String at, String field, String value) {
    assertThat(json("", "evaluate", expression, "--at", at).get(field)).hasToString(value);
  }

  @Test
  void theMicroSignIsMu() {
    String[] command = {"evaluate", "\u00b5*x^2", "--at", "x=2", "--with", "\u03bc=3"};
    assertThat(json("", command).get("value").doubleValue()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sin(1e6*x) | x | 1 | '' | right
          (x-1)^2+(y-2)^2 | x,y | 1,2 | '' | undecided
          x^2+y | x,y | 1e8,1 | '' | undecided
          x^2+y | x,y | 1e8,1 | --float --h 1e-7 | undecided
          """)
  void aGradientIsChecked(
      String expression, String variables, String start, String options, String verdict) {
    var command = new ArrayList<>(List.of("check", "-"));
    if (!options.isEmpty()) {
      command.addAll(List.of(options.split(" ")));
    }
    JsonNode told =
        json(race(expression, variables, start, 5, "sgd", "0.1"), command.toArray(String[]::new));
    assertThat(told.get("verdict").stringValue()).as(told.toString()).isEqualTo(verdict);
  }

  @Test
  void aForgottenMeanIsOneFactorOnlyWithoutAPenalty() {
    String[] command = {"check", "-", "--fault", "mean:1"};
    assertThat(json(NETWORK.formatted("0"), command).get("verdict").stringValue())
        .isEqualTo("wrong");
    String with = output(NETWORK.formatted("0.1").getBytes(StandardCharsets.UTF_8), command);
    assertThat(with).contains("\"wrong\"").doesNotContain("everywhere by the same factor");
  }

  @Test
  void filesAreReadAsPeopleHaveThem() {
    byte[] gbk = "a,b\n1,正\n2,负\n3,x\n4,正\n".getBytes(Charset.forName("GBK"));
    assertThat(json(gbk, "data", "-", "--encoding", "gb18030").get("classes")).hasSize(3);
    JsonNode iris = json("5.1,3.5,setosa\n4.9,3.0,setosa\n6.2,2.9,virginica\n", "data", "-");
    assertThat(iris.get("header").booleanValue()).isFalse();
    assertThat(iris.get("rows").intValue()).isEqualTo(3);
    assertThat(json("a;b;c\n1,5;2;x\n2,5;3;y\n", "data", "-").get("separator").stringValue())
        .isEqualTo(";");
    var sine = new StringBuilder("x,y\n");
    for (int i = 0; i < 60; i++) {
      sine.append(i / 10.0).append(',').append(StrictMath.sin(i / 10.0)).append('\n');
    }
    assertThat(json(sine.toString(), "data", "-").get("task").stringValue())
        .isEqualTo("regression");
  }
}
