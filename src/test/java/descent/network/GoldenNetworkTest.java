package descent.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.Oracle;
import descent.objective.Norm;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import descent.optimizer.rule.AdaGrad;
import descent.optimizer.rule.Adam;
import descent.optimizer.rule.AdamW;
import descent.optimizer.rule.Momentum;
import descent.optimizer.rule.Nesterov;
import descent.optimizer.rule.RmsProp;
import descent.optimizer.rule.Sgd;
import descent.random.Key;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenNetworkTest {
  private static final String CASE = "spiral_2-8-8-2_tanh";
  private static final Pattern RATE = Pattern.compile("_lr([0-9.]+)");
  private static final double TOLERANCE = 1e-10;
  private static final Adam ADAM = new Adam(0.9, 0.999, 1e-8, true);

  private final Shape shape = GoldenNetwork.shape(8, Activation.TANH, 1);

  @Test
  void scoresAreThoseOfPyTorch() {
    var rows = Propagation.Selection.all(GoldenNetwork.spiral());
    double[][] scores =
        new Propagation(shape, Loss.CROSS_ENTROPY, Dropout.INVERTED)
            .scores(GoldenNetwork.parameters(CASE + "_init.json", shape), rows);
    for (Map<String, String> row : Oracle.rows("mlp/" + CASE + "_logits0.csv")) {
      double[] here = scores[Integer.parseInt(row.get("point"))];
      assertThat(here[0]).isCloseTo(Double.parseDouble(row.get("z0")), within(1e-14));
      assertThat(here[1]).isCloseTo(Double.parseDouble(row.get("z1")), within(1e-14));
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "_L2half_W_only_0.01, 0.01"})
  void theFirstGradientIsThatOfPyTorch(String suffix, double weightDecay) {
    double[] gradient = new double[shape.parameters()];
    double loss =
        loss(shape, weightDecay, Dropout.INVERTED, Masks.drawnBy(Key.of(1)))
            .gradient(GoldenNetwork.parameters(CASE + "_init.json", shape), gradient);
    String file = CASE + "_grad0" + suffix + ".json";
    assertThat(loss).isCloseTo(Oracle.json("mlp/" + file).get("loss").doubleValue(), within(1e-14));
    assertThat(gradient).containsExactly(GoldenNetwork.parameters(file, shape), within(1e-14));
  }

  @ParameterizedTest
  @CsvSource({
    "sgd, 0",
    "sgd_mom0.9_lr0.1, 0",
    "nesterov0.9_lr0.1, 0",
    "adagrad_lr0.05, 0",
    "rmsprop_lr0.005, 0",
    "adam_lr0.01, 0",
    "adamw_lr0.01_wd0.01, 0",
    "sgd_mom0.9_lr0.1_L2half_W_only_0.01, 0.01",
    "adam_lr0.01_L2half_W_only_0.01, 0.01"
  })
  void aHundredUpdatesAreThoseOfPyTorch(String run, double weightDecay) {
    follow(CASE, run, shape, loss(shape, weightDecay, Dropout.INVERTED, Masks.drawnBy(Key.of(1))));
  }

  @ParameterizedTest
  @CsvSource({
    "inverted, 0.5, sgd_mom0.9_lr0.1",
    "inverted, 0.5, adam_lr0.01",
    "inverted, 0.8, sgd_mom0.9_lr0.1",
    "inverted, 0.8, adam_lr0.01",
    "vanilla, 0.5, sgd_mom0.9_lr0.1",
    "vanilla, 0.5, adam_lr0.01",
    "vanilla, 0.8, sgd_mom0.9_lr0.1",
    "vanilla, 0.8, adam_lr0.01"
  })
  void updatesWithDropoutAreThoseOfPyTorch(String type, double keep, String rule) {
    String name = "spiral_2-16-16-2_relu";
    String suffix = "_dropout_" + type + "_keep" + keep;
    Dropout dropout = type.equals("inverted") ? Dropout.INVERTED : Dropout.VANILLA;
    Shape wide = GoldenNetwork.shape(16, Activation.RELU, keep);
    Masks masks = GoldenNetwork.masks("dropout_masks_keep" + keep + ".csv", 16);
    BatchLoss loss = loss(wide, 0, dropout, masks);

    double[] gradient = new double[wide.parameters()];
    double first = loss.gradient(GoldenNetwork.parameters(name + "_init.json", wide), gradient);
    String file = name + "_grad0" + suffix + ".json";
    assertThat(first)
        .isCloseTo(Oracle.json("mlp/" + file).get("loss").doubleValue(), within(1e-14));
    assertThat(gradient).containsExactly(GoldenNetwork.parameters(file, wide), within(1e-14));

    double[] w = follow(name, rule + suffix, wide, loss);
    double[][] scores =
        new Propagation(wide, Loss.CROSS_ENTROPY, dropout)
            .scores(w, Propagation.Selection.all(GoldenNetwork.spiral()));
    String logits = "mlp/" + name + "__" + rule + suffix + "_testlogits.csv";
    for (Map<String, String> row : Oracle.rows(logits)) {
      double[] here = scores[Integer.parseInt(row.get("point"))];
      assertThat(here[0]).isCloseTo(Double.parseDouble(row.get("z0")), within(TOLERANCE));
      assertThat(here[1]).isCloseTo(Double.parseDouble(row.get("z1")), within(TOLERANCE));
    }
  }

  /** Trains as the files tell and compares every loss, every gradient norm and the last weights. */
  private static double[] follow(String name, String run, Shape shape, BatchLoss loss) {
    double[] w = GoldenNetwork.parameters(name + "_init.json", shape);
    double[] gradient = new double[w.length];
    double[] exact = new double[w.length];
    double rate = rate(run);
    Memory memory = optimizer(run).start(w.length);
    List<Map<String, String>> rows = Oracle.rows("mlp/" + name + "__" + run + "_loss.csv");
    int updates = rows.size() - 1;
    assertThat(updates).isEqualTo(run.contains("dropout") ? 30 : 100);
    for (int step = 0; step < updates; step++) {
      loss.goTo(step);
      assertThat(loss.gradient(w, gradient))
          .as("loss before update %d", step)
          .isCloseTo(number(rows.get(step), "total_loss"), within(TOLERANCE))
          .isCloseTo(loss.value(w), within(1e-14));
      System.arraycopy(gradient, 0, exact, 0, exact.length);
      assertThat(Norm.of(exact))
          .isCloseTo(number(rows.get(step), "grad_norm_before_clip"), within(TOLERANCE));
      memory.step(loss, w, gradient, rate);
    }
    assertThat(loss.value(w)).isCloseTo(number(rows.getLast(), "total_loss"), within(TOLERANCE));
    String last = name + "__" + run + "_final.json";
    assertThat(w).containsExactly(GoldenNetwork.parameters(last, shape), within(TOLERANCE));
    return w;
  }

  /** The number behind "lr" in the name of a run; 0.1 where there is none. */
  private static double rate(String run) {
    Matcher matcher = RATE.matcher(run);
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0.1;
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static BatchLoss loss(Shape shape, double weightDecay, Dropout dropout, Masks masks) {
    return new BatchLoss(
        new Propagation(shape, Loss.CROSS_ENTROPY, dropout),
        new Penalty(shape, weightDecay),
        GoldenNetwork.spiral(),
        0,
        false,
        Key.of(1),
        masks);
  }

  private static Optimizer optimizer(String run) {
    return switch (run.replaceAll("[_0-9].*", "")) {
      case "sgd" -> run.contains("mom") ? new Momentum(0.9) : new Sgd();
      case "nesterov" -> new Nesterov(0.9);
      case "adagrad" -> new AdaGrad(1e-10);
      case "rmsprop" -> new RmsProp(0.99, 1e-8);
      case "adamw" -> new AdamW(0.9, 0.999, 1e-8, 0.01);
      default -> ADAM;
    };
  }
}
