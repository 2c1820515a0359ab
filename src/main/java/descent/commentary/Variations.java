package descent.commentary;

import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.optimizer.Optimizer;
import descent.optimizer.rule.Optimizers;
import descent.schedule.Plan;
import descent.schedule.Schedule;
import descent.schedule.Schedules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** Small changes of an experiment that may help one of its runs. All of them are readable. */
public final class Variations {
  private static final double[] FACTORS = {
    0.01, 0.05, 0.1, 0.2, 0.33, 0.5, 0.7, 0.85, 1.1, 1.25, 1.5, 2, 3, 5, 10, 30, 100
  };
  private static final double[] RATES = {1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1};
  private static final double[] FRACTIONS = {0.1, 0.5, 0.8, 0.9, 0.95, 0.99};
  private static final double[] SIZES = {0.001, 0.01, 0.1, 1, 10, 100};
  private static final double[] PUSHES = {0.01, 0.1, 0.5};
  private static final int[] MORE_STEPS = {2, 5, 10};
  private static final Pattern TIME = Pattern.compile("\\bt\\b");

  private final Experiment experiment;
  private final int run;
  private final Contender contender;

  public Variations(Experiment experiment, int run) {
    this.experiment = experiment;
    this.run = run;
    this.contender = experiment.runs().get(run);
  }

  /** The learning rate of the schedule. */
  public double rate() {
    return contender.plan().schedule().learningRate();
  }

  /** The same schedule at other rates: by factors, and below the limit that theory gives. */
  List<Experiment> rates(OptionalDouble limit) {
    double rate = rate();
    Set<Double> rates = new HashSet<>();
    if (limit.isPresent()) {
      for (double part : new double[] {0.5, 0.8, 0.9, 0.95, 0.975}) {
        rates.add(Figures.rounded(part * limit.getAsDouble(), 3));
      }
    }
    for (double factor : FACTORS) {
      rates.add(Figures.rounded(factor * rate, 2));
    }
    rates.remove(rate);
    rates.remove(0.0);
    return rates.stream()
        .sorted(Comparator.comparingDouble(other -> Math.abs(StrictMath.log(other / rate))))
        .map(this::rate)
        .toList();
  }

  /** The same schedule at another rate. */
  public Experiment rate(double other) {
    return with(scheduled(Schedules.rate(contender.plan().schedule().entry()).name(), other));
  }

  private Contender scheduled(String name, Object value) {
    Plan plan = contender.plan();
    Schedule schedule = plan.schedule();
    Schedule other = changed(schedule.entry(), (Record) schedule, name, value);
    return contender.with(new Plan(other, plan.warmup(), plan.perEpoch()));
  }

  /**
   * A rate typed as a formula of t that gives no number at some t: counted from 1, and held where
   * it gave its last number.
   *
   * @param last the last t with a rate; below 0 for none
   */
  List<Experiment> formulas(int last) {
    var experiments = new ArrayList<Experiment>();
    Schedule schedule = contender.plan().schedule();
    for (Parameter parameter : schedule.entry().parameters()) {
      if (parameter instanceof Parameter.Text) {
        String text = Entry.Values.of((Record) schedule).text(parameter.name());
        String other = last < 0 ? "(t + 1)" : "min(t, " + last + ")";
        String replaced = TIME.matcher(text).replaceAll(other).replace("((t + 1))", "(t + 1)");
        experiments.add(with(scheduled(parameter.name(), replaced)));
      }
    }
    return experiments;
  }

  /** The formula of a schedule that has one typed. */
  String formula() {
    return contender.plan().schedule().formula();
  }

  /** The same rule with one of its real numbers changed. */
  List<Experiment> settings() {
    var experiments = new ArrayList<Experiment>();
    Optimizer optimizer = contender.optimizer();
    Entry<Optimizer> entry = optimizer.entry();
    for (Parameter parameter : entry.parameters()) {
      if (parameter instanceof Parameter.Real real) {
        double[] values = real.maximum() <= 1 ? FRACTIONS : SIZES;
        double present = Entry.Values.of((Record) optimizer).real(real.name());
        for (double value : values) {
          if (real.allows(value) && value != present) {
            experiments.add(
                with(contender.with(changed(entry, (Record) optimizer, real.name(), value))));
          }
        }
      }
    }
    return experiments;
  }

  /** A number of a rule that was changed. */
  record Setting(String name, double from, double to) {}

  /** The rule's number that {@link #settings} changed. */
  Setting setting(Experiment other) {
    Map<String, Object> before = Entry.Values.of((Record) contender.optimizer()).byName();
    Map<String, Object> after =
        Entry.Values.of((Record) other.runs().get(run).optimizer()).byName();
    for (Parameter parameter : contender.optimizer().entry().parameters()) {
      Object value = after.get(parameter.name());
      Object present = before.get(parameter.name());
      if (value instanceof Double to && present instanceof Double from && !to.equals(from)) {
        return new Setting(parameter.name(), from, to);
      }
    }
    throw new IllegalArgumentException("no number was changed");
  }

  /** Other rules of the catalogue at usual rates; rules of matrices only in place of another. */
  List<Experiment> rules(OptionalDouble limit) {
    var experiments = new ArrayList<Experiment>();
    boolean matrices = contender.optimizer().formula().isEmpty();
    for (Entry<Optimizer> entry : Optimizers.entries()) {
      if (entry.type().equals(contender.optimizer().entry().type())
          || entry.parameters().stream().anyMatch(Parameter.Text.class::isInstance)) {
        continue;
      }
      Optimizer optimizer = entry.standard();
      if (optimizer.formula().isEmpty() && !matrices) {
        continue;
      }
      Set<Double> rates = new HashSet<>();
      rates.add(optimizer.defaultLearningRate());
      if (!optimizer.formula().isEmpty()) {
        for (double rate : RATES) {
          rates.add(rate);
        }
        limit.ifPresent(most -> rates.add(Figures.rounded(most / 2, 2)));
      }
      rates.stream()
          .sorted()
          .forEach(
              rate ->
                  experiments.add(
                      with(
                          new Contender(
                              name(entry),
                              optimizer,
                              new Plan(Schedules.constant(rate), 0, false),
                              contender.network(),
                              contender.averaging(),
                              contender.ensemble()))));
    }
    return experiments;
  }

  /** The run's own name, unless that is the name of its rule. */
  private String name(Entry<Optimizer> entry) {
    Entry<Optimizer> old = contender.optimizer().entry();
    String name = contender.name();
    if (!name.equals(old.title()) && !name.equals(old.type())) {
      return name;
    }
    Set<String> taken = new HashSet<>();
    experiment.runs().forEach(other -> taken.add(other.name()));
    String wanted = name.equals(old.title()) ? entry.title() : entry.type();
    for (int number = 2; taken.contains(wanted); number++) {
      wanted = (name.equals(old.title()) ? entry.title() : entry.type()) + " " + number;
    }
    return wanted;
  }

  /** A rate that falls to 0 over the run, where it is constant now. */
  List<Experiment> falling() {
    if (!contender.plan().schedule().isConstant()) {
      return List.of();
    }
    int over = experiment.steps();
    Plan plan = contender.plan();
    return List.of(
        with(contender.with(new Plan(Schedules.falling(rate(), over), plan.warmup(), false))));
  }

  /** More steps. */
  List<Experiment> longer(int most) {
    var experiments = new ArrayList<Experiment>();
    for (int factor : MORE_STEPS) {
      if ((long) factor * experiment.steps() <= most) {
        experiments.add(steps(factor * experiment.steps()));
      }
    }
    return experiments;
  }

  /** The same with another number of steps. */
  Experiment steps(int steps) {
    return new Experiment(
        experiment.title(),
        experiment.notes(),
        experiment.question(),
        experiment.problem(),
        steps,
        experiment.every(),
        experiment.seed(),
        experiment.stop(),
        experiment.runs());
  }

  /** Starts near the present one, along each of the first axes. */
  List<Experiment> starts() {
    var experiments = new ArrayList<Experiment>();
    List<Double> start = experiment.function().start();
    double scale = Rest.scale(experiment.function().startPoint());
    for (double push : PUSHES) {
      for (int i = 0; i < Math.min(start.size(), 3); i++) {
        for (int sign = 1; sign >= -1; sign -= 2) {
          var other = new ArrayList<>(start);
          other.set(i, Figures.rounded(start.get(i) + sign * push * scale, 4));
          experiments.add(started(other));
        }
      }
    }
    if (start.size() > 1) {
      // By a different length along each axis: along one alone a maximum may be left for a saddle.
      for (double push : PUSHES) {
        var other = new ArrayList<Double>();
        for (int i = 0; i < start.size(); i++) {
          other.add(Figures.rounded(start.get(i) + push * scale / (i + 1), 4));
        }
        experiments.add(started(other));
      }
    }
    return experiments;
  }

  private Experiment started(List<Double> start) {
    FunctionProblem f = experiment.function();
    return new Experiment(
        experiment.title(),
        experiment.notes(),
        experiment.question(),
        new FunctionProblem(
            f.source(), f.variables(), f.parameters(), start, f.domain(), f.gradientNoise()),
        experiment.steps(),
        experiment.every(),
        experiment.seed(),
        experiment.stop(),
        experiment.runs());
  }

  private Experiment with(Contender other) {
    var runs = new ArrayList<>(experiment.runs());
    runs.set(run, other);
    return experiment.withRuns(runs);
  }

  private static <T> T changed(Entry<T> entry, Record made, String name, Object value) {
    Map<String, Object> values = new HashMap<>(Entry.Values.of(made).byName());
    values.put(name, value);
    return entry.create().apply(new Entry.Values(values));
  }
}
