package descent.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import descent.catalogue.Entry.Values;
import descent.optimizer.rule.Optimizers;
import descent.schedule.Schedules;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every entry of every catalogue keeps to. */
class EntryTest {
  private static final Set<String> TAKEN =
      Set.of("w", "g", "t", "e", "pi", "min", "max", "sum", "prod", "if", "floor", "log", "exp");

  static Stream<Named<Entry<?>>> entries() {
    return Stream.<Entry<?>>concat(Optimizers.entries().stream(), Schedules.entries().stream())
        .map(entry -> Named.of(entry.type(), entry));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void makesARecordWhoseComponentsAreItsParameters(Entry<?> entry) {
    Map<String, Object> given = new HashMap<>();
    for (Parameter parameter : entry.parameters()) {
      given.put(parameter.name(), example(parameter));
    }

    Object made = entry.create().apply(new Values(given));

    assertThat(made).isInstanceOf(Record.class);
    assertThat(Arrays.stream(made.getClass().getRecordComponents()).map(RecordComponent::getName))
        .containsExactlyElementsOf(entry.parameters().stream().map(Parameter::name).toList());
    assertThat(Values.of((Record) made).byName()).isEqualTo(given);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void explainsItself(Entry<?> entry) {
    assertThat(entry.type()).matches("[a-z][a-zA-Z0-9]*");
    assertThat(entry.title()).isNotBlank();
    assertThat(entry.summary()).endsWith(".");
    for (Parameter parameter : entry.parameters()) {
      assertThat(parameter.meaning()).as(parameter.name()).endsWith(".").hasSizeGreaterThan(20);
      assertThat(parameter.symbol()).matches("[a-zA-Z][a-zA-Z0-9]*").isNotIn(TAKEN);
      if (parameter instanceof Parameter.Real real && real.defaultValue() != null) {
        assertThat(real.allows(real.defaultValue())).as(real.name()).isTrue();
      }
    }
    assertThat(entry.parameters().stream().map(Parameter::symbol)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void namesItsPaperInFull(Entry<?> entry) {
    Entry.Reference paper = entry.reference();
    if (paper != null) {
      assertThat(paper.authors()).isNotBlank();
      assertThat(paper.title()).isNotBlank();
      assertThat(paper.year()).isBetween(1900, 2026);
      assertThat(paper.address()).startsWith("https://");
    }
  }

  private static Object example(Parameter parameter) {
    Object standard = parameter.defaultValue();
    if (standard != null) {
      return standard;
    }
    return switch (parameter) {
      case Parameter.Real real -> 0.5;
      case Parameter.Whole whole -> 7;
      case Parameter.Text text -> text.example();
      case Parameter.Texts texts -> throw new AssertionError(texts);
      case Parameter.Flag flag -> throw new AssertionError(flag);
      case Parameter.Choice choice -> throw new AssertionError(choice);
    };
  }
}
