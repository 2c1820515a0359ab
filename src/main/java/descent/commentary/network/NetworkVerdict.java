package descent.commentary.network;

import descent.message.Message;
import java.util.Locale;

/** One word on what a network has learnt; {@code docs/verdicts.md} defines them. */
public enum NetworkVerdict {
  DIVERGES("verdict.diverges", "diverges"),
  CHANCE("verdict.chance", "guesses"),
  OVERFITS("verdict.overfits", "overfits"),
  UNDERFITS("verdict.underfits", "underfits"),
  GENERALISES("verdict.generalises", "generalises"),
  PROGRESSING("verdict.progressing", "still on its way");

  private final String key;
  private final String english;

  NetworkVerdict(String key, String english) {
    this.key = key;
    this.english = english;
  }

  /** As programs read it, such as {@code overfits}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word, ready to be told in the visitor's language. */
  public Message message() {
    return Message.of(key, english);
  }
}
