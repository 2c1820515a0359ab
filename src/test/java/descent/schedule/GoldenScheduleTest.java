package descent.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.Oracle;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schedule gives the rates that PyTorch and NumPy computed. */
class GoldenScheduleTest {
  private static final double TOLERANCE = 1e-12;

  /** Up from 0.001 over 20 steps, down over 30. */
  private static final String TRIANGLE =
      "0.001 + 0.099*if(mod(t, 50) <= 20, mod(t, 50)/20, (50 - mod(t, 50))/30)";

  static Stream<Arguments> schedules() {
    return Stream.of(
        Arguments.of("StepLR_s30_g0.5", new Step(0.1, 0.5, 30)),
        Arguments.of("StepLR_s100_g0.1", new Step(0.1, 0.1, 100)),
        Arguments.of("cs_step_half_every5", new Step(0.1, 0.5, 5)),
        Arguments.of("cs_step_tenth_every20", new Step(0.1, 0.1, 20)),
        Arguments.of("ExponentialLR_g0.98", new ExponentialDecay(0.1, -StrictMath.log(0.98))),
        Arguments.of("cs_exp_k0.01", new ExponentialDecay(0.1, 0.01)),
        Arguments.of("cs_inv_t_k0.05", new InverseTime(0.1, 0.05)),
        Arguments.of("CosineAnnealingLR_T400", new Cosine(0.1, 400, 1e-4)),
        Arguments.of("cs_cosine", new Cosine(0.1, 400, 0)),
        Arguments.of("CosineWarmRestarts_T50", new CosineRestarts(0.1, 50, 1, 0)),
        Arguments.of("CosineWarmRestarts_T25_mult2", new CosineRestarts(0.1, 25, 2, 1e-4)),
        Arguments.of("snapshot_cyclic_cosine_M5", new CosineRestarts(0.1, 80, 1, 0)),
        Arguments.of("PolynomialLR_300_p2", new Polynomial(0.1, 300, 2, 0)),
        Arguments.of("PolynomialLR_400_p1", new Polynomial(0.1, 400, 1, 0)),
        Arguments.of("cs_linear", new Polynomial(0.1, 400, 1, 0)),
        Arguments.of("OneCycleLR_cos", new OneCycle(0.5, 400, 0.3, 25, 1e4)),
        Arguments.of("cs_inv_sqrt", new Formula(0.1, "lr/sqrt(t + 1)")),
        Arguments.of("CyclicLR_triangular", new Formula(0.1, TRIANGLE)),
        Arguments.of("CyclicLR_triangular2", new Formula(0.1, TRIANGLE + "*0.5^floor(t/50)")),
        Arguments.of("CyclicLR_exp_range", new Formula(0.1, TRIANGLE + "*0.995^t")),
        Arguments.of("ConstantLR", new Formula(0.1, "if(t < 40, 0.25lr, lr)")),
        Arguments.of("LinearLR_warmup", new Formula(0.1, "lr*(0.1 + 0.9min(t, 40)/40)")),
        Arguments.of(
            "MultiStepLR",
            new Formula(
                0.1,
                "lr*0.2^(if(t >= 60, 1, 0) + if(t >= 150, 1, 0) + if(t >= 151, 1, 0)"
                    + " + if(t >= 300, 1, 0))")),
        Arguments.of(
            "SequentialLR_linear_then_exp",
            new Formula(0.1, "if(t < 20, lr*(0.1 + 0.9t/20), lr*0.99^(t - 20))")),
        Arguments.of(
            "warmup20_then_cosine",
            new Formula(0.1, "if(t < 20, lr*(0.01 + 0.99t/20), lr*(1 + cos(pi*(t - 20)/380))/2)")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("schedules")
  void givesTheRates(String file, Schedule schedule) {
    List<Map<String, String>> rows = Oracle.rows("schedules/" + file + ".csv");
    Schedule.Rates rates = schedule.start();
    assertThat(rows).hasSize(400);
    for (Map<String, String> row : rows) {
      compare(row, rates.at(Long.parseLong(row.get("t"))));
    }
  }

  /** The schedule of the Transformer: its rise is our warm-up of an inverse square root. */
  @Test
  void warmsUpLikeTheTransformers() {
    Schedule inverseRoot = new Formula(1, "lr/sqrt(64max(t + 1, 40))");
    Schedule.Rates rates = new Plan(inverseRoot, 40, false).start();

    for (Map<String, String> row : Oracle.rows("schedules/noam_d64_w40.csv")) {
      compare(row, rates.at(Long.parseLong(row.get("t"))));
    }
  }

  /** PyTorch's rises again afterwards. */
  @Test
  void fallsLikePyTorchsPeriodicCosineAndStays() {
    Schedule.Rates rates = new Cosine(0.1, 100, 0.001).start();

    for (Map<String, String> row :
        Oracle.rows("schedules/CosineAnnealingLR_T100_periodic.csv").subList(0, 101)) {
      compare(row, rates.at(Long.parseLong(row.get("t"))));
    }
    assertThat(rates.at(101)).isEqualTo(0.001);
    assertThat(rates.at(1_000_000)).isEqualTo(0.001);
  }

  static Stream<Arguments> plateaus() {
    return Stream.of(
        Arguments.of("plateau_default_p10_f0.1", new Plateau(0.1, 0.1, 10, 1e-4), 1),
        Arguments.of("plateau_p15_f0.5_thr0", new Plateau(0.1, 0.5, 15, 0), 1),
        Arguments.of("plateau_max_p8_f0.3", new Plateau(0.1, 0.3, 8, 1e-4), -1));
  }

  /** PyTorch's maximum of a positive measure is our minimum of a negative loss. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("plateaus")
  void fallsWhenPyTorchsPlateauDoes(String file, Schedule schedule, int sign) {
    Schedule.Rates rates = schedule.start();
    for (Map<String, String> row : Oracle.rows("schedules/" + file + ".csv")) {
      compare(row, rates.at(Long.parseLong(row.get("t"))));
      rates.hear(sign * Double.parseDouble(row.get("loss")));
    }
  }

  private static void compare(Map<String, String> row, double rate) {
    double expected = Double.parseDouble(row.getOrDefault("lr_closed_form", row.get("lr")));
    assertThat(rate)
        .as("rate of step %s", row.get("t"))
        .isCloseTo(expected, within(TOLERANCE * Math.abs(expected)));
  }
}
