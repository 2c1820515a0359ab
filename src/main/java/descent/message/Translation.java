package descent.message;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences of one language for those who read no page: commands and programs. English stands
 * in the sentences themselves.
 */
public final class Translation {
  /**
   * The languages that there is a file of texts for; English is the one of all that lack a text.
   */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);

  private static final String BUNDLE = "vaadin-i18n.translations";

  private final ResourceBundle bundle;

  private Translation(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** The codes of the languages, such as {@code zh}. */
  public static List<String> codes() {
    return LANGUAGES.stream().map(Locale::getLanguage).toList();
  }

  /** Those of a language; of one that is not there, the English ones. */
  public static Translation of(Locale locale) {
    return new Translation(
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** A sentence in this language. */
  public String of(Message message) {
    return message.in(
        bundle.containsKey(message.key()) ? bundle.getString(message.key()) : message.english());
  }
}
