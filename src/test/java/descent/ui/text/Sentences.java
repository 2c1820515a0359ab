package descent.ui.text;

import static java.util.stream.Collectors.toCollection;

import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import descent.commentary.Verdict;
import descent.commentary.network.NetworkVerdict;
import descent.dataset.Datasets;
import descent.expression.syntax.ExpressionFault;
import descent.objective.Gallery;
import descent.objective.TestFunction;
import descent.optimizer.rule.Optimizers;
import descent.schedule.Schedules;
import descent.ui.lesson.Lesson;
import descent.ui.lesson.PreparedCheck;
import descent.ui.lesson.PreparedExperiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the program can say, found in its source and its catalogues. */
final class Sentences {
  private static final String LITERAL = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[a-z][A-Za-z0-9]*)+)\"");

  /** A key and its English pattern, which may be a sum of literals; a pattern has a space. */
  private static final Pattern SENTENCE =
      Pattern.compile(KEY + "\\s*,\\s*(" + LITERAL + "(?:\\s*\\+\\s*" + LITERAL + ")*)");

  private static final Pattern BROWSER_KEY =
      Pattern.compile("(['\"`])((?:lab|classroom)\\.[^'\"`]+)\\1");

  /** The command line speaks English alone. */
  private static final Path COMMAND_LINE = Path.of("src/main/java/descent/cli");

  private final List<String> sources;
  private final Set<String> browserKeys;

  private Sentences(List<String> sources, Set<String> browserKeys) {
    this.sources = sources;
    this.browserKeys = browserKeys;
  }

  static Sentences read() {
    List<String> java =
        files("src/main/java")
            .filter(file -> !file.startsWith(COMMAND_LINE))
            .filter(file -> file.toString().endsWith(".java"))
            .map(Sentences::text)
            .toList();
    Set<String> browserKeys =
        files("frontend")
            .filter(file -> file.toString().endsWith(".ts"))
            .filter(file -> !file.toString().endsWith(".test.ts"))
            .filter(file -> !file.startsWith("frontend/generated"))
            .flatMap(file -> BROWSER_KEY.matcher(text(file)).results())
            .map(match -> match.group(2))
            .collect(toCollection(TreeSet::new));
    return new Sentences(java, browserKeys);
  }

  /** English patterns of the core by key. */
  Map<String, String> ofTheCore() {
    var english = new TreeMap<String, String>();
    for (String source : sources) {
      SENTENCE
          .matcher(source)
          .results()
          .filter(match -> joined(match.group(2)).contains(" "))
          .forEach(match -> english.put(match.group(1), joined(match.group(2))));
    }
    for (ExpressionFault problem : ExpressionFault.values()) {
      english.put(problem.key(), problem.english());
    }
    for (Verdict verdict : Verdict.values()) {
      english.put(verdict.message().key(), verdict.message().english());
    }
    for (NetworkVerdict verdict : NetworkVerdict.values()) {
      english.put(verdict.message().key(), verdict.message().english());
    }
    for (var ending : Map.copyOf(english).entrySet()) {
      if (ending.getKey().startsWith("ending.") && !ending.getKey().equals("ending.steps")) {
        english.put("judgement." + ending.getKey(), "It " + ending.getValue() + ".");
      }
    }
    for (TestFunction function : Gallery.functions()) {
      String key = "gallery." + function.id();
      english.put(key + ".title", pattern(function.title()));
      english.put(key + ".what", pattern(function.words().what()));
      english.put(key + ".hint", pattern(function.words().hint()));
    }
    for (Entry<?> optimizer : Optimizers.entries()) {
      english.put("optimizer." + optimizer.type() + ".summary", pattern(optimizer.summary()));
      for (Parameter parameter : optimizer.parameters()) {
        if (parameter instanceof Parameter.Real) {
          String key = "remedy.setting." + parameter.name();
          String change = parameter.name() + " {0} → {1}: ends at {2}";
          english.put(key, change + " instead of {3}");
          english.put(key + "Bounded", change);
          english.put("remedy.former.setting." + parameter.name(), parameter.name() + " {0}");
        }
      }
    }
    for (Entry<?> dataset : Datasets.entries()) {
      english.put("dataset." + dataset.type() + ".title", pattern(dataset.title()));
      english.put("dataset." + dataset.type() + ".summary", pattern(dataset.summary()));
    }
    for (Entry<?> schedule : Schedules.entries()) {
      english.put("schedule." + schedule.type() + ".title", pattern(schedule.title()));
      english.put("schedule." + schedule.type() + ".summary", pattern(schedule.summary()));
    }
    return english;
  }

  /** What parameters mean: in which room, of which choice. */
  static Stream<Meaning> meanings() {
    return Stream.of(
            meanings("optimizer", Optimizers.entries()),
            meanings("schedule", Schedules.entries()),
            meanings("dataset", Datasets.entries()))
        .flatMap(room -> room);
  }

  record Meaning(String room, String type, Parameter parameter) {
    String general() {
      return room + "." + parameter.name();
    }

    String particular() {
      return room + "." + type + "." + parameter.name();
    }

    String label() {
      return "parameter." + parameter.name();
    }
  }

  /** Keys that stand in the Java code as they are, if their first word is one of these. */
  Set<String> written(Set<String> rooms) {
    Set<String> written = written(sources.stream(), rooms);
    PreparedExperiment.keys().forEach(written::add);
    PreparedCheck.all().forEach(check -> written.add(check.key()));
    Lesson.keys().forEach(written::add);
    return written;
  }

  /** Keys in the code that asks Vaadin, which fills no pattern that has no arguments. */
  Set<String> askedOfVaadin(Set<String> rooms) {
    return written(sources.stream().filter(source -> source.contains("getTranslation(")), rooms);
  }

  private static Set<String> written(Stream<String> sources, Set<String> rooms) {
    return sources
        .flatMap(source -> KEY.matcher(source).results())
        .map(match -> match.group(1))
        .filter(key -> rooms.contains(room(key)))
        // A file of the browser's is no text.
        .filter(key -> !key.endsWith(".ts"))
        .collect(toCollection(TreeSet::new));
  }

  /** Patterns of the keys that the browser's code asks for; a part that varies is one word. */
  List<Pattern> askedByTheBrowser() {
    return browserKeys.stream()
        .map(key -> key.replace(".", "\\.").replaceAll("\\$\\{[^}]*}", "[A-Za-z0-9]+"))
        .map(Pattern::compile)
        .toList();
  }

  /** The first word of a key. */
  static String room(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  private static Stream<Meaning> meanings(String room, List<? extends Entry<?>> entries) {
    return entries.stream()
        .flatMap(entry -> entry.parameters().stream().map(p -> new Meaning(room, entry.type(), p)));
  }

  private static String pattern(String plain) {
    return plain.replace("'", "''");
  }

  private static String joined(String literals) {
    var text = new StringBuilder();
    Pattern.compile(LITERAL)
        .matcher(literals)
        .results()
        .map((MatchResult literal) -> literal.group(1).translateEscapes())
        .forEach(text::append);
    return text.toString();
  }

  private static Stream<Path> files(String folder) {
    try (var files = Files.walk(Path.of(folder))) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
