package descent.ui.text;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import descent.catalogue.Parameter;
import descent.message.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TranslationsTest {
  private static final Path FOLDER = Path.of("src/main/resources/vaadin-i18n");
  private static final int MOST_ARGUMENTS = 10;
  private static final Pattern MARK = Pattern.compile("⟦\\d⟧");

  private static Map<String, String> english;
  private static Map<Locale, Map<String, String>> translated;
  private static Map<String, String> core;
  private static Sentences sentences;

  @BeforeAll
  static void read() throws IOException {
    english = texts("");
    translated = new LinkedHashMap<>();
    for (Locale language : languages()) {
      translated.put(language, texts("_" + language.getLanguage()));
    }
    sentences = Sentences.read();
    core = sentences.ofTheCore();
    Sentences.meanings()
        .filter(meaning -> !english.containsKey(meaning.label()))
        .forEach(meaning -> core.put(meaning.label(), Parameter.label(meaning.parameter().name())));
  }

  /** All but English. */
  static List<Locale> languages() {
    return Translation.LANGUAGES.stream().filter(l -> !l.equals(Locale.ENGLISH)).toList();
  }

  @Test
  void everyFileOfTextsIsThatOfALanguage() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(file -> file.matches("translations_.*"))
          .containsExactlyInAnyOrderElementsOf(
              Translation.codes().stream()
                  .map(code -> "translations_" + code + ".properties")
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyTextOfThePagesIsInEachLanguage(Locale language) throws IOException {
    assertThat(texts(language).keySet()).containsAll(english.keySet());
    assertThat(texts("_en")).as("English texts belong in the default file").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everySentenceOfTheCoreIsInEachLanguage(Locale language) {
    Set<String> known = texts(language).keySet();
    assertThat(core)
        .as("the search finds a sentence of each kind")
        .containsKeys(
            "expression.unknownName",
            "experiment.longText",
            "limit.steps",
            "limit.body",
            "ending.loss",
            "verdict.stalls",
            "verdict.overfits",
            "remedy.rate",
            "caption.zigzag",
            "outcome.aboveLimit",
            "judgement.ending.lossOverflow",
            "facts.conditionMinima",
            "gallery.monkey.hint",
            "optimizer.lion.summary",
            "schedule.cosine.title",
            "functions.notANumber",
            "address.broken");
    assertThat(known).containsAll(core.keySet());
    assertThat(known).containsAll(sentences.written(rooms()));
    assertThat(english.keySet())
        .as("English of the core is in the Java code alone")
        .doesNotContainAnyElementsOf(core.keySet());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyParameterHasANameAndItsOwnMeaning(Locale language) {
    Map<String, String> texts = texts(language);
    var told = new TreeMap<String, String>();
    Sentences.meanings()
        .forEach(
            meaning -> {
              assertThat(texts).containsKey(meaning.label());
              String general = texts.get(meaning.general());
              String text = texts.getOrDefault(meaning.particular(), general);
              assertThat(text).as(meaning.particular()).isNotNull();
              String before = told.put(text, meaning.parameter().meaning());
              assertThat(before)
                  .as("%s: as different in each language as in English", meaning.particular())
                  .isIn(null, meaning.parameter().meaning());
            });
  }

  @Test
  void theBrowserHasAllTextsThatItAsksFor() throws IOException {
    for (Pattern asked : sentences.askedByTheBrowser()) {
      assertThat(english.keySet()).anyMatch(asked.asMatchPredicate());
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void allLanguagesPutTheSameThingsIntoASentence(Locale language) {
    var patterns = new TreeMap<>(core);
    patterns.putAll(english);
    patterns.forEach(
        (key, pattern) ->
            assertThat(placeholders(texts(language).getOrDefault(key, "")))
                .as(key)
                .isEqualTo(placeholders(pattern)));
  }

  @Test
  void noTextIsLeftOver() {
    List<Pattern> browser = sentences.askedByTheBrowser();
    Set<String> used = new TreeSet<>(core.keySet());
    used.addAll(sentences.written(rooms()));
    Sentences.meanings().forEach(m -> used.addAll(List.of(m.label(), m.general(), m.particular())));

    assertThat(everywhere().stream().flatMap(texts -> texts.keySet().stream()))
        .filteredOn(key -> browser.stream().noneMatch(p -> p.matcher(key).matches()))
        .isSubsetOf(used);
  }

  @Test
  void everyTextIsAPatternInWhichApostrophesAreDoubled() {
    for (var texts : Stream.concat(Stream.of(core), everywhere().stream()).toList()) {
      texts.forEach(
          (key, pattern) -> {
            assertThatCode(() -> placeholders(pattern)).as(key).doesNotThrowAnyException();
            assertThat(pattern.replace("''", "").replaceAll("'[{}]'", ""))
                .as(key)
                .doesNotContain("'");
          });
    }
    assertThat(sentences.askedOfVaadin(rooms()))
        .isNotEmpty()
        .noneMatch(key -> everywhere().stream().anyMatch(texts -> texts.get(key).contains("'")));
  }

  private static List<Map<String, String>> everywhere() {
    return Stream.concat(Stream.of(english), translated.values().stream()).toList();
  }

  private static Map<String, String> texts(Locale language) {
    return Objects.requireNonNull(translated.get(language));
  }

  private static Set<String> rooms() {
    return Stream.concat(english.keySet().stream(), core.keySet().stream())
        .map(Sentences::room)
        .collect(toCollection(TreeSet::new));
  }

  private static Map<String, String> texts(String language) throws IOException {
    Path file = FOLDER.resolve("translations" + language + ".properties");
    Properties texts = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    var byKey = new TreeMap<String, String>();
    texts.stringPropertyNames().forEach(key -> byKey.put(key, texts.getProperty(key)));
    return byKey;
  }

  private static Set<String> placeholders(String pattern) {
    Object[] marks = IntStream.range(0, MOST_ARGUMENTS).mapToObj(i -> "⟦" + i + "⟧").toArray();
    String filled = new MessageFormat(pattern, Locale.ROOT).format(marks);
    return MARK.matcher(filled)
        .results()
        .map(match -> match.group())
        .collect(toCollection(TreeSet::new));
  }
}
