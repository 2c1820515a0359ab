package descent.ui.text;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One term of the field has one Chinese name, on every page. */
class GlossaryTest {
  private static final Path TEXTS = Path.of("src/main/resources/vaadin-i18n");

  private static final String HAN = "\\p{IsHan}";

  /** A mark of English beside a Chinese character, or between two things that are filled in. */
  private static final Pattern MARK =
      Pattern.compile(
          "%1$s[,;:?!]|[,;:?!] ?%1$s|%1$s\\.(?!\\d)|\\}[,;:?!] ?\\{|\\}[,;:?!] ?%1$s"
              .formatted(HAN));

  private static final Pattern MATHEMATICS =
      Pattern.compile("\\$[^$]*\\$|`[^`]*`|\\([^()\\p{IsHan}]*\\)|\\[\\{\\d},\\{\\d}]");

  private static Map<String, String> english;
  private static Map<String, String> chinese;
  private static List<Term> terms;

  /**
   * @param english a word or two
   * @param chinese of which a text has one
   * @param never what is not written for it
   */
  private record Term(String english, List<String> chinese, List<String> never) {
    static Term of(String line) {
      String[] parts = line.split("\t", -1);
      return new Term(parts[0], words(parts[1]), words(parts[2]));
    }

    private static List<String> words(String text) {
      return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    boolean isIn(String text) {
      return Pattern.compile("\\b" + english + "s?\\b", Pattern.CASE_INSENSITIVE)
          .matcher(text)
          .find();
    }
  }

  @BeforeAll
  static void read() throws IOException {
    english = new TreeMap<>(Sentences.read().ofTheCore());
    english.putAll(texts("translations.properties"));
    chinese = texts("translations_zh.properties");
    terms =
        Files.readAllLines(TEXTS.resolve("glossary.tsv")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Term::of)
            .toList();
  }

  @Test
  void whereTheEnglishHasATermTheChineseHasItsName() {
    assertThat(terms).isNotEmpty();
    for (Term term : terms) {
      String strayed =
          english.entrySet().stream()
              .filter(text -> term.isIn(text.getValue()))
              .filter(text -> chinese.containsKey(text.getKey()))
              .filter(
                  text -> term.chinese().stream().noneMatch(chinese.get(text.getKey())::contains))
              .map(text -> text.getKey() + ": " + chinese.get(text.getKey()))
              .collect(joining("\n"));
      assertThat(strayed).as(term.english()).isEmpty();
    }
  }

  @Test
  void noTextHasAnotherName() {
    for (Term term : terms) {
      assertThat(chinese.values())
          .as(term.english())
          .noneMatch(text -> term.never().stream().anyMatch(text::contains));
    }
  }

  @Test
  void everyTextSpeaksToTheReaderInOneVoice() {
    assertThat(chinese.values()).anyMatch(text -> text.contains("你"));
    assertThat(chinese.values()).noneMatch(text -> text.contains("您"));
  }

  @Test
  void noTextPartsANumberFromItsPercentSign() {
    assertThat(english.values()).noneMatch(text -> text.matches("(?s).*\\h%.*"));
    assertThat(chinese.values()).noneMatch(text -> text.matches("(?s).*\\h%.*"));
  }

  /** Coordinates, code and mathematics keep their own marks. */
  @Test
  void chineseHasItsOwnPunctuation() {
    String strayed =
        chinese.entrySet().stream()
            .filter(
                text -> MARK.matcher(MATHEMATICS.matcher(text.getValue()).replaceAll("")).find())
            .map(text -> text.getKey() + ": " + text.getValue())
            .collect(joining("\n"));
    assertThat(strayed).isEmpty();
  }

  @Test
  void everyTermIsUsed() {
    for (Term term : terms) {
      assertThat(english.values()).as(term.english()).anyMatch(term::isIn);
    }
  }

  private static Map<String, String> texts(String file) throws IOException {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(TEXTS.resolve(file))) {
      properties.load(in);
    }
    var texts = new TreeMap<String, String>();
    properties.forEach((key, text) -> texts.put((String) key, (String) text));
    return texts;
  }
}
