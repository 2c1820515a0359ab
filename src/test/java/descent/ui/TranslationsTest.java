package descent.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TranslationsTest {
  @Test
  void everyTextExistsInBothLanguages() throws IOException {
    assertThat(texts("_zh").keySet()).isEqualTo(texts("").keySet());
    assertThat(texts("_en")).as("English texts belong in the default file").isEmpty();
  }

  @Test
  void bothLanguagesPutTheSameThingsIntoASentence() throws IOException {
    Properties english = texts("");
    Properties chinese = texts("_zh");

    for (String key : english.stringPropertyNames()) {
      assertThat(placeholders(chinese.getProperty(key, "")))
          .as(key)
          .isEqualTo(placeholders(english.getProperty(key)));
    }
  }

  private static Properties texts(String language) throws IOException {
    Path file =
        Path.of("src/main/resources/vaadin-i18n", "translations" + language + ".properties");
    Properties texts = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    return texts;
  }

  private static Set<String> placeholders(String text) {
    Set<String> found = new TreeSet<>();
    Pattern.compile("\\{\\d+").matcher(text).results().forEach(match -> found.add(match.group()));
    return found;
  }
}
