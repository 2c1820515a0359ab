package descent.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.message.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
  @Test
  void knowsTheStepAndTheLearningRate() {
    Schedule.Rates rates = new Formula(0.5, "lr*cos(pi*t)").start();

    assertThat(rates.at(0)).isEqualTo(0.5);
    assertThat(rates.at(1)).isEqualTo(-0.5);
  }

  @Test
  void passesOnWhatIsNoRate() {
    Schedule.Rates rates = new Formula(0.5, "lr/(t - 1) + sqrt(1 - t)").start();

    assertThat(rates.at(1)).isInfinite();
    assertThat(rates.at(2)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lr*", "lr*x", "t[1]", "lr = 1"})
  void refusesWhatIsNoExpressionOfThem(String text) {
    assertThatThrownBy(() -> new Formula(0.5, text)).isInstanceOf(InvalidInputException.class);
  }
}
