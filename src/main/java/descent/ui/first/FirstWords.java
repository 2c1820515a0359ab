package descent.ui.first;

import descent.commentary.Caption;
import descent.experiment.FunctionProblem;
import descent.live.picture.Pictured;
import descent.live.training.Outset;
import descent.message.Message;
import descent.ui.lesson.PreparedExperiment;
import descent.ui.text.Phrases;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of an experiment before its lab has been loaded, in a language.
 *
 * @param title its own, else what it is about
 * @param function as f(x, y) = x^2 + y^2; empty where there is none
 * @param caption the sentence over the picture; empty while a question is open
 * @param hint what to try next
 * @param description what is said beside a link
 * @param rows what each run came to; none where nothing has run, or while a question is open
 */
record FirstWords(
    String title,
    String function,
    String caption,
    String hint,
    String description,
    List<Row> rows) {
  private static final int LONGEST = 160;

  FirstWords {
    rows = List.copyOf(rows);
  }

  /** What a run came to. */
  record Row(String name, String step, String loss, String verdict) {}

  /** Of an experiment whose picture is not ready in time: what it is about. */
  static FirstWords early(Asked asked, Phrases phrases) {
    String function =
        asked.experiment().problem().coordinates().isEmpty()
            ? ""
            : function(asked.experiment().function());
    String title = title(asked, function.isEmpty() ? phrases.of("networks.heading") : function);
    String description =
        asked.question() != null
            ? clipped(asked.question().text())
            : title.equals(function) ? "" : function;
    return new FirstWords(title, function, "", "", description, List.of());
  }

  private static String function(FunctionProblem problem) {
    List<String> names = problem.coordinates();
    return "f(%s) = %s"
        .formatted(
            names.size() > 3 ? "x" : String.join(", ", names), clipped(problem.expression()));
  }

  /** Its own, else what it is about. */
  private static String title(Asked asked, String about) {
    String own = asked.experiment().title();
    return clipped(own.isBlank() ? about : own);
  }

  /** Of a race on a function. */
  static FirstWords of(Asked asked, Pictured pictured, Phrases phrases) {
    String function = function(asked.experiment().function());
    String own = asked.experiment().title();
    String title = title(asked, function);
    if (asked.question() != null) {
      return new FirstWords(title, function, "", "", clipped(asked.question().text()), List.of());
    }
    Caption told = pictured.commentary().caption();
    String caption = (told.run() == null ? "" : told.run() + ": ") + said(told.what(), phrases);
    return new FirstWords(
        title,
        function,
        caption,
        said(told.hint(), phrases),
        clipped(own.isBlank() ? caption : function + ". " + caption),
        rows(pictured, phrases));
  }

  /** Of networks that have not trained yet. */
  static FirstWords ofNetworks(Asked asked, Outset outset, Phrases phrases) {
    var prepared =
        PreparedExperiment.all(phrases).stream()
            .filter(known -> known.fits(asked.experiment()))
            .findFirst();
    String what = prepared.map(known -> phrases.of(known.key("what"))).orElse("");
    String hint = prepared.map(known -> phrases.of(known.key("hint"))).orElse("");
    String title = title(asked, phrases.of("networks.heading"));
    return asked.question() == null
        ? new FirstWords(title, "", what, hint, what, rows(outset))
        : new FirstWords(title, "", "", "", clipped(asked.question().text()), List.of());
  }

  private static List<Row> rows(Outset outset) {
    return outset.networks().stream()
        .filter(network -> network.member().isEmpty())
        .map(
            network ->
                new Row(network.name(), "0", number(network.measured().training().loss()), ""))
        .toList();
  }

  private static List<Row> rows(Pictured pictured, Phrases phrases) {
    var rows = new ArrayList<Row>();
    for (int run = 0; run < pictured.ends().size(); run++) {
      Pictured.End end = pictured.ends().get(run);
      rows.add(
          new Row(
              end.name(),
              Integer.toString(end.step()),
              number(end.loss()),
              said(pictured.commentary().judgements().get(run).verdict().message(), phrases)));
    }
    return rows;
  }

  private static String said(@Nullable Message message, Phrases phrases) {
    return message == null ? "" : phrases.of(message);
  }

  private static String number(double loss) {
    return Double.isFinite(loss)
        ? new BigDecimal(loss).round(new MathContext(4)).stripTrailingZeros().toString()
        : "";
  }

  private static String clipped(String text) {
    return Message.clipped(text, LONGEST);
  }
}
