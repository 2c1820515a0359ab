package descent.ui.text;

import descent.experiment.InvalidExperimentException;
import descent.message.InvalidInputException;
import descent.message.Message;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The texts of one language. Sentences of the core are English by themselves and are looked up for
 * other languages.
 */
public final class Phrases {
  private static final String BUNDLE = "vaadin-i18n.translations";

  /** The texts that the pictures in the browser need. */
  private static final List<String> OF_PICTURES =
      List.of(
          "lab.",
          "ending.",
          "outcome.",
          "judgement.",
          "remedy.",
          "verdict.",
          "caption.",
          "facts.",
          "inspection.",
          "check.",
          "gallery.",
          "limit.",
          "experiment.",
          "expression.");

  private final ResourceBundle bundle;

  public Phrases(Locale locale) {
    bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The text of a key. */
  public String of(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
  }

  /** Some names as one text, with what this language writes between two. */
  public String listed(Collection<String> names) {
    return names.stream().reduce((before, next) -> of("list.two", before, next)).orElse("");
  }

  /** The text of a key where a translation has one, else the given English. */
  public String orElse(String key, String english) {
    return bundle.containsKey(key) ? of(key) : english;
  }

  /** A sentence of the core. */
  public String of(Message message) {
    String key = message.key();
    return message.in(bundle.containsKey(key) ? bundle.getString(key) : message.english());
  }

  /** What is wrong with an input, after the place in the experiment where that is known. */
  public String of(InvalidInputException e) {
    String sentence = of(e.reason());
    return e instanceof InvalidExperimentException experiment && !experiment.path().isEmpty()
        ? experiment.path() + ": " + sentence
        : sentence;
  }

  /** All patterns that elements in the browser fill in themselves. */
  public Map<String, String> ofPictures() {
    var texts = new LinkedHashMap<String, String>();
    for (String key : bundle.keySet()) {
      if (OF_PICTURES.stream().anyMatch(key::startsWith)) {
        texts.put(key, bundle.getString(key));
      }
    }
    return texts;
  }
}
