package descent.ui.text;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TranslationsTest {
  private static final int MOST_ARGUMENTS = 10;
  private static final Pattern MARK = Pattern.compile("⟦\\d⟧");

  private static Map<String, String> english;
  private static Map<String, String> chinese;
  private static Map<String, String> core;
  private static Sentences sentences;

  @BeforeAll
  static void read() throws IOException {
    english = texts("");
    chinese = texts("_zh");
    sentences = Sentences.read();
    core = sentences.ofTheCore();
  }

  @Test
  void everyTextOfThePagesIsInBothLanguages() throws IOException {
    assertThat(chinese.keySet()).containsAll(english.keySet());
    assertThat(texts("_en")).as("English texts belong in the default file").isEmpty();
  }

  @Test
  void everySentenceOfTheCoreIsInChinese() {
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
    assertThat(chinese.keySet()).containsAll(core.keySet());
    assertThat(chinese.keySet()).containsAll(sentences.written(rooms()));
    assertThat(english.keySet())
        .as("English of the core is in the Java code alone")
        .doesNotContainAnyElementsOf(core.keySet());
  }

  @Test
  void everyParameterHasANameAndItsOwnMeaning() {
    var told = new TreeMap<String, String>();
    Sentences.meanings()
        .forEach(
            meaning -> {
              assertThat(english).containsKey(meaning.label());
              String text = chinese.getOrDefault(meaning.particular(), general(meaning));
              assertThat(text).as(meaning.particular()).isNotNull();
              String before = told.put(text, meaning.parameter().meaning());
              assertThat(before)
                  .as("%s: as different in Chinese as in English", meaning.particular())
                  .isIn(null, meaning.parameter().meaning());
            });
  }

  @Test
  void theBrowserHasAllTextsThatItAsksFor() throws IOException {
    for (Pattern asked : sentences.askedByTheBrowser()) {
      assertThat(english.keySet()).anyMatch(asked.asMatchPredicate());
    }
  }

  @Test
  void bothLanguagesPutTheSameThingsIntoASentence() {
    var patterns = new TreeMap<>(core);
    patterns.putAll(english);
    patterns.forEach(
        (key, pattern) ->
            assertThat(placeholders(chinese.getOrDefault(key, "")))
                .as(key)
                .isEqualTo(placeholders(pattern)));
  }

  @Test
  void noTextIsLeftOver() {
    List<Pattern> browser = sentences.askedByTheBrowser();
    Set<String> used = new TreeSet<>(core.keySet());
    used.addAll(sentences.written(rooms()));
    Sentences.meanings().forEach(m -> used.addAll(List.of(m.label(), m.general(), m.particular())));

    assertThat(Stream.concat(chinese.keySet().stream(), english.keySet().stream()))
        .filteredOn(key -> browser.stream().noneMatch(p -> p.matcher(key).matches()))
        .isSubsetOf(used);
  }

  @Test
  void everyTextIsAPatternInWhichApostrophesAreDoubled() {
    for (var texts : List.of(english, chinese, core)) {
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
        .noneMatch(key -> english.get(key).contains("'") || chinese.get(key).contains("'"));
  }

  private static String general(Sentences.Meaning meaning) {
    return chinese.get(meaning.general());
  }

  private static Set<String> rooms() {
    return Stream.concat(english.keySet().stream(), core.keySet().stream())
        .map(Sentences::room)
        .collect(toCollection(TreeSet::new));
  }

  private static Map<String, String> texts(String language) throws IOException {
    Path file =
        Path.of("src/main/resources/vaadin-i18n", "translations" + language + ".properties");
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
