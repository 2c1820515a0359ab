package descent.commentary;

import descent.experiment.Experiment;
import descent.message.Message;
import java.util.List;

/**
 * What would help a run, tried before it is said.
 *
 * @param text what to change, and what it came to when it was tried
 * @param former how what it changes was before, so that a visitor can be led back
 * @param experiment the one in which it is changed
 */
public record Remedy(Message text, Message former, Experiment experiment) {

  /**
   * What is said of a change that helps a run, and of how what it changes was before.
   *
   * @param before the experiment as it is
   * @param after the one with the change
   * @param old the last loss of the run before; infinite where it broke off
   * @param now that after the change
   */
  record Words(Experiment before, Experiment after, int run, double old, double now) {
    /** Digits of a rate that somebody has typed. */
    private static final int OF_A_RATE = 6;

    /** What a change is of. */
    enum Of {
      RATE,
      FORMULA,
      SETTING,
      RULE,
      FALLING,
      LONGER,
      START
    }

    Message told(Of of) {
      return switch (of) {
        case RATE -> rate();
        case FORMULA ->
            Message.of(
                "remedy.formula",
                "rate {0}: ends at {1}",
                new Variations(after, run).formula(),
                end());
        case SETTING -> setting();
        case RULE -> rule();
        case FALLING ->
            Message.of(
                "remedy.falling",
                "a rate that falls to 0 along a cosine: ends at {0} instead of {1}",
                end(),
                instead());
        case LONGER ->
            Message.of(
                "remedy.longer",
                "{0} steps: ends at {1} instead of {2}",
                after.steps(),
                end(),
                instead());
        case START -> start();
      };
    }

    Message former(Of of) {
      return switch (of) {
        case RATE -> Message.of("remedy.former.rate", "rate {0}", rateBefore());
        case FORMULA ->
            Message.of("remedy.former.rate", "rate {0}", new Variations(before, run).formula());
        case SETTING -> {
          Variations.Setting setting = new Variations(before, run).setting(after);
          yield new Message(
              "remedy.former.setting." + setting.name(),
              setting.name() + " {0}",
              List.of(Figures.shown(setting.from())));
        }
        case RULE ->
            Message.of("remedy.former.rule", "{0} at a rate of {1}", title(before), rateBefore());
        case FALLING ->
            Message.of("remedy.former.constant", "a constant rate of {0}", rateBefore());
        case LONGER -> Message.of("remedy.former.steps", "{0} steps", before.steps());
        case START -> Message.of("remedy.former.start", "start at {0}", start(before));
      };
    }

    private boolean isBounded() {
      return Double.isInfinite(old);
    }

    /** What the present run ends at, to stand beside the number of the better one. */
    private String instead() {
      return isBounded() ? "" : Figures.apart(old, now);
    }

    private String end() {
      return isBounded() ? Figures.shown(now) : Figures.apart(now, Double.parseDouble(instead()));
    }

    private Message rate() {
      String rate = Figures.shown(new Variations(after, run).rate());
      return isBounded()
          ? Message.of(
              "remedy.rateBounded", "rate {0} → {1}: ends at {2}", rateBefore(), rate, end())
          : Message.of(
              "remedy.rate",
              "rate {0} → {1}: ends at {2} instead of {3}",
              rateBefore(),
              rate,
              end(),
              instead());
    }

    private Message setting() {
      Variations.Setting setting = new Variations(before, run).setting(after);
      String key = "remedy.setting." + setting.name();
      String change = setting.name() + " {0} → {1}: ends at {2}";
      String from = Figures.shown(setting.from());
      String to = Figures.shown(setting.to());
      return isBounded()
          ? new Message(key + "Bounded", change, List.of(from, to, end()))
          : new Message(key, change + " instead of {3}", List.of(from, to, end(), instead()));
    }

    private Message rule() {
      String rate = Figures.shown(new Variations(after, run).rate());
      return isBounded()
          ? Message.of(
              "remedy.ruleBounded", "{0} at a rate of {1}: ends at {2}", title(after), rate, end())
          : Message.of(
              "remedy.rule",
              "{0} at a rate of {1}: ends at {2} instead of {3}",
              title(after),
              rate,
              end(),
              instead());
    }

    private Message start() {
      return isBounded()
          ? Message.of("remedy.startBounded", "start at {0}: ends at {1}", start(after), end())
          : Message.of(
              "remedy.start",
              "start at {0}: ends at {1} instead of {2}",
              start(after),
              end(),
              instead());
    }

    private String rateBefore() {
      return Figures.shown(new Variations(before, run).rate(), OF_A_RATE);
    }

    private String title(Experiment of) {
      return of.runs().get(run).optimizer().entry().title();
    }

    private static String start(Experiment of) {
      return Figures.exact(of.function().startPoint());
    }
  }
}
