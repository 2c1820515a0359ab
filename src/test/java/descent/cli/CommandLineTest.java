package descent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  private static final String EXPERIMENT =
      """
      {"problem": {"type": "function", "expression": "x^2+y^2", "variables": ["x", "y"], "start": [1, 2]},
       "steps": 2,
       "runs": [{"name": "a, b", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.5}},
                {"name": "far", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 1e200}}]}
      """;

  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 40},
                   "layers": [{"units": 4, "activation": "tanh"}]},
       "runs": [{"optimizer": {"type": "sgd"}}]}
      """;

  @Test
  void traceWritesEveryRowAndWhyEachRunEnded() {
    var result = Answer.to(EXPERIMENT, "trace", "-");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            run,step,loss,gradient_norm,learning_rate,function_evaluations,gradient_evaluations,x,y
            "a, b",0,5.0,4.47213595499958,,0,0,1.0,2.0
            "a, b",1,0.0,0.0,0.5,0,1,0.0,0.0
            "a, b",2,0.0,0.0,0.5,0,2,0.0,0.0
            far,0,5.0,4.47213595499958,,0,0,1.0,2.0
            """);
    assertThat(result.err())
        .isEqualTo(
            """
            a, b: all 2 steps are done, final loss 0.0
            far: diverged at step 1: the loss overflowed, final loss 5.0
            """);
  }

  @Test
  void traceReadsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("experiment.json"), EXPERIMENT);
    assertThat(Answer.to("", "trace", file.toString()).out())
        .isEqualTo(Answer.to(EXPERIMENT, "trace", "-").out());
    assertThat(Answer.to("", "trace", folder.resolve("none.json").toString()).err())
        .contains("there is no file");
    assertThat(Answer.to("", "trace", folder.toString()).code()).isEqualTo(1);
  }

  @Test
  void whatIsNotUtf8IsRefusedWhereItBreaksOff(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("experiment.json");
    Files.writeString(file, EXPERIMENT.replace("a, b", "über"), StandardCharsets.ISO_8859_1);
    var result = Answer.to("", "trace", file.toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            "this is not text in UTF-8: byte %d begins no character\n"
                .formatted(EXPERIMENT.indexOf("a, b") + 1));
    Files.writeString(file, EXPERIMENT.replace("a, b", "über"));
    assertThat(Answer.to("", "trace", file.toString()).out()).contains("über,2,");
  }

  @Test
  void theSameFileGivesTheSameBytes() {
    String noisy =
        EXPERIMENT
            .replace("\"start\"", "\"gradientNoise\": 0.3, \"start\"")
            .replace("\"steps\": 2", "\"steps\": 500");
    assertThat(Answer.to(noisy, "trace", "-").out())
        .isEqualTo(Answer.to(noisy, "trace", "-").out());
  }

  @Test
  void evaluateTellsValueAndDerivatives() {
    var json = Answer.to("", "evaluate", "a*x^2*y", "--at", "x=3,y=2", "--with", "a=5").json();
    assertThat(json.get("value").asDouble()).isEqualTo(90);
    assertThat(json.get("gradient").toString()).isEqualTo("[60.0,45.0]");
    assertThat(json.get("hessian").toString()).isEqualTo("[[20.0,30.0],[30.0,0.0]]");
    assertThat(json.get("eigenvalues").get(0).asDouble())
        .isCloseTo(10 - Math.sqrt(1000), within(1e-13));
    assertThat(json.get("criticalPoint").isNull()).isTrue();
  }

  @Test
  void evaluateNamesTheKindOfPoint() {
    var json = Answer.to("", "evaluate", "-x^2", "--at", "x=0").json();
    assertThat(json.get("value").asDouble()).isZero();
    assertThat(json.get("criticalPoint").stringValue()).isEqualTo("maximum");
    assertThat(json.get("conditionNumber").asDouble()).isEqualTo(1);
    var flat = Answer.to("", "evaluate", "(x+y)^2", "--at", "x=1,y=-1").json();
    assertThat(flat.get("criticalPoint").stringValue()).isEqualTo("degenerate");
    assertThat(flat.get("conditionNumber").isNull()).isTrue();
  }

  @Test
  void evaluateKeepsTheOrderOfTheVariablesAndTakesArrays() {
    assertThat(
            Answer.to("", "evaluate", "x + 2y", "--at", "y=0,x=0")
                .json()
                .get("gradient")
                .toString())
        .isEqualTo("[2.0,1.0]");
    assertThat(
            Answer.to("", "evaluate", "sum(i,1,n,i*x[i])", "--at", "x[1]=1,x[2]=1,x[3]=1")
                .json()
                .get("gradient")
                .toString())
        .isEqualTo("[1.0,2.0,3.0]");
  }

  @Test
  void whatIsNotFiniteIsNull() {
    var json = Answer.to("", "evaluate", "sqrt(x)", "--at", "x=0").json();
    assertThat(json.get("value").asDouble()).isZero();
    assertThat(json.get("gradient").toString()).isEqualTo("[null]");
    assertThat(json.get("eigenvalues").isNull()).isTrue();
    assertThat(Answer.to("", "evaluate", "log(x)", "--at", "x=-1").json().get("value").isNull())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fly | there is no command fly",
        "trace | trace takes one argument",
        "trace nowhere.json | there is no file nowhere.json",
        "evaluate | evaluate needs an expression",
        "evaluate x | evaluate needs a point",
        "evaluate x --at | after --at names and values are missing",
        "evaluate x --at x | --at takes names and values",
        "evaluate x --at x=one | the value of x must be a finite number",
        "evaluate x --at x=NaN | the value of x must be a finite number",
        "evaluate x --at x=1e999 | the value of x must be a finite number",
        "evaluate x --at x=1,x=2 | --at names x twice",
        "evaluate x y --at x=1 | evaluate takes one expression",
        "evaluate x[1] --at x[2]=1 | expected x[1]",
        "evaluate x --at sin=1 | ",
        "evaluate x+b --at x=1 | ",
        "evaluate sen(x) --at x=1 | ",
        "check | check needs a file",
        "check a.json b.json | check takes one file",
        "check --fast a.json | check takes one file",
        "check a.json --h | after --h a value is missing",
        "check nowhere.json | there is no file nowhere.json",
      })
  void badInputGetsASentence(String command, String sentence) {
    var result = Answer.to("", command.split(" "));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith(sentence == null ? "" : sentence)
        .hasLineCount(1)
        .doesNotContain("Exception");
  }

  @Test
  void textIsUtf8WhereTheLocaleHasNone() {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    CommandLine.run(
        new String[] {"trace", "-"},
        new ByteArrayInputStream(
            EXPERIMENT.replace("a, b", "épée").getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.US_ASCII),
        new PrintStream(err, true, StandardCharsets.US_ASCII));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("épée,2,");
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("épée: all 2 steps are done");
  }

  @Test
  void aPointOfTooManyVariablesIsRefusedAtOnce() {
    var names = new StringBuilder();
    for (int i = 1; i <= 1001; i++) {
      names.append(i == 1 ? "" : ",").append("x[").append(i).append("]=1");
    }
    assertThat(Answer.to("", "evaluate", "x[1]", "--at", names.toString()).err())
        .startsWith("--at names 1001 variables");
  }

  /** Takes so many bytes, and fails from then on. */
  private static final class Failing extends OutputStream {
    private final String reason;
    private int room;
    int refused;

    Failing(int room, String reason) {
      this.room = room;
      this.reason = reason;
    }

    @Override
    public void write(int b) throws IOException {
      if (room-- <= 0) {
        refused++;
        throw new IOException(reason);
      }
    }
  }

  @Test
  void anOutputThatIsLostIsToldAbout() {
    var err = new ByteArrayOutputStream();
    var full = new Failing(0, "No space left on device");
    int code = CommandLine.run(new String[] {"help"}, InputStream.nullInputStream(), full, err);
    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines("the result could not be written: No space left on device");
  }

  @Test
  void aReaderThatHasSeenEnoughEndsTheCommandQuietlyAndAtOnce() {
    String endless =
        EXPERIMENT.replace("\"steps\": 2", "\"steps\": 1000000").replace("0.5}", "1e-9}");
    var err = new ByteArrayOutputStream();
    var head = new Failing(100, "Broken pipe");
    int code =
        CommandLine.run(
            new String[] {"trace", "-"},
            new ByteArrayInputStream(endless.getBytes(StandardCharsets.UTF_8)),
            head,
            err);
    assertThat(code).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(head.refused).isEqualTo(1);
  }

  @Test
  void aNegativeBaseDoesNotSpoilTheHessian() {
    var json = Answer.to("", "evaluate", "x^y", "--at", "x=-2,y=2").json();
    assertThat(json.get("gradient").toString()).isEqualTo("[-4.0,null]");
    assertThat(json.get("hessian").get(0).get(0).asDouble()).isEqualTo(2);
  }

  @Test
  void checkComparesAnalyticAndNumericDerivatives() {
    var result = Answer.to(EXPERIMENT, "check", "-");
    assertThat(result.code()).isZero();
    var json = result.json();
    assertThat(json.get("verdict").asString()).isEqualTo("right");
    assertThat(json.get("step").asDouble()).isEqualTo(1e-5);
    assertThat(json.get("worstRelativeError").asDouble()).isLessThan(1e-7);
    assertThat(json.get("parameters")).hasSize(2);
    var y =
        json.get("parameters").get(json.get("parameters").get(0).get("index").asInt() == 1 ? 0 : 1);
    assertThat(y.get("name").asString()).isEqualTo("y");
    assertThat(y.get("analytic").asDouble()).isEqualTo(4);
    assertThat(y.get("numeric").asDouble()).isCloseTo(4, within(1e-9));
    assertThat(y.get("reason").isNull()).isTrue();
  }

  @Test
  void checkFindsAPlantedFaultOfANetwork() {
    var right = Answer.to(NETWORK, "check", "-").json();
    assertThat(right.get("verdict").asString()).isIn("right", "fine");
    assertThat(right.get("normError").asDouble()).isLessThan(1e-7);
    assertThat(right.get("checked").asInt()).isEqualTo(3 * 4 + 2 * 5);
    var wrong = Answer.to(NETWORK, "check", "-", "--fault", "bias:2", "--h", "1e-4").json();
    assertThat(wrong.get("verdict").asString()).isEqualTo("wrong");
    assertThat(wrong.get("worstParameter").asString()).startsWith("layer 2 bias");
    assertThat(wrong.get("step").asDouble()).isEqualTo(1e-4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--h 0 | the step after --h must be a number above 0",
        "--h much | the step after --h must be a number above 0",
        "--run 2 | after --run stands a whole number from 1 to 1",
        "--after -1 | after --after stands a whole number from 0",
        "--dropout half | after --dropout stands off, fixed or fresh",
        "--fault mask:1 | after --fault stands one of derivative:1, ",
      })
  void anOptionOfCheckThatCannotBeGetsASentence(String option, String sentence) {
    var args = ("check - " + option).split(" ");
    var result = Answer.to(NETWORK, args);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith(sentence).hasLineCount(1);
  }

  @Test
  void helpNamesTheCommands() {
    assertThat(Answer.to("", "help").out()).contains("serve", "trace", "evaluate", "check");
  }

  @ParameterizedTest
  @CsvSource({"pytorch, import torch", "keras, import keras", "optax, import optax"})
  void codeWritesAProgramOfTheFramework(String framework, String line) {
    var result = Answer.to(EXPERIMENT, "code", "-", "--framework", framework);
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines()).contains(line, "    (\"a, b\", optimizer_1, rate_1),");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code | code needs a file, or - for standard input",
        "code - | code needs --framework and one of pytorch, keras, optax after it",
        "code - --framework | after --framework a value is missing",
        "code - --framework mxnet | after --framework stands one of pytorch, keras, optax, not"
            + " \"mxnet\"",
        "code - x | code takes one file, or - for standard input, and --framework; x is neither"
      })
  void codeSaysWhatItNeeds(String command, String sentence) {
    var result = Answer.to(EXPERIMENT, command.split(" "));
    assertThat(result.code()).isOne();
    assertThat(result.out()).isEmpty();
    assertThat(result.err().strip()).isEqualTo(sentence);
  }
}
