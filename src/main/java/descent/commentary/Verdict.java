package descent.commentary;

import descent.message.Message;
import java.util.Locale;

/** One word on how a run on a function went; {@code docs/verdicts.md} defines them. */
public enum Verdict {
  DIVERGES("verdict.diverges", "diverges"),
  ENDLESS("verdict.endless", "falls without end"),
  ARRIVES("verdict.arrives", "arrives"),
  TRAPPED("verdict.trapped", "trapped"),
  STUCK("verdict.stuck", "stuck"),
  STALLS("verdict.stalls", "stalls"),
  OSCILLATES("verdict.oscillates", "oscillates"),
  PROGRESSING("verdict.progressing", "still on its way"),
  UNDEFINED("verdict.undefined", "undefined"),
  FLAT("verdict.flat", "flat ground");

  private final String key;
  private final String english;

  Verdict(String key, String english) {
    this.key = key;
    this.english = english;
  }

  /** As programs read it, such as {@code diverges}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word, ready to be told in the visitor's language. */
  public Message message() {
    return Message.of(key, english);
  }
}
