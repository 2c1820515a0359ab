package descent.ui.text;

import descent.catalogue.Entry;
import descent.catalogue.Parameter;

/** The texts of optimizers and schedules in the visitor's language. */
public final class Recipes {
  private Recipes() {}

  /** What it does; the room is optimizer or schedule. */
  public static String summary(Phrases phrases, String room, Entry<?> entry) {
    return phrases.orElse(room + "." + entry.type() + ".summary", entry.summary());
  }

  /** What a parameter does: said of this entry, or of all that have it. */
  public static String meaning(Phrases phrases, String room, Entry<?> entry, Parameter parameter) {
    String general = phrases.orElse(room + "." + parameter.name(), parameter.meaning());
    return phrases.orElse(room + "." + entry.type() + "." + parameter.name(), general);
  }

  /** The name of a parameter for people; its English is derived where there is no better one. */
  public static String label(Phrases phrases, String parameter) {
    return phrases.orElse("parameter." + parameter, Parameter.label(parameter));
  }
}
