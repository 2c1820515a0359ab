package descent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import org.junit.jupiter.api.Test;

class SchedulesTest {
  @Test
  void listsTheLecturesFirst() {
    assertThat(Schedules.entries().stream().filter(Entry::lecture).map(Entry::type))
        .startsWith("constant", "step", "exponential", "inverseTime");
    assertThat(Schedules.entries().stream().map(Entry::type))
        .doesNotHaveDuplicates()
        .contains("cosineRestarts", "cosine", "polynomial", "oneCycle", "plateau", "formula");
    assertThat(Schedules.byType("cosine")).contains(Cosine.ENTRY);
    assertThat(Schedules.byType("Cosine")).isEmpty();
  }

  @Test
  void hasTheDefaultsOfThePublishedTable() {
    assertThat(defaults("constant")).isEqualTo("learningRate");
    assertThat(defaults("step")).isEqualTo("learningRate factor=0.1 every");
    assertThat(defaults("exponential")).isEqualTo("learningRate decay");
    assertThat(defaults("inverseTime")).isEqualTo("learningRate decay");
    assertThat(defaults("cosine")).isEqualTo("learningRate over minimum=0.0");
    assertThat(defaults("cosineRestarts"))
        .isEqualTo("learningRate period multiplier=1 minimum=0.0");
    assertThat(defaults("polynomial")).isEqualTo("learningRate over power=1.0 minimum=0.0");
    assertThat(defaults("oneCycle"))
        .isEqualTo("learningRate over peakFraction=0.3 startDivisor=25.0 finalDivisor=10000.0");
    assertThat(defaults("plateau"))
        .isEqualTo("learningRate factor=0.1 patience=10 threshold=1.0E-4");
    assertThat(defaults("formula")).isEqualTo("learningRate expression");
  }

  @Test
  void staysAtItsLastRate() {
    assertThat(rate(new Cosine(0.1, 10, 0.01), 10_000)).isEqualTo(0.01);
    assertThat(rate(new Polynomial(0.1, 10, 2, 0.01), 10_000)).isEqualTo(0.01);
    OneCycle cycle = new OneCycle(0.1, 10, 0.3, 25, 1e4);
    assertThat(rate(cycle, 9)).isEqualTo(0.1 / 25 / 1e4);
    assertThat(rate(cycle, 10_000)).isEqualTo(0.1 / 25 / 1e4);
  }

  @Test
  void givesARateWhereThereIsHardlyACourse() {
    for (Schedule schedule :
        new Schedule[] {
          new Cosine(0.1, 1, 0.01),
          new CosineRestarts(0.1, 1, 1, 0),
          new CosineRestarts(0.1, 1, 1000, 0),
          new Polynomial(0.1, 1, 1, 0),
          new OneCycle(0.1, 1, 0.3, 25, 1e4),
          new OneCycle(0.1, 10, 0, 25, 1e4),
          new OneCycle(0.1, 10, 0.1, 25, 1e4),
          new OneCycle(0.1, 10, 0.999, 25, 1e4)
        }) {
      for (long t = 0; t < 20; t++) {
        assertThat(rate(schedule, t)).as("%s at %d", schedule, t).isBetween(0.0, 0.1 + 1e-15);
      }
    }
  }

  private static double rate(Schedule schedule, long t) {
    return schedule.start().at(t);
  }

  /** The parameters in order, with their defaults. */
  private static String defaults(String type) {
    StringBuilder text = new StringBuilder();
    for (Parameter parameter : Schedules.byType(type).orElseThrow().parameters()) {
      Object standard = parameter.defaultValue();
      text.append(parameter.name()).append(standard == null ? "" : "=" + standard).append(' ');
    }
    return text.toString().strip();
  }
}
