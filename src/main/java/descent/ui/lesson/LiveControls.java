package descent.ui.lesson;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import descent.catalogue.Parameter;
import descent.experiment.Experiment;
import descent.schedule.Plan;
import descent.schedule.Schedule;
import descent.ui.field.Lab;
import descent.ui.field.ParameterFields;
import descent.ui.field.ScheduleMenu;
import descent.ui.field.Slider;
import descent.ui.text.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The controls of a lesson in a presentation. */
final class LiveControls extends Div {
  private static final long serialVersionUID = 1;

  private final transient Phrases phrases;
  private final transient Lab lab;
  private final transient List<Consumer<Experiment>> refreshers = new ArrayList<>();

  /** What is shown; several where a task needs them. */
  LiveControls(List<Live> all, Experiment first, Phrases phrases, Lab lab) {
    this.phrases = phrases;
    this.lab = lab;
    addClassName("lesson-live");
    for (Live live : all) {
      switch (live) {
        case Live.Value value -> add(slider(value, first));
        case Live.Rates(int run) -> add(rates(run, first));
      }
    }
  }

  /** Shows what the numbers are now, whoever changed them. */
  void show(Experiment now) {
    refreshers.forEach(refresher -> refresher.accept(now));
  }

  private Slider slider(Live.Value value, Experiment first) {
    var slider =
        new Slider(
            value.name(first, phrases), value.path(), value.scale(), value.from(), value.to());
    slider.setStep(value.step());
    slider.stack();
    slider.setValue(value.in(first));
    refreshers.add(now -> slider.setValue(value.in(now)));
    return slider;
  }

  /** The menu of schedules, and what the chosen one has to set. */
  private Component rates(int run, Experiment first) {
    var box = new Div();
    box.addClassName("lesson-rates");
    var fields = new Div();
    var menu = new ScheduleMenu(run, phrases, lab);
    menu.setLabel(phrases.of("lessons.scheduleOf", first.runs().get(run).name()));
    box.add(menu, fields);
    var shown = new Shown(run, fields);
    Consumer<Experiment> show =
        now -> {
          if (run < now.runs().size()) {
            Plan plan = now.runs().get(run).plan();
            menu.show(plan);
            shown.show(plan.schedule());
          }
        };
    show.accept(first);
    refreshers.add(show);
    return box;
  }

  /** The fields of the schedule that is chosen; they stay while it is the same one. */
  private final class Shown {
    private final int run;
    private final Div box;
    private @Nullable ParameterFields fields;
    private String type = "";

    Shown(int run, Div box) {
      this.run = run;
      this.box = box;
    }

    void show(Schedule schedule) {
      ParameterFields present = fields;
      if (present == null || !schedule.entry().type().equals(type)) {
        type = schedule.entry().type();
        present =
            new ParameterFields(
                "schedule", schedule.entry(), "/runs/" + run + "/schedule", phrases, lab);
        fields = present;
        box.removeAll();
        for (Parameter parameter : schedule.entry().parameters()) {
          Component field = present.field(parameter, schedule);
          if (field instanceof Slider slider) {
            slider.stack();
          }
          box.add(field);
        }
      }
      present.show(schedule);
    }
  }
}
