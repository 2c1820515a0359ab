package descent.ui.field;

import com.vaadin.flow.component.select.Select;
import descent.catalogue.Entry;
import descent.experiment.edit.Edits;
import descent.schedule.Plan;
import descent.schedule.Schedule;
import descent.schedule.Schedules;
import descent.ui.text.Phrases;

/** The choice of a run's schedule. */
public final class ScheduleMenu extends Select<Entry<Schedule>> {
  private static final long serialVersionUID = 1;

  public ScheduleMenu(int run, Phrases phrases, Holder lab) {
    setLabel(phrases.of("functions.schedule"));
    setItems(Schedules.entries());
    setItemLabelGenerator(
        entry -> phrases.orElse("schedule." + entry.type() + ".title", entry.title()));
    addValueChangeListener(
        e -> {
          Entry<Schedule> chosen = e.getValue();
          if (e.isFromClient() && chosen != null) {
            lab.change(
                experiment ->
                    Edits.withRun(
                        experiment,
                        run,
                        old -> old.with(follow(old.plan(), chosen, experiment.steps()))));
          }
        });
  }

  /** Shows the schedule of a run. */
  public void show(Plan plan) {
    setValue(plan.schedule().entry());
  }

  /** Another schedule from the same rate; what must be given is set to suit the number of steps. */
  public static Plan follow(Plan plan, Entry<Schedule> chosen, int steps) {
    return new Plan(
        Schedules.starting(chosen, Edits.rate(plan), steps), plan.warmup(), plan.perEpoch());
  }
}
