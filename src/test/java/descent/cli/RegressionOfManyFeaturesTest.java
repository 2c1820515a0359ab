package descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A file with several columns and a number to be predicted goes through every command. */
class RegressionOfManyFeaturesTest {
  /** The price is 10 + 2 a - 3 b + c; the column id says nothing of it. */
  private static final String EXPERIMENT =
      """
      {"problem": {"type": "network",
        "dataset": {"type": "csv", "target": "price", "task": "regression", "ignore": ["id"],
          "content": "id;a;b;c;price\\n1;0,5;1;2;10\\n2;1;0;1;13\\n3;2;1,5;0;9,5\\n4;3;2;1;11\\n5;0;0;4;14\\n6;1;3;3;6\\n7;2;2;2;10\\n8;4;1;0;15\\n"},
        "layers": [], "loss": "meanSquaredError", "batchSize": 4},
       "steps": 300,
       "runs": [{"name": "gd", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.05}}]}
      """;

  private static String run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        CommandLine.run(
            args,
            new ByteArrayInputStream(EXPERIMENT.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("problem");
    assertThat(code).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void traceLearnsIt() {
    List<String> lines = run("trace", "-").lines().toList();
    List<String> columns = List.of(lines.getFirst().split(",", -1));
    int loss = columns.indexOf("train_loss");
    assertThat(columns).contains("step", "train_loss");
    double first = Double.parseDouble(lines.get(1).split(",", -1)[loss]);
    double last = Double.parseDouble(lines.getLast().split(",", -1)[loss]);
    assertThat(first).isGreaterThan(10);
    assertThat(last).isLessThan(0.1 * first);
  }

  @Test
  void checkFindsEveryDerivativeRight() {
    var json = JsonMapper.builder().build().readTree(run("check", "-"));
    assertThat(json.get("checked").asInt()).as("a, b, c and the bias").isEqualTo(4);
    assertThat(json.get("normError").asDouble()).isLessThan(1e-7);
    assertThat(json.get("verdict").asString()).isIn("right", "fine");
  }

  @Test
  void codePredictsANumberFromTheThreeColumns() {
    assertThat(run("code", "-", "--framework", "pytorch"))
        .contains("def squared_error(scores, targets)", "Data(")
        .doesNotContain("cross_entropy");
  }

  /** The loss is the mean of the squared errors, in the target's own units. */
  @Test
  void theLossIsInTheUnitsOfTheTarget() {
    List<String> lines = run("trace", "-").lines().toList();
    int loss = List.of(lines.getFirst().split(",", -1)).indexOf("train_loss");
    // The weights begin near 0, so the loss at first is about the mean square of the prices.
    double square = (100 + 169 + 9.5 * 9.5 + 121 + 196 + 36 + 100 + 225) / 8;
    assertThat(Double.parseDouble(lines.get(1).split(",", -1)[loss]))
        .isBetween(square / 3, square * 3);
  }

  @Test
  void explainSpeaksOfALossAndOfNoClass() {
    var json = JsonMapper.builder().build().readTree(run("explain", "-"));
    assertThat(json.get("runs").get(0).get("verdict").asString()).isEqualTo("generalises");
    assertThat(json.get("runs").get(0).get("text").asString()).contains("its loss is");
    assertThat(json.toString()).doesNotContain("% of the");
  }

  @Test
  void dataTellsHowTheFileIsRead() {
    var out = new ByteArrayOutputStream();
    String csv =
        JsonMapper.builder().build().readTree(EXPERIMENT).at("/problem/dataset/content").asString();
    int code =
        CommandLine.run(
            new String[] {"data", "-", "--target", "price", "--ignore", "id"},
            new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
            out,
            new ByteArrayOutputStream());
    assertThat(code).isZero();
    var json = JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(json.get("separator").asString()).isEqualTo(";");
    assertThat(json.get("features").toString()).isEqualTo("[\"a\",\"b\",\"c\"]");
    assertThat(json.get("target").asString()).isEqualTo("price");
    assertThat(json.get("warnings").toString()).contains("decimal comma");
  }
}
