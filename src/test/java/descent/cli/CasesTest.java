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

/** Inputs that went wrong once, through the commands that programs call; HTTP answers the same. */
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.5x^2+50y^2 | x,y | -4,1 | 200 | sgd | 0.021 | diverges | ever longer steps
          0.5x^2+50y^2 | x,y | -4,1 | 200 | sgd | 0.02 | oscillates | it travels
          0.5x^2+50y^2 | x,y | -4,1 | 200 | sgd | 0.018 | arrives | It ends at the minimum (0, 0)
          -3x^2+50y^2 | x,y | -4,1 | 200 | sgd | 0.018 | endless | unbounded below
          x*y | x,y | -4,1 | 200 | adam | 0.1 | endless | unbounded below
          -x^2-y^2 | x,y | 1,2 | 200 | sgd | 0.1 | endless | unbounded below
          3 | x,y | 1,2 | 50 | sgd | 0.1 | flat | to rounding
          tan(x)+tan(y) | x,y | 0,0.3 | 200 | sgd | 0.01 | endless | unbounded below
          log(x)+1/y | x,y | 1,1 | 60 | adam | 0.1 | endless | unbounded below
          -log(x)+1000*x | x | 1 | 60 | lbfgs | 1 | arrives | 7.908
          -log(x)+1000*x | x | 1 | 60 | bfgs | 1 | arrives | 7.908
          8*abs(x^2-y)+(1-x)^2 | x,y | -1,1.5 | 60 | lbfgs | 1 | stuck | at a kink
          x^2 | x | 1 | 60 | sgd | {"type": "formula", "expression": "0.1/t"} | undefined | not finite at t = 0
          x^2 | x | 1 | 60 | sgd | {"type": "formula", "expression": "0.1*sqrt(20-t)"} | undefined | at t = 21
          (x+y+z)^2 | x,y,z | 1,2,3 | 200 | sgd | 0.1 | arrives | It ends at the minimum
          (x+y-3)^2+(y+z-1)^2+(x-z-2)^2 | x,y,z | 0,0,0 | 200 | sgd | 0.9 | diverges | the loss goes from 14
          2x^2-1.05x^4+x^6/6+x*y+y^2 | x,y | 2.35,-1.09 | 200 | adam | 0.1 | trapped | local minimum (1.748, -0.8738)
          2*x^2-1.05*x^4+x^6/6+y*x+y^2 | x,y | -4,3 | 200 | adam | 0.1 | trapped | local minimum
          (x+2y-7)^2+(2x+y-5)^2 | x,y | -7.42,2.74 | 200 | adagrad | 0.1 | progressing | still on its way
          (1-x)^2+100(y-x^2)^2 | x,y | -10,10 | 200 | sgd | 1e-6 | progressing | still on its way
          0.5x^2+50y^2 | x,y | -4,1 | 200 | sgd | {"learningRate": 0.03, "warmup": 2000} | progressing | still on its way
          (x+y-3)^2+(y+z-1)^2+(x-z-2)^2 | x,y,z | 0,0,0 | 200 | sgd | 0.3 | arrives | It ends at the minimum
          log(x)+y | x,y | -1,0 | 20 | sgd | 0.1 | undefined | where the runs begin
          """)
  void aRunGetsItsWordAndReason(
      String expression,
      String variables,
      String start,
      int steps,
      String optimizer,
      String plan,
      String verdict,
      String reason) {
    JsonNode run =
        json(race(expression, variables, start, steps, optimizer, plan), "explain", "-")
            .get("runs")
            .get(0);
    assertThat(run.get("verdict").stringValue()).as(run.toString()).isEqualTo(verdict);
    assertThat(run.get("text").stringValue()).contains(reason);
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
