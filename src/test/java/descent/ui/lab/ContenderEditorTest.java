package descent.ui.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import descent.catalogue.Entry;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.experiment.json.ExperimentJson;
import descent.optimizer.Optimizer;
import descent.optimizer.rule.Optimizers;
import descent.schedule.Plan;
import descent.schedule.Schedule;
import descent.schedule.Schedules;
import descent.ui.field.Lab;
import descent.ui.field.ScheduleMenu;
import descent.ui.link.FirstScreen;
import descent.ui.text.Phrases;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer and schedule of the catalogue has a form; none is known to it by its name. */
@ViewPackages(packages = "descent.ui.lab")
class ContenderEditorTest extends BrowserlessTest {
  static Stream<Entry<Optimizer>> optimizers() {
    return Optimizers.entries().stream();
  }

  static Stream<Entry<Schedule>> schedules() {
    return Schedules.entries().stream();
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void aScheduleIsChosenWithNumbersThatSuitTheRun(Entry<Schedule> schedule) {
    Experiment first = FirstScreen.experiment();
    for (int steps : new int[] {1, 3, 200, 1_000_000}) {
      Plan plan = ScheduleMenu.follow(first.runs().getFirst().plan(), schedule, steps);
      Experiment changed = Edits.withRun(first, 0, run -> run.with(plan));

      assertThat(changed.runs().getFirst().plan().schedule().entry()).isSameAs(schedule);
      assertThat(Edits.rate(plan)).isEqualTo(0.018);
      assertThat(ExperimentJson.read(ExperimentJson.write(changed))).isEqualTo(changed);
      assertThat(plan.start().at(0)).isFinite();
      form(changed);
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void anOptimizerHasAForm(Entry<Optimizer> optimizer) {
    Experiment first = FirstScreen.experiment();
    Experiment changed = Edits.optimizer(first, 0, optimizer.standard());

    assertThat(changed.runs().getFirst().optimizer().entry()).isSameAs(optimizer);
    form(changed);
  }

  private static void form(Experiment experiment) {
    var lab = new Bench(experiment);
    var phrases = new Phrases(Locale.ENGLISH);
    Contender run = experiment.runs().getFirst();

    assertThatCode(() -> assertThat(new ContenderEditor(0, run, phrases, lab).fits(run)).isTrue())
        .doesNotThrowAnyException();
  }

  /** A lab that only keeps its experiment. */
  private record Bench(Experiment experiment) implements Lab {
    @Override
    public void change(UnaryOperator<Experiment> change) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void accept(Experiment changed, @Nullable String gesture) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean toggleHidden(int run) {
      return false;
    }

    @Override
    public boolean isHidden(int run) {
      return false;
    }

    @Override
    public int look(int run) {
      return run;
    }

    @Override
    public Contender newContender(Entry<Optimizer> entry) {
      return new Contender(entry.title(), entry.standard(), Edits.constant(0.01));
    }
  }
}
