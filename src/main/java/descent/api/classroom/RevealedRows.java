package descent.api.classroom;

import descent.classroom.ClassTrials;
import descent.classroom.Classroom;
import descent.classroom.choice.LossCurve;
import descent.experiment.Experiment;
import descent.live.Answers;
import descent.live.Visitor;
import descent.live.race.Races;
import descent.message.InvalidInputException;
import descent.run.Ending;
import descent.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * While a question hides what comes, the rows of all runs that the class has just reached: computed
 * once, written once for all who hear them, and never a row after the step where the class stands.
 */
final class RevealedRows {
  /** Where there are more rows, a page asks for its pictures itself. */
  private static final int MOST_ROWS = 20_000;

  /** Where a step reveals more rows, a packed picture costs less. */
  private static final int MOST_AT_ONCE = 2_000;

  private static final int MOST_TEXTS = 64;
  private static final int DRAWN = 2;

  /** Smaller numbers lose digits as a {@code float}. */
  private static final double SMALLEST = 1e-30;

  /**
   * One run, as columns of equal length: steps, losses and, of functions, the first two variables.
   *
   * @param diverged at which step; infinite if at none
   */
  private record Columns(List<double[]> of, double diverged) {
    int rowsUpTo(int step) {
      double[] steps = of.getFirst();
      int rows = 0;
      while (rows < steps.length && steps[rows] <= step) {
        rows++;
      }
      return rows;
    }
  }

  private record Stretch(int number, int after, int until) {}

  /** How far one browser has been told. */
  static final class Told {
    // Guarded by the monitor of the rows.
    private int number = -1;
    private int step;
  }

  private final Races races;
  private final ClassTrials trials;
  private final Visitor visitor;

  // The fields below are guarded by this object's monitor.
  private int number = -1;
  private CompletableFuture<List<Columns>> runs = new CompletableFuture<>();
  private final Answers<String> texts = new Answers<>(MOST_TEXTS);

  RevealedRows(Races races, ClassTrials trials, String code) {
    this.races = races;
    this.trials = trials;
    visitor = Visitor.alone("class " + code);
  }

  /**
   * What a browser has not been told, as JSON; null where nothing hides the rest, or there is no
   * more, or it is not known yet: then a page asks for its pictures itself, as at the beginning.
   */
  synchronized @Nullable String news(Classroom.Shown shown, Told told) {
    if (!shown.asking()) {
      told.number = -1;
      return null;
    }
    begin(shown);
    if (told.number != shown.number()) {
      told.number = shown.number();
      told.step = shown.last();
      return null;
    }
    if (shown.last() <= told.step || !runs.isDone() || runs.isCompletedExceptionally()) {
      return null;
    }
    List<Columns> known = runs.join();
    if (known.isEmpty()) {
      return null;
    }
    var stretch = new Stretch(number, told.step, shown.last());
    told.step = shown.last();
    String text = texts.get(stretch, () -> text(known, stretch));
    return text.isEmpty() ? null : text;
  }

  private void begin(Classroom.Shown shown) {
    if (number == shown.number() && !runs.isCompletedExceptionally()) {
      return;
    }
    number = shown.number();
    Experiment experiment = shown.experiment().withoutQuestion();
    if (experiment.problem().coordinates().isEmpty()) {
      // The same curves that the pages ask for, so that they are computed once.
      runs =
          trials
              .curves(shown.experiment())
              .thenApply(curves -> curves.stream().map(RevealedRows::columns).toList());
    } else {
      var made = new CompletableFuture<List<Columns>>();
      Thread.ofVirtual().name("class-rows").start(() -> race(experiment, made));
      runs = made;
    }
  }

  private void race(Experiment experiment, CompletableFuture<List<Columns>> made) {
    try {
      made.complete(
          races.race(visitor, experiment, false, (race, pause) -> fitting(race.traces())));
    } catch (InvalidInputException e) {
      made.complete(List.of());
    } catch (RuntimeException e) {
      made.completeExceptionally(e);
    }
  }

  /** Nothing where there are too many rows, or averages that are drawn too. */
  private static List<Columns> fitting(List<Trace> traces) {
    int rows = traces.stream().mapToInt(Trace::rows).sum();
    boolean fits = rows <= MOST_ROWS && traces.stream().allMatch(each -> each.average() == null);
    return fits ? traces.stream().map(RevealedRows::columns).toList() : List.of();
  }

  private static Columns columns(Trace trace) {
    var columns = new ArrayList<>(List.of(trace.step(), trace.loss()));
    for (int i = 0; i < Math.min(DRAWN, trace.point().length); i++) {
      columns.add(trace.point()[i]);
    }
    boolean diverged = trace.ending().reason() == Ending.Reason.DIVERGED;
    return new Columns(columns, diverged ? trace.ending().step() : Double.POSITIVE_INFINITY);
  }

  private static Columns columns(LossCurve curve) {
    return new Columns(
        List.of(
            curve.steps().stream().mapToDouble(Integer::doubleValue).toArray(),
            curve.losses().stream().mapToDouble(Double::doubleValue).toArray()),
        Double.POSITIVE_INFINITY);
  }

  /** As JSON; empty for too much at once. */
  private static String text(List<Columns> runs, Stretch stretch) {
    int rows =
        runs.stream()
            .mapToInt(run -> run.rowsUpTo(stretch.until) - run.rowsUpTo(stretch.after))
            .sum();
    if (rows > MOST_AT_ONCE) {
      return "";
    }
    var text = new StringBuilder();
    text.append("{\"after\":").append(stretch.after);
    text.append(",\"until\":").append(stretch.until).append(",\"runs\":[");
    for (Columns run : runs) {
      int from = run.rowsUpTo(stretch.after);
      int to = run.rowsUpTo(stretch.until);
      open(text);
      for (double[] column : run.of) {
        open(text);
        for (int row = from; row < to; row++) {
          separate(text);
          append(text, column[row]);
        }
        text.append(']');
      }
      text.append(']');
    }
    text.append("],\"diverged\":[");
    for (int run = 0; run < runs.size(); run++) {
      if (runs.get(run).diverged <= stretch.until) {
        separate(text);
        text.append(run);
      }
    }
    return text.append("]}").toString();
  }

  private static void open(StringBuilder text) {
    separate(text);
    text.append('[');
  }

  private static void separate(StringBuilder text) {
    if (text.charAt(text.length() - 1) != '[') {
      text.append(',');
    }
  }

  /** With the digits that a picture shows. */
  private static void append(StringBuilder text, double number) {
    float rounded = (float) number;
    if (!Double.isFinite(number)) {
      text.append("null");
    } else if (number == Math.rint(number) && Math.abs(number) < 1e6) {
      text.append((int) number);
    } else if (Math.abs(number) > SMALLEST && Float.isFinite(rounded)) {
      text.append(rounded);
    } else {
      text.append(number);
    }
  }
}
