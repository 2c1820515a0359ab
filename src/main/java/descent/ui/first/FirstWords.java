package descent.ui.first;

import descent.commentary.Caption;
import descent.experiment.FunctionProblem;
import descent.live.picture.Pictured;
import descent.message.Message;
import descent.ui.text.Phrases;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said of an experiment before its lab has been loaded, in a language. */
final class FirstWords {
  private static final int LONGEST = 160;

  private final Asked asked;
  private final Pictured pictured;
  private final Phrases phrases;

  FirstWords(Asked asked, Pictured pictured, Phrases phrases) {
    this.asked = asked;
    this.pictured = pictured;
    this.phrases = phrases;
  }

  /** Its own, else the function. */
  String title() {
    String own = asked.experiment().title();
    return clipped(own.isBlank() ? function() : own);
  }

  /** As f(x, y) = x^2 + y^2. */
  String function() {
    FunctionProblem problem = asked.experiment().function();
    List<String> names = problem.variableNames();
    return "f(%s) = %s"
        .formatted(
            names.size() > 3 ? "x" : String.join(", ", names), clipped(problem.expression()));
  }

  /** The sentence over the map; empty while a question is open. */
  String caption() {
    if (asked.question() != null) {
      return "";
    }
    Caption caption = pictured.commentary().caption();
    String run = caption.run() == null ? "" : caption.run() + ": ";
    return run + said(caption.what());
  }

  /** What to try next. */
  String hint() {
    return asked.question() == null ? said(pictured.commentary().caption().hint()) : "";
  }

  /** What is said beside a link. */
  String description() {
    var question = asked.question();
    if (question != null) {
      return clipped(question.text());
    }
    return clipped(
        asked.experiment().title().isBlank() ? caption() : function() + ". " + caption());
  }

  /** What a run came to. */
  record Row(String name, String step, String loss, String verdict) {}

  /** A row for each run; none while a question is open. */
  List<Row> rows() {
    var rows = new ArrayList<Row>();
    if (asked.question() == null) {
      for (int run = 0; run < pictured.ends().size(); run++) {
        Pictured.End end = pictured.ends().get(run);
        rows.add(
            new Row(
                end.name(),
                Integer.toString(end.step()),
                number(end.loss()),
                said(pictured.commentary().judgements().get(run).verdict().message())));
      }
    }
    return rows;
  }

  private String said(@Nullable Message message) {
    return message == null ? "" : phrases.of(message);
  }

  private static String number(double loss) {
    return Double.isFinite(loss)
        ? new BigDecimal(loss).round(new MathContext(4)).stripTrailingZeros().toString()
        : "";
  }

  private static String clipped(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
