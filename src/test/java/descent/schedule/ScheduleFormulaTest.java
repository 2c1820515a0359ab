package descent.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.catalogue.Entry.Values;
import descent.catalogue.Parameter;
import descent.expression.Expression;
import descent.expression.program.DifferentiableFunction;
import descent.expression.syntax.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The formula that is shown gives the rates that are used. */
class ScheduleFormulaTest {
  /** Each kind as it begins in a run of 100 steps, and settings that have been wrong elsewhere. */
  static Stream<Schedule> schedules() {
    return Stream.concat(
        Schedules.entries().stream()
            .map(entry -> Schedules.starting(entry, 0.3, 100))
            .filter(schedule -> !(schedule instanceof Plateau)),
        Stream.of(
            new Step(0.3, 0.5, 30),
            new CosineRestarts(0.3, 1, 2, 0.01),
            new CosineRestarts(0.3, 7, 3, 0.01),
            new CosineRestarts(0.3, 3, 10, 0.01),
            new Polynomial(0.3, 100, 1.7, 0.01),
            new OneCycle(0.3, 100, 0.25, 10, 100),
            new Formula(0.3, "lr/sqrt(t + 1)")));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void theFormulaGivesTheSameRates(Schedule schedule) {
    DifferentiableFunction shown = shown(schedule);
    Schedule.Rates rates = schedule.start();
    for (long t = 0; t < 4000; t++) {
      assertThat(rates.at(t))
          .as("rate of step %d", t)
          .isCloseTo(shown.value(new double[] {t}), within(1e-12 * 0.3));
    }
  }

  @Test
  void aRateThatFollowsTheLossesHasNoFormula() {
    assertThat(new Plateau(0.1, 0.5, 10, 0).formula()).isEmpty();
  }

  private static DifferentiableFunction shown(Schedule schedule) {
    Values values = Values.of((Record) schedule);
    Map<String, Double> settings = new HashMap<>();
    for (Parameter parameter : schedule.entry().parameters()) {
      if (values.byName().get(parameter.name()) instanceof Number number) {
        settings.put(parameter.symbol(), number.doubleValue());
      }
    }
    return Expression.parse(schedule.formula())
        .compile(Variables.named(List.of("t")), settings.keySet())
        .bind(settings);
  }
}
