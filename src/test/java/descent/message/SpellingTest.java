package descent.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static final List<String> FIELDS =
      List.of(
          "learningRate",
          "momentum",
          "beta1",
          "beta2",
          "epsilon",
          "biasCorrection",
          "decay",
          "activation",
          "keepProbability",
          "units",
          "expression",
          "variables",
          "steps",
          "seed");

  @ParameterizedTest
  @CsvSource({
    "learningrate, learningRate",
    "learning_rate, learningRate",
    "lr, learningRate",
    "rate, learningRate",
    "mommentum, momentum",
    "momemtum, momentum",
    "mu, momentum",
    "beta_1, beta1",
    "Beta2, beta2",
    "eps, epsilon",
    "keep_prob, keepProbability",
    "bias_correction, biasCorrection",
    "act, activation",
    "expresion, expression",
    "variable, variables",
    "step, steps",
    "sede, seed",
    "neurons, units",
    "dropout, keepProbability",
    "width, units",
    "func, expression",
    "random_state, seed"
  })
  void theLikeliestNameIsFound(String word, String meant) {
    assertThat(Spelling.nearest(word, FIELDS)).isEqualTo(meant);
  }

  @Test
  void aMissingEndIsLikelierThanAnotherLetterAndLettersAreLeftOut() {
    assertThat(Spelling.nearest("step", List.of("stop", "steps"))).isEqualTo("steps");
    assertThat(Spelling.nearest("step", List.of("steps", "stop"))).isEqualTo("steps");
    assertThat(Spelling.nearest("gradNorm", List.of("gradientNorm", "loss")))
        .isEqualTo("gradientNorm");
  }

  @Test
  void nothingIsSaidWhereNothingIsNear() {
    assertThat(Spelling.nearest("colour", FIELDS)).isNull();
    assertThat(Spelling.nearest("x", FIELDS)).isNull();
    assertThat(Spelling.nearest("be", FIELDS)).isNull();
    assertThat(Spelling.nearest("a".repeat(100_000), FIELDS)).isNull();
  }
}
